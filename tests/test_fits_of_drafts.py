"""What rules ask of a program's draft: the words of the sentence, where an annotator shows cues."""

from __future__ import annotations

from dataclasses import replace

import pytest
from asked_rules import TEXT, hits

from reportschema.checking import grammar
from reportschema.checking.breaches import example_text
from reportschema.files.parsing.yaml_events import parse
from reportschema.models import WorkReport
from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.reading.draft import Drafter
from reportschema.verbs.mended import mended
from reportschema.vocabularies import vocabulary

BY_MACHINE = ("{state: complete, by: person}", "{state: complete, by: machine}")
ROAD = 'value: 18.6, unit: 公里, collection: sum, period: "2019"'


@pytest.mark.parametrize(
    ("code", "edit", "was", "says"),
    [
        ("FITS003", (ROAD, ROAD.replace("sum", "each")), "修好山路", "每年修路"),
        ("FITS004", ("cues: [[191, 195, 按可比价]], ", ""), "按可比价", "按可比价"),
        ("FITS004", (ROAD, f"{ROAD}, basis: real"), "修好山路", "实际修路"),
        ("FITS005", (ROAD, f"{ROAD}, status: estimate"), "修好山路", "预计修路"),
        (
            "FITS006",
            (
                'value: -50, unit: "%", period: "2019", base_period: "2018"',
                'value: -50, unit: "%", period: "2019", base_period: "1980"',
            ),
            "文件和会议分别",
            "比一九八○年各",
        ),
    ],
)
def test_words_of_the_sentence_are_enough_in_a_draft(
    code: str, edit: tuple[str, str], was: str, says: str
) -> None:
    assert was in TEXT
    text = TEXT.replace(was, says)
    assert hits(code, edit, BY_MACHINE, text=text) == []
    assert len(hits(code, edit, text=text)) == 1, "an annotator shows the words as a cue"
    assert hits(code, edit, BY_MACHINE, text=None) == [], "without the text nobody can tell"
    if was != says:
        assert len(hits(code, edit, BY_MACHINE)) == 1, "the sentence has no such words"


def test_words_of_another_sentence_are_not_enough() -> None:
    text = TEXT.replace("日子更舒心", "预计可舒心")
    edit = (ROAD, f"{ROAD}, status: estimate")
    assert len(hits("FITS005", edit, BY_MACHINE, text=text)) == 1


def test_the_state_council_plans_the_year_alone_at_the_change_of_term() -> None:
    term = ("id: 990101-2020\ntitle", "id: 990101-2020-term-end\ntitle")
    kind = ("kind: annual", "kind: term_end")
    review = ('review_periods: ["2019"]', 'review_periods: ["2015/2019"]')
    assert [hit[:44] for hit in hits("FITS016", term, kind, review)] == [
        "kind is term_end, and plan_periods holds 202"
    ]
    nation = (
        'division: "990101", name: 云溪区, level: county',
        'division: "100000", name: 国务院, level: national',
    )
    assert hits("FITS016", term, kind, review, nation) == []
    assert len(hits("FITS016", term, kind, nation)) == 1, "it reviews five years"


def test_a_goal_of_a_far_year_is_none_of_the_headline_targets_around_it() -> None:
    within = ("pegged_to: gdp, headline: true", "pegged_to: gdp")
    assert len(hits("TEXT025", within)) == 1
    far = (
        'growth, period: "2020", base_period: "2019", form: pegged',
        'growth, period: "2035", base_period: "2019", form: pegged',
    )
    assert hits("TEXT025", within, far) == []


def test_a_problem_may_begin_behind_the_word_that_opens_the_list() -> None:
    assert hits("TEXT026", ("at: [376, 389]", "at: [378, 389]")) == []
    assert len(hits("TEXT026", ("at: [376, 389]", "at: [379, 389]"))) == 1


def test_a_warning_about_a_section_or_a_numeral_is_no_doubt_about_a_measure() -> None:
    report = WorkReport.model_validate(
        parse(
            example_text("yaml")
            .replace("id: s4, level: 3, part: review", "id: s4, level: 3, part: plan")
            .replace("{role: period, at: [148", "{role: furniture, at: [148")
        )[0]
    )
    drafted = Drafter(vocabulary(), grammar()).draft(TEXT.encode(), "云溪区-2020.txt", force=True)
    marked, _ = mended(replace(drafted, report=report))
    reviews = [*(row.review for row in marked.outline), *(row.review for row in marked.numerals)]
    reasons = {review.reason for review in reviews if review}
    assert reasons == {ReviewReason.PART_IN_DOUBT, ReviewReason.OTHER}
