"""Ways to use words that no vocabulary has, or has for something else."""

from __future__ import annotations

from mutations.ways import Row, figures, first_row, in_data


@in_data("VOCAB001")
def an_indicator_is_misspelt(data: Row) -> None:
    row = first_row(figures(data), lambda row: "indicator" in row)
    row["indicator"] += "s"


@in_data("VOCAB001")
def a_target_is_pegged_to_an_unknown_indicator(data: Row) -> None:
    first_row(data.get("targets", []), lambda row: "pegged_to" in row)["pegged_to"] = "gpd"


@in_data("VOCAB001")
def an_absent_indicator_is_unknown(data: Row) -> None:
    first_row(data.get("absent_targets", []))["indicator"] = "cpy"


@in_data("VOCAB002")
def a_unit_is_misspelt(data: Row) -> None:
    row = first_row(figures(data), lambda row: row.get("unit") == "亿元")
    row["unit"] = "忆元"


@in_data("VOCAB003")
def a_topic_is_unknown(data: Row) -> None:
    first_row(data["outline"], lambda row: "topic" in row)["topic"] = "05.9"


@in_data("VOCAB004")
def a_division_code_is_unknown(data: Row) -> None:
    data["government"]["division"] = "449999"


@in_data("VOCAB004")
def a_division_code_is_that_of_another_place(data: Row) -> None:
    data["government"]["division"] = "110101"


@in_data("VOCAB004")
def a_counterpart_area_is_unknown(data: Row) -> None:
    first_row(figures(data))["counterpart_area"] = "449999"


@in_data("VOCAB005")
def a_concept_is_unknown(data: Row) -> None:
    first_row(data.get("glossary", []))["concept"] = "three_olds_and_more"


@in_data("VOCAB006")
def an_indicator_is_that_of_another_kind(data: Row) -> None:
    first_row(
        figures(data),
        lambda row: (
            row.get("unit") == "亿元" and "transformation" not in row and "indicator" in row
        ),
    )["indicator"] = "cpi"


@in_data("VOCAB007")
def a_label_is_the_name_of_an_indicator(data: Row) -> None:
    first_row(figures(data), lambda row: "label" in row)["label"] = "地区生产总值"


def _growth_under_a_label(data: Row) -> Row:
    return first_row(
        figures(data), lambda row: row.get("transformation") == "growth" and "label" in row
    )


@in_data("VOCAB008")
def a_label_ends_with_a_name_of_an_indicator(data: Row) -> None:
    _growth_under_a_label(data)["label"] = "山区地区生产总值"


@in_data("VOCAB009")
def words_of_another_indicator_stand_beside_a_label(data: Row) -> None:
    _growth_under_a_label(data)["label_as_written"] = "地区生产总值"
