"""`accept`: who has read which records, entered so that nothing else of a source changes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import ROOT, run

from reportschema import accept, validate
from reportschema.files.canonical.formatting import formatted
from reportschema.files.disk.regular import Stamp
from reportschema.files.disk.writing import ChangedError, replace_file
from reportschema.files.parsing.comments import comments_of
from reportschema.models import WorkReport, accepted, digest_of, readable
from reportschema.verbs.accept import AcceptError

accepting: ModuleType = sys.modules["reportschema.verbs.accept"]
DAY = date(2020, 4, 1)
ANOTHER_DAY = date(2020, 4, 2)


@pytest.fixture
def source(tmp_path: Path, example: str) -> Path:
    """The example with a comment at its head and on a record; two records are in doubt."""
    path = tmp_path / "yunxi.yaml"
    doubted = ("  - {id: o2,", "  - {id: t1,")
    lines = [
        line.replace("}\n", ", review: {reason: period_in_doubt}}\n")
        if line.startswith(doubted)
        else line
        for line in example.splitlines(keepends=True)
    ]
    path.write_text("# read with care\n" + "".join(lines), encoding="utf-8")
    assert not validate(path).errors
    return path


def report(path: Path) -> WorkReport:
    (only,) = validate(path).reports.values()
    return only


def test_records_that_were_read_are_entered_and_nothing_else_changes(source: Path) -> None:
    before = source.read_text(encoding="utf-8")
    done = run("accept", source, "o3", "t2", "rd_intensity-2020", "--by", "person", "--who", "陈")
    assert done.exit_code == 0
    assert "accepted by 陈 (person): o3, t2, rd_intensity-2020" in done.stdout
    assert done.stderr.strip() == "3 entered, 0 accepted before"
    lines = source.read_text(encoding="utf-8").splitlines()
    (entry,) = set(lines) - set(before.splitlines())
    assert [line for line in lines if line != entry] == before.splitlines()
    digests = {key: digest_of(record) for key, record in readable(report(source)).items()}
    written = {r.who: r.records for r in report(source).reviewed}
    assert written["陈"] == {key: digests[key] for key in ("o3", "t2", "rd_intensity-2020")}
    assert f'date: "{date.today()}"' in entry


def test_the_same_again_changes_nothing_on_any_day(source: Path) -> None:
    accept(source, ["o3", "o4"], by="person", who="陈", day=DAY)
    before = source.read_bytes()
    again = accept(source, ["o4", "o3"], by="person", who="陈", day=ANOTHER_DAY)
    assert (again.entered, again.standing) == ((), ("o3", "o4"))
    assert source.read_bytes() == before


def test_all_takes_what_is_not_in_doubt_and_says_what_is_left(source: Path) -> None:
    done = run("accept", source, "--all", "--by", "language_model", "--who", "a model 2")
    assert done.exit_code == 0
    assert "left, to review still: o2, t1" in done.stdout
    assert "2 left that are to review still" in done.stderr
    now = report(source)
    assert set(readable(now)) - set(accepted(now)) == {"o2", "t1"}


def test_a_record_in_doubt_is_refused_with_what_to_do_and_nothing_is_entered(source: Path) -> None:
    before = source.read_bytes()
    done = run("accept", source, "o3", "o2", "--by", "person", "--who", "陈")
    assert done.exit_code == 2
    assert (
        "nothing was entered: o2: to review still; decide it, delete the review key" in done.stderr
    )
    assert source.read_bytes() == before


def test_an_unknown_id_is_refused_with_the_nearest(source: Path) -> None:
    before = source.read_bytes()
    done = run("accept", source, "o3", "rd_intensty-2020", "--by", "person", "--who", "陈")
    assert done.exit_code == 2
    assert "known by rd_intensty-2020; did you mean rd_intensity-2020?" in done.stderr
    assert source.read_bytes() == before


def test_what_comes_from_outside_the_text_is_not_read_against_it(source: Path) -> None:
    with pytest.raises(AcceptError, match="no record to be read is known by e1"):
        accept(source, "e1", by="person", who="陈")


def test_a_numeral_with_which_a_text_begins_is_entered_too(tmp_path: Path) -> None:
    """The year of a title, as many pages without furniture have it: it is known as n0."""
    plan = tmp_path / "plan.yaml"
    plan.write_bytes((ROOT / "tests" / "fiction" / "five-year-plan-2021.yaml").read_bytes())
    entered = accept(plan, everything=True, by="person", who="陈").entered
    assert {"n0"} < set(entered) == set(accepted(report(plan)))


def test_a_models_reading_stands_beside_a_persons(source: Path) -> None:
    accept(source, "o3", by="person", who="陈", day=DAY)
    accept(source, "o3", by="language_model", who="a model 2", day=ANOTHER_DAY)
    now = report(source)
    assert [(r.by, r.who) for r in now.reviewed if "o3" in r.records] == [
        ("person", "陈"),
        ("language_model", "a model 2"),
    ]
    assert accepted(now)["o3"].by == "person"


def test_a_reader_reads_again_what_has_changed(source: Path) -> None:
    accept(source, ["o3", "t2"], by="person", who="陈", day=DAY)
    change(source, "o3")
    assert [f.code for f in validate(source).findings if f.code == "STATE009"] == ["STATE009"]
    done = accept(source, ["o3", "t2"], by="person", who="陈", day=ANOTHER_DAY)
    assert (done.entered, done.standing) == (("o3",), ("t2",))
    own = [r for r in report(source).reviewed if r.who == "陈"]
    assert [(r.date, set(r.records)) for r in own] == [
        ("2020-04-01", {"t2"}),
        ("2020-04-02", {"o3"}),
    ]


def test_an_entry_that_has_nothing_left_goes_and_its_comment_stays(source: Path) -> None:
    accept(source, "o3", by="person", who="陈", day=DAY)
    text = source.read_text(encoding="utf-8")
    source.write_text(
        text.replace("  - {by: person, who: 陈", "  # read aloud\n  - {by: person, who: 陈"),
        encoding="utf-8",
    )
    change(source, "o3")
    accept(source, "o3", by="person", who="陈", day=ANOTHER_DAY)
    text = source.read_text(encoding="utf-8")
    assert "2020-04-01" not in text
    assert "# read aloud" in text


@pytest.mark.parametrize("who", ["", " ", "x" * 301, "=1+1", "陈\n李", "陈\u202e李"])
def test_a_name_that_is_none_is_refused(who: str, source: Path) -> None:
    before = source.read_bytes()
    done = run("accept", source, "o3", "--by", "person", "--who", who)
    assert done.exit_code == 2
    assert "who is no name" in done.stderr
    assert len(done.stderr) < 300
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["o3", "--by", "machine"], "by is 'machine', not person or language_model"),
        (["--by", "person"], "name the records that were read, or take all"),
        (["o3", "--all", "--by", "person"], "name the records that were read, or take all"),
    ],
)
def test_what_is_missing_or_wrong_is_said(arguments: list[str], says: str, source: Path) -> None:
    done = run("accept", source, *arguments, "--who", "陈")
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_source_that_does_not_validate_is_refused_with_its_findings(source: Path) -> None:
    broken = source.read_text(encoding="utf-8").replace("{id: o4,", "{id: o3,")
    source.write_text(broken, encoding="utf-8")
    done = run("accept", source, "t2", "--by", "person", "--who", "陈")
    assert done.exit_code == 1
    assert "ID001 o3" in done.stdout
    assert "nothing was entered: mend the errors first" in done.stderr
    assert source.read_text(encoding="utf-8") == broken


def test_what_is_no_source_is_refused(source: Path) -> None:
    by = ("--by", "person", "--who", "陈")
    folder = run("accept", source.parent, "o3", *by)
    assert (folder.exit_code, "is a folder: name one source" in folder.stderr) == (2, True)
    nothing = run("accept", source.parent / "none.yaml", "o3", *by)
    assert (nothing.exit_code, "no such file" in nothing.stderr) == (2, True)
    text = source.parent / "text.txt"
    text.write_text("各位代表：\n", encoding="utf-8")
    other = run("accept", text, "--all", *by)
    assert (other.exit_code, "SCHEMA006" in other.stdout) == (1, True)
    link = source.parent / "link.yaml"
    link.symlink_to(source)
    linked = run("accept", link, "o3", *by)
    assert (linked.exit_code, "YAML010" in linked.stdout) == (1, True)


def test_a_link_to_a_report_that_is_not_at_hand_is_no_hindrance(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    linked = text.replace("{id: o3,", "{id: o3, fulfils: 990101-2019/t1,")
    source.write_text(linked, encoding="utf-8")
    assert [f.code for f in validate(source).findings if f.severity == "error"] == ["REF001"]
    assert accept(source, "o4", by="person", who="陈").entered == ("o4",)


def test_what_another_has_written_meanwhile_is_not_lost(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def second(path: Path, data: bytes, since: Stamp) -> None:
        monkeypatch.undo()
        accept(source, "o4", by="person", who="李", day=DAY)
        replace_file(path, data, since)

    monkeypatch.setattr("reportschema.verbs.accept.replace_file", second)
    with pytest.raises(ChangedError, match="changed meanwhile: nothing was written; run it again"):
        accept(source, "o3", by="person", who="陈", day=DAY)
    assert {r.who for r in report(source).reviewed} == {"fz", "李"}


def change(path: Path, record: str) -> None:
    """Gives a record of a source a status, which it had not."""
    text = path.read_text(encoding="utf-8")
    assert text.count(f"{{id: {record},") == 1
    path.write_text(
        text.replace(f"{{id: {record},", f"{{id: {record}, status: preliminary,"), encoding="utf-8"
    )


def test_validate_counts_who_has_accepted_what(source: Path) -> None:
    accept(source, ["o3", "o4"], by="person", who="陈", day=DAY)
    accept(source, ["o4", "t2", "t3"], by="language_model", who="a model 2", day=DAY)
    says = run("validate", source).stderr
    assert ", 5 accepted by a person, 2 accepted by a language model alone: 0 errors" in says
    change(source, "o3")
    assert "4 accepted by a person, 2 accepted by a language model alone, 1 stale" in (
        run("validate", source).stderr
    )
    summary = json.loads(run("validate", source, "--output-format", "json").stdout)["summary"]
    states = ("accepted_by_person", "accepted_by_language_model", "stale")
    assert [summary[state] for state in states] == [4, 2, 1]


def test_a_stale_reading_is_made_good_by_another_of_the_same_weight_only(source: Path) -> None:
    accept(source, ["o3"], by="person", who="陈", day=DAY)
    change(source, "o3")
    accept(source, ["o3"], by="language_model", who="a model 2", day=DAY)
    (finding,) = [f for f in validate(source).findings if f.code == "STATE009"]
    assert "o3 says something else than when 陈 read it (2020-04-01)" in finding.message
    accept(source, ["o3"], by="person", who="李", day=DAY)
    assert not [f for f in validate(source).findings if f.code == "STATE009"]


def test_forty_records_are_entered_by_one_check_and_one_writing(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: Counter[str] = Counter()
    for name in ("validate", "_write"):
        step: Callable[..., Any] = getattr(accepting, name)

        def counted(*given: Any, name: str = name, step: Callable[..., Any] = step) -> Any:
            calls[name] += 1
            return step(*given)

        monkeypatch.setattr(accepting, name, counted)
    keys = [key for key in readable(report(source)) if key not in ("o2", "t1")][:40]
    assert len(keys) == 40
    assert len(accept(source, keys, by="person", who="陈").entered) == 40
    assert calls == {"validate": 1, "_write": 1}


def test_of_many_runs_at_once_none_is_lost(source: Path) -> None:
    """Each either enters its record or ends with 2 and says that the source has changed."""
    call = [sys.executable, "-c", "from reportschema.cli import main; main()"]
    runs = {
        who: subprocess.Popen(
            [*call, "accept", str(source), "o3", "--by", "person", "--who", who],
            stderr=subprocess.PIPE,
            text=True,
        )
        for who in ("甲", "乙", "丙", "丁")
    }
    ended = {who: (process.communicate()[1], process.returncode) for who, process in runs.items()}
    entered = {who for who, (_, code) in ended.items() if code == 0}
    assert entered
    assert {r.who for r in report(source).reviewed} == {"fz", *entered}
    for who in set(ended) - entered:
        assert ended[who][1] in (1, 2)
        assert "changed" in ended[who][0] or "nothing was entered" in ended[who][0]


def test_whatever_the_layout_was_it_is_canonical_then_and_keeps_every_comment(
    example: str, tmp_path: Path
) -> None:
    """With comments above, beside and below records of every list, and other spacing."""
    lines = []
    for i, line in enumerate(example.splitlines()):
        beside = f"  # beside {i}" if line.endswith(("}", "]")) and i % 3 == 0 else ""
        lines += [f"{line}{beside}", f"    # below {i}"] if i % 4 == 1 else [f"{line}{beside}"]
    messy = "\n".join([*lines, "# the end", ""]).replace("{id: o", "{  id: o")
    source = tmp_path / "yunxi.yaml"
    source.write_bytes(messy.encode())
    for day, who in ((DAY, "陈"), (ANOTHER_DAY, "李"), (ANOTHER_DAY, "陈")):
        if (day, who) == (ANOTHER_DAY, "陈"):
            text = source.read_text(encoding="utf-8")  # what 陈 has read says something else
            source.write_text(text.replace("{id: o3,", "{id: o3, status: preliminary,"), "utf-8")
        done = accept(source, ["o3", "o4"], by="person", who=who, day=day)
        assert "o3" in done.entered, done.findings
        raw = source.read_bytes()
        assert formatted(raw).after.encode() == raw
        assert Counter(comment.text for comment in comments_of(raw.decode())) == Counter(
            comment.text for comment in comments_of(messy)
        )
