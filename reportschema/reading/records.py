"""Drafts of single records as the plain data of a source, placed in the published text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any

from reportschema.models import SCHEMA_VERSION
from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.annotating.review import Review
from reportschema.models.fields.characters import INVISIBLE, NOT_IN_A_LINE
from reportschema.models.fields.codes import Hedge, TargetForm, Transformation
from reportschema.models.fields.scalars import QUOTE
from reportschema.reading.about.metadata import Metadata
from reportschema.reading.annexes.awards import AwardDraft
from reportschema.reading.annexes.glossary import DEFINITION_EN, DEFINITION_ZH, EntryDraft
from reportschema.reading.annexes.projects import ProjectDraft
from reportschema.reading.figures.aspects.figure import FigureDraft, cues
from reportschema.reading.outline.outline import Heading
from reportschema.reading.outline.problems import ProblemDraft
from reportschema.reading.page.body import Body
from reportschema.reading.page.edition import RawText
from reportschema.reading.page.view import View
from reportschema.reading.promises.absences import Absence

_UNSEEN = re.compile(rf"[\t\n{INVISIBLE}]")
# A text without any of these has none of those, which is known far sooner.
_MAY_BE_UNSEEN = re.compile(rf"[{NOT_IN_A_LINE}\U00010000-\U0010ffff]")
_QUOTE = re.compile(QUOTE)
_UNNAMED = "未能识别的数字"
_PLAIN = frozenset({int, bool, Decimal})  # types that stay as they are


def plain(value: Any) -> Any:
    """Nested data without None and empty lists, codes as their values: what a model validates.

    Texts of ours without the characters that nobody sees; quotations as they are.
    """
    kind = type(value)
    return value if kind in _PLAIN else _MAKERS[kind](value)


class _Makers(dict[type, Callable[[Any], Any]]):
    """What makes the values of each type plain."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        self[kind] = self._of(kind)
        return self[kind]

    @staticmethod
    def _of(kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, Enum):
            return attrgetter("_value_")
        if issubclass(kind, str):
            return _seen
        if issubclass(kind, dict):
            return _plain_row
        if hasattr(kind, "_fields"):
            return list
        return _plain_rows if issubclass(kind, (tuple, list)) else lambda value: value


_MAKERS = _Makers()


def _seen(text: str, instead: str = "") -> str:
    """A text without the characters that nobody sees, or with something instead of each."""
    return _UNSEEN.sub(instead, text) if _MAY_BE_UNSEEN.search(text) else text


def _plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: item if (kind := type(item)) in _PLAIN else _MAKERS[kind](item)
        for key, item in row.items()
        if item is not None and (item or item != ())
    }


def _plain_rows(rows: Iterable[Any]) -> list[Any]:
    return [plain(row) for row in rows]


def quotable(row: dict[str, Any]) -> bool:
    """Whether the words that a record is anchored to may stand in a cell.

    A page may hold what a spreadsheet would run.
    """
    for anchor in (row.get("at"), *row.get("cues", ())):
        if anchor is not None and len(anchor) > 2 and not _QUOTE.fullmatch(anchor[2]):
            return False
    return True


