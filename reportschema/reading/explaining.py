"""Why a draft has what it has at one place: each aspect of a figure with its rule and its words.

In: what a draft was read from (`Traces`), and the id of a figure or an offset of its text.
Out: rows for people, aspect by aspect; or what stands where no figure was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportschema.models import Indicator
from reportschema.models.fields.codes import TargetForm
from reportschema.reading.figures.aspects.figure import Aspect, FigureDraft
from reportschema.reading.figures.measuring.collecting import COLLECTIONS
from reportschema.reading.figures.measuring.transformations import TRANSFORMATIONS
from reportschema.reading.numerals.roles import Role
from reportschema.reading.page.view import View
from reportschema.reading.subjects.table import CLAUSES, NAMES

_ID = re.compile(r"[ot][0-9]+")
_NONE = "none"
_SAYS = {
    Aspect.SUBJECT: {rule.name: rule.says for rule in (*CLAUSES, *NAMES)},
    Aspect.MEASURE: {rule.name: rule.says for rule in TRANSFORMATIONS},
    Aspect.COLLECTION: {rule.name: rule.says for rule in COLLECTIONS},
}


class UnknownPlaceError(ValueError):
    """Neither a figure of the draft nor an offset of its text; the message says what to give."""


@dataclass(frozen=True)
class Traces:
    """What a draft was read from, in clean coordinates.

    body: where the speech stands. figures: by id. left_out: figures that no record was made of,
    and why.
    """

    view: View
    body: tuple[int, int]
    figures: Mapping[str, FigureDraft] = field(default_factory=dict)
    roles: Sequence[Role] = ()
    left_out: Sequence[tuple[FigureDraft, str]] = ()


class AspectRow(NamedTuple):
    """An aspect of a figure: what was read, by which rule, from which words of the text."""

    aspect: str
    read: str
    rule: str
    words: str


class Explained(NamedTuple):
    """What stands at a place: in one line, by aspects, and what the rules say (name, sentence)."""

    head: str
    rows: Sequence[AspectRow] = ()
    rules: Sequence[tuple[str, str]] = ()


def explained(traces: Traces, where: str, indicators: Mapping[str, Indicator]) -> Explained:
    """What the reader made of a figure (its id) or of a place (an offset of the published text).

    Raises UnknownPlaceError.
    """
    if _ID.fullmatch(where):
        if where not in traces.figures:
            raise UnknownPlaceError(f"no figure {where} in the draft: {_ids(traces)}")
        return _of_figure(traces, where, indicators)
    length = len(traces.view.text)
    if not where.isascii() or not where.isdigit():
        raise UnknownPlaceError(f"{where} is no id and no offset: {_ids(traces)}")
    if int(where) >= length:
        raise UnknownPlaceError(
            f"offset {where} lies behind the text: it has {length:,} characters, 0 to {length - 1}"
        )
    place = traces.view.index(int(where))
    for name, draft in traces.figures.items():
        if draft.start <= place < draft.end:
            return _of_figure(traces, name, indicators)
    return Explained(f"offset {where}: {_no_figure(traces, place)}")


def _ids(traces: Traces) -> str:
    """Which ids there are, for whoever gave another."""
    counts = [sum(name[0] == letter for name in traces.figures) for letter in "ot"]
    ranges = [f"{a}1 to {a}{count}" for a, count in zip("ot", counts, strict=True) if count]
    there = f"give one of {' and '.join(ranges)}, or" if ranges else "it has no figures; give"
    return f"{there} an offset of the text"


def _of_figure(traces: Traces, name: str, indicators: Mapping[str, Indicator]) -> Explained:
    draft = traces.figures[name]
    start, end = traces.view.span(draft.start, draft.end)
    rows = list(_rows(traces, draft, indicators))
    says = [
        (origin.rule, rules[origin.rule])
        for aspect, rules in _SAYS.items()
        if (origin := draft.origin(aspect)) is not None and origin.rule in rules
    ]
    return Explained(f"{name}  [{start}, {end}]  {traces.view.text[start:end]}", rows, says)


def _rows(
    traces: Traces, draft: FigureDraft, indicators: Mapping[str, Indicator]
) -> Iterator[AspectRow]:
    values = [
        str(value)
        for value in dict.fromkeys((draft.measure.low, draft.measure.high))
        if value is not None
    ]
    told = draft.promise.form is TargetForm.NUMERIC
    value = (
        f"{' to '.join(values)} {draft.measure.unit or ''} ({draft.measure.hedge.value})"
        if told
        else ""
    )
    yield AspectRow("value", value or draft.promise.form.value, "", "")
    row = indicators.get(draft.subject.indicator or "")
    name = f"{row.code} {row.zh}" if row else draft.subject.label or draft.links.rank_of or _NONE
    part = f" of {draft.subject.coverage}" if draft.subject.coverage else ""
    linked = draft.links.part_of or draft.links.share_of or draft.links.ranks
    read = {
        Aspect.SUBJECT: f"{name}{part}",
        Aspect.MEASURE: draft.measure.transformation.value,
        Aspect.COLLECTION: draft.measure.collection.value if draft.measure.collection else _NONE,
        Aspect.PERIOD: draft.time.period or _NONE,
        Aspect.BASE: draft.time.base_period,
        Aspect.COMMITMENT: draft.promise.commitment.value if draft.promise.bound_by else None,
        Aspect.LINK: _linked(traces, linked),
    }
    for aspect, text in read.items():
        origin = draft.origin(aspect)
        if text is not None:
            rule = origin.rule if origin else ""
            words = _words(traces, origin.start, origin.end) if origin else ""
            yield AspectRow(aspect.value, text, rule or "no rule fits", words)
    if draft.subject.doubt is not None:
        yield AspectRow("review", draft.subject.doubt.value, "", "")


def _linked(traces: Traces, other: FigureDraft | None) -> str | None:
    """The id of a figure that another is linked to."""
    names = (name for name, draft in traces.figures.items() if draft is other)
    return next(names, None) if other is not None else None


def _words(traces: Traces, start: int, end: int) -> str:
    """Words of the published text, in one line."""
    if start >= end:
        return ""
    first, last = traces.view.span(start, end)
    return " ".join(traces.view.text[first:last].split())


def _no_figure(traces: Traces, place: int) -> str:
    """What stands at a place where no figure was read."""
    start, end = traces.body
    if not start <= place < end:
        return "no figure: it stands outside the speech and its annexes"
    for draft, why in traces.left_out:
        if draft.start <= place < draft.end:
            return f"no figure: {_words(traces, draft.start, draft.end)} {why}"
    for role in traces.roles:
        if role.start <= place < role.end:
            words = _words(traces, role.start, role.end)
            if role.role is not None:
                return f"no figure: {words} is {role.role.en} ({role.role.value})"
            return f"no figure: {words} is a numeral that no quantity of the grammar begins with"
    return "no figure: no numeral stands here"
