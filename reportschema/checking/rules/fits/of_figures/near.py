"""Rules that need the text: what a figure's fields say must stand near it.

Each reads the sentence of the figure, or what stands between it and the figure beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from reportschema.checking.registry import Case, place, rule
from reportschema.checking.rules.figures import is_impossible
from reportschema.checking.rules.fits.of_figures.said import periods
from reportschema.checking.rules.fits.of_passages.sentences import sentences_of
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models import Figure
from reportschema.models.fields.codes import Script, Stance, Transformation
from reportschema.models.fields.periods import Period
from reportschema.notation.chinese import fold
from reportschema.vocabularies import plans_answered
from reportschema.vocabularies.fits import EMPTY, fit_table

Placed = tuple[Loc, Figure]

_BEFORE, _AFTER, _FAR = 120, 80, 400  # characters around a figure in which words are looked for
_JUST = 9  # characters between 全市 and 第一: 全市各区排名
_AMONG = re.compile(r"(全[国省市])[各省区县市州级]*(?:排名|排位|位列|位居|排|居)?\Z")
_SHARE = 0.25  # of the pairs of characters of a coverage, which is often in shorter words
_LOOSE = re.compile(r"[\W_]")
_STOP = re.compile("[。\n]")
_GAP = 120  # characters between two figures that still speak of one thing
# What may start another time, or set two times side by side: 由…至, 到2025年, 目前
_TIME = re.compile(
    "[12][0-9]{3}|[年月届末底由从自至到比较]|[减增降升整转]为|^[)）]|季度|目前|现有|累计|同期|以来|今后|规划|[一二三四五六七八九十]五”?[时规]"
)


def _in_text_order(case: Case) -> Iterator[list[Placed]]:
    """Observations, then targets, each in text order."""
    for name in ("observations", "targets"):
        figures = [placed for placed in case.figures if placed[0][0] == name]
        yield sorted(figures, key=lambda placed: (placed[1].at.start, placed[1].nth or 0))


@rule(
    "TEXT021",
    "a period unlike that of the figure beside it",
    why=(
        "Figures of one kind that follow each other in a clause are of one time, unless a word "
        "between them names another."
    ),
    remedy=(
        "correct the period of the one that the text does not bear out, or give the words that "
        "say another time as a cue"
    ),
    severity=Severity.WARNING,
    needs_text=True,
)
def neighbours(case: Case) -> Iterator[Hit]:
    unsaid = {hit.loc[:2] for hit in periods(case)}  # TEXT030 speaks of these
    for figures in _in_text_order(case):
        misfits = [
            _misfit(first, second)
            if not {loc, beside} & unsaid and _one_time(case, first, second)
            else None
            for (loc, first), (beside, second) in pairwise(figures)
        ]
        for i, field in enumerate(misfits):
            before = misfits[i - 1] if i else None
            if field is None or field == before:
                continue  # the one between two others differs from both: said of it already
            (_, other), (loc, own) = figures[i], figures[i + 1]
            values = [getattr(figure, field) or EMPTY for figure in (own, other)]
            yield Hit(
                (*loc, field) if getattr(own, field) else (*loc, "at", 2),
                f"{own.id}: {field} is {values[0]}, and that of {other.id} beside it is "
                f"{values[1]}; no word between them names another time",
            )


def _misfit(first: Figure, second: Figure) -> str | None:
    """The field in which the times of two figures of one time differ."""
    if first.period != second.period:
        periods = Period.of(first.period), Period.of(second.period)
        ends = [period.last if period else None for period in periods]
        summed = first.transformation != second.transformation and ends[0] == ends[1]
        return None if summed else "period"
    same = first.transformation == second.transformation and first.has_value()
    same = same and second.has_value()
    return "base_period" if same and first.base_period != second.base_period else None


def _one_time(case: Case, first: Figure, second: Figure) -> bool:
    """Whether two figures that follow each other are of one kind, and no word parts their times."""
    text = case.folded
    if first.cues or second.cues or second.at.start - first.at.end > _GAP:
        return False
    alike = first.collection == second.collection and first.transformation == second.transformation
    if not (alike or _of_one_amount(first, second)):
        return False
    between = text[first.at.end : second.at.start]
    if _STOP.search(between) or _TIME.search(first.at.exact) or _TIME.search(between):
        return False
    return not any(is_impossible(each, case.report.delivered) for each in (first, second))


def _of_one_amount(first: Figure, second: Figure) -> bool:
    """Whether a yearly growth, a change or a rank follows the amount of which it is."""
    return (
        first.transformation == Transformation.LEVEL
        and second.transformation != Transformation.LEVEL
        and second.collection is None
        and (first.indicator, first.label) == (second.indicator, second.label)
    )


@rule(
    "TEXT022",
    "an area that the sentence does not name",
    why=(
        "Whose number it is, and among whom it is ranked, is said beside it: by a name, or as "
        "全国, 全省, 全市."
    ),
    remedy="correct ref_area or counterpart_area, or delete it",
    severity=Severity.WARNING,
    needs_text=True,
)
def areas(case: Case) -> Iterator[Hit]:
    year, sentences = int(case.report.delivered[:4]), sentences_of(case.folded)
    table = fit_table("areas")
    for loc, figure in case.figures:
        named = {"ref_area": figure.ref_area, "counterpart_area": figure.counterpart_area}
        for field, code in named.items():
            division = case.vocabulary.division(code, year) if code else None
            if division is None or field in figure.inferred:
                continue
            start, end = sentences.around(figure.at.start)
            start, end = max(start, figure.at.start - _BEFORE), max(end, figure.at.end)
            near = case.folded[start : min(end, figure.at.end + _AFTER)]
            called = division.name[:2], division.name[-1]
            words = (*called, *table.words(division.level.value, field))
            if not any(word in near for word in words):
                yield Hit(
                    (*loc, field),
                    f"{figure.id}: {field} is {code} ({division.name}), and its sentence has none "
                    f"of {', '.join(words)}",
                )
        if (word := unnamed_area(figure, case.folded)) is not None:
            yield Hit(
                (*loc, "at", 2),
                f"{figure.id}: counterpart_area is empty, and its clause ranks it in {word}",
            )


def unnamed_area(figure: Figure, text: str) -> str | None:
    """The word for an area just before a rank, where the rank names no area."""
    if figure.transformation != Transformation.RANK or figure.counterpart_area is not None:
        return None
    before = text[max(0, figure.at.start - _JUST) : figure.at.start]
    match = _AMONG.search(before)
    return match[1] if match else None


@rule(
    "TEXT023",
    "a coverage whose words do not stand near",
    why="The subset that a figure is about is named in its clause, its sentence or its heading.",
    remedy="write coverage in the words of the text; what is included by it starts with 含",
    severity=Severity.WARNING,
    needs_text=True,
)
def coverages(case: Case) -> Iterator[Hit]:
    if case.report.first_edition().script != Script.HANS:
        return  # our words are in Simplified
    for loc, figure in case.figures:
        if figure.coverage is None or figure.coverage.startswith("含"):
            continue
        near = case.folded[max(0, figure.at.start - _FAR) : figure.at.end + _AFTER]
        if figure.coverage in near:
            continue
        pairs = {"".join(pair) for pair in pairwise(_LOOSE.sub("", fold(figure.coverage)))}
        near = _LOOSE.sub("", near)
        if pairs and sum(pair in near for pair in pairs) < len(pairs) * _SHARE:
            yield Hit(
                (*loc, "coverage"),
                f"{figure.id}: coverage is {figure.coverage}, of which little stands near it",
            )


@rule(
    "TEXT024",
    "an obligation that nothing says",
    why="预期性 and 约束性 are words of the plans; without one of them obligation is unstated.",
    remedy="correct obligation",
    severity=Severity.WARNING,
    needs_text=True,
)
def obligations(case: Case) -> Iterator[Hit]:
    table = fit_table("obligations")
    for i, target in enumerate(case.report.targets):
        words = table.words(target.obligation.value, "words")
        near = case.folded[max(0, target.at.start - _BEFORE) : target.at.end + _BEFORE]
        if words and not any(word in near for word in words):
            yield Hit(
                ("targets", i, "obligation"),
                f"{target.id}: obligation is {target.obligation.value}, and none of "
                f"{', '.join(words)} stands near it",
            )


@rule(
    "TEXT025",
    "a target among the main expected targets that is none",
    why="What stands between two headline targets of one sentence is one of them.",
    remedy="correct headline of the target, or of those around it",
    severity=Severity.WARNING,
    needs_text=True,
)
def among_headline(case: Case) -> Iterator[Hit]:
    targets = sorted(enumerate(case.report.targets), key=lambda row: row[1].at.start)
    headline = [target.at for _, target in targets if target.headline]
    starts = [at.start for at in headline]
    for i, target in targets:
        after = bisect_right(starts, target.at.start)
        if target.headline or target.stance != Stance.PROMISED or not 0 < after < len(starts):
            continue
        between = case.folded[headline[after - 1].end : headline[after].start]
        planned = plans_answered(target.period, case.report.plan_periods)  # else of a far year
        if planned and not _STOP.search(between):
            yield Hit(
                place(("targets", i), target, "headline"),
                f"{target.id}: headline is false, and it stands between headline targets",
            )
