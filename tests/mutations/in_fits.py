"""Ways to set one field against another: each value legal, and the two of them together wrong."""

from __future__ import annotations

from mutations.ways import Inapplicable, Row, figures, first_row, in_data
from reportschema.models.fields.codes import Accrual
from reportschema.vocabularies import vocabulary


@in_data("FITS060")
def a_growth_is_summed(data: Row) -> None:
    first_row(
        figures(data),
        lambda row: row.get("transformation") == "growth" and "collection" not in row,
    )["collection"] = "sum"


@in_data("FITS001")
def a_place_in_an_order_is_summed(data: Row) -> None:
    row = first_row(figures(data), lambda row: row.get("transformation") == "rank")
    row["collection"] = "sum"


@in_data("FITS002")
def a_flow_is_called_a_stock(data: Row) -> None:
    known = vocabulary().indicators
    first_row(
        figures(data),
        lambda row: (
            row.get("collection") == "sum"
            and "transformation" not in row
            and (indicator := known.get(row.get("indicator", ""))) is not None
            and indicator.accrual == Accrual.FLOW
        ),
    )["collection"] = "end"


@in_data("FITS003")
def a_year_is_accumulated_without_a_start(data: Row) -> None:
    first_row(
        figures(data),
        lambda row: row.get("collection") == "sum" and len(row.get("period", "")) == 4,
    )["collection"] = "since"


@in_data("FITS004")
def a_basis_is_said_by_nothing(data: Row) -> None:
    row = first_row(figures(data), lambda row: not {"basis", "inferred"} & set(row))
    row["basis"] = "legal_unit_location"


@in_data("FITS005")
def an_estimate_is_called_so_by_nothing(data: Row) -> None:
    first_row(data["observations"], lambda row: not {"cues", "status"} & set(row))["status"] = (
        "estimate"
    )


@in_data("FITS006")
def a_growth_is_against_a_year_long_ago(data: Row) -> None:
    row = first_row(
        data["observations"],
        lambda row: (
            row.get("transformation") == "growth"
            and "cues" not in row
            and len(row.get("period", "")) == 4
            and "base_period" in row
        ),
    )
    row["base_period"] = str(int(row["period"]) - 13)


@in_data("FITS007")
def an_empty_field_is_inferred(data: Row) -> None:
    row = first_row(figures(data), lambda row: "coverage" not in row)
    row["inferred"] = [*row.get("inferred", []), "coverage"]


@in_data("FITS008")
def a_target_is_preliminary(data: Row) -> None:
    first_row(data.get("targets", []))["status"] = "preliminary"


@in_data("FITS009")
def a_headline_target_is_for_an_unplanned_year(data: Row) -> None:
    first_row(data.get("targets", []), lambda row: row.get("headline"))["period"] = "2055"


@in_data("FITS010")
def the_own_area_is_named(data: Row) -> None:
    row = first_row(figures(data), lambda row: "ref_area" not in row)
    row["ref_area"] = data["government"]["division"]


@in_data("FITS011")
def a_rank_is_of_another_year_than_its_figure(data: Row) -> None:
    first_row(figures(data), lambda row: "ranks" in row)["period"] = "1999"


@in_data("FITS012")
def a_section_is_of_another_part_than_the_one_around_it(data: Row) -> None:
    first_row(data["outline"], lambda row: row["level"] != "1" and row["part"] != "annex")[
        "part"
    ] = "annex"


@in_data("FITS013")
def a_problem_stands_outside_the_problems(data: Row) -> None:
    first_row(data["outline"], lambda row: row["part"] == "problems")
    start = data["outline"][0]["at"][0]
    first_row(data.get("problems", []))["at"] = [start, str(int(start) + 1)]


@in_data("FITS014")
def an_english_label_is_chinese(data: Row) -> None:
    label = data["outline"][0]["label"]
    label["en"] = label["zh"]


@in_data("FITS015")
def a_year_numbers_an_item(data: Row) -> None:
    first_row(data["numerals"], lambda row: row["role"] == "period" and "年" in row["at"][2])[
        "role"
    ] = "enumerator"


@in_data("FITS016")
def what_is_reviewed_is_long_past(data: Row) -> None:
    data["review_periods"] = ["1950"]


@in_data("FITS017")
def a_congress_is_of_another_term_than_its_name(data: Row) -> None:
    if "congress" not in data:
        raise Inapplicable
    data["congress"]["term"] = str(int(data["congress"]["term"]) + 1)


@in_data("FITS018")
def a_list_is_partial_and_no_note_says_how(data: Row) -> None:
    data["annotation"]["outline"] = {"state": "partial", "by": "machine"}


@in_data("FITS019")
def an_item_is_of_a_year_long_past(data: Row) -> None:
    rows = [*data.get("livelihood_projects", []), *data.get("awards", [])]
    first_row(rows, lambda row: "year" in row)["year"] = "1950"


@in_data("FITS020")
def one_text_is_two_editions(data: Row) -> None:
    data["editions"].append({**data["editions"][0], "id": "e99"})


@in_data("FITS021")
def the_headline_passage_holds_no_headline_target(data: Row) -> None:
    first_row(data.get("targets", []), lambda row: row.get("headline"))
    start = data["outline"][0]["at"][0]
    passage = {"period": data["plan_periods"][0], "at": [start, str(int(start) + 1)]}
    data["headline_passages"] = [passage]


@in_data("FITS022")
def a_term_is_longer_than_its_anchor(data: Row) -> None:
    first_row(data.get("glossary", []))["term"] += "词"


@in_data("TEXT008", needs_text=True)
def a_title_is_typed_from_memory(data: Row) -> None:
    if data["editions"][0]["script"] != "Hans":
        raise Inapplicable
    data["title"] = "关于各项工作的报告"


@in_data("TEXT009", needs_text=True)
def the_first_digit_is_cut_off(data: Row) -> None:
    data["annotation"]["numerals"] = {"state": "partial", "by": "machine", "note": "some"}
    row = first_row(figures(data), lambda row: row["at"][2][:2].isdecimal())
    start, end, exact = row["at"]
    row["at"] = [str(int(start) + 1), end, exact[1:]]


@in_data("TEXT010", needs_text=True)
def an_edition_is_of_the_other_script(data: Row) -> None:
    edition = data["editions"][0]
    edition["script"] = "Hant" if edition["script"] == "Hans" else "Hans"


@in_data("TEXT011", needs_text=True)
def a_project_that_was_exceeded_is_only_met(data: Row) -> None:
    first_row(data.get("livelihood_projects", []), lambda row: row.get("status") == "exceeded")[
        "status"
    ] = "met"
