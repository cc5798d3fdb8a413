"""Ways to say of a record what its form, its words or its files deny."""

from __future__ import annotations

from mutations.ways import Inapplicable, Row, figures, first_row, in_data


def _is_simplified(data: Row) -> bool:
    return bool(data["editions"][0]["script"] == "Hans")


@in_data("FITS045")
def a_target_in_words_has_a_unit(data: Row) -> None:
    first_row(data.get("targets", []), lambda row: row.get("form") == "verbal")["unit"] = "%"


@in_data("FITS046")
def a_headline_target_is_of_no_time(data: Row) -> None:
    row = first_row(data.get("targets", []), lambda row: row.get("headline") and "period" in row)
    if "review" in row:
        raise Inapplicable
    del row["period"]


@in_data("FITS047")
def an_anchor_takes_in_the_comma_behind_it(data: Row) -> None:
    row = first_row(data["numerals"], lambda row: row["role"] == "period")
    start, end, exact = row["at"]
    row["at"] = [start, str(int(end) + 1), f"{exact}，"]


@in_data("FITS048")
def a_formula_has_a_part_twice(data: Row) -> None:
    numerals = "三四五六七八九"
    row = first_row(
        data.get("glossary", []),
        lambda row: (
            "components" in row
            and row["term"].strip("“")[0] in numerals
            and sum(each in "一二两十" + numerals for each in row["term"]) == 1
        ),
    )
    row["components"].append({**row["components"][0], "id": "k99", "zh": "其他"})


@in_data("FITS049")
def records_are_withdrawn_before_the_report(data: Row) -> None:
    data["withdrawn"] = [{"id": "o99999", "date": "1950-01-01", "reason": "not_a_figure"}]


@in_data("FITS050")
def a_file_is_named_by_another_year(data: Row) -> None:
    year = str(int(data["delivered"][:4]) - 3)
    data["editions"][0]["file_name"] = f"report-{year}.txt"


@in_data("FITS051")
def the_opening_has_a_topic(data: Row) -> None:
    if data["annotation"]["outline"].get("by") == "machine":
        raise Inapplicable
    first_row(data["outline"], lambda row: row["part"] == "opening")["topic"] = "04.1"


@in_data("TEXT030", needs_text=True)
def a_result_is_of_a_year_that_nothing_names(data: Row) -> None:
    row = first_row(
        data["observations"],
        lambda row: not {"cues", "inferred", "ranks"} & set(row) and "period" in row,
    )
    row["period"] = "1951"
    row.pop("base_period", None)


@in_data("TEXT031", needs_text=True)
def a_figure_is_of_something_else(data: Row) -> None:
    if not _is_simplified(data):
        raise Inapplicable
    first_row(figures(data), lambda row: "label" in row and "review" not in row)["label"] = (
        "远洋捕捞渔船"
    )


@in_data("TEXT032", needs_text=True)
def a_target_follows_something_else(data: Row) -> None:
    row = first_row(figures(data), lambda row: row.get("pegged_to") == "gdp")
    row["pegged_to"] = "forest_coverage"


@in_data("TEXT033", needs_text=True)
def a_rider_has_lost_its_first_words(data: Row) -> None:
    row = first_row(data.get("targets", []), lambda row: len(row.get("rider", "")) > 4)
    row["rider"] = row["rider"][2:]
