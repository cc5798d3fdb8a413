"""A stranger's package: each verb reads it, or refuses it with the words of `validate`."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, Done, run

from reportschema import read_package
from reportschema.verbs.build import package_of
from reportschema.verbs.read_package import PackageError
from reportschema.verbs.validate import validate

FILES = package_of(validate([EXAMPLES / "yunxi-2020.yaml"]), with_texts=False)
# The divisions of the whole country are not needed here, and slow.
FILES["divisions.csv"] = b"".join(
    line
    for n, line in enumerate(FILES["divisions.csv"].splitlines(keepends=True))
    if n == 0 or line.startswith(b"9901")
)
Descriptor = dict[str, Any]


def table(descriptor: Descriptor, name: str) -> Any:
    return next(resource for resource in descriptor["resources"] if resource["name"] == name)


def field(descriptor: Descriptor, name: str, column: str) -> Any:
    fields = table(descriptor, name)["schema"]["fields"]
    return next(field for field in fields if field["name"] == column)


def spoilt(folder: Path, spoil: Callable[[Descriptor], object], **cells: tuple[str, str]) -> Path:
    """The example's package with its descriptor and cells spoilt, and the hashes made good."""
    folder.mkdir()
    descriptor = json.loads(FILES["datapackage.json"])
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    for name, (before, after) in {**cells, "divisions": ("", "")}.items():
        data = FILES[f"{name}.csv"]
        assert before.encode() in data
        data = data.replace(before.encode(), after.encode(), 1)
        (folder / f"{name}.csv").write_bytes(data)
        digest = f"sha256:{sha256(data).hexdigest()}"
        table(descriptor, name).update({"bytes": len(data), "hash": digest})
    spoil(descriptor)
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


