"""Ways to make a record contradict itself."""

from __future__ import annotations

from mutations.ways import Row, figures, first_row, in_data, single


@in_data("SCHEMA005")
def an_anchor_ends_before_it_starts(data: Row) -> None:
    at = data["outline"][0]["at"]
    at[0], at[1] = at[1], at[0]


@in_data("SCHEMA005")
def a_quote_is_longer_than_its_span(data: Row) -> None:
    first_row(figures(data))["at"][2] += "元"


@in_data("SCHEMA005")
def a_range_is_upside_down(data: Row) -> None:
    row = first_row(figures(data), lambda row: "low" in row and row["low"] != row["high"])
    row["low"], row["high"] = row["high"], row["low"]


@in_data("SCHEMA005")
def a_figure_has_a_value_and_a_range(data: Row) -> None:
    first_row(figures(data), lambda row: "value" in row).update(low="1", high="2")


@in_data("SCHEMA005")
def a_range_has_one_end(data: Row) -> None:
    row = first_row(figures(data), single)
    row["low"] = row.pop("value")


@in_data("SCHEMA005")
def a_number_has_no_unit(data: Row) -> None:
    del first_row(figures(data), lambda row: "value" in row)["unit"]


@in_data("SCHEMA005")
def an_observation_has_no_number(data: Row) -> None:
    del first_row(data["observations"], lambda row: "value" in row)["value"]


@in_data("SCHEMA005")
def a_figure_has_indicator_and_label(data: Row) -> None:
    first_row(
        figures(data), lambda row: "indicator" in row and row.get("transformation") != "rank"
    )["label"] = "茶园"


@in_data("SCHEMA005")
def a_figure_has_no_name(data: Row) -> None:
    del first_row(
        figures(data), lambda row: "indicator" in row and row.get("transformation") != "rank"
    )["indicator"]


@in_data("SCHEMA005")
def a_hedge_has_no_words(data: Row) -> None:
    del first_row(figures(data), lambda row: "hedge_words" in row and "value" in row)["hedge_words"]


@in_data("SCHEMA005")
def a_commitment_has_no_words(data: Row) -> None:
    first_row(data.get("targets", []), lambda row: "commitment" not in row)["commitment"] = "strive"


@in_data("SCHEMA005")
def a_numeric_target_is_called_verbal(data: Row) -> None:
    first_row(data.get("targets", []), lambda row: "value" in row)["form"] = "verbal"


@in_data("SCHEMA005")
def a_target_is_pegged_to_nothing(data: Row) -> None:
    row = first_row(data.get("targets", []), lambda row: "value" in row)
    del row["value"]
    row["form"] = "pegged"
