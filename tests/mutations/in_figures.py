"""Ways to make a figure say something else than its span."""

from __future__ import annotations

import re

from mutations.ways import Row, copy_of, figures, first_row, in_data, single


@in_data("FIGURE001")
def an_amount_of_money_is_called_growth(data: Row) -> None:
    first_row(figures(data), lambda row: row.get("unit") == "亿元" and "transformation" not in row)[
        "transformation"
    ] = "growth"


@in_data("FIGURE001")
def percentage_points_are_called_a_level(data: Row) -> None:
    first_row(figures(data), lambda row: row.get("unit") == "个百分点").pop("transformation", None)


@in_data("FIGURE001")
def a_rank_is_in_per_cent(data: Row) -> None:
    first_row(figures(data), lambda row: row.get("transformation") == "rank")["unit"] = "%"


@in_data("FIGURE002")
def a_minus_is_lost(data: Row) -> None:
    row = first_row(figures(data), lambda row: row.get("value", "").startswith("-"))
    row["value"] = row["value"][1:]


@in_data("FIGURE002")
def a_minus_is_invented(data: Row) -> None:
    row = first_row(
        figures(data),
        lambda row: (
            single(row) and row.get("transformation") == "growth" and row["value"][0] != "-"
        ),
    )
    row["value"] = "-" + row["value"]


@in_data("FIGURE003")
def a_quote_holds_no_quantity(data: Row) -> None:
    row = first_row(figures(data), single)
    row["at"][2] = "的" * len(row["at"][2])


@in_data("FIGURE004")
def a_value_loses_a_digit(data: Row) -> None:
    row = first_row(
        figures(data),
        lambda row: single(row) and re.fullmatch(r"[0-9]{3,}|[0-9]+\.[0-9]+", row["value"]),
    )
    row["value"] = row["value"][:-2] + row["value"][-1]


@in_data("FIGURE004")
def two_digits_change_places(data: Row) -> None:
    row = first_row(
        figures(data), lambda row: single(row) and re.match(r"([1-9])(?!\1)[1-9]", row["value"])
    )
    row["value"] = row["value"][1] + row["value"][0] + row["value"][2:]


@in_data("FIGURE004")
def a_value_is_in_another_magnitude(data: Row) -> None:
    row = first_row(figures(data), single)
    row["value"] += "0" if "." not in row["value"] else "1"


@in_data("FIGURE004")
def an_end_of_a_range_is_wrong(data: Row) -> None:
    row = first_row(figures(data), lambda row: "high" in row)
    row["high"] = "987654"


@in_data("FIGURE005")
def hundreds_of_millions_become_ten_thousands(data: Row) -> None:
    first_row(figures(data), lambda row: single(row) and row.get("unit") == "亿元")["unit"] = "万元"


@in_data("FIGURE005")
def per_cent_become_percentage_points(data: Row) -> None:
    row = first_row(figures(data), lambda row: single(row) and row.get("unit") == "%")
    row |= {"unit": "个百分点", "transformation": "change"}


@in_data("FIGURE005")
def persons_become_visits(data: Row) -> None:
    row = first_row(figures(data), lambda row: single(row) and row.get("unit", "").endswith("人"))
    row["unit"] += "次"


@in_data("FIGURE006")
def a_hedge_is_swapped(data: Row) -> None:
    row = first_row(figures(data), lambda row: row.get("hedge") and "value" in row)
    row["hedge"] = "under" if row["hedge"] != "under" else "over"


@in_data("FIGURE006")
def a_hedge_is_forgotten(data: Row) -> None:
    row = first_row(
        figures(data),
        lambda row: row.get("hedge") and "value" in row and row["hedge_words"] in row["at"][2],
    )
    del row["hedge"], row["hedge_words"]


@in_data("FIGURE006")
def a_hedge_is_invented(data: Row) -> None:
    first_row(figures(data), lambda row: single(row) and "hedge" not in row).update(
        hedge="about", hedge_words="约"
    )


@in_data("FIGURE006")
def the_words_of_a_hedge_are_others(data: Row) -> None:
    first_row(figures(data), lambda row: row.get("hedge") == "nearly")["hedge_words"] = "大约"


@in_data("FIGURE007")
def the_place_in_a_span_is_missing(data: Row) -> None:
    del first_row(figures(data), lambda row: "nth" in row and ":" in row["at"][2])["nth"]


@in_data("FIGURE007")
def the_place_in_a_span_is_past_its_end(data: Row) -> None:
    first_row(figures(data), single)["nth"] = "9"


@in_data("FIGURE007")
def a_figure_stands_twice(data: Row) -> None:
    data["observations"].insert(1, copy_of(data["observations"][0]))


@in_data("FIGURE008")
def an_observation_is_of_the_future(data: Row) -> None:
    first_row(data["observations"], lambda row: "period" in row)["period"] = "2099"


@in_data("FIGURE008")
def a_target_is_promised_for_the_past(data: Row) -> None:
    first_row(
        data.get("targets", []), lambda row: "period" in row and row.get("stance") != "recalled"
    )["period"] = "1950"


@in_data("FIGURE009")
def an_inferred_field_is_none(data: Row) -> None:
    first_row(figures(data))["inferred"] = ["periode"]


@in_data("FIGURE010")
def a_base_period_is_the_period_itself(data: Row) -> None:
    row = first_row(figures(data), lambda row: "base_period" in row and "period" in row)
    row["base_period"] = row["period"]


@in_data("FIGURE010")
def a_base_period_comes_after(data: Row) -> None:
    first_row(figures(data), lambda row: "base_period" in row and "period" in row)[
        "base_period"
    ] = "2098"


@in_data("FIGURE011")
def a_commitment_has_no_cue(data: Row) -> None:
    row = first_row(
        data.get("targets", []),
        lambda row: (
            row.get("commitment_words")
            and row.get("cues")
            and row["commitment_words"][0] not in row["at"][2]
        ),
    )
    del row["cues"]


@in_data("FIGURE011")
def a_commitment_is_in_other_words(data: Row) -> None:
    first_row(data.get("targets", []), lambda row: row.get("commitment_words"))[
        "commitment_words"
    ] = "竭力"
