"""`agree`: how far two codings agree, and where they differ."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import krippendorff
import pytest
from conftest import EXAMPLE, run
from hypothesis import given, settings
from hypothesis import strategies as st
from other_codings import recoded, renumbered

from reportschema import agree
from reportschema.files.canonical.layout import source_text
from reportschema.files.finding.sources import NothingToCheckError
from reportschema.matching import match
from reportschema.matching.agreement import (
    Agreement,
    FieldAgreement,
    Interval,
    ListAgreement,
    agreement_of,
)
from reportschema.matching.agreement.reliability import alpha, alpha_interval, proportion
from reportschema.models import Target, WorkReport
from reportschema.verbs.agree import AgreeError, Agreeing
from reportschema.verbs.validate import validate

REPORT = next(iter(validate([EXAMPLE]).reports.values()))
TEXT = EXAMPLE.read_text(encoding="utf-8")
SEEDS = st.integers(0, 10**6)
PAIRS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=2)


def coded(folder: Path, name: str, *edits: tuple[str, str]) -> Path:
    """The example as another coder has it. edits: what stands there once, and what instead."""
    text = TEXT
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    (folder / name).mkdir(parents=True)
    (folder / name / "coding.yaml").write_text(text, encoding="utf-8")
    return folder / name


def line_of(key: str) -> str:
    return next(line for line in TEXT.splitlines(True) if line.startswith(f"  - {{id: {key},"))


def field(agreement: Agreement, name: str) -> FieldAgreement:
    return next(row for row in agreement.fields if f"{row.kind}.{row.field}" == name)


def listed(agreement: Agreement, name: str) -> ListAgreement:
    return next(row for row in agreement.lists if row.list == name)


# What is measured


def test_wilsons_interval_is_that_of_the_books() -> None:
    """Newcombe 1998: 81 of 263 are 30.8 %, from 25.53 % to 36.62 %; 0 of 20 at most 16.11 %."""
    assert proportion(81, 263) == pytest.approx((0.3080, 0.2553, 0.3662), abs=5e-5)
    assert proportion(0, 20) == pytest.approx((0, 0, 0.1611), abs=5e-5)
    assert proportion(0, 0) is None


@given(PAIRS)
def test_alpha_is_that_of_the_library_made_for_it(pairs: list[tuple[str, str]]) -> None:
    values = {value for pair in pairs for value in pair}
    if len(values) == 1:
        assert alpha(pairs) is None
        return
    codings = list(zip(*pairs, strict=True))
    theirs = krippendorff.alpha(reliability_data=codings, level_of_measurement="nominal")
    assert alpha(pairs) == pytest.approx(theirs)


def test_the_interval_of_alpha_is_the_same_every_time_and_narrows_with_more_records() -> None:
    pairs = [("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")] * 10
    few, many = alpha_interval(pairs), alpha_interval(pairs * 10)
    assert few is not None
    assert many is not None
    assert few == alpha_interval(pairs)
    assert few.low < few.estimate < few.high
    assert many.high - many.low < (few.high - few.low) / 2


def test_alpha_is_low_where_chance_alone_would_agree_as_well() -> None:
    """Nine in ten agree, since both nearly always say one thing: alpha says that this is little."""
    pairs = [("a", "a")] * 90 + [("a", "b")] * 5 + [("b", "a")] * 5
    measured = alpha_interval(pairs)
    assert measured is not None
    assert measured.estimate < 0


@given(SEEDS, SEEDS)
@settings(deadline=None, max_examples=20)
def test_which_coding_comes_first_changes_no_measure(left: int, right: int) -> None:
    a, b = recoded(REPORT, Random(left)), renumbered(recoded(REPORT, Random(right)), Random(left))
    there, back = agreement_of([match(a, b)]), agreement_of([match(b, a)])
    for row, other in zip(there.lists, back.lists, strict=True):
        assert (row.a, row.b, row.only_a, row.only_b) == (
            other.b,
            other.a,
            other.only_b,
            other.only_a,
        )
        assert row.found == other.found
    assert {(r.kind, r.field, r.pairs, r.filled, r.agreed) for r in there.fields} == {
        (r.kind, r.field, r.pairs, r.filled, r.agreed) for r in back.fields
    }


@given(SEEDS, SEEDS)
@settings(deadline=None, max_examples=20)
def test_every_record_is_counted_once_on_its_side(left: int, right: int) -> None:
    a, b = recoded(REPORT, Random(left)), recoded(REPORT, Random(right))
    for row in agreement_of([match(a, b)]).lists:
        assert row.a == len(getattr(a, row.list))
        assert row.b == len(getattr(b, row.list))
        assert row.a + row.b == 2 * row.both + row.other_list + row.only_a + row.only_b


def test_a_coding_agrees_with_itself_wholly() -> None:
    agreement = agreement_of([match(REPORT, REPORT)])
    assert all(row.agreed == row.pairs and row.filled for row in agreement.fields)
    assert {row.alpha.estimate for row in agreement.fields if row.alpha} == {1.0}
    assert {row.found and row.found.estimate for row in agreement.lists} == {1.0}


# What differs


def test_a_field_that_differs_is_counted_and_named_with_both_places(tmp_path: Path) -> None:
    other = coded(tmp_path, "b", ("hedge: at_least, hedge_words: 以上", "hedge: exact"))
    agreeing = agree(EXAMPLE, other)
    changed = {difference.field: difference for difference in agreeing.differences}
    assert set(changed) == {"hedge", "hedge_words"}
    line = TEXT[: TEXT.index("hedge: at_least, hedge_words: 以上")].count("\n") + 1
    for name, place in (("a", changed["hedge"].place_a), ("b", changed["hedge"].place_b)):
        assert place is not None, name
        assert place.line == line
        source = Path(place.file).read_text(encoding="utf-8").split("\n")[line - 1]
        assert source[place.column - 1 :].startswith(("at_least", "exact"))
    assert (str(changed["hedge"].value_a), str(changed["hedge"].value_b)) == ("at_least", "exact")
    hedge = field(agreeing.agreement, "figures.hedge")
    assert hedge.agreed == hedge.pairs - 1
    assert hedge.alpha is not None
    assert hedge.alpha.low < hedge.alpha.estimate < 1
    assert field(agreeing.agreement, "figures.unit").agreement.estimate == 1
    assert not agreeing.fails()


def test_a_record_that_one_coding_lacks_is_named_at_its_place(tmp_path: Path) -> None:
    other = coded(tmp_path, "b", (line_of("o11"), ""))
    for agreeing, side in ((agree(EXAMPLE, other), "a"), (agree(other, EXAMPLE), "b")):
        (missed,) = [row for row in agreeing.differences if row.field is None]
        place = getattr(missed, f"place_{side}")
        assert place.line == TEXT[: TEXT.index(line_of("o11"))].count("\n") + 1
        assert getattr(missed, f"key_{side}") == "o11"
        observations = listed(agreeing.agreement, "observations")
        assert getattr(observations, f"only_{side}") == 1
        assert observations.found is not None
        assert observations.found.estimate < 1


def test_an_observation_that_the_other_has_as_a_target_is_found_in_another_list() -> None:
    targets = set(Target.model_fields)
    moved = next(o for o in REPORT.observations if o.id == "o11")
    turned = Target.model_validate(
        {k: v for k, v in moved.model_dump(exclude_none=True).items() if k in targets}
        | {"id": "t90"}
    )
    kept = tuple(o for o in REPORT.observations if o.id != "o11")
    other = REPORT.model_copy(update={"observations": kept, "targets": (*REPORT.targets, turned)})
    agreement = agreement_of([match(REPORT, other)])
    for name in ("observations", "targets"):
        row = listed(agreement, name)
        assert (row.other_list, row.only_a, row.only_b) == (1, 0, 0)
    assert field(agreement, "figures.list").agreed == len(REPORT.observations + REPORT.targets) - 1


def test_words_of_ones_own_and_doubts_are_no_disagreement(tmp_path: Path) -> None:
    summary = REPORT.problems[0].summary.en
    other = coded(tmp_path, "b", (summary, "Said in other words"))
    agreeing = agree(EXAMPLE, other)
    assert agreeing.differences == []
    assert not [row for row in agreeing.agreement.fields if row.field in ("summary", "review")]


def test_the_order_of_what_was_inferred_is_no_disagreement(tmp_path: Path) -> None:
    share = 'value: 0.4, unit: "%", period: "2019", inferred: '
    first = coded(tmp_path, "a", (f"{share}[unit]", f"{share}[unit, period]"))
    second = coded(tmp_path, "b", (f"{share}[unit]", f"{share}[period, unit]"))
    agreeing = agree(first, second)
    assert agreeing.differences == []
    inferred = field(agreeing.agreement, "figures.inferred")
    assert (inferred.agreed, inferred.alpha) == (inferred.pairs, (1, 1, 1))
    (change,) = agree(first, EXAMPLE).differences
    assert change.field == "inferred"


# What is compared with what


def test_folders_are_paired_by_the_id_of_the_report(tmp_path: Path) -> None:
    first = coded(tmp_path, "a")
    (first / "coding.yaml").rename(first / "under-another-name.yaml")
    renamed = TEXT.replace("990101-2020", "990101-2020-term-end")
    (first / "elsewhere.yaml").write_text(renamed, encoding="utf-8")
    agreeing = agree(first, coded(tmp_path, "b"))
    assert agreeing.reports == ["990101-2020"]
    assert (agreeing.only_a, agreeing.only_b) == (["990101-2020-term-end"], [])
    assert not agreeing.fails()


def test_codings_of_different_texts_are_not_compared(tmp_path: Path) -> None:
    sha = REPORT.first_edition().sha256
    other = coded(tmp_path, "b", (sha, "0" * 64))
    with pytest.raises(AgreeError, match="another text"):
        agree(EXAMPLE, other)


def test_a_second_coding_on_one_side_is_said_and_fails(tmp_path: Path) -> None:
    other = coded(tmp_path, "b")
    (other / "twice.yaml").write_text(TEXT, encoding="utf-8")
    agreeing = agree(EXAMPLE, other)
    assert len(agreeing.left_out) == 1
    assert run("agree", EXAMPLE, other).exit_code == 1


def test_a_source_that_breaks_the_schema_is_a_finding_and_the_rest_goes_on(tmp_path: Path) -> None:
    other = coded(tmp_path, "b")
    (other / "broken.yaml").write_text("id: 1\n", encoding="utf-8")
    agreeing = agree(EXAMPLE, other)
    assert agreeing.reports == ["990101-2020"]
    assert {Path(finding.file).name for finding in agreeing.findings} == {"broken.yaml"}
    done = run("agree", EXAMPLE, other)
    assert done.exit_code == 1
    assert "broken.yaml" in done.stderr


def test_nothing_to_compare_is_no_result(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToCheckError):
        agree(EXAMPLE, tmp_path / "empty")
    other = coded(tmp_path, "b", ("\nid: 990101-2020\n", "\nid: 990101-2021\n"))
    done = run("agree", EXAMPLE, other)
    assert done.exit_code == 2
    assert "no report can be compared" in done.stderr


def test_without_numpy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportschema.verbs.agree.find_spec", lambda _: None)
    with pytest.raises(AgreeError, match="extra agree"):
        agree(EXAMPLE, EXAMPLE)


# How it is told


def test_the_command_tells_differences_and_measures_and_ends_with_0(tmp_path: Path) -> None:
    other = coded(
        tmp_path, "b", ("hedge: at_least, hedge_words: 以上", "hedge: exact"), (line_of("o11"), "")
    )
    done = run("agree", EXAMPLE, other)
    assert done.exit_code == 0
    assert f"{other / 'coding.yaml'}:" in done.stdout
    assert ": hedge at_least | exact" in done.stdout
    assert "o11: only in A" in done.stdout
    assert "figures.hedge" in done.stdout
    assert "3 differences" in done.stderr


def test_json_has_the_measures_and_the_places(tmp_path: Path) -> None:
    other = coded(tmp_path, "b", (line_of("o11"), ""))
    done = run("agree", EXAMPLE, other, "--output-format", "json")
    result = json.loads(done.stdout)
    (missed,) = result["differences"]
    assert missed["b"] is None
    assert missed["a"]["key"] == "o11"
    assert missed["a"]["value"]["at"]
    observations = next(row for row in result["lists"] if row["list"] == "observations")
    assert observations["only_a"] == 1
    assert set(observations["found"]) == {"estimate", "low", "high"}
    assert {"kind", "field", "pairs", "filled", "agreed", "agreement", "alpha"} == set(
        result["fields"][0]
    )


def test_markdown_is_a_section_with_both_tables(tmp_path: Path) -> None:
    other = coded(tmp_path, "b", (line_of("o11"), ""))
    done = run("agree", EXAMPLE, other, "--output-format", "markdown")
    assert done.stdout.startswith("## Agreement of two codings\n")
    rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
    agreeing = agree(EXAMPLE, other)
    assert len(rows) == 4 + len(agreeing.agreement.lists) + len(agreeing.agreement.fields)
    assert "o11" not in done.stdout


def test_two_codings_written_out_and_read_give_the_same_measures(tmp_path: Path) -> None:
    """What Python measures on reports is what the command measures on files."""
    other = renumbered(REPORT, Random(3))
    (tmp_path / "b.yaml").write_text(source_text(other), encoding="utf-8")
    agreeing = agree(EXAMPLE, tmp_path / "b.yaml")
    assert isinstance(agreeing, Agreeing)
    assert agreeing.agreement == agreement_of([match(REPORT, other)])
    assert agreeing.differences == []
    assert Interval(1.0, 1.0, 1.0) in [row.alpha for row in agreeing.agreement.fields]
    assert isinstance(REPORT, WorkReport)
