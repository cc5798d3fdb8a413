"""Parts, shares, counts and people in the audit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from audited import (
    CONSISTENT,
    INCONSISTENT,
    NOT_COMPARABLE,
    ROUNDING,
    figure,
    only,
    report,
    sectors,
)

from reportschema.checking.audit.intervals import Interval, spread
from reportschema.models import WorkReport
from reportschema.models.fields.codes import Verdict

Ends = tuple[int | None, int | None]


@pytest.mark.parametrize(
    ("shares", "verdict"),
    [
        (("0.5", "19.7", "79.8"), CONSISTENT),
        (("0.5", "19.7", "79.9"), ROUNDING),
        (("0.5", "17.9", "79.8"), INCONSISTENT),
    ],
)
def test_three_sectors_sum_to_a_hundred(shares: tuple[str, ...], verdict: Verdict) -> None:
    total = only("shares_sum", report(*sectors(*shares)))
    assert (total.verdict, total.stated) == (verdict, Decimal(100))
    assert total.arithmetic.startswith("+".join(shares))


def test_the_shares_of_one_ratio_have_one_period() -> None:
    mixed = [*sectors("0.5", "19.7", "79.8")[:2], sectors("0.5", "19.7", "79.8", period="2018")[2]]
    assert only("shares_sum", report(*mixed)).verdict == INCONSISTENT


def areas(*parts: str, whole: str = "101.45") -> WorkReport:
    amounts = [figure(whole, "万平方米", period="2020", collection="sum")]
    amounts += [
        figure(part, "万平方米", period="2020", collection="sum", coverage=f"第{n}类", part_of="t1")
        for n, part in enumerate(parts)
    ]
    return report(targets=tuple(amounts))


def test_parts_that_are_listed_out_make_up_the_whole() -> None:
    total = only("parts_against_whole", areas("35.48", "47.86", "14", "4.11"))
    assert (total.verdict, total.reason) == (CONSISTENT, "the parts make up the whole")
    assert total.arithmetic == "35.48+47.86+14+4.11 = 101.45"
    assert only("parts_against_whole", areas("35.48", "47.86", "14", "4.12")).verdict == ROUNDING
    assert (
        only("parts_against_whole", areas("33.48", "47.86", "14.00", "4.11")).verdict
        == INCONSISTENT
    )
    assert only("parts_against_whole", areas("347.8")).reason == "a part is more than its whole"
    assert (
        only("parts_against_whole", areas("34.78", "20")).reason == "some parts, 54 % of the whole"
    )


def test_things_counted_by_different_words_add_up_under_a_general_one() -> None:
    def counted(last: str) -> WorkReport:
        units = zip(("55", "29", "2", last), ("条", "张", "片", "片"), strict=True)
        return report(
            figure("90", "处"), *(figure(value, unit, part_of="o1") for value, unit in units)
        )

    assert only("parts_against_whole", counted("4")).verdict == CONSISTENT
    assert only("parts_against_whole", counted("6")).verdict == INCONSISTENT
    assert (
        only(
            "parts_against_whole", report(figure("90", "户"), figure("4", "张", part_of="o1"))
        ).verdict
        == NOT_COMPARABLE
    )


def test_a_part_is_of_the_time_of_its_whole() -> None:
    result = only(
        "parts_against_whole",
        report(figure("9", "家", period="2019"), figure("4", "家", period="2018", part_of="o1")),
    )
    assert result.verdict == INCONSISTENT


def test_shares_of_counts() -> None:
    def cases(share: str) -> WorkReport:
        return report(
            figure("7817", "宗"),
            figure("7704", "宗"),
            figure(share, "%", label="结案率", share_of="o1"),
        )

    assert only("share_against_counts", cases("98.6")).arithmetic == "7704/7817 = 98.55 %"
    assert only("share_against_counts", cases("98.6")).verdict == CONSISTENT
    assert only("share_against_counts", cases("96.8")).verdict == INCONSISTENT


def test_completion_of_a_target() -> None:
    def completed(share: str) -> WorkReport:
        target = figure("95", "家", stance="recalled", period="../2015")
        rate = figure(share, "%", transformation="completion", period="../2015", fulfils="t1")
        return report(figure("68", "家", period="../2015", fulfils="t1"), rate, targets=(target,))

    assert only("completion_against_target", completed("71.6")).verdict == CONSISTENT
    assert only("completion_against_target", completed("76.1")).verdict == INCONSISTENT


@pytest.mark.parametrize(
    ("count", "growth", "verdict"),
    [
        ("507", "67.9", CONSISTENT),
        ("163", "80", ROUNDING),
        ("8", "125", INCONSISTENT),
        ("507", "67.8", INCONSISTENT),
    ],
)
def test_growth_of_a_count_starts_from_a_whole_number(
    count: str, growth: str, verdict: Verdict
) -> None:
    rate = figure(growth, "%", transformation="growth", period="2019", base_period="2018")
    assert (
        only("whole_number_behind_rate", report(figure(count, "家", period="2019"), rate)).verdict
        == verdict
    )


def test_people_times_the_amount_each() -> None:
    def paid(total: str) -> WorkReport:
        return report(
            figure("3", "名", collection="sum"),
            figure("2000", "元", label="标准"),
            figure(total, "元", label="发放", collection="sum"),
        )

    assert only("amount_per_head", paid("6000")).arithmetic == "3名×2000元 = 6000"
    assert only("amount_per_head", paid("9000")).verdict == INCONSISTENT


@pytest.mark.parametrize(
    ("growth", "says"),
    [("0.5", "201/(100%+0.5%) = 200"), ("-0.5", "201/(100%-0.5%) = 202.01")],
)
def test_the_arithmetic_of_a_growth_shows_its_sign(growth: str, says: str) -> None:
    rate = figure(growth, "%", transformation="growth", period="2019", base_period="2018")
    counted = report(figure("201", "家", period="2019"), rate)
    assert only("whole_number_behind_rate", counted).arithmetic == says


def test_completion_of_a_count_is_of_a_whole_number() -> None:
    rate = figure("40.00", "%", transformation="completion", period="2019")
    result = only("whole_number_behind_rate", report(figure("50", "家", period="2019"), rate))
    assert (result.arithmetic, result.reason) == ("50/40% = 125", "implies 125 in all")


@pytest.mark.parametrize(
    ("given", "doubled", "negated"),
    [
        ((1, 3), (2, 6), (-3, -1)),
        ((1, None), (2, None), (None, -1)),
        ((None, 3), (None, 6), (-3, None)),
        ((None, None), (None, None), (None, None)),
    ],
)
def test_what_is_open_at_an_end_stays_so(given: Ends, doubled: Ends, negated: Ends) -> None:
    interval = Interval(*(None if end is None else Fraction(end) for end in given))
    assert tuple(spread(lambda value: 2 * value, interval)) == doubled
    assert tuple(spread(lambda value: -value, interval)) == negated
