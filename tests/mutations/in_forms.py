"""Ways to break the form of keys and single values: what the schema has to refuse."""

from __future__ import annotations

from collections.abc import Callable

from mutations.ways import IN_DATA, Mutation, Row, figures, first_row, in_data


@in_data("SCHEMA001")
def a_required_key_is_missing(data: Row) -> None:
    del data["kind"]


@in_data("SCHEMA001")
def a_figure_has_no_anchor(data: Row) -> None:
    del first_row(figures(data))["at"]


@in_data("SCHEMA001")
def an_edition_has_no_hash(data: Row) -> None:
    del data["editions"][0]["sha256"]


@in_data("SCHEMA002")
def a_key_is_misspelt(data: Row) -> None:
    row = first_row(figures(data), lambda row: "indicator" in row)
    row["indicater"] = row.pop("indicator")


@in_data("SCHEMA002")
def an_observation_has_a_key_of_targets(data: Row) -> None:
    data["observations"][0]["headline"] = "true"


def _value(text: str) -> Callable[[Row], None]:
    def edit(data: Row) -> None:
        first_row(figures(data), lambda row: "value" in row)["value"] = text

    return edit


for _name, _text in {
    "has_an_exponent": "5.1e2",
    "has_a_separator": "1,316.3",
    "has_its_unit": "6.1%",
    "is_in_full_width_digits": "１２",
    "has_a_plus": "+5",
    "starts_with_0": "05",
    "is_no_number": "nan",
    "is_in_characters": "三",
    "has_a_comma_for_the_point": "6,1",
}.items():
    IN_DATA.append(Mutation(f"a_value_{_name}", "SCHEMA003", _value(_text)))


@in_data("SCHEMA003")
def a_day_is_none(data: Row) -> None:
    data["delivered"] = f"{data['delivered'][:4]}-02-30"


@in_data("SCHEMA003")
def a_day_is_written_with_slashes(data: Row) -> None:
    data["delivered"] = f"{data['delivered'][:4]}/01/15"


@in_data("SCHEMA003")
def a_period_ends_before_it_starts(data: Row) -> None:
    first_row(figures(data), lambda row: "period" in row)["period"] = "2015/2011"


@in_data("SCHEMA003")
def a_period_is_in_words(data: Row) -> None:
    first_row(figures(data), lambda row: "period" in row)["period"] = "去年"


@in_data("SCHEMA003")
def a_quote_is_empty(data: Row) -> None:
    at = first_row(figures(data))["at"]
    at[1:] = [at[0], ""]


@in_data("SCHEMA003")
def a_hash_lacks_a_digit(data: Row) -> None:
    data["editions"][0]["sha256"] = data["editions"][0]["sha256"][:-1]


@in_data("SCHEMA003")
def a_hash_is_in_capitals(data: Row) -> None:
    data["editions"][0]["sha256"] = "A" + data["editions"][0]["sha256"][1:]


@in_data("SCHEMA003")
def a_division_code_lacks_a_digit(data: Row) -> None:
    data["government"]["division"] = data["government"]["division"][:-1]


@in_data("SCHEMA003")
def a_record_id_says_something(data: Row) -> None:
    data["observations"][0]["id"] = "gdp-2019"


@in_data("SCHEMA003")
def a_name_starts_a_formula(data: Row) -> None:
    data["title"] = "=" + data["title"]


@in_data("SCHEMA003")
def a_name_starts_with_a_space(data: Row) -> None:
    data["title"] = " " + data["title"]


@in_data("SCHEMA003")
def a_name_is_empty(data: Row) -> None:
    data["title"] = None


@in_data("SCHEMA003")
def an_offset_is_negative(data: Row) -> None:
    data["outline"][0]["at"][0] = "-1"


@in_data("SCHEMA003")
def a_flag_is_yes(data: Row) -> None:
    first_row(data.get("targets", []))["headline"] = "yes"


@in_data("SCHEMA004")
def an_enumerated_value_has_a_capital(data: Row) -> None:
    data["kind"] = data["kind"].capitalize()


@in_data("SCHEMA004")
def a_hedge_is_misspelt(data: Row) -> None:
    first_row(figures(data), lambda row: row.get("hedge"))["hedge"] = "nearyl"


@in_data("SCHEMA004")
def a_part_of_the_speech_is_unknown(data: Row) -> None:
    data["outline"][0]["part"] = "summary"


@in_data("SCHEMA006")
def an_anchor_has_two_parts(data: Row) -> None:
    first_row(figures(data))["at"].pop()


@in_data("SCHEMA006")
def a_span_has_three_parts(data: Row) -> None:
    data["outline"][0]["at"].append("x")


@in_data("SCHEMA006")
def a_label_in_one_language(data: Row) -> None:
    data["outline"][0]["label"] = data["outline"][0]["label"]["zh"]


@in_data("SCHEMA006")
def a_list_is_a_mapping(data: Row) -> None:
    data["observations"] = data["observations"][0]


@in_data("SCHEMA007")
def a_schema_version_is_not_ours(data: Row) -> None:
    data["schema_version"] = "1.2"
