"""`agree`: how far two codings of the same reports agree, and each difference with its places.

Sources are validated, paired by the id of their report, and matched record by record; what is
counted, and how, stands in `matching.agreement`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from reportschema.files.parsing.yaml_events import locate
from reportschema.findings import Finding, Severity
from reportschema.matching import LISTS, Entry, Matching, match
from reportschema.matching.agreement import Agreement, agreement_of, counted_changes
from reportschema.models import WorkReport
from reportschema.verbs.validate import Validation, validate


class AgreeError(Exception):
    """Codings, or what is kept of them, cannot be compared; the message says what to do."""


class Place(NamedTuple):
    """Where a record or a field of it stands in a source: from 1, as editors count."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Difference:
    """One thing that two codings of a report see differently.

    field: None where one coding lacks the record: then its place, key and value are None. list: of
    the first coding that has the record.
    """

    report_id: str
    list: str
    field: str | None
    place_a: Place | None
    place_b: Place | None
    key_a: str | None
    key_b: str | None
    value_a: Any
    value_b: Any


@dataclass(frozen=True)
class _Coding:
    """One report as one side has it, and its file."""

    file: str
    report: WorkReport
    side: Validation

    def place(self, entry: Entry, field: str | None = None) -> Place:
        """Where a record stands, or its field; where that is left out, the record."""
        loc: tuple[str | int, ...] = (entry.list, self._numbers[id(entry.record)])
        positions = self.side.sources[self.file].positions
        return Place(self.file, *locate(positions, loc if field is None else (*loc, field)))

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of each record in its list."""
        lists = (getattr(self.report, name) for name in LISTS)
        return {id(record): i for records in lists for i, record in enumerate(records)}


@dataclass(frozen=True)
class Agreeing:
    """What `agree` gives.

    reports: ids of the reports that both sides have and that were compared. only_a, only_b: ids of
    those that one side alone has. left_out: why other sources were not compared, a line each.
    findings: what is wrong with sources that cannot be read or break the schema.
    """

    reports: Sequence[str]
    agreement: Agreement
    differences: Sequence[Difference]
    only_a: Sequence[str]
    only_b: Sequence[str]
    left_out: Sequence[str]
    findings: Sequence[Finding]

    def fails(self) -> bool:
        """Whether a source that was given could not be compared."""
        return bool(self.findings or self.left_out)

    @cached_property
    def records(self) -> tuple[int, int]:
        """How many records each coding has in the reports compared."""
        lists = self.agreement.lists
        return sum(row.a for row in lists), sum(row.b for row in lists)


def agree(a: Path | str, b: Path | str) -> Agreeing:
    """Compares two codings of the same reports: files or folders, paired by the reports' ids.

    By list, the records that both have or one alone; by field, plain agreement and Krippendorff's
    alpha, each with a 95 % interval; and every difference. Which side is which changes no measure.
    Raises NothingToCheckError without sources; AgreeError where no report is in both, or numpy (the
    extra `agree`) is missing.
    """
    if find_spec("numpy") is None:
        raise AgreeError("agree needs numpy: install reportschema with its extra agree")
    sides = validate(a), validate(b)
    left_out: list[str] = []
    codings_a, codings_b = (_codings(side, left_out) for side in sides)
    pairs = []
    for report_id, coding in codings_a.items():
        if (other := codings_b.get(report_id)) is None:
            continue
        if _text(coding) == _text(other):
            pairs.append((coding, other))
        else:
            left_out.append(f"{other.file}: is a coding of another text than {coding.file}")
    findings = [finding for side in sides for finding in _unread(side)]
    if not pairs:
        raise AgreeError("; ".join([f"no report can be compared in {a} and {b}", *left_out]))
    matchings = [match(left.report, right.report) for left, right in pairs]
    return Agreeing(
        reports=[left.report.id for left, _ in pairs],
        agreement=agreement_of(matchings),
        differences=[
            difference
            for (left, right), matching in zip(pairs, matchings, strict=True)
            for difference in _differences(left, right, matching)
        ],
        only_a=[report_id for report_id in codings_a if report_id not in codings_b],
        only_b=[report_id for report_id in codings_b if report_id not in codings_a],
        left_out=left_out,
        findings=findings,
    )


def _codings(side: Validation, left_out: list[str]) -> Mapping[str, _Coding]:
    """The reports of one side by id; of two sources of one report the first."""
    codings: dict[str, _Coding] = {}
    for file, report in side.reports.items():
        first = codings.setdefault(report.id, _Coding(file, report, side))
        if first.file != file:
            left_out.append(f"{file}: is of the report {report.id}, as {first.file} is")
    return dict(sorted(codings.items()))


def _text(coding: _Coding) -> str | None:
    editions = coding.report.editions
    return editions[0].sha256 if editions else None


def _unread(side: Validation) -> Iterator[Finding]:
    """The errors of sources that gave no report."""
    for finding in side.findings:
        if finding.severity is Severity.ERROR and finding.file not in side.reports:
            yield finding


def _differences(a: _Coding, b: _Coding, matching: Matching) -> Iterator[Difference]:
    """All that differs in one report: fields, then what one coding lacks."""
    report_id = a.report.id
    for pair in matching.pairs:
        for change in counted_changes(pair):
            yield Difference(
                report_id,
                pair.old.list,
                change.field,
                a.place(pair.old, change.field),
                b.place(pair.new, change.field),
                pair.old.key,
                pair.new.key,
                change.old,
                change.new,
            )
    for entry in matching.gone:
        place = a.place(entry)
        yield Difference(
            report_id, entry.list, None, place, None, entry.key, None, entry.record, None
        )
    for entry in matching.new:
        place = b.place(entry)
        yield Difference(
            report_id, entry.list, None, None, place, None, entry.key, None, entry.record
        )
