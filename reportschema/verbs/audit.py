"""`audit`: whether the figures bear each other out.

Arithmetic within a report, agreement across reports, promise against outcome. The relations come
from `checking.audit`; here they are set beside the inconsistencies that the sources declare.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportschema.checking import grammar
from reportschema.checking.audit import AuditResult
from reportschema.checking.audit import audit as audit_reports
from reportschema.files.finding.known import find_known, read_known
from reportschema.files.finding.sources import paths_of
from reportschema.findings import Finding, fault
from reportschema.findings.reporters import as_line, printable
from reportschema.models.fields.codes import Verdict
from reportschema.models.rows.known import KnownInconsistency
from reportschema.verbs.validate import Validation, validate
from reportschema.vocabularies import vocabulary


@dataclass(frozen=True)
class Audited:
    """What an audit gives: the validation before it, and every relation that was worked out.

    undeclared: relations that are inconsistent and that no source declares so.
    vanished: declarations about audited reports whose relation is no longer inconsistent.
    faults: exceptions of our own in relations, which gave no result.
    """

    validation: Validation
    results: Sequence[AuditResult] = ()
    undeclared: Sequence[AuditResult] = ()
    vanished: Sequence[KnownInconsistency] = ()
    faults: Sequence[Finding] = ()

    def fails(self) -> bool:
        """Whether the sources have errors, an inconsistency is not as declared, or we failed."""
        return self.validation.fails() or bool(self.undeclared or self.vanished or self.faults)

    def declares(self, result: AuditResult) -> bool:
        """Whether a relation is inconsistent, and a source declares it so."""
        return result.verdict == Verdict.INCONSISTENT and result not in self.undeclared


def audit(paths: Iterable[Path | str] | Path | str, texts: Path | str | None = None) -> Audited:
    """Validates the sources, then works out every relation between their figures.

    Sources with errors are not audited: the result then holds the validation alone. Inconsistencies
    of the reports themselves are declared in `known-inconsistencies.csv` beside the sources.
    Raises NothingToCheckError without sources, KnownError when that file is damaged.
    """
    given = paths_of(paths)
    validation = validate(given, texts)
    if validation.fails():
        return Audited(validation)
    reports = list(validation.reports.values())
    faults: dict[str, Finding] = {}

    def failed(code: str, error: Exception) -> None:
        faults[code] = fault(given[0].as_posix(), error, code)

    results = audit_reports(reports, vocabulary(), grammar().units, failed)
    declarations = [
        row for path in find_known(given) for row in read_known(path) if row.rule not in faults
    ]
    audited = {report.id for report in reports}
    undeclared, vanished = against_known(results, declarations, audited)
    return Audited(validation, results, undeclared, vanished, list(faults.values()))


def against_known(
    results: Sequence[AuditResult], known: Sequence[KnownInconsistency], audited: set[str]
) -> tuple[list[AuditResult], list[KnownInconsistency]]:
    """(relations inconsistent and not declared, declarations of relations no longer inconsistent).

    audited: ids of the reports; declarations about others are left out of the second list.
    """
    inconsistent = {
        _key(result): result for result in results if result.verdict == Verdict.INCONSISTENT
    }
    declared = {_key(row) for row in known}
    undeclared = [result for key, result in inconsistent.items() if key not in declared]
    vanished = [
        row
        for row in known
        if _key(row) not in inconsistent
        and all(figure_id.rpartition("/")[0] in audited for figure_id in row.figure_ids)
    ]
    return undeclared, vanished


def _key(relation: AuditResult | KnownInconsistency) -> tuple[Any, ...]:
    """What makes a declared relation the same as one that was worked out."""
    return relation.rule, relation.figure_ids, relation.stated, relation.computed


def lines_of(audited: Audited, everything: bool = False) -> list[str]:
    """A line for each relation not consistent (or all), then for each vanished declaration."""
    relations = [
        _line(result, audited.declares(result))
        for result in audited.results
        if everything or result.verdict != Verdict.CONSISTENT
    ]
    vanished = [
        f"{', '.join(row.figure_ids)}: {row.rule} declared inconsistent, and no longer is:"
        " correct the row"
        for row in audited.vanished
    ]
    faults = map(as_line, audited.faults)
    return [*(printable(line) for line in (*relations, *vanished)), *faults]


def _line(result: AuditResult, declared: bool) -> str:
    verdict = f"{result.verdict.value}{' (declared)' if declared else ''}"
    stated = ""
    if result.stated is not None:
        stated = f", stated {result.stated:f} {result.unit or ''}".rstrip()
    reason = f": {result.reason}" if result.reason else ""
    figures = ", ".join(result.figure_ids)
    return f"{figures}: {verdict} {result.rule} {result.arithmetic}{stated}{reason}"


def summary_of(audited: Audited) -> dict[str, int]:
    """How many reports and relations there were, relations by verdict, and undeclared, vanished."""
    counts = Counter(result.verdict for result in audited.results)
    return {
        "reports": len(audited.validation.reports),
        "relations": len(audited.results),
        **{verdict.value: counts[verdict] for verdict in Verdict},
        "undeclared": len(audited.undeclared),
        "vanished": len(audited.vanished),
        "faults": len(audited.faults),
    }


def summary_line(audited: Audited) -> str:
    """The counts in one line for people."""
    counts = summary_of(audited)
    verdicts = ", ".join(f"{counts[verdict.value]} {verdict.value}" for verdict in Verdict)
    ends = f"{counts['undeclared']} not declared, {counts['vanished']} declared and gone"
    if audited.faults:
        ends += f", {counts['faults']} relations that our program failed at"
    return f"{counts['reports']} reports, {counts['relations']} relations: {verdicts}; {ends}"


def as_json(audited: Audited, everything: bool = False) -> str:
    """One object: `results` (those not consistent, or all), `vanished`, `faults`, `summary`."""
    content = {
        "results": [
            _row(result) | {"declared": audited.declares(result)}
            for result in audited.results
            if everything or result.verdict != Verdict.CONSISTENT
        ],
        "vanished": [
            {"rule": row.rule, "figure_ids": list(row.figure_ids), "reason": row.reason_en}
            for row in audited.vanished
        ],
        "faults": [as_line(finding) for finding in audited.faults],
        "summary": summary_of(audited),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _row(result: AuditResult) -> dict[str, Any]:
    return {
        "rule": result.rule,
        "report_id": result.report_id,
        "figure_ids": list(result.figure_ids),
        "stated": None if result.stated is None else f"{result.stated:f}",
        "computed": None if result.computed is None else f"{result.computed:f}",
        "unit": result.unit,
        "arithmetic": result.arithmetic,
        "verdict": result.verdict.value,
        "reason": result.reason,
    }
