"""Rules that need the text.

Every quote stands at its place, a heading starts with its number, and the ledger accounts for every
numeral.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, called, rule
from reportschema.checking.rules.anchors import quoted_terms
from reportschema.checking.rules.spans import unreadable, value_of_span
from reportschema.findings.codes import Hit, Loc, declare
from reportschema.findings.finding import Severity
from reportschema.models import AbsentTarget, AnchorParts
from reportschema.models.fields.base import Record
from reportschema.models.fields.codes import AbsenceReason, State
from reportschema.models.fields.shape import children
from reportschema.notation.account import unaccounted
from reportschema.notation.chinese import fold
from reportschema.notation.numerals import scan

_LISTED, _AROUND = (
    20,
    6,
)  # unaccounted numerals that are listed one by one, and the characters shown on either side

declare(
    "TEXT001",
    "an edition whose text is not there",
    why="Without the text no anchor can be checked.",
    remedy=(
        "put the file with this sha256 into the folder given as --texts; its name does not matter"
    ),
)
declare(
    "TEXT002",
    "a text that cannot be decoded as its edition says",
    why="Offsets count characters of the decoded text.",
    remedy="correct the edition's encoding",
)


@rule(
    "TEXT003",
    "a text of another length than its edition says",
    why="Offsets would point elsewhere.",
    remedy="correct the edition's characters",
    needs_text=True,
)
def length(case: Case) -> Iterator[Hit]:
    edition = case.report.first_edition()
    if case.text is not None and len(case.text) != edition.characters:
        yield Hit(
            ("editions", 0, "characters"),
            f"{edition.id}: characters is {edition.characters}, and the text has {len(case.text)}",
        )


def quotes(case: Case) -> Iterator[tuple[Loc, Record, AnchorParts]]:
    """Each anchor and cue of the records of a report: its path, its record, and itself."""
    for name, kind in children(type(case.report)):
        if "at" not in kind.model_fields:
            continue
        cued = "cues" in kind.model_fields
        for i, record in enumerate(getattr(case.report, name)):
            if isinstance(record.at, AnchorParts):
                yield (name, i, "at"), record, record.at
            for j, cue in enumerate(record.cues if cued else ()):
                yield (name, i, "cues", j), record, cue


def is_silent(record: Record) -> bool:
    """Whether a record says that nothing stands in the text: STATE006 speaks of its anchor."""
    return isinstance(record, AbsentTarget) and record.reason == AbsenceReason.SILENT


@rule(
    "TEXT004",
    "a quote that does not stand there",
    why="Every record is anchored to the characters it came from.",
    remedy="find the quote in the text and correct the offsets; never type the quote from memory",
    needs_text=True,
)
def quote(case: Case) -> Iterator[Hit]:
    text = case.text or ""
    search = _Search(text)
    for loc, record, at in quotes(case):
        passage = text[at.start : at.end]
        if passage != at.exact and not is_silent(record):
            place, elsewhere = search.nearest(at)
            yield Hit(
                (*loc, 2 if place is None else 0),
                f"{called(record)}: {at.start} to {at.end} reads {passage[:40]!r}, not "
                f"{at.exact[:40]!r}; {elsewhere}",
            )


def _digits(numeral: str) -> str:
    """A numeral without the magnitude behind it: 935.12 of 935.12亿."""
    return fold(numeral).replace(",", "").rstrip("十百千万亿多余几 ")


def _misplaced(case: Case) -> set[str]:
    """The numerals of records that stand at a wrong place: other rules speak of those.

    Of quotes that do not stand there (TEXT004), of terms that their anchor does not quote
    (FITS022), and of figures whose span has no number or another (FIGURE003, FIGURE004).
    """
    text = case.text or ""
    words = [at.exact for _, _, at in quotes(case) if text[at.start : at.end] != at.exact]
    for name, i, *_ in (hit.loc for hit in quoted_terms(case)):
        if name == "glossary" and isinstance(i, int):
            entry = case.report.glossary[i]
            words += [entry.term, str(entry.number)]
    numerals = {mention.text for each in words for mention in scan(each)}
    astray = {hit.loc[:2] for rule in (unreadable, value_of_span) for hit in rule(case)}
    ends = [
        end
        for loc, figure in case.figures
        if loc in astray
        for end in (figure.value, figure.low, figure.high)
    ]
    return numerals | {str(abs(end)) for end in ends if end is not None}


class _Search:
    """Looks for wrong quotes around their places, in windows that grow until the quote is found.

    All searches of one report share a number of characters, and each has its first window: many
    wrong quotes have one cause, another text, and cost no more than a few readings of it.
    """

    _FIRST, _GROWTH = 2_000, 8  # characters on either side of the place
    _SHARED, _READINGS = 20_000_000, 3

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = max(self._SHARED, self._READINGS * len(text))

    def nearest(self, at: AnchorParts) -> tuple[int | None, str]:
        """(place, what to say of it) of the quote's nearest occurrence; None where none is met."""
        reach = self._FIRST
        while True:
            start = max(0, at.start - reach)
            place = self._within(at, start, at.start + reach + len(at.exact))
            self._left -= 2 * reach
            if place is not None:
                return place, f"the nearest stands at {place}"
            if start == 0 and at.start + reach >= len(self._text):
                return None, "it stands nowhere in the text"
            if self._left < 2 * reach * self._GROWTH:
                return None, f"it does not stand within {reach} characters of there"
            reach *= self._GROWTH

    def _within(self, at: AnchorParts, start: int, end: int) -> int | None:
        """The nearest occurrence in a window; it is searched backwards in the text turned round.

        Only `find` takes linear time for every text and quote, `rfind` does not.
        """
        before = self._text[start : at.start + len(at.exact) - 1][::-1].find(at.exact[::-1])
        after = self._text.find(at.exact, at.start, end)
        places = [after] if after >= 0 else []
        if before >= 0:
            end_before = min(at.start + len(at.exact) - 1, len(self._text)) - before
            places.append(end_before - len(at.exact))
        return min(places, key=lambda place: abs(place - at.start), default=None)


