"""`diff`: what changed between two packages, why, and which promises that breaks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLE, run

from reportschema import build, diff
from reportschema.publishing.published.comparison import Cause, Sign

OLD = EXAMPLE.read_text(encoding="utf-8")


def package(folder: Path, name: str, source: str) -> Path:
    (folder / name).mkdir()
    (folder / name / "yunxi.yaml").write_text(source, encoding="utf-8")
    result = build(folder / name, folder / f"{name}-package")
    assert not result.errors, result.findings
    return folder / f"{name}-package"


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the example, which no test changes."""
    return package(tmp_path_factory.mktemp("old"), "old", OLD)


@pytest.fixture(scope="module")
def without_t3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the example without one of its targets, which no test changes."""
    source = without("t3").replace("numerals: {state: complete", "numerals: {state: partial")
    return package(tmp_path_factory.mktemp("new"), "new", source)


def replaced(before: str, after: str) -> str:
    assert OLD.count(before) == 1
    return OLD.replace(before, after)


def without(record: str) -> str:
    return "".join(
        line
        for line in OLD.splitlines(keepends=True)
        if not line.startswith(f"  - {{id: {record},")
    )


def test_a_package_does_not_differ_from_itself(old: Path) -> None:
    done = run("diff", old, old)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "No difference."


def test_a_corrected_cell_is_told_with_its_cause(old: Path, tmp_path: Path) -> None:
    before = "basis: constant_prices, cues: [[191, 195, 按可比价]]"
    new = package(
        tmp_path, "new", replaced(before, before.replace("constant_prices", "comparable"))
    )
    difference = diff(old, new)
    change = next(change for change in difference.facts if change.table == "observations")
    assert (change.sign, change.id, change.cause) == (
        Sign.CHANGED,
        "990101-2020/o2",
        Cause.ANNOTATION,
    )
    assert change.cells == {"basis": ("constant_prices", "comparable")}
    assert difference.broken == ()
    done = run("diff", old, new)
    assert done.exit_code == 0
    rebased = "basis: constant_prices -> comparable [annotation_correction]"
    assert f"~ observations 990101-2020/o2 gdp 2019 增长6.1%: {rebased}" in done.stdout
    assert any(change.derived and change.table == "outcome_panel" for change in difference.changes)


def test_another_edition_of_the_text_is_a_source_correction(old: Path, tmp_path: Path) -> None:
    sha = OLD.partition("sha256: ")[2][:64]
    new = package(
        tmp_path,
        "new",
        OLD.replace(sha, "0" * 64).replace(
            "basis: constant_prices, cues", "basis: comparable, cues"
        ),
    )
    causes = {change.table: change.cause for change in diff(old, new).facts}
    assert causes["observations"] == causes["editions"] == Cause.SOURCE


def test_a_vanished_id_breaks_a_promise(old: Path, without_t3: Path) -> None:
    done = run("diff", old, without_t3)
    assert done.exit_code == 1
    assert "! targets: 990101-2020/t3 is gone" in done.stdout
    back = run("diff", without_t3, old)
    assert back.exit_code == 0
    assert "+ targets 990101-2020/t3 茶旅融合 2020 稳步向前" in back.stdout


def test_an_id_given_to_another_record_breaks_a_promise(old: Path, tmp_path: Path) -> None:
    swapped = (
        OLD.replace("{id: t2,", "{id: tx,")
        .replace("{id: t3,", "{id: t2,")
        .replace("{id: tx,", "{id: t3,")
    )
    difference = diff(old, package(tmp_path, "new", swapped))
    assert len([breach for breach in difference.broken if "is another record" in breach]) == 2


def test_columns_values_and_meanings_that_go_break_promises(old: Path, tmp_path: Path) -> None:
    """The newer package is the older one, descriptor and vocabularies altered, hashes mended."""
    from hashlib import sha256

    new = tmp_path / "new"
    new.mkdir()
    for path in old.iterdir():
        (new / path.name).write_bytes(path.read_bytes())
    content = json.loads((new / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in content["resources"]}
    fields = {field["name"]: field for field in resources["observations"]["schema"]["fields"]}
    fields["value"]["type"] = "string"
    hedge = fields["hedge"]
    hedge["categories"] = [value for value in hedge["categories"] if value["value"] != "under"]
    path = new / "units.csv"
    path.write_bytes(path.read_bytes().replace(b",10000,", b",10001,"))
    resources["units"] |= {
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256(path.read_bytes()).hexdigest()}",
    }
    content["resources"] = [
        resource for resource in content["resources"] if resource["name"] != "frame"
    ]
    (new / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    broken = " | ".join(diff(old, new).broken)
    for words in (
        "column observations.value has another type",
        "value under of observations.hedge is gone",
        "table frame is gone",
        "means something else: factor",
    ):
        assert words in broken


def test_a_table_more_is_a_difference_and_breaks_no_promise(old: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(old, before)
    content = json.loads((before / "datapackage.json").read_text(encoding="utf-8"))
    content["resources"] = [each for each in content["resources"] if each["name"] != "frame"]
    (before / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    comparison = diff(before, old)
    assert (comparison.broken, comparison.changes) == ((), ())
    assert "No difference." not in run("diff", before, old).stdout


def test_markdown_and_json_say_the_same(old: Path, without_t3: Path) -> None:
    page = run("diff", old, without_t3, "--output-format", "markdown").stdout
    assert "### Promises broken" in page
    assert "| - | targets | `990101-2020/t3` |" in page
    content = json.loads(run("diff", old, without_t3, "--output-format", "json").stdout)
    assert content["broken"] == ["targets: 990101-2020/t3 is gone"]
    assert {
        "sign": "removed",
        "table": "targets",
        "cause": "annotation_correction",
    }.items() <= next(
        change
        for change in content["changes"]
        if change["id"] == "990101-2020/t3" and not change["derived"]
    ).items()


def test_a_broken_package_is_told(old: Path, tmp_path: Path) -> None:
    done = run("diff", old, tmp_path / "nothing")
    assert done.exit_code == 2
    assert "no such file or folder" in done.stderr


WITHDRAWN = (
    '  - {id: t3, date: "2020-05-01", reason: misread, note: no target, replaced_by: [t2]}\n'
)


def test_a_withdrawn_record_breaks_no_promise(old: Path, tmp_path: Path) -> None:
    source = without("t3").replace("numerals: {state: complete", "numerals: {state: partial")
    new = package(tmp_path, "new", source + WITHDRAWN)
    done = run("diff", old, new)
    assert done.exit_code == 0
    assert (
        "  x targets 990101-2020/t3 was withdrawn (2020-05-01, misread: no target);"
        " replaced by 990101-2020/t2"
    ) in done.stdout
    assert "Withdrawn: 1. Promises broken: 0." in done.stdout
    content = json.loads(run("diff", old, new, "--output-format", "json").stdout)
    (row,) = content["withdrawn"]
    assert (row["id"], row["reason"], row["replaced_by"]) == (
        "990101-2020/t3",
        "misread",
        ["990101-2020/t2"],
    )
    assert "### Withdrawn" in run("diff", old, new, "--output-format", "markdown").stdout


def test_the_parts_of_a_withdrawn_entry_go_with_it(old: Path, tmp_path: Path) -> None:
    before, entry, after = OLD.partition("  - id: g1\n")
    _, second, after = after.partition("  - id: g2\n")
    source = before + second + after.replace("    number: 2\n", "    number: 1\n", 1)
    claim = "glossary: {state: complete"
    assert entry
    assert second
    assert claim in source
    gone = source.replace(claim, "glossary: {state: partial") + WITHDRAWN.replace("t3", "g1")
    difference = diff(old, package(tmp_path, "new", gone))
    assert difference.broken == ()
    assert [(row.table, row.id) for row in difference.withdrawn] == [("glossary", "990101-2020/g1")]
    assert {change.table for change in difference.facts} >= {"glossary", "glossary_components"}


def test_an_id_that_vanishes_beside_a_withdrawal_is_missed_still(old: Path, tmp_path: Path) -> None:
    source = without("t3").replace("numerals: {state: complete", "numerals: {state: partial")
    new = package(tmp_path, "new", source + WITHDRAWN.replace("t3", "t33"))
    done = run("diff", old, new)
    assert done.exit_code == 1
    assert "! targets: 990101-2020/t3 is gone" in done.stdout
    assert diff(old, new).withdrawn == ()


def test_a_withdrawal_that_is_taken_back_breaks_a_promise(old: Path, tmp_path: Path) -> None:
    source = OLD.replace('  - {id: o17, date: "2020-03-02", reason: not_a_figure}\n', "")
    new = package(tmp_path, "new", source.replace("\nwithdrawn:\n", ""))
    assert diff(old, new).broken == ("withdrawals: 990101-2020/o17 is gone",)


@pytest.mark.parametrize(
    ("table", "before", "after", "ids"),
    [
        ("numerals", "[408, 413, 2020年]", "[409, 414, 2020年]", {"n408", "n409"}),
        ("headline_passages", "at: [420, 493]", "at: [421, 493]", {"h420-2020", "h421-2020"}),
    ],
)
def test_an_id_that_is_a_place_promises_nothing(
    table: str, before: str, after: str, ids: set[str], old: Path, tmp_path: Path
) -> None:
    difference = diff(old, package(tmp_path, "new", replaced(before, after)))
    assert difference.broken == ()
    assert {change.id for change in difference.facts if change.table == table} == {
        f"990101-2020/{key}" for key in ids
    }
