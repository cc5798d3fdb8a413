"""A draft within the bounds of the models: what does not fit is left out with a note, and the report stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from reportschema.models import WorkReport
from reportschema.models.scalars import MOST_RECORDS
from reportschema.models.shape import children

_LISTS = frozenset(name for name, _ in children(WorkReport))
_LINKS = ("part_of", "share_of", "ranks", "repeats", "fulfils", "project")


def bounded(data: dict[str, Any]) -> tuple[WorkReport, list[str]]:
    """The report of a draft's plain data, and what was left out of it, in words.

    Lists are cut at the most records that one may have; then each record that the models refuse goes, and the links to it.
    Raises ValidationError for what belongs to no record.
    """
    notes = []
    for name in sorted(_LISTS & data.keys()):
        if (more := len(data[name]) - MOST_RECORDS) > 0:
            data = _with_rows(data, name, data[name][:MOST_RECORDS])
            notes.append(f"{name}: {more} more than the {MOST_RECORDS} that one report may have were left out")
    while True:
        try:
            return WorkReport.model_validate(data), notes
        except ValidationError as error:
            faults = _by_record(error)
            if not faults:
                raise
        for (name, index), fault in faults.items():
            row = data[name][index]
            notes.append(f"{name}: {row.get('id', 'a record')} was left out ({fault})")
        data = _without(data, faults)


def _by_record(error: ValidationError) -> dict[tuple[str, int], str]:
    """(list, place in it) -> the first complaint about that record; nothing where one is about something else."""
    faults: dict[tuple[str, int], str] = {}
    for complaint in error.errors(include_url=False, include_input=False):
        loc = complaint["loc"]
        if len(loc) < 2 or loc[0] not in _LISTS or not isinstance(loc[1], int):
            return {}
        faults.setdefault((str(loc[0]), loc[1]), f"{'.'.join(map(str, loc[2:]))}: {complaint['msg']}")
    return faults


def _without(data: dict[str, Any], faults: Mapping[tuple[str, int], str]) -> dict[str, Any]:
    """The data without these records, and without the links to them."""
    gone = {data[name][index].get("id") for name, index in faults} - {None}
    for name in sorted({name for name, _ in faults}):
        data = _with_rows(data, name, [row for i, row in enumerate(data[name]) if (name, i) not in faults])
    for name in ("observations", "targets"):
        rows = [{key: value for key, value in row.items() if key not in _LINKS or value not in gone} for row in data.get(name, ())]
        data = {**data, name: rows}
    return data


def _with_rows(data: dict[str, Any], name: str, rows: Sequence[Any]) -> dict[str, Any]:
    """The data with other rows in a list, which claims no completeness then."""
    annotation = data["annotation"]
    return {**data, name: list(rows), "annotation": {**annotation, name: {**annotation[name], "state": "partial"}}}
