"""A fresh draft brought into a source that is there: what the verb `draft` does the second time.

The source keeps its layout, its comments and what people have accepted; what the draft offers comes
in as far as the merged source keeps our rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from reportschema.checking import Document, check
from reportschema.files.canonical.formatting import formatted
from reportschema.files.canonical.layout import plain_data
from reportschema.files.canonical.rewriting import rewritten
from reportschema.files.parsing.faults import SourceError
from reportschema.files.parsing.yaml_events import parse
from reportschema.findings import Finding, Severity
from reportschema.findings.reporters import printable
from reportschema.matching import Fate, Merge, Outcome, Row, merge, removal_of
from reportschema.models import WorkReport, accepted


class UnmergeableError(Exception):
    """A draft cannot be merged into what is there; the message says why and what to do."""


@dataclass(frozen=True)
class Redraft:
    """A source with a draft merged into it. text: None where the draft offers nothing."""

    text: str | None
    outcomes: Sequence[Outcome]
    report: WorkReport


def redraft(raw: bytes, draft: WorkReport, text: str, overwrite: bool = False) -> Redraft:
    """Merges a draft into the bytes of a source of the same text.

    text: the text of both, which the merged source is checked against. overwrite: all that nobody
    has accepted gives way. Raises UnmergeableError.
    """
    try:
        before = formatted(raw).after
        data, _ = parse(before)
        source = WorkReport.model_validate(data)
    except SourceError as error:
        raise UnmergeableError(f"cannot be read ({error})") from None
    except ValidationError:
        raise UnmergeableError("does not follow the schema: validate says where") from None
    edition = source.first_edition().sha256
    if edition != draft.first_edition().sha256:
        raise UnmergeableError("is a draft of another text, or of this one before it changed")
    merged = _valid_merge(source, draft, data, text, overwrite)
    if not merged.changes_something:
        return Redraft(None, merged.outcomes, source)
    after = _laid_out(before, data, merged, overwrite)
    return Redraft(None if after == before else after, merged.outcomes, merged.report)


def has_accepted(raw: bytes) -> bool:
    """Whether a source has records that somebody has accepted, and that would be lost."""
    try:
        data, _ = parse(formatted(raw).after)
        return bool(accepted(WorkReport.model_validate(data)))
    except (SourceError, ValidationError):
        return False


def _valid_merge(
    source: WorkReport, draft: WorkReport, data: dict[str, Any], text: str, overwrite: bool
) -> Merge:
    """The merge without what our own rules find wrong in it and did not in the source."""
    before = {_breach(source, finding) for finding in _errors(data, text)}
    refused: set[str] = set()
    while True:
        merged = merge(source, draft, overwrite=overwrite, refused=refused)
        after = _merged_data(data, merged, overwrite)
        errors = [f for f in _errors(after, text) if _breach(merged.report, f) not in before]
        wrong = _culprits(merged, errors) if errors else set()
        if wrong <= refused:
            break
        refused |= wrong
    if errors:
        raise UnmergeableError(f"and the draft do not go together ({errors[0].message})")
    return merged


def _culprits(merged: Merge, errors: Sequence[Finding]) -> set[str]:
    """What is to be refused for the sake of errors; nothing where nothing came in or went.

    The record that has the error; if that was there before, those that came in on its words; if
    there are none, all that came into its list, then all, and at last all that went.
    """
    lists = {str(finding.loc[0]) for finding in errors if finding.loc} & set(merged.rows)
    rows = [row for finding in errors if (row := _row(merged, finding)) is not None]
    came = {name: [row for row in merged.rows[name] if row.offered] for name in merged.rows}
    spans = [at for row in rows if (at := getattr(row.record, "at", None))]
    choices: Iterable[Iterable[Row]] = (
        [row for row in rows if row.offered],
        [row for name in lists for row in came[name] if _on(row, spans)],
        [row for name in lists for row in came[name]],
        [row for incoming in came.values() for row in incoming],
    )
    offers = ({row.offered for row in rows if row.offered} for rows in choices)
    gone = {removal_of(o.list, o.key) for o in merged.outcomes if o.fate is Fate.REMOVED}
    return next(filter(None, offers), gone)


def _row(merged: Merge, finding: Finding) -> Row | None:
    """The record that a finding points at; None for one about a whole list or the report."""
    if len(finding.loc) < 2 or finding.loc[0] not in merged.rows:
        return None
    return merged.rows[str(finding.loc[0])][int(finding.loc[1])]


def _on(row: Row, spans: Iterable[Any]) -> bool:
    """Whether a record stands on some of the characters of spans."""
    at = getattr(row.record, "at", None)
    return at is not None and any(at.start < span.end and span.start < at.end for span in spans)


def _errors(data: dict[str, Any], text: str) -> list[Finding]:
    findings = check([Document("draft", data)], lambda _: text).findings
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _breach(report: WorkReport, finding: Finding) -> tuple[str, str]:
    """What a finding is about, wherever the record stands in its list."""
    if len(finding.loc) < 2 or not isinstance(finding.loc[1], int):
        return finding.code, finding.message
    return finding.code, getattr(report, str(finding.loc[0]))[finding.loc[1]].key()


def _merged_data(data: dict[str, Any], merged: Merge, overwrite: bool) -> dict[str, Any]:
    """The plain data of the merged source; what stayed is as it was written."""
    base = plain_data(merged.report) if overwrite else dict(data)
    for name, rows in merged.rows.items():
        records = [_plain(row, data.get(name, [])) for row in rows]
        if records or (name in data and not overwrite):
            base[name] = records
    if overwrite:
        kept = ("corrections", "reviewed", "withdrawn", "contributed")
        base |= {name: data[name] for name in kept if name in data}
    return base


def _plain(row: Row, before: list[Any]) -> Any:
    if row.origin is not None and row.offered is None:
        return before[row.origin]
    return plain_data(row.record)


def _laid_out(before: str, data: dict[str, Any], merged: Merge, overwrite: bool) -> str:
    origins = {name: [row.origin for row in rows] for name, rows in merged.rows.items()}
    return rewritten(before, _merged_data(data, merged, overwrite), origins)


_SAYS: Mapping[Fate, str] = {
    Fate.ACCEPTED: "stays as accepted; the draft says otherwise",
    Fate.OTHER_LIST: "stays where it is; the draft has it in another list",
    Fate.CHANGED: "changed",
    Fate.NEW: "new",
    Fate.GONE: "is not in the draft; it stays",
    Fate.REMOVED: "removed",
    Fate.LEFT_OUT: "of the draft left out: it does not go with what is there",
}


def outcome_lines(name: str, outcomes: Iterable[Outcome]) -> list[str]:
    """What became of each record, for people; those that are the same are not named."""
    return [
        printable(f"{name}: {o.list} {o.key} {_SAYS[o.fate]}{_differences(o)}")
        for o in outcomes
        if o.fate in _SAYS
    ]


def _differences(outcome: Outcome) -> str:
    changes = (f"{c.field} {_value(c.old)} -> {_value(c.new)}" for c in outcome.changes)
    said = "; ".join(changes)
    return f": {said}" if said else ""


def _value(value: Any) -> str:
    """A value as a source writes it, in short."""
    plain = plain_data(value) if value is not None else "(none)"
    if isinstance(plain, list):
        return "[" + ", ".join(map(_value, plain)) + "]"
    return str(plain)
