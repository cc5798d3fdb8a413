"""Rules about words that stand in a vocabulary: indicators, units, topics, divisions, concepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportschema.checking.registry import Case, called, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import Spellings, nearest
from reportschema.models import Division, Figure, Indicator
from reportschema.models.fields.codes import Accrual, Collection, Transformation
from reportschema.vocabularies import vocabulary


@rule(
    "VOCAB001",
    "an unknown indicator",
    why="Only a shared code makes series comparable.",
    remedy=(
        "use a code of indicators.csv, which every built package has, or a label where none fits"
    ),
)
def indicator(case: Case) -> Iterator[Hit]:
    known = case.vocabulary.indicators
    for loc, figure in case.figures:
        if figure.indicator and figure.indicator not in known:
            yield Hit(
                (*loc, "indicator"),
                (
                    f"{figure.id}: indicator {figure.indicator} is "
                    f"unknown{nearest(figure.indicator, known)}"
                ),
            )
        if figure.pegged_to and figure.pegged_to not in known:
            yield Hit(
                (*loc, "pegged_to"),
                (
                    f"{figure.id}: pegged_to {figure.pegged_to} is "
                    f"unknown{nearest(figure.pegged_to, known)}"
                ),
            )
    for i, absent in enumerate(case.report.absent_targets):
        if absent.indicator not in known:
            message = (
                f"{called(absent)}: the indicator is unknown{nearest(absent.indicator, known)}"
            )
            yield Hit(("absent_targets", i, "indicator"), message)


@rule(
    "VOCAB002",
    "an unknown unit",
    why="Without a known unit a value cannot be normalized or compared.",
    remedy=(
        "write the unit as in units.csv, which every built package has, with 万 or 亿 before it "
        "where the text has them"
    ),
)
def unit(case: Case) -> Iterator[Hit]:
    table = case.grammar.units
    for loc, figure in case.figures:
        if figure.unit is not None and table.resolve(figure.unit) is None:
            unit_of_span = next(
                (read.unit for read in case.grammar.read(figure.at.exact) if read.unit), None
            )
            instead = (
                f"; its span {figure.at.exact!r} says {unit_of_span}"
                if unit_of_span
                else nearest(figure.unit, table.names)
            )
            yield Hit((*loc, "unit"), f"{figure.id}: unit {figure.unit} is unknown{instead}")


@rule(
    "VOCAB003",
    "an unknown topic",
    why="Topics are COFOG divisions and groups.",
    remedy="use a code of topics.csv, which every built package has, such as 04.1",
)
def topic(case: Case) -> Iterator[Hit]:
    known = case.vocabulary.topics
    for name in ("outline", "problems"):
        for i, record in enumerate(getattr(case.report, name)):
            if record.topic is not None and record.topic not in known:
                group = record.topic[:2]
                inside = ", ".join(
                    code for code in known if code.startswith(group) and code != group
                )
                valid = (
                    f"; {group} {known[group].en} has {inside}"
                    if inside
                    else nearest(record.topic, known)
                )
                yield Hit(
                    (name, i, "topic"), f"{record.id}: topic {record.topic} is unknown{valid}"
                )


# GB/T 2260 assigns no code from here on: fictional places of examples and tests stand there.
FICTIONAL = "99"
NATION = "100000"  # the State Council


@rule(
    "VOCAB004",
    "an unknown or misnamed division",
    why="The code is what places are joined by.",
    remedy=(
        "look the place up in divisions.csv, which every built package has, by the name it had in "
        "the year of the report"
    ),
)
def division(case: Case) -> Iterator[Hit]:
    government = case.report.government
    year = int(case.report.delivered[:4])
    entry = case.vocabulary.division(government.division, year)
    if government.division.startswith(FICTIONAL):
        pass
    elif entry is None:
        yield Hit(
            ("government", "division"),
            (
                f"division code {government.division} is "
                f"unknown{_code_of(case, government.name, year)}"
            ),
        )
    elif not is_called(entry, government.name):
        message = (
            f"division {government.division} was called {entry.name} in {year}, not "
            f"{government.name}"
        )
        yield Hit(("government", "name"), message + _code_of(case, government.name, year))
    elif entry.level != government.level:
        yield Hit(
            ("government", "level"),
            (
                f"{entry.name} is of level {entry.level.value}, and level says "
                f"{government.level.value}"
            ),
        )
    for loc, figure in case.figures:
        for name in ("ref_area", "counterpart_area"):
            code = getattr(figure, name)
            if (
                code is not None
                and not code.startswith(FICTIONAL)
                and case.vocabulary.division(code, year) is None
            ):
                instead = _division_codes().nearest(code)
                yield Hit((*loc, name), f"{figure.id}: {name} {code} is no division code{instead}")


def is_misnamed(case: Case) -> bool:
    """Whether the code of a government is unknown or that of a place of another name."""
    government = case.report.government
    known = case.vocabulary.division(government.division, int(case.report.delivered[:4]))
    fictional = government.division.startswith(FICTIONAL)
    return not fictional and (known is None or not is_called(known, government.name))


def is_called(division: Division, name: str) -> bool:
    """Whether a name is a form of a division's: 广西自治区 and 黔东南州 leave the peoples out."""
    if division.code == NATION:
        return name in _NATION
    if name == division.name:
        return True
    kind = _AUTONOMOUS.search(division.name)
    if kind is None or name[:2] != division.name[:2]:
        return False
    stem = name.removesuffix(kind[0]) if name.endswith(kind[0]) else name.removesuffix(kind[1])
    return stem != name and division.name.startswith(stem)


