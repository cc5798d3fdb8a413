"""A second reading of texts that have sources: each is drafted afresh, as `draft` would do it.

A text that the reader cannot read is said, and its report goes without a second opinion.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pydantic import ValidationError

from reportschema.files.disk.notices import notice
from reportschema.findings import fault
from reportschema.models import WorkReport
from reportschema.reading.page.errors import ReadingError
from reportschema.verbs.draft import SECONDS_A_TEXT, WORTH_PROCESSES, read_text
from reportschema.verbs.workers import Died, OutOfTimeError, in_processes, time_limit


class _Job(NamedTuple):
    """One text to read again: the name of its source, its bytes and the name of its file."""

    source: str
    data: bytes
    name: str


def read_again(
    reports: Mapping[str, WorkReport], texts: Mapping[str, str]
) -> dict[str, WorkReport]:
    """Source -> a draft made afresh, of the reports that have a text and can be read."""
    jobs = [_job(source, reports[source], text) for source, text in texts.items()]
    readings = {}
    for job, reading in zip(jobs, _run(jobs), strict=True):
        if isinstance(reading, WorkReport):
            readings[job.source] = reading
        else:
            notice(f"{job.source}: no second opinion: {reading}")
    return readings


def _job(source: str, report: WorkReport, text: str) -> _Job:
    edition = report.first_edition()
    return _Job(source, text.encode(edition.encoding.value), edition.file_name or "")


def _run(jobs: list[_Job]) -> Iterable[WorkReport | str]:
    """What comes of each text: its draft, or why there is none."""
    workers = os.cpu_count() or 1
    if workers < 2 or len(jobs) < WORTH_PROCESSES:
        return map(_read, jobs)
    return _read_in_processes(jobs, workers)


def _read_in_processes(jobs: list[_Job], workers: int) -> Iterator[WorkReport | str]:
    for reading in in_processes(_read, jobs, workers):
        yield "the process that read it died" if isinstance(reading, Died) else reading


def _read(job: _Job) -> WorkReport | str:
    try:
        with time_limit(SECONDS_A_TEXT):
            return read_text(job.data, job.name, force=True)[1]
    except ReadingError as error:
        return f"{error.code} {error}"
    except ValidationError:
        return "READ008 our reader made a record that cannot be"
    except OutOfTimeError:
        return f"READ010 was not read in {SECONDS_A_TEXT} seconds"
    except Exception as error:
        return f"READ009 {fault(job.source, error).message}"
