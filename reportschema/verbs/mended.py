"""A fresh draft before the rules: a record that breaks one is left out or marked, never the draft.

In: a draft with its text. Out: its report without the records that are wrong by an error, with a
doubt on each record that a warning is about, and at the head for what is about no record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportschema.checking.check import Document, check
from reportschema.files.canonical.layout import plain_data
from reportschema.findings.finding import Finding, Severity
from reportschema.models import Figure, WorkReport
from reportschema.models.annotating.annotation import LISTS
from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.annotating.review import Review
from reportschema.models.fields.codes import State
from reportschema.reading.bounded import left_out
from reportschema.reading.draft import Draft

_ROUNDS = 5  # a record that goes may leave a link that breaks a rule
_Record = tuple[str, int]
# What is in doubt where a warning is about such a field of a record.
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
    "part": ReviewReason.PART_IN_DOUBT,
}
# The same for what the head of a report states.
_REASONS_OF_THE_HEAD = {
    "government": ReviewReason.GOVERNMENT_IN_DOUBT,
    "kind": ReviewReason.KIND_IN_DOUBT,
    "delivered": ReviewReason.DATE_IN_DOUBT,
    "published": ReviewReason.DATE_IN_DOUBT,
    "review_periods": ReviewReason.DATE_IN_DOUBT,
    "plan_periods": ReviewReason.DATE_IN_DOUBT,
    "body": ReviewReason.TEXT_INCOMPLETE,
}
_NO_DOUBT = "STATE"  # these rules count the doubts themselves


def mended(drafted: Draft) -> tuple[WorkReport, list[str]]:
    """(the report without the records that our own rules find wrong, a note on each of those).

    So a draft always validates. What our rules warn of carries a doubt.
    """
    report, findings, notes = drafted.report, list[Finding](), list[str]()
    for _ in range(_ROUNDS):
        document = Document("draft", plain_data(report))
        findings = check([document], lambda _: drafted.text.text).findings
        wrong = _by_record(f for f in findings if f.severity is Severity.ERROR)
        if not wrong:
            break
        told = {key: f"{_called(report, key)} (breaks {f.code})" for key, f in wrong.items()}
        notes += [f"{name}: left out {words}" for (name, _), words in told.items()]
        report = _without(report, told)
    doubts = [f for f in findings if not f.code.startswith(_NO_DOUBT)]
    return _doubted_head(_marked(report, _by_record(doubts)), doubts), notes


def _record_of(finding: Finding) -> _Record | None:
    """The record of a list that a finding is about; editions and periods belong to the head."""
    name, index = (*finding.loc, None, None)[:2]
    return (str(name), index) if name in LISTS and isinstance(index, int) else None


def _by_record(findings: Iterable[Finding]) -> dict[_Record, Finding]:
    """(list, index in it) -> the first finding about that record."""
    found: dict[_Record, Finding] = {}
    for finding in findings:
        if record := _record_of(finding):
            found.setdefault(record, finding)
    return found


def _called(report: WorkReport, record: _Record) -> str:
    name, index = record
    return str(getattr(getattr(report, name)[index], "id", f"row {index + 1}"))


def _without(report: WorkReport, told: Mapping[_Record, str]) -> WorkReport:
    """The report without these records; their lists are not complete and say what is gone."""
    kept: dict[str, Any] = {}
    claims: dict[str, Any] = {}
    for name in {name for name, _ in told}:
        rows = enumerate(getattr(report, name))
        kept[name] = tuple(row for i, row in rows if (name, i) not in told)
        claim = report.annotation.of(name)
        if claim is not None:
            note = left_out(claim.note, [words for (of, _), words in told.items() if of == name])
            claims[name] = claim.model_copy(update={"state": State.PARTIAL, "note": note})
    annotation = report.annotation.model_copy(update=claims)
    return report.model_copy(update={**kept, "annotation": annotation})


def _marked(report: WorkReport, warned: Mapping[_Record, Finding]) -> WorkReport:
    """The report with a doubt on each record that a warning is about and that has none yet."""
    lists = {name: getattr(report, name) for name in {name for name, _ in warned}}
    return report.model_copy(
        update={
            name: tuple(_doubted(row, warned.get((name, i))) for i, row in enumerate(rows))
            for name, rows in lists.items()
        }
    )


def _doubted(row: Any, finding: Finding | None) -> Any:
    if finding is None or getattr(row, "review", row) is not None:
        return row  # an absent target has no doubt of its own: its list is one
    field = next((str(key) for key in finding.loc[2:3]), "")
    other = ReviewReason.MEASURE_IN_DOUBT if isinstance(row, Figure) else ReviewReason.OTHER
    reason = _REASONS.get(field, other)
    return row.model_copy(update={"review": Review(reason=reason, note=f"breaks {finding.code}")})


def _doubted_head(report: WorkReport, findings: Iterable[Finding]) -> WorkReport:
    """The report with a doubt at its head for each warning that is about no record."""
    notes = {doubt.reason: [doubt.note] for doubt in report.review}
    for finding in findings:
        if _record_of(finding) is None:
            fields = [str(key) for key in finding.loc if not isinstance(key, int)]
            known = (_REASONS_OF_THE_HEAD[key] for key in fields if key in _REASONS_OF_THE_HEAD)
            told = notes.setdefault(next(known, ReviewReason.OTHER), [])
            told.append(f"{' '.join(fields)} breaks {finding.code}")
    doubts = (
        Review(reason=reason, note="; ".join(dict.fromkeys(filter(None, told))) or None)
        for reason, told in notes.items()
    )
    return report.model_copy(update={"review": tuple(doubts)})
