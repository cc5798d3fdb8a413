"""Every vocabulary file: well formed, unique, and consistent with the others."""

from __future__ import annotations

import csv
import re
from collections import Counter
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from check_vocabulary import doubts, doubts_of_aliases, doubts_of_units
from conftest import ROOT, SOURCES

from reportschema.checking import grammar
from reportschema.models import (
    Authority,
    Concept,
    Division,
    Indicator,
    NeutralWord,
    Record,
    Topic,
    Unit,
    Word,
)
from reportschema.models.fields.codes import Level, Nature, WordKind
from reportschema.notation import scan
from reportschema.notation.chinese import fold
from reportschema.vocabularies import VocabularyError, loader, vocabulary

KNOWN = vocabulary()
LEAST_WORDS, LEAST_CHARACTERS = 8, 10  # of a definition that says what is counted, and when


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def names_of_series() -> list[tuple[str, str, tuple[str, ...]]]:
    """(vocabulary, code, names) of each indicator and each concept."""
    indicators = [
        ("indicators", row.code, (row.zh, *row.aliases)) for row in KNOWN.indicators.values()
    ]
    concepts = [("concepts", row.code, (row.zh, *row.aliases)) for row in KNOWN.concepts.values()]
    return indicators + concepts


@pytest.mark.parametrize(
    ("name", "model", "least"),
    [
        ("indicators", Indicator, 150),
        ("units", Unit, 200),
        ("topics", Topic, 79),
        ("divisions", Division, 7000),
        ("concepts", Concept, 90),
        ("words", Word, 80),
        ("neutral_words", NeutralWord, 30),
    ],
)
def test_each_file_reads_and_its_keys_are_unique(
    name: str, model: type[Record], least: int
) -> None:
    rows = loader.read_rows(name, model)
    assert len(rows) >= least
    keys = [f"{row.word} {row.place}" if isinstance(row, Word) else row.key() for row in rows]
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
    assert fresh.division("440105", 2020) == next(
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
    assert row.replaced_by is None or row.replaced_by in KNOWN.indicators
    assert (row.term is None) == (row.authority is Authority.LOCAL)


@pytest.mark.parametrize("row", KNOWN.indicators.values(), ids=lambda row: row.code)
def test_the_definition_of_an_indicator_stands_alone(row: Indicator) -> None:
    """It says more than the name does, in a sentence that needs no other row."""
    assert re.fullmatch(r"[A-Z0-9“].+\.", row.says_en)
    assert re.fullmatch(r".+[^。]。", row.says_zh)
    assert len(row.says_en.split()) >= LEAST_WORDS
    assert len(row.says_zh) >= LEAST_CHARACTERS
    assert row.says_en.rstrip(".").lower() != row.en.lower()
    assert not re.search(r"\b(?:this row|see|same as|ditto|as above)\b", row.says_en)
    assert not re.search("上项(?!目)|同上|本项|此项", row.says_zh)


@pytest.mark.parametrize(
    ("code", "alias"),
    [
        ("urban_green_rate", "绿地率"),
        ("infant_mortality", "新生儿死亡率"),
        ("forest_coverage", "林木覆盖率"),
        ("resident_population", "总人口"),
        ("crime_clearance_rate", "命案破案率"),
        ("pension_insurance_participants", "城镇职工养老保险参保人数"),
        ("tax_per_mu", "规上工业亩均税收"),
        ("new_high_tech_enterprises", "净增高新技术企业"),
    ],
)
def test_an_alias_that_says_less_or_more_than_the_definition_is_doubted(
    code: str, alias: str
) -> None:
    row = KNOWN.indicators[code]
    (doubt,) = doubts_of_aliases(row.model_copy(update={"aliases": (row.zh, alias)}))
    assert (doubt.code, doubt.value) == (code, alias)


def test_a_monthly_unit_of_a_yearly_series_is_doubted() -> None:
    row = KNOWN.indicators["rural_income"]
    (doubt,) = doubts_of_units(row.model_copy(update={"units": ("元", "元/月")}))
    assert doubt.value == "元/月"


def test_no_alias_and_no_unit_is_in_doubt() -> None:
    assert doubts() == []


def test_the_core_list_is_the_one_that_panels_promise() -> None:
    assert sorted(KNOWN.core) == [
        "budget_revenue",
        "cpi",
        "energy_intensity",
        "fixed_asset_investment",
        "gdp",
        "industrial_agricultural_gross_output",
        "rd_intensity",
        "resident_income",
        "retail_sales",
        "so2_emissions",
        "surveyed_unemployment_rate",
        "urban_new_jobs",
    ]


def test_spellings_of_units_are_unique_and_their_factors_exact() -> None:
    names = [name for row in KNOWN.units.values() for name in (row.name, *row.aliases)]
    assert repeated(names) == []
    dimensions: dict[str, set[str]] = {}
    for row in KNOWN.units.values():
        assert Fraction(row.factor) > 0
        dimensions.setdefault(row.normalized, set()).add(row.dimension)
        assert (row.currency is not None) == (row.dimension == "money"), row.name
    assert {name: several for name, several in dimensions.items() if len(several) > 1} == {}


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


def does_what_its_row_says(row: Word) -> bool:
    quantities = list(grammar().find(row.example))
    if row.kind is WordKind.PART:
        return len(scan(row.example, words=[row.word])) < len(scan(row.example))
    if row.kind is WordKind.HEDGE:
        return any(
            read.hedge is row.hedge and row.word in (read.hedge_words or "") for read in quantities
        )
    return (row.kind, row.word) in [(read.direction, read.direction_word) for read in quantities]


def test_each_word_does_in_its_example_what_its_row_says() -> None:
    """A row that changes nothing is read by nothing."""
    assert [row for row in KNOWN.words if not does_what_its_row_says(row)] == []


def test_a_neutral_word_is_all_that_its_two_labels_differ_in() -> None:
    neutral = [row.word for row in loader.read_rows("neutral_words", NeutralWord)]
    pattern = re.compile("|".join(sorted(map(re.escape, neutral), key=len, reverse=True)))
    for row in loader.read_rows("neutral_words", NeutralWord):
        longer, shorter = row.example.split(" ")
        assert row.word in longer
        assert pattern.sub("", longer) == pattern.sub("", shorter), row.word


def attested(texts: Path, corpus: Path) -> str:
    """All the real texts at hand, folded, without spaces."""
    paths = [*texts.glob("*.txt"), *(corpus / "texts").glob("*.txt")]
    return re.sub(
        r"[ \u3000\xa0]", "", "\n".join(fold(path.read_text(encoding="utf-8")) for path in paths)
    )


def test_every_row_is_used_attested_or_justified(texts: Path, corpus: Path) -> None:
    """Each indicator, concept and unit is in a source or a text, or in tests/justified.csv."""
    running_text = attested(texts, corpus)
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
    for vocabulary_name, code, names in names_of_series():
        needed = code in used or any(name in running_text for name in names)
        assert needed != ((vocabulary_name, code) in justified), code
    for unit in KNOWN.units.values():
        spellings = "|".join(map(re.escape, (unit.name, *unit.aliases)))
        after_a_numeral = rf"[0-9一二三四五六七八九十百千万亿几数多余](?:{spellings})"
        needed = re.search(after_a_numeral, running_text) is not None
        assert needed != (("units", unit.name) in justified), unit.name
