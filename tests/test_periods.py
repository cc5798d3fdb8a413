"""Periods: their days and years, how long they last, how two of them lie to each other."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from reportschema.models.fields.periods import Period, day_bounds


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-11", date(2020, 11, 1), date(2020, 11, 30)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020-09-09", date(2020, 9, 9), date(2020, 9, 9)),
        ("1954", date(1954, 1, 1), date(1954, 12, 31)),
    ],
)
def test_a_date_of_reduced_precision_has_a_first_and_a_last_day(
    text: str, first: date, last: date
) -> None:
    assert day_bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "0954",
        "3020",
        "202",
        "20200",
        "2020-13",
        "2020-00",
        "2020-04-31",
        "2020-1-1",
        "2021-02-29",
        "2020-2",
    ],
)
def test_what_is_no_date_has_no_days(text: str) -> None:
    assert day_bounds(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2011/2015", date(2011, 1, 1), date(2015, 12, 31)),
        ("2011-03/2015-04", date(2011, 3, 1), date(2015, 4, 30)),
        ("2020-02-17/2020-02-18", date(2020, 2, 17), date(2020, 2, 18)),
        ("2020-02-17/2020-09", date(2020, 2, 17), date(2020, 9, 30)),
        ("2019/2019-12-31", date(2019, 1, 1), date(2019, 12, 31)),
        ("../2024", None, date(2024, 12, 31)),
        ("2024/..", date(2024, 1, 1), None),
    ],
)
def test_a_period_has_a_first_and_a_last_day_unless_that_end_is_open(
    text: str, first: date | None, last: date | None
) -> None:
    period = Period(text)
    assert (period.first, period.last) == (first, last)
    assert period == text


@pytest.mark.parametrize("text", ["2022/2022", "2022-03/2022-03"])
def test_a_period_that_ends_where_it_begins_is_written_once(text: str) -> None:
    assert Period(text) == text[: len(text) // 2]


@pytest.mark.parametrize(
    "text", ["", "..", "../..", "/", "2020/", "/2020", "x/2020", "2020/x", "x"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        Period(text)
    assert Period.of(text) is None


@pytest.mark.parametrize("text", ["2021/2020", "2020-03/2020-02", "2020-02-18/2020-02-17"])
def test_a_period_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Period(text)


def test_a_refusal_shows_forty_characters_at_most() -> None:
    with pytest.raises(ValueError, match=f"^{'9' * 40} is no period$"):
        Period("9" * 50)


def test_a_period_is_made_from_what_is_one_from_years_or_from_nothing() -> None:
    period = Period("2020-02")
    assert Period.of(period) is period
    assert Period.of("2011/2015") == "2011/2015"
    assert Period.of(None) is None
    assert Period.of_years(2016, 2020) == "2016/2020"
    assert Period.of_years(2020, 2020) == "2020"


PERIODS = [
    # text, year, years, length, whole years, span
    ("2020", 2020, (2020, 2020), 1, True, Fraction(1)),
    ("2016/2020", None, (2016, 2020), 5, True, Fraction(5)),
    ("2020-01/2020-06", None, (2020, 2020), 1, False, Fraction(1, 2)),
    ("2020-11/2021-01", None, (2020, 2021), 2, False, Fraction(3, 12)),
    ("2020-02", None, (2020, 2020), 1, False, Fraction(1, 12)),
    ("2020-02-17", None, (2020, 2020), 1, False, Fraction(1, 12)),
    ("2001/2100", None, (2001, 2100), 100, True, Fraction(100)),
    ("../2024", None, None, None, True, None),
    ("2024/..", None, None, None, True, None),
]


@pytest.mark.parametrize("row", PERIODS, ids=lambda row: str(row[0]))
def test_the_years_of_a_period_and_how_long_it_lasts(row: tuple[object, ...]) -> None:
    text, *expected = row
    period = Period(str(text))
    facts = [period.year, period.years, period.length, period.whole_years, period.span]
    assert facts == expected


PAIRS = [
    # a period, another, apart from it, over by its end, holds it
    ("2020", "2021", True, True, False),
    ("2021", "2020", True, False, False),
    ("2020", "2020", False, True, True),
    ("2016/2020", "2018", False, False, True),
    ("2018", "2016/2020", False, True, False),
    ("2016/2018", "2018/2020", False, True, False),
    ("2018/2020", "2016/2018", False, False, False),
    ("2020-01", "2020-02", True, True, False),
    ("2020-01-01/2020-01-31", "2020-01-31/2020-02-29", False, True, False),
    ("2016/2020", "2016", False, False, True),
    ("2016/2020", "2020", False, True, True),
    ("2020", "../2024", False, True, False),
    ("../2024", "2020", False, False, True),
    ("../2024", "2025", True, True, False),
    ("2025", "../2024", True, False, False),
    ("2025/..", "2024", True, False, False),
    ("2024", "2025/..", True, False, False),
    ("2020/..", "2024", False, False, True),
    ("2020/..", "2024/..", False, False, True),
    ("2024/..", "2020/..", False, False, False),
    ("../2020", "../2024", False, True, False),
    ("../2024", "../2020", False, False, True),
    ("../2024", "2020/..", False, False, False),
    ("2020/..", "../2024", False, False, False),
]


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row[0]} {row[1]}")
def test_how_two_periods_lie_to_each_other(row: tuple[str, str, bool, bool, bool]) -> None:
    text, another, *expected = row
    period, other = Period(text), Period(another)
    assert [period.apart(other), period.over_by(other), period.holds(other)] == expected