@rule(
    "TEXT005",
    "numerals that are not accounted for",
    why=(
        "In a ledger that is complete every numeral of the body is a figure, a heading's number, "
        "an award, a term, or a row of the ledger."
    ),
    remedy="annotate the numeral, or enter it in numerals with its role",
    needs_text=True,
)
def account(case: Case) -> Iterator[Hit]:
    if case.text is None or case.report.annotation.state("numerals") != State.COMPLETE:
        return
    left = unaccounted(case.report, case.text, case.grammar.parts)
    asked = _misplaced(case) if left else set()
    left = [mention for mention in left if not {mention.text, _digits(mention.text)} & asked]
    claim = ("annotation", "numerals", "state")
    for mention in left[:_LISTED]:
        around = case.text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
        yield Hit(
            claim,
            (
                f"numerals is complete, and {mention.text!r} at {mention.start} (in {around!r}) "
                "is in no record"
            ),
        )
    if len(left) > _LISTED:
        yield Hit(
            claim, f"numerals is complete, and {len(left) - _LISTED} more numerals are in no record"
        )


@rule(
    "TEXT006",
    "a passage that starts or ends with white space",
    why="Passages run from their first to their last character.",
    remedy="move the offsets to the first and last character that is seen",
    severity=Severity.WARNING,
    needs_text=True,
)
def ragged(case: Case) -> Iterator[Hit]:
    text = case.text or ""
    for name in ("outline", "headline_passages", "problems", "livelihood_projects", "awards"):
        for i, record in enumerate(getattr(case.report, name)):
            passage = text[record.at.start : record.at.end]
            if passage != passage.strip():
                end = int(passage == passage.lstrip())
                yield Hit(
                    (name, i, "at", end),
                    f"{called(record)}: its passage {'ends' if end else 'starts'} with white space",
                )


@rule(
    "TEXT007",
    "a heading that does not start with its number",
    why=(
        "A numbered passage runs from the number of its heading; an offset beside it points into "
        "the heading before or after."
    ),
    remedy="move the start to the number, or write the number as the text has it",
    needs_text=True,
)
def numbered(case: Case) -> Iterator[Hit]:
    for i, section in enumerate(case.report.outline):
        number = section.number or ""
        head = (case.text or "")[section.at.start : section.at.start + len(number)]
        if head != number:
            yield Hit(
                ("outline", i, "number"),
                f"{section.id}: number is {number}, its passage starts with {head!r}",
            )
