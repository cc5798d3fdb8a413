"""Ways to move anchors out of the body, or over each other."""

from __future__ import annotations

from mutations.ways import Row, figures, first_row, in_data


@in_data("ANCHOR001")
def the_body_starts_too_late(data: Row) -> None:
    body = data["editions"][0]["body"]
    body[0] = str(int(body[1]) - 1)


@in_data("ANCHOR001")
def the_body_ends_after_the_text(data: Row) -> None:
    data["editions"][0]["body"][1] = str(int(data["editions"][0]["characters"]) + 1)


@in_data("ANCHOR001")
def there_is_no_edition(data: Row) -> None:
    data["editions"] = []


@in_data("ANCHOR001")
def a_problem_lies_outside_the_body(data: Row) -> None:
    first_row(data.get("problems", []))["at"][1] = "9999999"


@in_data("ANCHOR002")
def a_figure_stands_in_the_ledger_too(data: Row) -> None:
    data["numerals"].append({"role": "name", "at": first_row(figures(data))["at"]})


@in_data("ANCHOR002")
def two_anchors_overlap(data: Row) -> None:
    row = first_row(figures(data), lambda row: len(row["at"][2]) > 2)
    data["numerals"].append(
        {"role": "name", "at": [str(int(row["at"][1]) - 1), str(int(row["at"][1]) + 1), "元，"]}
    )


@in_data("ANCHOR003")
def a_section_ends_after_the_one_around_it(data: Row) -> None:
    rows = data["outline"]
    inner = first_row(rows, lambda row: any(_inside(row, other) for other in rows))
    outer = first_row(rows, lambda row: _inside(inner, row))
    inner["at"][1] = str(int(outer["at"][1]) + 1)


@in_data("ANCHOR003")
def a_section_has_the_level_of_the_one_around_it(data: Row) -> None:
    rows = data["outline"]
    inner = first_row(rows, lambda row: any(_inside(row, other) for other in rows))
    inner["level"] = first_row(rows, lambda row: _inside(inner, row))["level"]


def _inside(row: Row, other: Row) -> bool:
    start, end = map(int, row["at"])
    return row is not other and int(other["at"][0]) <= start and end < int(other["at"][1])