# What a stranger's descriptor says, and what every verb answers.
SPOILT: dict[str, tuple[Callable[[Descriptor], object], str]] = {
    "a column of type date": (
        lambda d: field(d, "reports", "delivered").update(type="date"),
        "reports: field delivered has the type 'date'; only string, number, integer, boolean",
    ),
    "a type that is a list": (
        lambda d: field(d, "reports", "delivered").update(type=["string"]),
        "reports has a field without name or type",
    ),
    "a separator that is a number": (
        lambda d: field(d, "frame", "report_ids").update(separator=3),
        "frame: field report_ids has a separator that is no text",
    ),
    "an empty separator": (
        lambda d: field(d, "frame", "report_ids").update(separator=""),
        "frame: field report_ids has a separator that is no text",
    ),
    "several numbers in a cell": (
        lambda d: field(d, "observations", "value").update(separator=";"),
        "observations: field value holds several values that are no strings",
    ),
    "no resources": (lambda d: d.update(resources=[]), "has no table"),
    "resources that are no list": (lambda d: d.update(resources={}), "has no list of resources"),
    "a resource that is a text": (
        lambda d: d["resources"].insert(1, "reports"),
        "resource 2 has no name or no path",
    ),
    "a table without columns": (
        lambda d: table(d, "topics")["schema"].update(fields=[]),
        "topics has no schema with fields",
    ),
    "no licences": (lambda d: d.pop("licenses"), "the package has no licences"),
    "licences that are a text": (lambda d: d.update(licenses="CC0"), "the package has no licences"),
    "a licence without a name": (
        lambda d: d.update(licenses=[{"path": "https://example.org"}]),
        "the package has a licence without a name",
    ),
    "a title that is a mapping": (
        lambda d: d.update(title={"en": "Reports"}),
        "the package: title is no text",
    ),
    "a title of a table that is a list": (
        lambda d: table(d, "targets").update(title=["Targets"]),
        "targets: title is no text",
    ),
    "a description of a column that is a number": (
        lambda d: field(d, "targets", "value").update(description=1),
        "targets: field value: description is no text",
    ),
    "a version that is a number": (
        lambda d: d.update(version=1.0),
        "the package: version is no text",
    ),
    "a label that is a mapping": (
        lambda d: field(d, "targets", "form").update(categories=[{"value": "a", "label": {}}]),
        "targets: field form has constraints or categories of no known form",
    ),
    "a name that no model can have": (
        lambda d: field(d, "targets", "value").update(name="model_fields"),
        "targets: field model_fields has a name that no model can have",
    ),
    "two columns named alike": (
        lambda d: field(d, "targets", "low").update(name="high"),
        "targets has two fields alike",
    ),
    "a key that is a number": (
        lambda d: table(d, "targets")["schema"].update(primaryKey=[1]),
        "targets has a key that is none of its fields",
    ),
    "a foreign key to nothing": (
        lambda d: table(d, "targets")["schema"]["foreignKeys"][0]["reference"].update(
            resource="nowhere"
        ),
        "leads to nothing: nowhere has no key id",
    ),
    "a foreign key to no key": (
        lambda d: table(d, "targets")["schema"]["foreignKeys"][0]["reference"].update(
            fields=["title"]
        ),
        "leads to nothing: reports has no key title",
    ),
    "a foreign key from no column": (
        lambda d: table(d, "targets")["schema"]["foreignKeys"][0].update(fields=["nothing"]),
        "targets has a foreign key from no field, nothing",
    ),
}
VERBS: dict[str, Callable[[Path, Path, Path], Done]] = {
    "show": lambda package, _, __: run("show", "--package", package),
    "show an indicator": lambda package, _, __: run(
        "show", "--indicator", "gdp", "--package", package
    ),
    "explore": lambda package, _, out: run("explore", "--package", package, "--out", out),
    "diff from": lambda package, sound, _: run("diff", package, sound),
    "diff to": lambda package, sound, _: run("diff", sound, package),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spoilt(tmp_path_factory.mktemp("sound") / "package", lambda _: None)


@pytest.mark.parametrize("case", SPOILT)
def test_validate_and_every_verb_say_the_same_of_a_spoilt_descriptor(
    case: str, sound: Path, tmp_path: Path
) -> None:
    spoil, message = SPOILT[case]
    package = spoilt(tmp_path / "package", spoil)
    checked = run("validate", package)
    assert checked.exit_code == 1
    assert message in checked.stdout
    assert "datapackage.json" in checked.stdout
    for verb, call in VERBS.items():
        done = call(package, sound, tmp_path / "out")
        assert (done.exit_code, message in done.stderr) == (2, True), (verb, done.stderr)
    for frames in ("models", "polars", "pandas"):
        with pytest.raises(PackageError) as refused:
            read_package(package, frames)
        assert message in str(refused.value)


def bare(descriptor: Descriptor) -> None:
    """Takes away all that a descriptor may leave out."""
    for key in ("title", "title_zh", "description", "description_zh", "version", "sources"):
        descriptor.pop(key)
    for resource in descriptor["resources"]:
        for key in ("title", "title_zh", "description", "description_zh"):
            resource.pop(key)
        for column in resource["schema"]["fields"]:
            for key in ("title", "title_zh", "description", "description_zh"):
                column.pop(key)
            for category in column.get("categories", []):
                category.pop("label")
    form = field(descriptor, "targets", "form")
    form["categories"] = [category["value"] for category in form["categories"]]


def test_a_descriptor_without_titles_and_labels_is_read_like_any_other(
    sound: Path, tmp_path: Path
) -> None:
    package = spoilt(tmp_path / "package", bare)
    assert run("validate", package).exit_code == 0
    for verb, call in VERBS.items():
        assert call(package, sound, tmp_path / "out").exit_code == 0, verb
    for frames in ("models", "polars", "pandas"):
        tables = read_package(package, frames)
        assert [len(tables[name]) for name in tables]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"editions": (",632,", f",{'9' * 30},")}, "characters: '999999999999999999999999999999'"),
        ({"editions": (",632,", f",{2**63},")}, "is too large an integer"),
        ({"observations": (",6.1,", f",{'9' * 400},")}, "is too large a number"),
        ({"observations": (",6.1,", ",1e3,")}, "is no number"),
        ({"observations": (",6.1,", ",NaN,")}, "is no number"),
        ({"targets": (",true,", ",True,")}, "is no boolean"),
    ],
)
def test_a_cell_that_no_typed_reader_can_hold_is_refused_alike(
    cells: dict[str, tuple[str, str]], message: str, sound: Path, tmp_path: Path
) -> None:
    package = spoilt(tmp_path / "package", lambda _: None, **cells)
    assert message in run("validate", package).stdout
    for verb, call in VERBS.items():
        done = call(package, sound, tmp_path / "out")
        assert (done.exit_code, message in done.stderr) == (2, True), (verb, done.stderr)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            lambda d: d.update(resources=d["resources"][-1:]),
            "has no table reports",
        ),
        (lambda d: table(d, "topics")["schema"].pop("primaryKey"), "topics has no key"),
        (
            lambda d: field(d, "outcome_panel", "normalized_value").update(type="string"),
            "the column outcome_panel.normalized_value holds no number",
        ),
    ],
)
def test_a_sound_package_of_something_else_is_refused_by_the_verbs_that_need_ours(
    spoil: Callable[[Descriptor], object], message: str, sound: Path, tmp_path: Path
) -> None:
    def without_references(descriptor: Descriptor) -> None:
        spoil(descriptor)
        for resource in descriptor["resources"]:
            resource["schema"].pop("foreignKeys", None)

    package = spoilt(tmp_path / "package", without_references)
    assert read_package(package, "models")
    answers = [call(package, sound, tmp_path / "out") for call in VERBS.values()]
    assert {answer.exit_code for answer in answers} <= {0, 1, 2}
    assert any(message in answer.stderr for answer in answers)


MARKUP = "[link=https://example.org]x[/link] [sic] [/] :smile:"


def test_text_of_data_is_never_markup_of_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor where a program prints the view with rich's own console, which obeys markup."""
    from rich.console import Console

    from reportschema import show

    monkeypatch.setenv("COLUMNS", "200")
    package = spoilt(
        tmp_path / "package",
        lambda _: None,
        reports=(",云溪区,", f",{MARKUP},"),
        problems=("大项目少，小企业融资难", MARKUP),
        indicators=("gross domestic product", MARKUP),
    )
    for arguments in ((), ("990101-2020",), ("--indicator", "gdp")):
        done = run("show", *arguments, "--package", package)
        assert done.exit_code == 0, done.stderr
        assert MARKUP in done.stdout
    for view in (show(package=package), show("990101-2020", package=package)):
        console = Console(width=200, record=True, file=(tmp_path / "screen").open("w"))
        console.print(view)
        console.file.close()
        assert MARKUP in console.export_text()
