"""Rules SECOND002 to SECOND005: when, how, of what part and how much, by a second reading.

They compare figures that both take for one series; all but SECOND003 also for one stance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportschema.checking.registry import Case
from reportschema.checking.rules.fits.of_passages.sentences import sentences_of
from reportschema.checking.rules.second.clauses import clause_of
from reportschema.checking.rules.second.differences import Difference, second_rule
from reportschema.checking.second import Compared
from reportschema.models import Figure, Target, WorkReport
from reportschema.models.fields.codes import Hedge, Part, Stance, Transformation, WordKind
from reportschema.models.fields.periods import Period
from reportschema.notation.chinese import fold

_VALUES = ("value", "low", "high", "unit")
# The own place in front of a subset says nothing (全区, 我市, 区财政); 区级 and 市属 do.
_OWN = re.compile("(?:[全本我][国省市区县州旗]|[省市区县州](?![级属]))?")
_NO_SUBSET = re.compile("[<>&;/\n]|[一二三四五六七八九十等]$|[0-9]年|今后|目前|以来|期间")
_MOVES = (WordKind.RISE, WordKind.FALL)
_KNOWN = 0.6  # of the characters of a subset: so many in a definition, and it is what that says


@second_rule(
    "SECOND002",
    "another year by a second reading",
    why=(
        "A period moved by a year stays a legal one. The reader program takes the figure to be of "
        "a time that ends in another year. A month within the year, and one year for a span that "
        "ends with it, are no difference."
    ),
    remedy="read the sentence and what dates it, and correct period; else allow it",
)
def periods(case: Case) -> Iterator[Difference]:
    alike = [both for both in case.compared if both.alike]
    unknown = _years(case.report) - _years(case.reading)
    for i, both in enumerate(alike):
        own, read = _last_year(both.own.period), _last_year(both.read.period)
        if own is None or read is None or own == read or own in unknown:
            continue
        if not _reads_unevenly(case, alike, i):
            yield Difference(both, "period", both.own.period, both.read.period)


def _years(report: WorkReport | None) -> set[int | None]:
    """The years with which the periods end that a report looks back on and plans."""
    return set(map(_last_year, (*report.review_periods, *report.plan_periods))) if report else set()


def _last_year(text: str | None) -> int | None:
    period = Period.of(text)
    return period.last.year if period and period.last else None


def _reads_unevenly(case: Case, alike: Sequence[Compared], i: int) -> bool:
    """Whether the reading has the source's period for the figure beside it in the sentence."""
    sentences = sentences_of(case.folded)
    here = sentences.around(alike[i].own.at.start)
    return any(
        other.read.period == alike[i].own.period and here == sentences.around(other.own.at.start)
        for other in (*alike[max(0, i - 1) : i], *alike[i + 1 : i + 2])
    )


@second_rule(
    "SECOND003",
    "another stance by a second reading",
    why=(
        "What is promised is no outcome, and what was reached no promise. The reader program takes "
        "an observation for a target, a target for an observation, or a promise for one told again."
    ),
    remedy="read the passage: move the record to the other list, or correct stance; else allow it",
)
def stances(case: Case) -> Iterator[Difference]:
    for both in case.compared:
        if both.of_one_stance or not both.of_one_series or _is_background(both):
            continue
        if _lies_in_annex(case, both.own):
            continue
        yield Difference(both, "stance", _told(both.own), _told(both.read))


def _is_background(both: Compared) -> bool:
    """A fact without a time, or one told again: the reader knows neither well.

    占地56公顷的地块将建成新区 is a fact in a promise.
    """
    if both.in_one_list:
        return False
    figures = both.own, both.read
    if any(isinstance(figure, Target) and figure.stance != Stance.PROMISED for figure in figures):
        return True
    return any(figure.period is None for figure in figures)


def _lies_in_annex(case: Case, figure: Figure) -> bool:
    """Whether it stands in a list or glossary behind the speech, which explains both parts."""
    outline = case.reading.outline if case.reading else ()
    annexes = (section.at for section in outline if section.part == Part.ANNEX)
    return any(at.start <= figure.at.start < at.end for at in annexes)


def _told(figure: Figure) -> str:
    return f"target {figure.stance.value}" if isinstance(figure, Target) else "observation"


@second_rule(
    "SECOND004",
    "another part of the whole by a second reading",
    why=(
        "A number of some firms is none of all firms, and would stand in a panel of whole places. "
        "The reader program finds a subset in the clause, or another area, that the source lacks."
    ),
    remedy="read the clause and give coverage or ref_area; where the whole is meant, allow it",
)
def coverages(case: Case) -> Iterator[Difference]:
    for both in case.compared:
        if not both.alike or both.own.indicator is None:
            continue
        for field in ("ref_area", "coverage"):
            own, read = getattr(both.own, field), getattr(both.read, field)
            if read is None or own == read or (field == "coverage" and not _names_part(case, both)):
                continue
            yield Difference(both, field, own, read)


def _names_part(case: Case, both: Compared) -> bool:
    """Whether the clause itself has a subset that neither the source nor the indicator names."""
    subset = fold(both.read.coverage or "")
    if _NO_SUBSET.search(subset):
        return False
    if both.own.coverage is not None:
        return _apart(fold(both.own.coverage), subset)
    indicator = case.vocabulary.indicators.get(both.own.indicator or "")
    words = _OWN.sub("", subset, count=1)
    if indicator is None or not words:
        return False
    meant = fold("".join((indicator.zh, *indicator.aliases, indicator.says_zh)))
    known = sum(character in meant for character in words)
    return subset in clause_of(case, both.own).words and known <= _KNOWN * len(words)


def _apart(one: str, other: str) -> bool:
    """Whether two names of a subset have less than half of the shorter one's characters alike."""
    shorter, longer = sorted((one, other), key=len)
    return 2 * sum(character in longer for character in shorter) < len(shorter)


@second_rule(
    "SECOND005",
    "another number by a second reading",
    why=(
        "A sign, a bound or a level taken for a growth is lost where the span alone does not show "
        "it. The reader program reads the clause around it too."
    ),
    remedy="read the clause and correct the field; where the source is right, allow it",
)
def values(case: Case) -> Iterator[Difference]:
    for both in case.compared:
        own, read = both.own, both.read
        if not (both.alike and own.has_value() and read.has_value()):
            continue
        field = _differing_field(case, own, read)
        if field is not None:
            yield Difference(both, field, getattr(own, field), getattr(read, field))


def _differing_field(case: Case, own: Figure, read: Figure) -> str | None:
    """The first field in which two numbers differ.

    A bound counts where the reading has it, and a unit where somebody wrote it.
    """
    for field in _VALUES:
        inferred = field in own.inferred or field in read.inferred
        if getattr(own, field) != getattr(read, field) and not inferred:
            return field
    if own.transformation != read.transformation and not _says_less(case, own, read):
        return "transformation"
    return "hedge" if read.hedge not in (Hedge.EXACT, own.hedge) else None


def _says_less(case: Case, own: Figure, read: Figure) -> bool:
    """Whether the reading only misses what the span says: 增加6亿立方米 is a change.

    Completion is a level as well.
    """
    if Transformation.COMPLETION in (own.transformation, read.transformation):
        return True
    moves = {word.word for word in case.vocabulary.words if word.kind in _MOVES}
    says_change = any(word in own.at.exact for word in moves)
    return own.transformation == Transformation.CHANGE and says_change
