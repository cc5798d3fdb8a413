"""Every vocabulary file: well formed, unique, and consistent with the others."""

from __future__ import annotations

import csv
import re
from collections import Counter
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, SOURCES, missing

from reportschema.checking import grammar
from reportschema.models import Concept, Division, Indicator, Topic, Unit, Word
from reportschema.models.codes import Level, Nature, WordKind
from reportschema.notation.chinese import fold
from reportschema.vocabularies import VocabularyError, loader, vocabulary

KNOWN = vocabulary()


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize(
    ("name", "model", "least"),
    [
        ("indicators", Indicator, 150),
        ("units", Unit, 200),
        ("topics", Topic, 79),
        ("divisions", Division, 7000),
        ("concepts", Concept, 90),
        ("words", Word, 80),
    ],
)
def test_each_file_reads_and_its_keys_are_unique(name: str, model: type, least: int) -> None:
    rows = loader.read_rows(name, model)
    assert len(rows) >= least
    keys = [(row.word, row.place) if isinstance(row, Word) else row.key() for row in rows]
    assert repeated(keys) == []


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("xx,,division,a,b,c,d", "code"),
        ("02,,division,a,b,c", "another number of cells"),
        ("02,,division,a,b,c,d,e", "another number of cells"),
    ],
)
def test_a_damaged_file_is_named_with_its_line(
    monkeypatch: pytest.MonkeyPatch, row: str, says: str
) -> None:
    class Damaged:
        def joinpath(self, _: str) -> Damaged:
            return self

        def read_text(self, **_: str) -> str:
            return f"code,parent,level,en,zh,says_en,says_zh\n01,,division,a,b,c,d\n{row}\n"

    monkeypatch.setattr(loader, "files", lambda _: Damaged())
    with pytest.raises(VocabularyError, match=rf"topics\.csv:3: .*{says}"):
        loader.read_rows("topics", Topic)


def test_a_division_is_found_without_reading_the_others() -> None:
    fresh = loader.Vocabulary()
    found = fresh.division("440105", 2020)
    assert found == next(
        row
        for row in KNOWN.divisions.values()
        if row.code == "440105" and row.valid_from <= 2020 <= (row.valid_to or 9999)
    )
    assert "divisions" not in vars(fresh)


def test_names_of_indicators_stand_for_one_each() -> None:
    names = [name for row in KNOWN.indicators.values() for name in (row.zh, *row.aliases)]
    assert repeated(names) == []


@pytest.mark.parametrize("row", KNOWN.indicators.values(), ids=lambda row: row.code)
def test_indicators_fit_the_other_vocabularies(row: Indicator) -> None:
    assert row.topic in KNOWN.topics
    assert row.units
    assert all(grammar().units.resolve(unit) for unit in row.units), row.units
    assert (row.accrual is not None) == (row.nature in (Nature.AMOUNT, Nature.COUNT))
    assert row.core_for is None or KNOWN.indicators[row.core_for].core
    assert row.says_en.rstrip(".").lower() != row.en.lower()


def test_the_core_list_is_the_one_that_panels_promise() -> None:
    assert sorted(KNOWN.core_indicators) == [
        "budget_revenue", "cpi", "energy_intensity", "fixed_asset_investment", "gdp", "resident_income", "retail_sales", "urban_new_jobs",
    ]  # fmt: skip


def test_spellings_of_units_are_unique_and_their_factors_exact() -> None:
    names = [name for row in KNOWN.units.values() for name in (row.name, *row.aliases)]
    assert repeated(names) == []
    kinds: dict[str, set[str]] = {}
    for row in KNOWN.units.values():
        assert Fraction(row.factor) > 0
        kinds.setdefault(row.normalized, set()).add(row.dimension)
        assert (row.currency is not None) == (row.dimension == "money"), row.name
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def test_topics_are_all_of_cofog() -> None:
    assert sum(row.parent is None for row in KNOWN.topics.values()) == 10
    assert sum(row.parent is not None for row in KNOWN.topics.values()) == 69
    assert all(
        row.parent is None or row.code.startswith(row.parent + ".") for row in KNOWN.topics.values()
    )


def test_places_keep_their_id_through_renamings() -> None:
    county, district = (
        KNOWN.division("132431", 1990) or KNOWN.division("130622", 2000),
        KNOWN.division("130608", 2020),
    )
    assert county is not None
    assert district is not None
    assert (county.name, district.name, county.place_id) == ("清苑县", "清苑区", district.place_id)


def test_divisions_cover_each_year_once_and_have_a_parent_then() -> None:
    by_code: dict[str, list[Division]] = {}
    for row in KNOWN.divisions.values():
        by_code.setdefault(row.code, []).append(row)
    for rows in by_code.values():
        ends = sorted((row.valid_from, row.valid_to or 9999) for row in rows)
        assert all(before[1] < after[0] for before, after in pairwise(ends))
    for row in KNOWN.divisions.values():
        if row.level is not Level.NATIONAL:
            assert row.parent is not None
            assert any(
                up.valid_from <= row.valid_from or row.valid_from == 1980
                for up in by_code[row.parent]
            )


def test_lexical_words_hold_a_numeral_character() -> None:
    for row in KNOWN.words:
        if row.kind is WordKind.PART:
            assert set(row.word) & set("〇零一二两三四五六七八九十百千万亿半"), row.word
        assert row.word in row.example


def attested(texts: Path) -> str:
    """All the real texts at hand, folded, without spaces."""
    paths = [*texts.glob("*.txt"), *(texts.parent / "corpus" / "texts").glob("*.txt")]
    return re.sub(
        r"[ \u3000\xa0]", "", "\n".join(fold(path.read_text(encoding="utf-8")) for path in paths)
    )


def test_every_row_is_used_attested_or_justified(texts: Path) -> None:
    """An indicator, concept or unit stands in a source or a real text, or tests/justified.csv says why it is there."""
    if not (texts.parent / "corpus").is_dir():
        missing("the corpus beside the reports")
    found = attested(texts)
    used = set(
        re.findall(
            r"(?:indicator|concept|pegged_to): (\w+)",
            "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.yaml")),
        )
    )
    with (ROOT / "tests" / "justified.csv").open(encoding="utf-8", newline="") as file:
        justified = {
            (row["vocabulary"], row["key"]) for row in csv.DictReader(file) if row["reason"]
        }
    for name, row in [
        *(("indicators", row) for row in KNOWN.indicators.values()),
        *(("concepts", row) for row in KNOWN.concepts.values()),
    ]:
        known = row.code in used or any(word in found for word in (row.zh, *row.aliases))
        assert known != ((name, row.code) in justified), row.code
    for unit in KNOWN.units.values():
        names = "|".join(map(re.escape, (unit.name, *unit.aliases)))
        known = (
            re.search(rf"[0-9一二三四五六七八九十百千万亿几数多余](?:{names})", found) is not None
        )
        assert known != (("units", unit.name) in justified), unit.name
