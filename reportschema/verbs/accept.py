"""`accept`: records that somebody has read against the text, entered in a source's `reviewed`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from reportschema.files.canonical.layout import plain_data
from reportschema.files.canonical.rewriting import rewritten
from reportschema.files.disk.writing import replace_file
from reportschema.files.finding.sources import Source
from reportschema.findings import Finding, Severity
from reportschema.findings.reporters import as_line, printable
from reportschema.findings.spelling import Spellings, listed
from reportschema.models import Record, Reviewed, WorkReport, digest_of, readable
from reportschema.models.annotating.annotation_codes import Reader
from reportschema.models.fields.scalars import MOST_NAME, MOST_RECORDS, Name
from reportschema.verbs.validate import Validation, validate

_LINKS = ("REF001", "REF003")  # rules about links, which may lead to reports that are not at hand
_SHOWN = 60  # characters of what was given that a message shows


class AcceptError(Exception):
    """Nothing was entered; the message says why and what to do."""


class _Signature(NamedTuple):
    """Whose reading it is."""

    by: Reader
    who: str


@dataclass(frozen=True)
class Acceptance:
    """What `accept` gives: the records by what they are known by, in the order of the source.

    entered: read now. standing: the same reader has read them already, and they say the same.
    left: of all, those whose `review` is open. findings: the errors for which the source was
    refused; then nothing was entered.
    """

    source: str
    entered: Sequence[str] = ()
    standing: Sequence[str] = ()
    left: Sequence[str] = ()
    findings: Sequence[Finding] = ()

    def fails(self) -> bool:
        """Whether the source was refused."""
        return bool(self.findings)


def accept(
    source: Path | str,
    ids: Iterable[str] | str = (),
    *,
    by: Reader | str,
    who: str,
    everything: bool = False,
    day: date | None = None,
) -> Acceptance:
    """Enters that somebody has read records of a source against the text, and accepts them.

    ids: what the records are known by, such as o17 or, of an absent target, cpi-2020; or
    `everything`, but records whose `review` is open. by, who: a person or a language model, and its
    name. day: when they were read; today where it is not given. Readings by others stay, so no
    model's takes the place of a person's; the reader's own of what a record said before give way.
    Layout, comments and all other data stay.
    Raises AcceptError, NothingToCheckError where there is no such file, and WriteError.
    """
    path, reader = Path(source), _signature(by, who)
    named = [ids] if isinstance(ids, str) else list(dict.fromkeys(ids))
    if path.is_dir():
        raise AcceptError(printable(f"{path} is a folder: name one source"))
    if bool(named) == everything:
        raise AcceptError("name the records that were read, or take all: one of the two")
    validation = validate(path)
    if errors := _errors(validation):
        return Acceptance(path.as_posix(), findings=errors)
    (loaded,), (report,) = validation.sources.values(), validation.reports.values()
    records = readable(report)
    left = [key for key, record in records.items() if everything and _is_open(record)]
    keys = _known(path, named, records) if named else set(records).difference(left)
    digests = {key: digest_of(record) for key, record in records.items() if key in keys}
    standing = [key for key, digest in digests.items() if _stands(report, reader, key, digest)]
    entered = {key: digests[key] for key in digests if key not in set(standing)}
    if entered:
        today = (day or date.today()).isoformat()
        _write(loaded, _with_readings(report.reviewed, reader, today, entered))
    return Acceptance(path.as_posix(), tuple(entered), tuple(standing), tuple(left))


def _signature(by: Reader | str, who: str) -> _Signature:
    reader = next((reader for reader in Reader if reader == by), None)
    if reader is None:
        raise AcceptError(printable(f"by is {str(by)[:_SHOWN]!r}, not {' or '.join(Reader)}"))
    try:
        return _Signature(reader, TypeAdapter(Name).validate_python(who))
    except ValidationError:
        raise AcceptError(
            f"who is no name: it takes one line of 1 to {MOST_NAME} characters that can be seen,"
            " no space at its ends and no = @ + - at its start"
        ) from None


def _errors(validation: Validation) -> list[Finding]:
    """The errors of a source, but for links to other reports: those are not at hand."""
    return [
        finding
        for finding in validation.findings
        if finding.severity is Severity.ERROR
        and not (finding.code in _LINKS and "/" in _link(validation, finding))
    ]


def _link(validation: Validation, finding: Finding) -> str:
    value: Any = validation.sources[finding.file].data
    for step in finding.loc:
        value = value[step]
    return str(value)


def _known(path: Path, named: Iterable[str], records: Mapping[str, Record]) -> set[str]:
    """What is named, where all of it is there and without an open doubt."""
    spellings = Spellings(records)
    unknown = [f"{key[:_SHOWN]}{spellings.nearest(key)}" for key in named if key not in records]
    if unknown:
        says = f"no record to be read is known by {listed(unknown)}"
        raise AcceptError(printable(f"{path}: nothing was entered: {says}"))
    doubtful = [key for key in named if _is_open(records[key])]
    if doubtful:
        says = f"{listed(doubtful)}: to review still; decide it, delete the review key, then accept"
        raise AcceptError(printable(f"{path}: nothing was entered: {says}"))
    return set(named)


def _is_open(record: Record) -> bool:
    return getattr(record, "review", None) is not None


def _stands(report: WorkReport, reader: _Signature, key: str, digest: str) -> bool:
    """Whether a reader has read a record already, as it is now."""
    own = (reading for reading in report.reviewed if _signed(reading) == reader)
    return any(reading.records.get(key) == digest for reading in own)


def _signed(reading: Reviewed) -> _Signature:
    return _Signature(reading.by, reading.who)


def _with_readings(
    readings: Sequence[Reviewed], reader: _Signature, day: str, read: Mapping[str, str]
) -> list[tuple[int | None, Reviewed]]:
    """The list `reviewed` with records (and their digests) that a reader has read on a day.

    Each entry with the number that it had before, None for a new one. One of this reader and day
    takes the records; from the reader's others they go, and an entry that has none left goes too.
    """
    own = [i for i, reading in enumerate(readings) if _signed(reading) == reader]
    today = next((i for i in own if readings[i].date == day), None)
    rows: list[tuple[int | None, Reviewed]] = []
    for i, reading in enumerate(readings):
        records = {k: v for k, v in reading.records.items() if i not in own or k not in read}
        if i == today:
            records |= read
        if records:
            rows.append((i, reading.model_copy(update={"records": records})))
    if today is None:
        new = Reviewed.model_construct(by=reader.by, who=reader.who, date=day, records=dict(read))
        rows.append((None, new))
    return rows


def _write(source: Source, rows: Sequence[tuple[int | None, Reviewed]]) -> None:
    """Writes a source with another list `reviewed`, unless somebody has changed it meanwhile."""
    data = source.data | {"reviewed": [plain_data(reading) for _, reading in rows]}
    try:
        WorkReport.model_validate(data)
    except ValidationError:
        raise AcceptError(
            f"nothing was entered: one reading takes {MOST_RECORDS:,} records at most: accept fewer"
        ) from None
    after = rewritten(source.text, data, {"reviewed": [origin for origin, _ in rows]})
    replace_file(source.path, after.encode(), source.stamp)


def lines_of(acceptance: Acceptance, by: str, who: str) -> list[str]:
    """What was entered and what was not, or why nothing was, for people."""
    name = acceptance.source
    lines = [as_line(finding) for finding in acceptance.findings]
    if acceptance.entered:
        lines.append(f"{name}: accepted by {who} ({by}): {listed(acceptance.entered)}")
    if acceptance.standing:
        lines.append(f"{name}: accepted before, nothing to enter: {listed(acceptance.standing)}")
    if acceptance.left:
        lines.append(f"{name}: left, to review still: {listed(acceptance.left)}")
    return list(map(printable, lines))


def summary_line(acceptance: Acceptance) -> str:
    """What was done, in one line for people."""
    if acceptance.fails():
        return "nothing was entered: mend the errors first"
    counts = f"{len(acceptance.entered)} entered, {len(acceptance.standing)} accepted before"
    left = f", {len(acceptance.left)} left that are to review still" if acceptance.left else ""
    return f"{counts}{left}"
