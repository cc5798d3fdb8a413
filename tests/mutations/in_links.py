"""Ways to break ids, list numbers and links between records."""

from __future__ import annotations

import re
from itertools import pairwise

from mutations.ways import Inapplicable, Row, figures, first_row, in_data


@in_data("ID001")
def an_id_stands_twice(data: Row) -> None:
    data["observations"][1]["id"] = data["observations"][0]["id"]


@in_data("ID001")
def an_id_of_a_component_stands_twice(data: Row) -> None:
    row = first_row(data.get("glossary", []), lambda row: len(row.get("components", [])) > 1)
    row["components"][1]["id"] = row["components"][0]["id"]


@in_data("ID002")
def two_headings_are_out_of_order(data: Row) -> None:
    rows = data["outline"]
    i = next(
        i
        for i, (row, after) in enumerate(pairwise(rows))
        if int(row["at"][1]) < int(after["at"][0])
    )
    rows[i], rows[i + 1] = rows[i + 1], rows[i]


@in_data("ID002")
def two_observations_are_out_of_order(data: Row) -> None:
    rows = data["observations"]
    i = next(i for i, row in enumerate(rows) if row["at"] != rows[0]["at"])
    rows[0], rows[i] = rows[i], rows[0]


@in_data("ID003")
def a_report_id_names_another_year(data: Row) -> None:
    data["id"] = re.sub(r"-[0-9]{4}", "-1999", data["id"])


@in_data("ID003")
def a_report_id_names_another_place(data: Row) -> None:
    data["id"] = "440199" + data["id"][6:]


@in_data("ID003")
def a_yearly_report_is_called_one_of_a_term(data: Row) -> None:
    if data["kind"] != "annual":
        raise Inapplicable
    data["kind"] = "term_end"


@in_data("ID003")
def a_report_of_a_term_is_called_yearly(data: Row) -> None:
    if data["kind"] == "annual" or not data["id"].endswith("-term-end"):
        raise Inapplicable
    data["kind"] = "annual"


@in_data("ID003")
def a_report_was_given_in_another_year(data: Row) -> None:
    data["delivered"] = "1999"


@in_data("ID004")
def an_absence_stands_twice(data: Row) -> None:
    rows = data.get("absent_targets", [])
    rows.append(first_row(rows))


@in_data("ID005")
def two_terms_have_one_number(data: Row) -> None:
    rows = [row for row in data.get("glossary", []) if "number" in row]
    if len(rows) < 2:
        raise Inapplicable
    rows[1]["number"] = rows[0]["number"]


@in_data("ID005")
def two_projects_have_one_number(data: Row) -> None:
    rows = [row for row in data.get("livelihood_projects", []) if "number" in row]
    after = first_row(rows[1:], lambda row: row["year"] == rows[0]["year"])
    after["number"] = rows[0]["number"]


@in_data("REF001")
def a_link_leads_nowhere(data: Row) -> None:
    data["observations"][0]["part_of"] = "o99999"


@in_data("REF001")
def a_link_names_a_record_of_another_list(data: Row) -> None:
    data["observations"][0]["part_of"] = first_row(data.get("targets", []))["id"]


@in_data("REF001")
def a_link_names_its_own_record(data: Row) -> None:
    data["observations"][0]["part_of"] = data["observations"][0]["id"]


@in_data("REF001")
def a_project_that_a_figure_names_is_gone(data: Row) -> None:
    figure = first_row(figures(data), lambda row: "project" in row and "/" not in row["project"])
    data["livelihood_projects"] = [
        row for row in data["livelihood_projects"] if row["id"] != figure["project"]
    ]


@in_data("REF002")
def two_records_are_part_of_each_other(data: Row) -> None:
    one_of_two, other = data["observations"][:2]
    one_of_two["part_of"], other["part_of"] = other["id"], one_of_two["id"]


@in_data("ID006")
def a_withdrawn_id_is_in_use(data: Row) -> None:
    row = {"id": data["observations"][0]["id"], "date": "2026", "reason": "misread"}
    data["withdrawn"] = [*data.get("withdrawn", []), row]


@in_data("REF003")
def a_withdrawn_record_is_replaced_by_nothing(data: Row) -> None:
    row = {"id": "o99999", "date": "2026", "reason": "split", "replaced_by": ["o99998"]}
    data["withdrawn"] = [*data.get("withdrawn", []), row]


@in_data("REF004")
def a_record_that_is_gone_was_read(data: Row) -> None:
    row = {"by": "person", "who": "fz", "date": "2026", "records": {"o99999": "3f9a"}}
    data["reviewed"] = [*data.get("reviewed", []), row]


@in_data("STATE009")
def a_record_says_something_else_than_when_it_was_read(data: Row) -> None:
    read = {data["observations"][0]["id"]: "0000"}
    row = {"by": "person", "who": "fz", "date": "2026", "records": read}
    data["reviewed"] = [*data.get("reviewed", []), row]
