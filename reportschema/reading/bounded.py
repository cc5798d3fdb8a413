"""A draft within the bounds of the models: what does not fit is left out, and the report stays.

In: the plain data of a draft. Out: its report, and a note on all that was left out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from pydantic import ValidationError

from reportschema.models import WorkReport
from reportschema.models.fields.scalars import MOST_RECORDS
from reportschema.models.fields.shape import children

_LISTS = frozenset(name for name, _ in children(WorkReport))
_LINKS = ("part_of", "share_of", "ranks", "repeats", "fulfils", "project")
_NAMED = 20  # of the records left out, so many are named in the note on their list


def bounded(data: dict[str, Any]) -> tuple[WorkReport, list[str]]:
    """The report of a draft's plain data, and what was left out of it, in words.

    Lists are cut at the most records that one may have; then each record that the models refuse
    goes, and the links to it. Raises ValidationError for what belongs to no record.
    """
    notes: list[str] = []
    for name in sorted(_LISTS & data.keys()):
        if (more := len(data[name]) - MOST_RECORDS) > 0:
            words = [f"{more} more than the {MOST_RECORDS} that one report may have"]
            data = _with_rows(data, name, data[name][:MOST_RECORDS], words)
            notes += _notes(name, words)
    while True:
        try:
            return WorkReport.model_validate(data), notes
        except ValidationError as error:
            faults = _by_record(error)
            if not faults:
                raise
        for name, fields in faults.items():
            rows = data[name]
            words = [
                f"{rows[i].get('id', f'row {i + 1}')} ({field})" for i, field in fields.items()
            ]
            kept = [row for i, row in enumerate(rows) if i not in fields]
            gone = {rows[i].get("id") for i in fields} - {None}
            data = _unlinked(_with_rows(data, name, kept, words), gone)
            notes += _notes(name, words)


def left_out(note: str | None, words: Sequence[str]) -> str:
    """The note on a list that records were left out of: which, and why each."""
    named = ", ".join(words[:_NAMED])
    more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
    return f"{note or ''} Left out: {named}{more}.".lstrip()


def _notes(name: str, words: Sequence[str]) -> list[str]:
    return [f"{name}: left out {word}" for word in words]


def _by_record(error: ValidationError) -> dict[str, dict[int, str]]:
    """List -> place in it -> the field that is refused; empty where a fault is of no record."""
    faults: dict[str, dict[int, str]] = {}
    for complaint in error.errors(include_url=False, include_input=False):
        loc = complaint["loc"]
        if len(loc) < 2 or loc[0] not in _LISTS or not isinstance(loc[1], int):
            return {}
        faults.setdefault(str(loc[0]), {}).setdefault(loc[1], ".".join(map(str, loc[2:])))
    return faults


def _unlinked(data: dict[str, Any], gone: Collection[str]) -> dict[str, Any]:
    """The data without the links of figures to records that are gone."""
    figures = {
        name: [
            {key: value for key, value in row.items() if key not in _LINKS or value not in gone}
            for row in data.get(name, ())
        ]
        for name in ("observations", "targets")
    }
    return {**data, **figures}


def _with_rows(
    data: dict[str, Any], name: str, rows: Sequence[Any], words: Sequence[str]
) -> dict[str, Any]:
    """The data with fewer rows in a list, which is partial then and says what is gone."""
    claim = data["annotation"][name]
    claim = {**claim, "state": "partial", "note": left_out(claim.get("note"), words)}
    return {**data, name: list(rows), "annotation": {**data["annotation"], name: claim}}
