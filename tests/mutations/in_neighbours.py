"""Ways to set a record against those beside it, its annotation, or the words that stand near it."""

from __future__ import annotations

from itertools import pairwise

from mutations.ways import Inapplicable, Row, figures, first_row, in_data


@in_data("FITS031")
def two_problems_have_one_summary(data: Row) -> None:
    if len(data.get("problems", [])) < 2:
        raise Inapplicable
    first, second = data["problems"][:2]
    second["summary"] = dict(first["summary"])


@in_data("FITS032")
def one_term_among_numbered_ones_has_no_number(data: Row) -> None:
    rows = data.get("glossary", [])
    if len(rows) < 2:
        raise Inapplicable
    del first_row(rows, lambda row: "number" in row)["number"]


@in_data("FITS033")
def the_first_edition_is_gone(data: Row) -> None:
    if len(data["editions"]) > 1:
        raise Inapplicable
    data["editions"][0]["id"] = "e2"


@in_data("FITS034")
def a_full_annotation_says_nothing_of_awards(data: Row) -> None:
    if data["annotation"]["level"] != "full" or data.get("awards"):
        raise Inapplicable
    data["annotation"].pop("awards", None)


@in_data("FITS035")
def a_program_is_called_a_person(data: Row) -> None:
    for name, by in (("targets", "machine"), ("observations", "person")):
        data["annotation"][name] = {"state": "complete", "by": by, "who": "draft"}


@in_data("FITS036")
def a_figure_lacks_a_plan(data: Row) -> None:
    first_row(figures(data))["review"] = {"reason": "no_plan_found"}


@in_data("FITS037")
def a_yearly_report_is_a_budget(data: Row) -> None:
    if data["kind"] != "annual":  # its id would deny it first
        raise Inapplicable
    data["kind"] = "budget"


@in_data("TEXT021", needs_text=True)
def the_second_of_three_shares_is_of_another_year(data: Row) -> None:
    rows = data["observations"]
    seconds = [
        second
        for first, second in pairwise(rows)
        if first["at"] == second["at"] and not ("cues" in first or "cues" in second)
    ]
    second = first_row(seconds)
    second["period"] = "1951"
    second["inferred"] = [*second.get("inferred", []), "period"]  # else TEXT030


@in_data("TEXT022", needs_text=True)
def a_figure_is_of_a_place_that_nothing_names(data: Row) -> None:
    first_row(figures(data), lambda row: "ref_area" not in row)["ref_area"] = "150521"


@in_data("TEXT023", needs_text=True)
def a_coverage_is_of_other_words(data: Row) -> None:
    if data["editions"][0]["script"] != "Hans":
        raise Inapplicable
    first_row(figures(data), lambda row: "coverage" not in row)["coverage"] = "远洋捕捞船队"


@in_data("TEXT024", needs_text=True)
def a_target_is_expected_by_nobody(data: Row) -> None:
    row = data.get("targets", [])[-1:]
    first_row(row, lambda row: "obligation" not in row)["obligation"] = "expected"


@in_data("TEXT025", needs_text=True)
def every_second_headline_target_is_none(data: Row) -> None:
    rows = [row for row in data.get("targets", []) if row.get("headline")]
    if len(rows) < 7:
        raise Inapplicable
    for row in rows[1:-1:2]:
        row["headline"] = "false"


@in_data("FITS038")
def a_figure_fulfils_another_target(data: Row) -> None:
    target = first_row(data.get("targets", []), lambda row: "indicator" in row)
    row = first_row(data["observations"], lambda row: "label" in row and "fulfils" not in row)
    row["fulfils"] = target["id"]


@in_data("FITS039")
def a_cue_is_at_the_other_end_of_the_text(data: Row) -> None:
    row = first_row(
        figures(data), lambda row: int(row["at"][0]) > int(figures(data)[0]["at"][1]) + 400
    )
    row["cues"] = [*row.get("cues", []), figures(data)[0]["at"]]


@in_data("FITS040")
def a_term_has_the_concept_of_another(data: Row) -> None:
    first_row(data.get("glossary", []))["concept"] = "eight_eight_strategy"


@in_data("FITS041")
def an_award_has_one_recipient_twice(data: Row) -> None:
    row = first_row(data.get("awards", []))
    row["recipients"] = [*row["recipients"], row["recipients"][0]]


@in_data("TEXT026", needs_text=True)
def a_problem_ends_within_a_word(data: Row) -> None:
    row = first_row(data.get("problems", [])[-1:])
    row["at"] = [row["at"][0], str(int(row["at"][1]) - 3)]


@in_data("TEXT027", needs_text=True)
def the_day_on_the_page_is_another(data: Row) -> None:
    edition = data["editions"][0]
    if len(edition.get("published", "")) != 10:
        raise Inapplicable
    edition["published"] = "2049" + edition["published"][4:]


@in_data("TEXT028", needs_text=True)
def what_is_missing_is_named_nowhere(data: Row) -> None:
    data["editions"][0]["missing_parts"] = ["渔港潮汐观测日志"]


@in_data("TEXT029", needs_text=True)
def an_award_is_of_another_year(data: Row) -> None:
    first_row(data.get("awards", []), lambda row: "year" in row)["year"] = "1950"


@in_data("FITS042")
def an_index_number_is_of_the_year_before(data: Row) -> None:
    data["editions"][0]["index_number"] = f"00749333M/{int(data['delivered'][:4]) - 1}-00017"


@in_data("FITS043")
def a_label_has_lost_its_first_letters(data: Row) -> None:
    if len(data["outline"]) < 11:
        raise Inapplicable
    row = first_row(data["outline"], lambda row: len(row["label"]["en"].split()[0]) > 5)
    row["label"]["en"] = row["label"]["en"][2:]


@in_data("FITS044")
def a_title_has_lost_its_last_character(data: Row) -> None:
    data["title"] = data["title"][:-1]


@in_data("FITS044")
def a_congress_has_lost_its_first_character(data: Row) -> None:
    of_place = data["government"]["name"] + "第"
    fictional = data["government"]["division"].startswith("99")  # nobody knows what is above it
    if "congress" not in data or data["government"]["level"] == "national":
        raise Inapplicable
    if fictional and not data["congress"]["name"].startswith(of_place):
        raise Inapplicable
    data["congress"]["name"] = data["congress"]["name"][1:]


@in_data("FITS044")
def an_office_is_without_a_kind(data: Row) -> None:
    if "speaker" not in data:
        raise Inapplicable
    data["speaker"]["office"] = data["speaker"]["office"][:-1]


@in_data("FITS022")
def a_correction_reads_less_than_is_written(data: Row) -> None:
    row = first_row(
        data.get("corrections", []), lambda row: len(row["read_as"]) == len(row["at"][2]) > 1
    )
    row["read_as"] = row["read_as"][:-1]


@in_data("VOCAB004")
def a_government_is_called_by_part_of_its_name(data: Row) -> None:
    if data["government"]["division"].startswith("99") or data["id"].startswith("100000"):
        raise Inapplicable
    data["government"]["name"] = data["government"]["name"][:-1]
