"""`audit`: do the figures bear each other out? Arithmetic, agreement across reports, promise against outcome."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportschema.checking import grammar
from reportschema.checking.audit import AuditResult
from reportschema.checking.audit import audit as audit_reports
from reportschema.checking.reporters import printable
from reportschema.files.known import find_known, read_known
from reportschema.files.sources import paths_of
from reportschema.models.codes import Verdict
from reportschema.models.known import KnownInconsistency
from reportschema.verbs.validate import Validation, validate
from reportschema.vocabularies import vocabulary


@dataclass
class Audited:
    """What an audit gives: the validation before it, every relation, and how the inconsistent ones stand to the declared ones.

    undeclared: inconsistent, and nobody has said so. vanished: declared for reports that were audited, and no longer found so.
    """

    validation: Validation
    results: list[AuditResult] = field(default_factory=list)
    undeclared: list[AuditResult] = field(default_factory=list)
    vanished: list[KnownInconsistency] = field(default_factory=list)

    def fails(self) -> bool:
        """Whether the sources have errors, or an inconsistency is not as declared."""
        return self.validation.fails() or bool(self.undeclared or self.vanished)


def audit(paths: Iterable[Path | str] | Path | str, texts: Path | str | None = None) -> Audited:
    """Validates the sources, then works out every relation between their figures; with errors there, nothing is worked out.

    Inconsistencies of the reports themselves are declared in `known-inconsistencies.csv` beside the sources. Raises
    NothingToCheckError without sources, KnownError when that file is damaged.
    """
    given = paths_of(paths)
    result = Audited(validate(given, texts))
    if result.validation.fails():
        return result
    reports = list(result.validation.reports.values())
    result.results = audit_reports(reports, vocabulary(), grammar().units)
    known = [row for path in find_known(given) for row in read_known(path)]
    result.undeclared, result.vanished = against_known(
        result.results, known, {report.id for report in reports}
    )
    return result


def against_known(
    results: Sequence[AuditResult], known: Sequence[KnownInconsistency], audited: set[str]
) -> tuple[list[AuditResult], list[KnownInconsistency]]:
    """(inconsistent and not declared, declared and not found); declared rows about reports that were not audited are left out."""
    declared = {(row.rule, row.figure_ids, row.stated, row.computed) for row in known}
    found = {
        (one.rule, one.figure_ids, one.stated, one.computed): one
        for one in results
        if one.verdict == Verdict.INCONSISTENT
    }
    undeclared = [one for key, one in found.items() if key not in declared]
    vanished = [
        row
        for row in known
        if (row.rule, row.figure_ids, row.stated, row.computed) not in found
        and all(figure_id.rpartition("/")[0] in audited for figure_id in row.figure_ids)
    ]
    return undeclared, vanished


def lines_of(result: Audited, everything: bool = False) -> list[str]:
    """One line a relation that is not consistent (or each), then what is declared and gone."""
    rows = [one for one in result.results if everything or one.verdict != Verdict.CONSISTENT]
    lines = [
        _line(
            one,
            ""
            if one in result.undeclared or one.verdict != Verdict.INCONSISTENT
            else " (declared)",
        )
        for one in rows
    ]
    gone = [
        f"{', '.join(row.figure_ids)}: {row.rule} declared inconsistent, and no longer is: correct the row"
        for row in result.vanished
    ]
    return [printable(line) for line in (*lines, *gone)]


def _line(one: AuditResult, note: str) -> str:
    reason = f": {one.reason}" if one.reason else ""
    return f"{', '.join(one.figure_ids)}: {one.verdict.value}{note} {one.rule} {one.arithmetic}{_sides(one)}{reason}"


def _sides(one: AuditResult) -> str:
    return "" if one.stated is None else f", stated {one.stated:f} {one.unit or ''}".rstrip()


def summary_of(result: Audited) -> dict[str, int]:
    """How many relations have which verdict."""
    counts = Counter(one.verdict for one in result.results)
    verdicts = {verdict.value: counts[verdict] for verdict in Verdict}
    return {"reports": len(result.validation.reports), "relations": len(result.results), **verdicts} | {
        "undeclared": len(result.undeclared), "vanished": len(result.vanished),
    }  # fmt: skip


def summary_line(result: Audited) -> str:
    """The counts in one line for people."""
    counts = summary_of(result)
    verdicts = ", ".join(f"{counts[verdict.value]} {verdict.value}" for verdict in Verdict)
    ends = f"{counts['undeclared']} not declared, {counts['vanished']} declared and gone"
    return f"{counts['reports']} reports, {counts['relations']} relations: {verdicts}; {ends}"


def as_json(result: Audited, everything: bool = False) -> str:
    """One object: `results` (all that are not consistent, or each), `vanished` and `summary`."""
    rows = [
        _row(one)
        | {"declared": one.verdict == Verdict.INCONSISTENT and one not in result.undeclared}
        for one in result.results
    ]
    kept = [row for row in rows if everything or row["verdict"] != Verdict.CONSISTENT.value]
    gone = [
        {"rule": row.rule, "figure_ids": list(row.figure_ids), "reason": row.reason_en}
        for row in result.vanished
    ]
    return json.dumps(
        {"results": kept, "vanished": gone, "summary": summary_of(result)},
        ensure_ascii=False,
        indent=2,
    )


def _row(one: AuditResult) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "report_id": one.report_id,
        "figure_ids": list(one.figure_ids),
        "stated": None if one.stated is None else f"{one.stated:f}",
        "computed": None if one.computed is None else f"{one.computed:f}",
        "unit": one.unit,
        "arithmetic": one.arithmetic,
        "verdict": one.verdict.value,
        "reason": one.reason,
    }
