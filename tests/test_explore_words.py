"""The words of the pages, in both languages, and figures as people read them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from conftest import ROOT

from reportschema.comparing import Attainment
from reportschema.models.fields.codes import (
    Annotator,
    Commitment,
    Hedge,
    Level,
    Obligation,
    Part,
    State,
    Transformation,
)
from reportschema.pages.content import LEVELS, LISTS
from reportschema.pages.quantities import as_text, quantity
from reportschema.pages.series import PROMISED, REPORTED
from reportschema.pages.words import words
from reportschema.publishing.rows.panel_row import PanelState
from reportschema.verbs.explore import read_content

PAGES = ROOT / "reportschema" / "pages"


SITE = ROOT / "reportschema" / "publishing" / "site"


def test_the_words_are_complete_in_both_languages() -> None:
    with (PAGES / "words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["key"] for row in rows}) == len(rows)
    for row in rows:
        assert row["where"]
        assert row["en"].strip(), row
        assert row["zh"].strip(), row
        assert set(re.findall(r"{(\w+)}", row["en"])) == set(re.findall(r"{(\w+)}", row["zh"])), row


# Beginning of a key -> what a page puts after it.
COMPOSED: dict[str, Iterable[str]] = {
    "axis_": ("cny", "persons", "kg"),
    "caveat_": [
        f"{name}{ending}"
        for name in ("claims", "prices", "hedges", "told", "missing", "made")
        for ending in ("", "_title")
    ],
    "commitment_": set(Commitment) - {Commitment.PLAIN},
    "commitment_says_": Commitment,
    "count_": ("reports", "places", "observations", "targets", "problems"),
    "fall_says_": ("at_least", "over", "at_most", "under"),
    "form_": set(PanelState) - {PanelState.GIVEN},
    "hedge_": set(Hedge) - {Hedge.EXACT},
    "hedge_says_": (*Hedge, "range"),
    "level_": Level,
    "list_": LISTS,
    "made_all_": (*Annotator, *LEVELS),
    "made_by_": (*Annotator, *LEVELS),
    "made_title_": (*Annotator, *LEVELS),
    "measure_": set(Transformation) - {Transformation.LEVEL},
    "note_": ("p", "j"),
    "obligation_": set(Obligation) - {Obligation.UNSTATED},
    "attainment_": Attainment,
    "pegged_": ("exact", "about", "at_least", "over"),
    "part_": Part,
    "point_": (PROMISED, REPORTED),
    "state_": State,
    "": (PROMISED, REPORTED),
}


# t("place") in a template, say(lang, "place") in code; t("level_" ~ …) and say(f"measure_{…}").
KEY = re.compile(r"""\b(?:t|say)\(\s*(?:lang, )?f?["'](\w+)(["'] ~|\{|["'])""")


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted([*PAGES.rglob("*"), *SITE.rglob("*")])
        if path.suffix in (".py", ".html")
    )
    keys = [(key[1], key[2] in "'\"") for key in KEY.finditer(code)]
    assert {key for key, whole in keys if not whole} == set(COMPOSED) - {""}
    composed = {f"{start}{end}" for start, ends in COMPOSED.items() for end in ends}
    assert set(words("en")) == {key for key, whole in keys if whole} | composed


def test_chinese_pages_speak_chinese(site: Mapping[str, bytes]) -> None:
    html = site["zh/place/440103.html"].decode()
    assert '<html lang="zh-Hans">' in html
    assert "荔湾区" in html
    for english in ("Promised", "promised plainly", "How firmly", "Save table"):
        assert english not in html


# Numbers
FIGURE = {
    "hedge": "exact",
    "transformation": "level",
    "value": "",
    "low": "",
    "high": "",
    "unit": "亿元",
    "normalized_value": "",
    "normalized_low": "",
    "normalized_high": "",
    "normalized_unit": "CNY",
}


@pytest.mark.parametrize(
    ("changes", "english", "chinese"),
    [
        ({"value": "1316.36", "normalized_value": "131636000000"}, "CNY 131.6 bn", "1,316.36亿元"),
        (
            {
                "value": "5",
                "unit": "%",
                "normalized_value": "5",
                "normalized_unit": "%",
                "hedge": "about",
            },
            "~ 5 %",
            "~ 5 %",
        ),
        (
            {
                "value": "7",
                "unit": "%",
                "normalized_value": "7",
                "normalized_unit": "%",
                "hedge": "at_least",
            },
            "≥ 7 %",
            "≥ 7 %",
        ),
        (  # 下降3.4%以上: a growth of at most −3.4 %
            {
                "value": "-3.4",
                "unit": "%",
                "normalized_value": "-3.4",
                "normalized_unit": "%",
                "hedge": "at_least",
            },
            "≤ −3.4 %",
            "≤ −3.4 %",
        ),
        (
            {
                "low": "5",
                "high": "6",
                "unit": "%",
                "normalized_low": "5",
                "normalized_high": "6",
                "normalized_unit": "%",
            },
            "5–6 %",
            "5–6 %",
        ),
        (
            {"value": "-13.1", "unit": "%", "normalized_value": "-13.1", "normalized_unit": "%"},
            "−13.1 %",
            "−13.1 %",
        ),
        (
            {
                "value": "3",
                "unit": "",
                "normalized_value": "3",
                "transformation": "rank",
                "hedge": "at_most",
            },
            "≤ no. 3",
            "≤ 第3",
        ),
    ],
)
def test_a_figure_reads_as_people_read_it(
    changes: dict[str, str], english: str, chinese: str, example_package: Path
) -> None:
    content = read_content(example_package)
    assert as_text(quantity({**FIGURE, **changes}, content, "en")) == english
    assert as_text(quantity({**FIGURE, **changes}, content, "zh")) == chinese


@pytest.mark.parametrize("folder", ["report", "place"])
def test_what_a_figure_is_of_is_named_in_english_on_english_pages(
    site: Mapping[str, bytes], folder: str
) -> None:
    pages = [path for path in site if path.startswith(f"en/{folder}/") and path.endswith(".html")]
    assert pages
    for path in pages:
        heads = re.findall(r'<th scope="row">(.*?)</th>', site[path].decode(), re.S)
        names = [re.sub(r"<small>.*?</small>|<.*?>", "", head) for head in heads]  # not the scope
        assert [name for name in names if re.search(r"[\u4e00-\u9fff]", name)] == [], path
        assert names, path
