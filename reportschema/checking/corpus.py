"""The reports of one check, indexed so that no rule compares each of them with every other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from reportschema.checking.wordings import Wordings
from reportschema.findings.spelling import Spellings
from reportschema.models import Figure, Observation, WorkReport
from reportschema.models.fields.shape import children
from reportschema.models.records.edition import Obtained
from reportschema.notation import Grammar


class RecordIds:
    """The ids of one report's records, looked up by what a link of a figure may name."""

    def __init__(self, report: WorkReport) -> None:
        """Indexes the report's lists in their order: of an id used twice the first list counts."""
        self._lists: dict[str, list[str]] = {}
        self._list_of: dict[str, str] = {}
        for name, _ in children(WorkReport):
            ids = [id_ for row in getattr(report, name) if (id_ := getattr(row, "id", None))]
            self._lists[name] = ids
            for id_ in ids:
                self._list_of.setdefault(id_, name)
        self._spellings: dict[str, Spellings] = {}

    def list_of(self, record_id: str) -> str | None:
        """The name of the list that an id stands in."""
        return self._list_of.get(record_id)

    def linked_by(self, link: str, figure: type[Figure]) -> Spellings:
        """The ids that a link of an observation or a target may name."""
        name = _list_of_link(link, figure)
        if name not in self._spellings:
            self._spellings[name] = Spellings(self._lists[name])
        return self._spellings[name]

    def has_repeated(self, link: str, figure: type[Figure]) -> bool:
        """Whether an id that such a link may name is there twice: another is missing then."""
        ids = self._lists[_list_of_link(link, figure)]
        return len(set(ids)) < len(ids)


def _list_of_link(link: str, figure: type[Figure]) -> str:
    """The list that a link of an observation or a target leads to."""
    if link == "project":
        return "livelihood_projects"
    return "observations" if figure is Observation and link != "fulfils" else "targets"


class Reading(NamedTuple):
    """What a concept counts by one glossary entry, the first in order of report ids to say so."""

    report_id: str
    entry_id: str
    components: frozenset[str]


class Corpus:
    """All reports of one check, by the names of their documents.

    Each index is made when a rule first asks for it: an exception in it is one of that rule.
    """

    def __init__(self, reports: Mapping[str, WorkReport]) -> None:
        """reports: by document name; several may have one id."""
        self._documents = reports
        self._record_ids: dict[str, RecordIds] = {}
        self._wordings: Wordings | None = None

    @cached_property
    def _reports(self) -> dict[str, WorkReport]:
        reports: dict[str, WorkReport] = {}
        for report in self._documents.values():
            reports.setdefault(report.id, report)
        return reports

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for name, report in self._documents.items():
            names.setdefault(report.id, []).append(name)
        return names

    def report(self, report_id: str) -> WorkReport | None:
        """The first report of an id."""
        return self._reports.get(report_id)

    def names(self, report_id: str) -> Sequence[str]:
        """The documents in which a report stands."""
        return self._names.get(report_id, ())

    @cached_property
    def ids(self) -> Spellings:
        """The ids of all reports."""
        return Spellings(self._reports)

    def record_ids(self, report_id: str) -> RecordIds | None:
        """The ids of the records of a report; None where it is not among the reports."""
        report = self._reports.get(report_id)
        if report is not None and report_id not in self._record_ids:
            self._record_ids[report_id] = RecordIds(report)
        return self._record_ids.get(report_id)

    def alike(self, report: WorkReport) -> Sequence[WorkReport]:
        """The reports of its kind by its place in its year, each id once."""
        return self._alike.get(_occasion(report), ())

    @cached_property
    def _alike(self) -> dict[tuple[str, str, str], list[WorkReport]]:
        alike: dict[tuple[str, str, str], list[WorkReport]] = {}
        for report in self._reports.values():
            alike.setdefault(_occasion(report), []).append(report)
        return alike

    def wordings(self, grammar: Grammar, neutral: Iterable[str]) -> Wordings:
        """What the figures of all reports are called, by the grammar and words first asked with."""
        if self._wordings is None:
            self._wordings = Wordings(self._reports, grammar, neutral)
        return self._wordings

    def taken_first(self, obtained: Obtained) -> tuple[Taken | None, Taken | None]:
        """The first reports, by their ids, obtained from a file of a repository and a place in it.

        Each may be the report that asks.
        """
        return self._taken.get(_file(obtained)), self._taken.get(_place(obtained))

    @cached_property
    def _taken(self) -> dict[tuple[object, ...], Taken]:
        taken: dict[tuple[object, ...], Taken] = {}
        for report_id, report in sorted(self._reports.items()):
            for edition in report.editions:
                if (there := edition.obtained) is not None:
                    for key in (_file(there), _place(there)):
                        taken.setdefault(key, Taken(report_id, there))
        return taken

    def readings(self, concept: str) -> Iterable[Reading]:
        """What a concept counts in glossaries: each set of components once, by order of report."""
        return self._readings.get(concept, {}).values()

    @cached_property
    def _readings(self) -> dict[str, dict[frozenset[str], Reading]]:
        readings: dict[str, dict[frozenset[str], Reading]] = {}
        for report_id, report in sorted(self._reports.items()):
            for entry in report.glossary:
                components = frozenset(component.zh for component in entry.components)
                if entry.concept is not None and components:
                    readings.setdefault(entry.concept, {}).setdefault(
                        components, Reading(report_id, entry.id, components)
                    )
        return readings


class Taken(NamedTuple):
    """Where the text of a report is obtained."""

    report_id: str
    obtained: Obtained


def _file(obtained: Obtained) -> tuple[object, ...]:
    return obtained.repository, obtained.path


def _place(obtained: Obtained) -> tuple[object, ...]:
    return obtained.repository, obtained.path, obtained.member, obtained.row


def _occasion(report: WorkReport) -> tuple[str, str, str]:
    """Place, kind and year: a place gives one report of a kind a year."""
    return report.government.division, report.kind.value, report.delivered[:4]
