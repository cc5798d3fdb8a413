"""The audit: relations that the figures of reports ought to satisfy, worked out and judged.

Reports come in as models, results go out as values; nothing here reads a file or a text. A relation
is a small function over the `Book` of all figures, entered in a registry under its code; `audit`
runs them all.

In: reports, the vocabularies and the units.
Out: an `AuditResult` for each relation between figures, with what was expected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportschema.checking.audit import relations  # noqa: F401 - importing fills the registry
from reportschema.checking.audit.book import Book, Entry
from reportschema.checking.audit.registry import RELATIONS, AuditResult, Relation
from reportschema.models import WorkReport
from reportschema.notation import UnitTable
from reportschema.vocabularies import Vocabulary

__all__ = ["RELATIONS", "AuditResult", "Book", "Entry", "Relation", "audit"]


def audit(
    reports: Sequence[WorkReport],
    vocabulary: Vocabulary,
    units: UnitTable,
    failed: Callable[[str, Exception], None] | None = None,
) -> list[AuditResult]:
    """Judges every relation between figures of the reports.

    The results stand in order of report, relation and figures, whatever the order of the reports.
    failed: called with the code of a relation that raised an exception, and the exception; the
    others go on. Without it the exception is raised.
    """
    book = Book(reports, vocabulary, units)
    results: list[AuditResult] = []
    for code, relation in RELATIONS.items():
        try:
            results += list(relation.run(book))
        except Exception as error:
            if failed is None:
                raise
            failed(code, error)
    return sorted(
        results,
        key=lambda result: (
            result.report_id,
            result.rule,
            tuple(map(book.place_in_order, result.figure_ids)),
        ),
    )
