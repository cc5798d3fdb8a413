"""What reports say twice, ranks, and targets beside outcomes in the audit."""

from __future__ import annotations

from audited import (
    CONSISTENT,
    INCONSISTENT,
    NOT_COMPARABLE,
    doubled_on_average,
    figure,
    grown,
    only,
    report,
    rows,
    sectors,
)

from reportschema.models import WorkReport


def test_a_later_report_may_revise_an_earlier_one() -> None:
    def share(value: str, year: str) -> WorkReport:
        return report(
            figure(value, "%", indicator="secondary_sector_share", period="2015"), year=year
        )

    assert only("same_series", share("21.6", "2016"), share("21.6", "2017")).verdict == CONSISTENT
    revised = only("same_series", share("21.3", "2017"), share("21.6", "2016"))
    assert (revised.verdict, revised.report_id) == (NOT_COMPARABLE, "990101-2017")
    assert "revision: 990101-2017 gives -0.3" in (revised.reason or "")
    assert only("same_series", share("21.6", "2016"), share("31.6", "2017")).verdict == INCONSISTENT
    assert "before 2015 had ended" in (
        only("same_series", share("21.6", "2015"), share("31.6", "2017")).reason or ""
    )


def test_one_report_gives_one_value() -> None:
    twice = report(figure("9", "家", period="2019"), figure("8", "家", period="2019"))
    assert only("same_series", twice).verdict == INCONSISTENT


def test_a_second_value_by_a_basis_of_its_own_is_another_convention() -> None:
    alike = figure("2.5", "%", period="2019", basis="comparable")
    twice = only("same_series", report(figure("1.7", "%", period="2019"), alike))
    assert (twice.verdict, twice.reason) == (
        NOT_COMPARABLE,
        "of two values in one report, one names its basis",
    )


def test_a_part_under_its_wholes_name_is_no_second_value() -> None:
    part = figure("4", "家", period="2019", part_of="o1")
    assert rows("same_series", report(figure("9", "家", period="2019"), part)) == []


def test_shares_differ_by_percentage_points() -> None:
    twice = report(*(figure(share, "%", period="2019") for share in ("21.6", "21.3")))
    assert "-0.3 percentage points apart" in (only("same_series", twice).reason or "")
    before = report(figure("21.6", "%", period="2015"), year="2016")
    after = report(figure("21.3", "%", period="2015"), year="2017")
    assert "-0.3 percentage points more" in (only("same_series", before, after).reason or "")


def test_a_series_is_compared_along_itself() -> None:
    values = [figure(str(value), "家", period="2019") for value in (9, 9, 8, 9)]
    verdicts = [(row.figure_ids, row.verdict) for row in rows("same_series", report(*values))]
    ids = [f"990101-2020/o{n}" for n in range(1, 5)]
    assert verdicts == [
        ((ids[0], ids[1]), CONSISTENT),
        ((ids[1], ids[2]), INCONSISTENT),
        ((ids[2], ids[3]), INCONSISTENT),
    ]


def test_a_figure_is_beside_the_nearest_that_compares() -> None:
    parts = [
        figure("9", "家", period="2019", collection="end"),
        figure("3", "家", period="2019", collection="sum"),
        figure("9", "家", period="2019", collection="end"),
        figure("9", "亩", period="2019", collection="end"),
    ]
    figures = [row.figure_ids for row in rows("same_series", report(*parts))]
    ids = [f"990101-2020/o{n}" for n in range(1, 5)]
    assert figures == [(ids[0], ids[2]), (ids[2], ids[3])]


def test_nothing_is_inconsistent_on_what_was_inferred() -> None:
    said = grown("165.8")
    assert only("growth_against_levels", said).verdict == INCONSISTENT
    guessed = only("growth_against_levels", grown("165.8", inferred=["base_period"]))
    assert guessed.verdict == NOT_COMPARABLE
    assert (guessed.reason or "").endswith("but base_period of o3 inferred")
    ratio = [{**share, "inferred": ["unit"]} for share in sectors("0.5", "17.9", "79.8")]
    assert only("shares_sum", report(*ratio)).verdict == INCONSISTENT
    assert only(
        "shares_sum", report(*[{**ratio[0], "inferred": ["value"]}, *ratio[1:]])
    ).verdict == (NOT_COMPARABLE)


def test_one_phrase_has_one_reading_in_every_rule() -> None:
    sentence = doubled_on_average("15", "15")
    compounds = rows("doubling_against_average", sentence)
    assert [row.verdict for row in compounds] == [CONSISTENT, CONSISTENT]
    levels = rows("growth_against_levels", sentence)
    averages = rows("average_growth_against_levels", sentence)
    assert [row.verdict for row in (*levels, *averages)] == [NOT_COMPARABLE] * 4
    reasons = [row.reason or "" for row in levels]
    assert "from the level of 2015 it fits" in reasons[0]
    assert "from the level of 2015 it does not fit" in reasons[1]
    for row in (*levels, *averages):
        assert "contradicts 5 years of growth from the level of 2014" in (row.reason or "")