def head(about: Metadata) -> dict[str, Any]:
    """What a report is: its id, title, place, date, speaker and periods."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": about.report_id,
        "title": about.title,
        "kind": about.kind,
        "government": {"division": about.division, "name": about.place, "level": about.level},
        "delivered": about.delivered,
        "congress": _fields(about.congress, "name", "term", "session"),
        "speaker": _fields(about.speaker, "name", "office"),
        "review_periods": about.review_periods,
        "plan_periods": about.plan_periods,
    }


def edition(raw: RawText, view: View, body: Body, name: str) -> dict[str, Any]:
    """The edition that a draft was read from."""
    return {
        "id": "e1",
        "publisher": raw.publisher,
        "page_title": raw.page_title,
        "index_number": raw.index_number,
        "published": raw.published,
        "url": raw.url,
        "file_name": name,
        "encoding": raw.encoding,
        "sha256": raw.sha256,
        "characters": raw.characters,
        "script": raw.script,
        "body": list(view.span(body.start, body.end)),
        "missing_parts": body.missing_parts,
        "derived_from": raw.derived_from,
    }


def absence(view: View, one: Absence) -> dict[str, Any]:
    """A core indicator that a plan passes over."""
    return {
        "indicator": one.code,
        "period": one.plan,
        "reason": one.reason,
        "at": view.anchor(*one.at) if one.at else None,
    }


def figure(
    view: View,
    draft: FigureDraft,
    ids: Mapping[int, str],
    owner: Mapping[int, str],
    words: Callable[[str], str],
    doubt: Review | None,
) -> dict[str, Any]:
    """An observation or target.

    ids, owner: by the id() of a draft its record's id, and that of its livelihood project.
    words: turns words of the edition into mainland Simplified.
    """
    own = ids[id(draft)]
    data: dict[str, Any] = {
        "id": own,
        "indicator": draft.subject.indicator,
        "transformation": draft.measure.transformation,
        "hedge": draft.measure.hedge,
        "collection": draft.measure.collection,
        "period": draft.time.period,
        "base_period": draft.time.base_period,
        "ref_area": draft.subject.ref_area,
        "counterpart_area": draft.subject.counterpart_area,
        "basis": draft.subject.basis,
        "coverage": _line(draft.subject.coverage, words),
        "status": draft.measure.status,
        "project": owner.get(id(draft)),
        "nth": draft.measure.nth,
        "at": view.anchor(draft.start, draft.end),
        "cues": [view.anchor(start, end) for start, end in cues(draft)],
        "inferred": list(dict.fromkeys(draft.inferred)),
        "review": doubt.model_dump() if doubt else None,
    }
    if draft.measure.hedge is not Hedge.EXACT:
        data["hedge_words"] = draft.measure.hedge_words
    if draft.promise.form is TargetForm.NUMERIC:
        single = draft.measure.low == draft.measure.high
        data |= (
            {"value": draft.measure.low}
            if single
            else {"low": draft.measure.low, "high": draft.measure.high}
        )
        data["unit"] = draft.measure.unit
    for name in ("ranks", "part_of", "share_of"):
        linked = getattr(draft.links, name)
        if linked is not None and ids.get(id(linked), "?")[0] == own[0]:
            data[name] = ids[id(linked)]
    if draft.measure.transformation is Transformation.RANK and "ranks" not in data:
        data["rank_of"] = _line(draft.links.rank_of or draft.subject.label, words) or _UNNAMED
    elif (
        draft.subject.indicator is None and draft.measure.transformation is not Transformation.RANK
    ):
        data["label"] = _line(draft.subject.label, words)
        if data["label"] is None:
            data |= {"label": _UNNAMED, "review": {"reason": ReviewReason.SUBJECT_IN_DOUBT}}
    if own[0] == "o" and draft.promise.form is not TargetForm.NUMERIC:
        data |= {"form": draft.promise.form, "pegged_to": draft.promise.pegged_to}
    if own[0] == "t":
        data |= {
            "form": draft.promise.form,
            "headline": draft.promise.headline,
            "commitment": draft.promise.commitment,
            "commitment_words": draft.promise.commitment_words,
            "rider": _line(draft.promise.rider, words),
            "obligation": draft.promise.obligation,
            "stance": draft.promise.stance,
            "pegged_to": draft.promise.pegged_to,
            "assigned_by": draft.promise.assigned_by,
        }
    return data


def _line(text: str | None, words: Callable[[str], str]) -> str | None:
    """A text fit for a cell: one line, no formula, of two characters or more; None otherwise."""
    if text is None:
        return None
    made = " ".join(_seen(words(text), " ").split()).strip("=@+- ＝＠＋－")
    return made if len(made) >= 2 else None


def numbered(letter: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records with ids in text order (s1, s2 and so on)."""
    ordered = sorted(rows, key=lambda row: (row["at"][0], -row["at"][1]))
    return [{"id": f"{letter}{n}", **row} for n, row in enumerate(ordered, 1)]


def section(view: View, heading: Heading) -> dict[str, Any]:
    """A section; ids are given by `numbered` afterwards."""
    return {
        "number": heading.number,
        "level": heading.level,
        "part": heading.part,
        "topic": heading.topic,
        "label": {"zh": _line(heading.label_zh, str) or heading.part.zh, "en": heading.label_en},
        "at": view.span(heading.start, heading.end),
    }


def problem(view: View, one: ProblemDraft) -> dict[str, Any]:
    """A problem; its summary awaits a person's words."""
    return {
        "topic": one.topic,
        "summary": {"zh": _line(one.summary_zh, str) or "待概括", "en": one.summary_en},
        "at": view.span(one.start, one.end),
        "review": {"reason": ReviewReason.WORDS_TO_WRITE},
    }


def entry(view: View, one: EntryDraft) -> dict[str, Any]:
    """A glossary entry; its definition awaits a person's words."""
    return {
        "number": one.number,
        "term": one.term,
        "term_en": one.term_en,
        "definition": {"zh": DEFINITION_ZH, "en": DEFINITION_EN},
        "concept": one.concept,
        "components": [
            {"id": f"k{n}", "zh": part, "en": "to be translated"}
            for n, part in enumerate(one.components, 1)
        ],
        "at": view.anchor(one.start, one.end),
        "review": {"reason": ReviewReason.WORDS_TO_WRITE, "note": one.review},
    }


def award(view: View, one: AwardDraft) -> dict[str, Any]:
    """A row of an award table."""
    return {
        "recipients": one.recipients,
        "award": one.award,
        "year": one.year,
        "level": one.level,
        "issuers": one.issuers,
        "note": one.note,
        "at": view.span(one.start, one.end),
        "review": {"reason": ReviewReason.FILLED_IN, "note": one.review} if one.review else None,
    }


def project(view: View, one: ProjectDraft, n: int, year: str) -> dict[str, Any]:
    """A livelihood project."""
    return {
        "id": f"j{n}",
        "year": one.year or year,
        "number": one.number,
        "domain": _line(one.domain, str),
        "summary": {"zh": _line(one.summary_zh, str) or "待概括", "en": one.summary_en},
        "status": one.status,
        "at": view.span(one.start, one.end),
        "review": {"reason": ReviewReason.WORDS_TO_WRITE},
    }


def _fields(found: object | None, *names: str) -> dict[str, Any] | None:
    return {name: getattr(found, name) for name in names} if found is not None else None
