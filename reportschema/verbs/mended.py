"""A fresh draft before the rules: a record that breaks one is left out or marked, never the draft.

In: a draft with its text. Out: its report without the records that are wrong by an error, with a
doubt on each record that a warning is about, and with the lists that lost a record as partial.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportschema.checking.check import Document, check
from reportschema.files.layout import plain_data
from reportschema.findings.finding import Finding, Severity
from reportschema.models import WorkReport
from reportschema.models.annotation_codes import ReviewReason
from reportschema.models.codes import State
from reportschema.models.review import Review
from reportschema.reading.draft import Draft

_ROUNDS = 5  # a record that goes may leave a link that breaks a rule
_Record = tuple[str, int]
# What is in doubt where a warning is about such a field.
_REASONS = {
    "period": ReviewReason.PERIOD_IN_DOUBT,
    "base_period": ReviewReason.PERIOD_IN_DOUBT,
    "indicator": ReviewReason.INDICATOR_IN_DOUBT,
    "label": ReviewReason.INDICATOR_IN_DOUBT,
    "value": ReviewReason.VALUE_IN_DOUBT,
    "low": ReviewReason.VALUE_IN_DOUBT,
    "high": ReviewReason.VALUE_IN_DOUBT,
    "unit": ReviewReason.VALUE_IN_DOUBT,
    "transformation": ReviewReason.MEASURE_IN_DOUBT,
    "collection": ReviewReason.MEASURE_IN_DOUBT,
    "basis": ReviewReason.MEASURE_IN_DOUBT,
    "coverage": ReviewReason.SCOPE_IN_DOUBT,
    "ref_area": ReviewReason.SCOPE_IN_DOUBT,
    "hedge": ReviewReason.COMMITMENT_IN_DOUBT,
    "at": ReviewReason.PLACE_IN_DOUBT,
    "part_of": ReviewReason.LINK_IN_DOUBT,
    "share_of": ReviewReason.LINK_IN_DOUBT,
    "ranks": ReviewReason.LINK_IN_DOUBT,
}
_NO_DOUBT = "STATE"  # these rules count the doubts themselves


def mended(drafted: Draft) -> tuple[WorkReport, int]:
    """(the report without the records that our own rules find wrong, how many those were).

    So a draft always validates. What our rules warn of carries a doubt.
    """
    report, dropped = drafted.report, 0
    findings: list[Finding] = []
    for _ in range(_ROUNDS):
        document = Document("draft", plain_data(report))
        findings = check([document], lambda _: drafted.text.text).findings
        wrong = _records(f for f in findings if f.severity is Severity.ERROR)
        if not wrong:
            break
        dropped += len(wrong)
        report = _without(report, set(wrong))
    return _marked(report, _records(findings)), dropped


def _records(findings: Iterable[Finding]) -> dict[_Record, Finding]:
    """(list, index in it) -> the first finding about that record; an edition is never one."""
    found: dict[_Record, Finding] = {}
    for finding in findings:
        loc = finding.loc
        own = len(loc) > 1 and isinstance(loc[1], int) and loc[0] != "editions"
        if own and not finding.code.startswith(_NO_DOUBT):
            found.setdefault((str(loc[0]), loc[1]), finding)
    return found


def _without(report: WorkReport, wrong: set[_Record]) -> WorkReport:
    """The report without these records; their lists are no longer complete."""
    kept: dict[str, Any] = {}
    claims: dict[str, Any] = {}
    for name in {name for name, _ in wrong}:
        rows = getattr(report, name)
        if not isinstance(rows, tuple):
            continue
        kept[name] = tuple(row for i, row in enumerate(rows) if (name, i) not in wrong)
        claim = getattr(report.annotation, name, None)
        if claim is not None and claim.state is State.COMPLETE:
            note = "Records that broke a rule were left out."
            claims[name] = claim.model_copy(update={"state": State.PARTIAL, "note": note})
    annotation = report.annotation.model_copy(update=claims)
    return report.model_copy(update={**kept, "annotation": annotation})


def _marked(report: WorkReport, warned: dict[_Record, Finding]) -> WorkReport:
    """The report with a doubt on each record that a warning is about and that has none yet."""
    marked: dict[str, Any] = {}
    for name in {name for name, _ in warned}:
        rows = getattr(report, name)
        if isinstance(rows, tuple):
            marked[name] = tuple(_doubted(row, warned.get((name, i))) for i, row in enumerate(rows))
    return report.model_copy(update=marked)


def _doubted(row: Any, finding: Finding | None) -> Any:
    if finding is None or getattr(row, "review", row) is not None:
        return row
    field = next((str(key) for key in finding.loc[2:3]), "")
    reason = _REASONS.get(field, ReviewReason.MEASURE_IN_DOUBT)
    return row.model_copy(update={"review": Review(reason=reason, note=f"breaks {finding.code}")})
