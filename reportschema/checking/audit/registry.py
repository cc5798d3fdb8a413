"""The registry of relations, and what an audited relation is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportschema.checking.audit.book import Book
from reportschema.models.fields.codes import Verdict


@dataclass(frozen=True, slots=True)
class AuditResult:
    """One relation between figures, worked out.

    rule: code of the relation. report_id: the report that states what is checked.
    figure_ids: ids unique in the package (`440103-2017/o3`), in the order of the arithmetic.
    stated, computed: both sides, in `unit` (a normalized unit).
    reason: why they cannot be compared, what explains a difference, or what the comparison shows.
    """

    rule: str
    report_id: str
    figure_ids: tuple[str, ...]
    stated: Decimal | None
    computed: Decimal | None
    unit: str | None
    arithmetic: str
    verdict: Verdict
    reason: str | None = None


RelationFunction = Callable[[Book], Iterator[AuditResult]]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: its code, what it demands, and the function that works out each instance."""

    code: str
    title: str
    run: RelationFunction


RELATIONS: dict[str, Relation] = {}


def relation(code: str, title: str) -> Callable[[RelationFunction], RelationFunction]:
    """Enters a function under its code. Raises ValueError when the code is taken."""

    def enter(function: RelationFunction) -> RelationFunction:
        if code in RELATIONS:
            raise ValueError(f"two relations have the code {code}")
        RELATIONS[code] = Relation(code, title, function)
        return function

    return enter
