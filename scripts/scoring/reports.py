"""The reports that are scored: read from folders of sources, paired by the text that they draft."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from reportschema.files.finding.sources import find_sources, load_source
from reportschema.files.parsing.faults import SourceError
from reportschema.models import WorkReport


def load(path: Path) -> list[WorkReport]:
    """The reports of a file or folder; one that cannot be read is named on stderr and left out."""
    reports = []
    for source in find_sources([path]):
        try:
            reports.append(WorkReport.model_validate(load_source(source).data))
        except (SourceError, ValidationError) as error:
            print(f"{source}: left out: {str(error).splitlines()[0]}", file=sys.stderr)
    return reports


def paired(
    drafts: Sequence[WorkReport], gold: Sequence[WorkReport]
) -> list[tuple[WorkReport | None, WorkReport]]:
    """Each gold report with the draft of the same text; None where no draft has it."""
    by_hash = {
        sha256: draft
        for draft in drafts
        for edition in draft.editions
        for sha256 in (edition.derived_from, edition.sha256)
        if sha256
    }
    return [
        (next((by_hash[e.sha256] for e in report.editions if e.sha256 in by_hash), None), report)
        for report in gold
    ]
