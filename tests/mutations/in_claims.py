"""Ways to claim of an annotation, or of the report as a whole, what is not so."""

from __future__ import annotations

from mutations.ways import Inapplicable, Row, first_row, in_data


@in_data("STATE001")
def a_list_with_records_is_called_absent(data: Row) -> None:
    data["annotation"]["outline"] = {"state": "absent"}


@in_data("STATE002")
def nobody_answers_for_a_list(data: Row) -> None:
    del data["annotation"]["outline"]["by"]


@in_data("STATE003")
def a_core_indicator_is_forgotten(data: Row) -> None:
    if any(
        data["annotation"].get(name, {}).get("state") != "complete"
        for name in ("targets", "absent_targets")
    ):
        raise Inapplicable
    rows = data.get("absent_targets", [])
    rows.remove(first_row(rows))


@in_data("STATE003")
def a_core_indicator_is_promised_and_absent(data: Row) -> None:
    if any(
        data["annotation"].get(name, {}).get("state") != "complete"
        for name in ("targets", "absent_targets")
    ):
        raise Inapplicable
    row = first_row(
        data.get("targets", []), lambda row: row.get("headline") and row.get("indicator") == "gdp"
    )
    data.setdefault("absent_targets", []).append(
        {"indicator": "gdp", "period": row["period"], "reason": "silent"}
    )


@in_data("STATE003")
def a_core_indicator_is_promised_for_another_time(data: Row) -> None:
    rows = [
        row
        for row in data.get("targets", [])
        if row.get("headline") and row.get("indicator") == "gdp"
    ]
    if not rows:
        raise Inapplicable
    for row in rows:
        row["period"] = "2031/2035"


@in_data("STATE007")
def an_absence_is_of_a_time_that_nobody_plans(data: Row) -> None:
    data.setdefault("absent_targets", []).append(
        {"indicator": "cpi", "period": "1998", "reason": "silent"}
    )


@in_data("STATE006")
def an_absence_in_words_shows_none(data: Row) -> None:
    row = first_row(data.get("absent_targets", []), lambda row: row["reason"] == "silent")
    row["reason"] = "words_only"


@in_data("STATE006")
def an_absence_in_silence_shows_words(data: Row) -> None:
    row = first_row(data.get("absent_targets", []), lambda row: row["reason"] == "words_only")
    row["reason"] = "silent"


@in_data("STATE004")
def a_record_is_still_to_be_looked_at(data: Row) -> None:
    data["observations"][0]["review"] = {"reason": "scope_in_doubt", "note": "区还是市？"}


@in_data("STATE005")
def nothing_is_claimed_of_a_list(data: Row) -> None:
    del data["annotation"]["outline"]


@in_data("REPORT001")
def a_period_reviewed_is_to_come(data: Row) -> None:
    data["review_periods"] = ["2099"]


@in_data("REPORT001")
def a_period_planned_is_over(data: Row) -> None:
    data["plan_periods"] = ["1950"]


@in_data("REPORT002")
def a_text_was_published_before_the_report_was_given(data: Row) -> None:
    data["editions"][0]["published"] = "1950-01-01"