# What the State Council's report calls its place.
_NATION = {"国务院", "中央人民政府", "全国", "中国", "中华人民共和国"}
_AUTONOMOUS = re.compile("自治([区州县旗])$")


@cache
def _division_codes() -> Spellings:
    return Spellings(row.code for row in vocabulary().divisions.values())


def _code_of(case: Case, name: str, year: int) -> str:
    """`; NAME was CODE in YEAR` for each division of that name in that year."""
    rows = [
        row
        for row in case.vocabulary.divisions.values()
        if row.name == name and row.valid_from <= year <= (row.valid_to or year)
    ]
    return f"; {name} was {' or '.join(row.code for row in rows)} in {year}" if rows else ""


@rule(
    "VOCAB005",
    "an unknown concept",
    why="A concept links the glossaries of many reports.",
    remedy="use a code of concepts.csv, which every built package has, or leave the key out",
)
def concept(case: Case) -> Iterator[Hit]:
    known = case.vocabulary.concepts
    for i, entry in enumerate(case.report.glossary):
        if entry.concept is not None and entry.concept not in known:
            yield Hit(
                ("glossary", i, "concept"),
                f"{entry.id}: concept {entry.concept} is unknown{nearest(entry.concept, known)}",
            )


@rule(
    "VOCAB006",
    "an indicator in a unit of another kind",
    why="A level in a unit that the series never has is most often a wrong indicator.",
    remedy=(
        "check the indicator and the unit; if both are right, add the unit to the indicator's "
        "usual units"
    ),
    severity=Severity.WARNING,
)
def unit_of_indicator(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        if (known := unusual_unit(case, figure)) is not None:
            yield Hit(
                (*loc, "unit"),
                f"{figure.id}: unit of {known.code} is {figure.unit}; its levels come in "
                f"{', '.join(known.units)}",
            )


def unusual_unit(case: Case, figure: Figure) -> Indicator | None:
    """The indicator of a level whose unit is of another kind than the series has; or None."""
    table = case.grammar.units
    known = case.vocabulary.indicators.get(figure.indicator or "")
    if known is None or figure.unit is None or figure.transformation != Transformation.LEVEL:
        return None
    resolved_unit = table.resolve(figure.unit)
    usual = [resolved.unit for name in known.units if (resolved := table.resolve(name))]
    fits = resolved_unit is None or any(
        resolved_unit.unit.normalized == usual_unit.normalized
        or resolved_unit.unit.dimension == usual_unit.dimension
        for usual_unit in usual
    )
    return None if fits or not usual else known


@rule(
    "VOCAB007",
    "a label that is a name of an indicator",
    why="Under a label the figure is in no series.",
    remedy=(
        "use the indicator's code instead of the label; where the figure is about something else, "
        "let the label say what"
    ),
    severity=Severity.WARNING,
)
def label_is_alias(case: Case) -> Iterator[Hit]:
    names = case.vocabulary.indicator_names
    for loc, figure in case.figures:
        if figure.label in names:
            yield Hit(
                (*loc, "label"),
                (
                    f"{figure.id}: label {figure.label} is a name of the indicator "
                    f"{names[figure.label]}"
                ),
            )


@rule(
    "VOCAB008",
    "a label that ends with a name of an indicator",
    why=(
        "A part of an indicator is the indicator with a coverage: under a label it is in no series."
    ),
    remedy=(
        "use the indicator's code, and say in coverage what the label adds; where the figure is "
        "about something else, let the label end with what it counts"
    ),
    severity=Severity.WARNING,
)
def label_ends_with_name(case: Case) -> Iterator[Hit]:
    names = case.vocabulary.indicator_names
    for loc, figure in case.figures:
        if figure.label is None or figure.label in names:
            continue
        name = _name_at_end(case, figure.label)
        if name is not None and _measured_as(case, figure, names[name]):
            yield Hit(
                (*loc, "label"),
                (
                    f"{figure.id}: label {figure.label} ends with {name}, a name of the indicator "
                    f"{names[name]}"
                ),
            )


@rule(
    "VOCAB009",
    "words that name another indicator",
    why="What a report calls by the name of an indicator is most often that indicator.",
    remedy=(
        "use the indicator that the words name; where they mean another here, correct "
        "label_as_written so that it quotes all that they say"
    ),
    severity=Severity.WARNING,
)
def words_name_another(case: Case) -> Iterator[Hit]:
    names = case.vocabulary.indicator_names
    for loc, figure in case.figures:
        named = names.get(figure.label_as_written or "")
        if named and named != figure.indicator and _measured_as(case, figure, named):
            coded = figure.indicator or f"label {figure.label}"
            yield Hit(
                (*loc, "label_as_written"),
                (
                    f"{figure.id}: {figure.label_as_written} is a name of the indicator {named}, "
                    f"and the figure is coded as {coded}"
                ),
            )


_SHORTEST_NAME = 4  # characters: a shorter name, such as 出口, also ends words of other meaning


def _name_at_end(case: Case, label: str) -> str | None:
    """The longest name of an indicator that a label ends with, a word such as 数量 left out."""
    names = case.vocabulary.indicator_names
    neutral = case.vocabulary.neutral_words
    ends = [label, *(label.removesuffix(word) for word in neutral if label.endswith(word))]
    for end in ends:
        # Of X占Y比重 the end may be a name, and the figure is about X.
        least = end.find("占") + 1 or len(end)
        for start in range(max(0, min(len(end) - _SHORTEST_NAME + 1, least))):
            if end[start:] in names:
                return end[start:]
    return None


_GATHERED = {
    Accrual.STOCK: {Collection.SUM, Collection.SINCE, Collection.AVERAGE, Collection.EACH},
    Accrual.FLOW: {Collection.END},
    None: set(),
}


def _measured_as(case: Case, figure: Figure, code: str) -> bool:
    """Whether a figure has a unit of an indicator's levels, and is no flow of its stock."""
    indicator = case.vocabulary.indicators[code]
    if figure.collection in _GATHERED[indicator.accrual]:
        return False
    if figure.unit is None or figure.transformation != Transformation.LEVEL:
        return True
    table = case.grammar.units
    unit = table.resolve(figure.unit)
    usual = (table.resolve(name) for name in indicator.units)
    return unit is not None and any(
        resolved is not None and resolved.unit.normalized == unit.unit.normalized
        for resolved in usual
    )
