"""Parts against their whole (其中): never more than it.

Where the parts are listed out, they are all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportschema.checking.audit.book import Book, Entry, apart
from reportschema.checking.audit.intervals import total as sum_of_intervals
from reportschema.checking.audit.judging import WITHIN_PRECISION, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.comparing import units_agree
from reportschema.models.fields.codes import Verdict

# Parts are all parts of a whole when so many stand so close together and fill so much of it.
_LISTED = 3
_STRETCH = 260
_FILLING = (Fraction(9, 10), Fraction(11, 10))


@relation("parts_against_whole", "parts add up to their whole, or to less of it")
def parts_against_whole(book: Book) -> Iterator[AuditResult]:
    groups: dict[str, list[Entry]] = {}
    for entry in book.entries:
        whole = book.linked(entry, entry.figure.part_of)
        if whole is not None and entry.normalized.unit:
            groups.setdefault(whole.id, []).append(entry)
    for whole_id, parts in groups.items():
        whole = book.by_id[whole_id]
        alike = []
        for part in parts:
            if units_agree(part, whole):
                alike.append(part)
            else:
                kind = (
                    Verdict.NOT_COMPARABLE
                    if part.dimension() == whole.dimension()
                    else Verdict.INCONSISTENT
                )
                verdict = (
                    kind,
                    f"units differ: {part.normalized.unit} and {whole.normalized.unit}",
                )
                yield result(
                    "parts_against_whole",
                    part,
                    (part, whole),
                    None,
                    f"{part.term(whole)} of {whole.term(part)}",
                    verdict,
                )
        if alike:
            total = sum((part.point for part in alike), Fraction(0))
            added = "+".join(part.term(whole) for part in alike)
            sum_of = (
                f"{added} = {_in_unit_of(whole, total)}"
                if len(alike) > 1
                else f"{added} of {whole.term(*alike)}"
            )
            yield result(
                "parts_against_whole",
                whole,
                (*alike, whole),
                total,
                sum_of,
                _verdict(whole, alike, total),
            )


def _in_unit_of(whole: Entry, total: Fraction) -> str:
    """A sum in the whole's unit as written."""
    return (
        shown(total / whole.point * Fraction(whole.figure.value or 0), 4)
        if whole.point
        else shown(total)
    )


def _verdict(whole: Entry, parts: Sequence[Entry], total: Fraction) -> tuple[Verdict, str | None]:
    astray = next((part for part in parts if apart(part, whole)), None)
    if astray is not None:
        return (
            Verdict.INCONSISTENT,
            f"{astray.figure.id} is of {astray.figure.period}, its whole of {whole.figure.period}",
        )
    strange = next((part for part in parts if _strange(part, whole)), None)
    if strange is not None:
        return (
            Verdict.INCONSISTENT,
            f"{strange.figure.id} is of another subject than its whole, and stands far from it",
        )
    if total == whole.point:
        return Verdict.CONSISTENT, "the parts make up the whole" if len(
            parts
        ) > 1 else "the part is all of the whole"
    possible = sum_of_intervals([part.interval for part in parts])
    if whole.interval.holds(total) or whole.interval.meets(possible):
        return Verdict.ROUNDING, WITHIN_PRECISION
    largest = max(part.point for part in parts)
    if largest > whole.point:
        return Verdict.INCONSISTENT, "a part is more than its whole"
    if _listed_out(whole, parts, total):
        return (
            Verdict.INCONSISTENT,
            (
                f"the parts are listed out and are {shown(total / whole.point * 100, 1)} % of the "
                "whole"
            ),
        )
    if total > whole.point:
        return Verdict.NOT_COMPARABLE, "the parts come to more than the whole: they may overlap"
    return Verdict.CONSISTENT, f"some parts, {shown(total / whole.point * 100, 1)} % of the whole"


def _strange(part: Entry, whole: Entry) -> bool:
    """Whether a part neither shares its whole's subject nor stands near it.

    Its link was then meant for another figure.
    """
    subject = (part.figure.indicator, part.figure.label) == (
        whole.figure.indicator,
        whole.figure.label,
    )
    return not subject and abs(part.figure.at.start - whole.figure.at.start) > _STRETCH


def _listed_out(whole: Entry, parts: Sequence[Entry], total: Fraction) -> bool:
    places = [entry.figure.at.start for entry in (*parts, whole)]
    close = max(places) - min(places) <= _STRETCH
    return (
        len(parts) >= _LISTED
        and close
        and bool(whole.point)
        and _FILLING[0] <= total / whole.point <= _FILLING[1]
    )
