"""The fictional source after edits by hand: records moved, split, merged, deleted and renamed.

With comments on some records, and some records accepted. `edited` makes them at random; offsets and
quotes are right in all of them, whatever else is not.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from conftest import EXAMPLE

from reportschema.files.canonical.layout import Remarks, write
from reportschema.files.finding.sources import load_source
from reportschema.models import WorkReport, digest_of

TEXT = (EXAMPLE.parent / "yunxi-2020.txt").read_bytes().decode()
_LISTS = (
    "outline",
    "headline_passages",
    "observations",
    "targets",
    "problems",
    "livelihood_projects",
    "glossary",
    "numerals",
)
_ABSENCES = "absent_targets"
_IN_BLOCKS = ("problems", "livelihood_projects", "glossary")  # of several lines a record
_EDITS_OF_ONE = 5


def edited(random: Random) -> str:
    """The text of an edited source in the canonical layout."""
    data = load_source(Path(EXAMPLE)).data
    source = _Source(data, random)
    for _ in range(_EDITS_OF_ONE):
        edit = random.choice(
            (
                source.move,
                source.split,
                source.merge,
                source.delete,
                source.rename,
                source.answer,
            )
        )
        edit()
    _accept(data, random)
    return write(data, _remarks(data, random))


class _Source:
    """Plain data of a source while it is edited."""

    def __init__(self, data: dict[str, Any], random: Random) -> None:
        self._data, self._random = data, random

    def _record(self, *lists: str) -> tuple[list[Any], int]:
        records = self._data[self._random.choice(lists or _LISTS)]
        return records, self._random.randrange(len(records))

    def _id(self, letter: str) -> str:
        return f"{letter}{self._random.randrange(100, 200)}"

    def move(self) -> None:
        """A record that begins or ends elsewhere."""
        records, i = self._record()
        start, end = (int(offset) for offset in records[i]["at"][:2])
        step = self._random.choice([1, 2])
        start, end = self._random.choice([(start - step, end), (start, end + step)])
        records[i] = records[i] | {"at": _anchor(start, end, quoted=len(records[i]["at"]) == 3)}

    def split(self) -> None:
        """One record made two, each with half of the passage."""
        records, i = self._record("outline", "headline_passages", "problems", "livelihood_projects")
        start, end = (int(offset) for offset in records[i]["at"])
        middle = (start + end) // 2
        half = records[i] | {"at": _anchor(middle, end)}
        if "id" in half:
            half["id"] = self._id(half["id"][0])
        records[i : i + 1] = [records[i] | {"at": _anchor(start, middle)}, half]

    def merge(self) -> None:
        """Two neighbours made one, which has the words of both."""
        records, i = self._record("observations", "targets", "livelihood_projects", "numerals")
        if i + 1 < len(records):
            first, second = records[i], records.pop(i + 1)
            start, end = int(first["at"][0]), max(int(first["at"][1]), int(second["at"][1]))
            quoted = len(first["at"]) == 3
            if end - start <= 40 or not quoted:
                records[i] = first | {"at": _anchor(start, end, quoted=quoted)}

    def delete(self) -> None:
        records, i = self._record(*_LISTS, _ABSENCES)
        if len(records) > 1:
            del records[i]

    def rename(self) -> None:
        """Another id, or another label."""
        records, i = self._record("observations", "targets")
        if self._random.random() < 0.5:
            records[i] = records[i] | {"id": self._id(records[i]["id"][0])}
        elif "label" in records[i]:
            records[i] = records[i] | {"label": self._random.choice(["山路", "茶铺", "新桥"])}

    def answer(self) -> None:
        """An absence for another reason or period, or a passage that answers for another."""
        records, i = self._record(_ABSENCES, "headline_passages")
        field, value = self._random.choice([("reason", "not_coded"), ("period", "2021")])
        if field in records[i]:
            records[i] = records[i] | {field: value}


def _anchor(start: int, end: int, *, quoted: bool = False) -> list[str]:
    place = [str(start), str(end)]
    return [*place, TEXT[start:end]] if quoted else place


def _accept(data: dict[str, Any], random: Random) -> None:
    """A third of the records read by somebody, as they are now."""
    report = WorkReport.model_validate(data)
    digests = {
        record.key(): digest_of(record)
        for name in (*_LISTS, _ABSENCES)
        for record in getattr(report, name)
        if random.random() < 0.33
    }
    data["reviewed"] = [
        {"by": "person", "who": "云溪标注组", "date": "2020-02-01", "records": digests}
    ]


def _remarks(data: dict[str, Any], random: Random) -> Remarks:
    """Comments at the head, on a fifth of the records, and at the ends of lists."""
    remarks = Remarks(head=["# 云溪"])
    for name in (*_LISTS, _ABSENCES):
        remarks.below[(name,)] = [f"# the last of {name}"]
        for i in range(len(data[name])):
            if random.random() < 0.2:
                remarks.above[name, i] = [f"# above {name} {i}"]
            if random.random() < 0.2 and name not in _IN_BLOCKS:
                remarks.end[name, i] = f"# beside {name} {i}"
    return remarks
