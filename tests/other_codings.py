"""Other codings of one fictional report: what another person, or a program, could have written.

`recoded` makes edits at random: records lost, found, moved, said otherwise or put in another list.
`renumbered` gives every id anew, and `shuffled` puts the records of each list in another order;
neither is a difference.
"""

from __future__ import annotations

from random import Random
from typing import Any

from reportschema.matching import LISTS
from reportschema.models import Observation, Record, Target, WorkReport
from reportschema.models.fields.shape import members

_SHARED = set(Observation.model_fields) & set(Target.model_fields)


def recoded(report: WorkReport, random: Random, edits: int = 6) -> WorkReport:
    """The report after some edits; links to what is gone are left as they are."""
    coding = _Coding(report, random)
    for _ in range(edits):
        coding.edit()
    return report.model_copy(update={name: tuple(rows) for name, rows in coding.lists.items()})


class _Coding:
    """The lists of a report while they are edited."""

    def __init__(self, report: WorkReport, random: Random) -> None:
        self.lists: dict[str, list[Any]] = {name: list(getattr(report, name)) for name in LISTS}
        self._random = random
        self._given = 0

    def edit(self) -> None:
        """One edit of one record."""
        name = self._random.choice([name for name in LISTS if self.lists[name]])
        where = self._random.randrange(len(self.lists[name]))
        self._random.choice((self._lose, self._find, self._move, self._say, self._turn))(
            name, where
        )

    def _lose(self, name: str, where: int) -> None:
        del self.lists[name][where]

    def _find(self, name: str, where: int) -> None:
        """A record some way off that says what another says."""
        record = self.lists[name][where]
        self._given += 1
        if name in ("absent_targets", "headline_passages"):
            update: dict[str, Any] = {"period": f"{self._random.randrange(1990, 2010)}"}
        else:
            at = _shifted(record.at, self._random.randrange(1000, 5000))
            update = {"at": at, "id": f"x{self._given}"}
        self.lists[name].append(record.model_copy(update=update))

    def _move(self, name: str, where: int) -> None:
        record = self.lists[name][where]
        if record.at is not None:
            at = _shifted(record.at, self._random.choice([-2, -1, 1, 3]))
            self.lists[name][where] = record.model_copy(update={"at": at})

    def _say(self, name: str, where: int) -> None:
        """Another value of a field that takes plain words."""
        record = self.lists[name][where]
        field = {"observations": "unit", "targets": "unit", "outline": "topic"}.get(name, "review")
        if field in type(record).model_fields:
            update = {field: self._random.choice("甲乙丙")}
            self.lists[name][where] = record.model_copy(update=update)

    def _turn(self, name: str, where: int) -> None:
        """An observation becomes a target, and the other way round."""
        if name in ("observations", "targets"):
            record = self.lists[name].pop(where)
            shared = {field: getattr(record, field) for field in _SHARED}
            if name == "observations":
                self.lists["targets"].append(Target.model_construct(**shared))
            else:
                self.lists["observations"].append(Observation.model_construct(**shared))


def _shifted(at: Any, by: int) -> Any:
    return at._replace(start=at.start + by, end=at.end + by)


def shuffled(report: WorkReport, random: Random) -> WorkReport:
    """The same records, each list in another order."""
    lists = {name: list(getattr(report, name)) for name in LISTS}
    for records in lists.values():
        random.shuffle(records)
    return report.model_copy(update={name: tuple(records) for name, records in lists.items()})


def renumbered(report: WorkReport, random: Random) -> WorkReport:
    """The same records with other ids, and every reference after them."""
    keys = sorted({r.id for name in LISTS for r in getattr(report, name) if hasattr(r, "id")})
    numbers = random.sample(range(1000), len(keys))
    ids = {key: f"z{number}" for key, number in zip(keys, numbers, strict=True)}
    update = {name: tuple(_named(r, ids) for r in getattr(report, name)) for name in LISTS}
    return report.model_copy(update=update)


def _named(record: Record, ids: dict[str, str]) -> Record:
    """A record with its id and references by a table of new ids."""
    names = [m.name for m in members(type(record)) if m.name == "id" or m.doc.local]
    old = {name: getattr(record, name) for name in names}
    return record.model_copy(update={n: ids.get(key, key) for n, key in old.items() if key})


def at_length(report: WorkReport, records: int) -> WorkReport:
    """The report again and again, each time further on in one long text: so many records or more.

    Each has ids of its own.
    """
    length = report.first_edition().characters
    given = [r.id for name in LISTS for r in getattr(report, name) if hasattr(r, "id")]
    lists: dict[str, list[Record]] = {name: [] for name in LISTS}
    again = 1
    while sum(map(len, lists.values())) < records:
        ids = {key: f"{key[0]}{again}{key[1:].zfill(3)}" for key in given}
        for name, rows in lists.items():
            for record in getattr(report, name):
                rows.append(_named(_further(record, (again - 1) * length), ids))
        again += 1
    return report.model_copy(update={name: tuple(rows) for name, rows in lists.items()})


def _further(record: Record, by: int) -> Record:
    """A record with all its places further on."""
    update: dict[str, Any] = {}
    for name, value in record:
        if hasattr(value, "start"):
            update[name] = _shifted(value, by)
        elif value and type(value) is tuple and hasattr(value[0], "start"):
            update[name] = tuple(_shifted(at, by) for at in value)
    return record.model_copy(update=update)
