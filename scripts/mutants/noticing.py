"""Which checks speak of a fault: without the text, with it, in the audit, by a second reading.

What the sources say themselves is worked out once; a broken report is checked alone against the
corpus of all. What counts is what it has more of a code than the report as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pydantic import ValidationError

from mutants.places import planted
from mutants.sampling import Fault
from reportschema.checking import RULES, grammar
from reportschema.checking.audit import audit
from reportschema.checking.check import asked_of
from reportschema.checking.corpus import Corpus
from reportschema.checking.registry import Case
from reportschema.files.finding.texts import TextError, TextFolder
from reportschema.findings import Rule
from reportschema.models import WorkReport
from reportschema.models.fields.codes import Verdict
from reportschema.vocabularies import vocabulary

STAGES = ("file", "text", "audit", "reading")


class Noticed(NamedTuple):
    """The codes that speak of a fault, by stage; the later two where nothing else speaks."""

    file: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    audit: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()

    @property
    def stage(self) -> str | None:
        """The first stage that speaks; None where none does."""
        return next((stage for stage in STAGES if getattr(self, stage)), None)


@dataclass
class Checks:
    """The sources, and what the checks say of them as they are.

    readings: the second readings of their texts, where they are asked for.
    """

    reports: Mapping[str, WorkReport]
    texts: Mapping[str, str]
    folder: TextFolder | None
    readings: Mapping[str, WorkReport] = field(default_factory=dict)
    _before: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    @cached_property
    def corpus(self) -> Corpus:
        """All reports, indexed once."""
        return Corpus(self.reports)

    def _corpus_of(self, source: str, report: WorkReport) -> Corpus:
        """The same where the report is still found under its id; else one made anew."""
        if _occasion(report) == _occasion(self.reports[source]):
            return self.corpus
        return Corpus({**self.reports, source: report})

    def notice(self, fault: Fault) -> Noticed:
        """What the checks say of the fault."""
        try:
            broken = planted(self._as_if_new(fault), fault.path, fault.becomes)
        except ValidationError:
            return Noticed(file=("SCHEMA",))
        by_file = self._more(fault.source, broken, "file")
        by_text = self._more(fault.source, broken, "text") if fault.source in self.texts else ()
        if by_file or by_text or fault.kind not in ("observations", "targets", "report"):
            return Noticed(by_file, by_text)
        return Noticed(
            audit=self._audited(fault.source, broken), reading=self._read(fault.source, broken)
        )

    def _as_if_new(self, fault: Fault) -> WorkReport:
        """The report as if nobody had read it yet: else any fault withdraws what was read."""
        report = self.reports[fault.source]
        return report if fault.kind == "reviewed" else report.model_copy(update={"reviewed": ()})

    def _read(self, source: str, broken: WorkReport) -> tuple[str, ...]:
        known = source in self.readings and source in self.texts
        return self._more(source, broken, "reading") if known else ()

    def _more(self, source: str, broken: WorkReport, stage: str) -> tuple[str, ...]:
        key = source, stage
        if key not in self._before:
            self._before[key] = Counter(self._codes(source, self.reports[source], stage))
        now = Counter(self._codes(source, broken, stage))
        return tuple(sorted(now - self._before[key]))

    def _codes(self, source: str, report: WorkReport, stage: str) -> Iterator[str]:
        text = None if stage == "file" else self.texts.get(source)
        if text is not None and self.folder and report.editions != self.reports[source].editions:
            try:
                text = self.folder.read(report.first_edition())
            except TextError as error:
                yield error.code
                return
            except IndexError:
                return
        corpus, reading = self._corpus_of(source, report), None
        if stage == "reading":
            reading = self.readings[source]
        case = Case(report, vocabulary(), grammar(), source, text, corpus, reading)
        for code, breaches_in in asked_of(case):
            if _stage(RULES[code]) == stage:
                for _ in breaches_in(case):
                    yield code

    @cached_property
    def _inconsistent(self) -> set[tuple[str, tuple[str, ...]]]:
        return self._contradictions(list(self.reports.values()))

    def _contradictions(self, reports: list[WorkReport]) -> set[tuple[str, tuple[str, ...]]]:
        results = audit(reports, vocabulary(), grammar().units)
        return {
            (result.rule, result.figure_ids)
            for result in results
            if result.verdict == Verdict.INCONSISTENT
        }

    def _audited(self, source: str, broken: WorkReport) -> tuple[str, ...]:
        """Relations that no longer hold, and declared contradictions that are gone."""
        reports = [broken if name == source else each for name, each in self.reports.items()]
        different = self._contradictions(reports) ^ self._inconsistent
        return tuple(sorted({rule for rule, _ in different}))


def _stage(rule: Rule) -> str:
    """The stage that a rule belongs to."""
    return "reading" if rule.needs_reading else "text" if rule.needs_text else "file"


def _occasion(report: WorkReport) -> tuple[str, ...]:
    return report.id, report.kind, report.government.division, report.delivered
