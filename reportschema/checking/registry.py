"""The registry of rules.

A rule is a code with a small function over a `Case` that yields hits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from reportschema.checking.corpus import Corpus
from reportschema.checking.second import Compared, compared
from reportschema.findings.codes import Hit, Loc, declare
from reportschema.findings.finding import Severity
from reportschema.models import AbsentTarget, Figure, HeadlinePassage, WorkReport
from reportschema.models.digests import Readings, readings
from reportschema.models.fields.base import Record
from reportschema.models.fields.codes import Annotator, ReportKind
from reportschema.notation import Grammar
from reportschema.notation.chinese import fold
from reportschema.vocabularies import Vocabulary, plans_answered

_FEW = 2  # of one period by mistake; more are of it


@dataclass
class Case:
    """One report with what rules may ask of it and of the reports beside it.

    name: of its document. text: its published text, None where there is none.
    corpus: all reports of the check, its own among them.
    reading: a draft of the same text made afresh, where a second opinion is asked for.
    """

    report: WorkReport
    vocabulary: Vocabulary
    grammar: Grammar
    name: str = ""
    text: str | None = None
    corpus: Corpus = field(default_factory=lambda: Corpus({}))
    reading: WorkReport | None = None

    @cached_property
    def figures(self) -> list[tuple[Loc, Figure]]:
        """Observations and targets with their paths."""
        return [
            *((("observations", i), record) for i, record in enumerate(self.report.observations)),
            *((("targets", i), record) for i, record in enumerate(self.report.targets)),
        ]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where figures stand in the text, in its order."""
        return sorted((figure.at.start, figure.at.end) for _, figure in self.figures)

    @cached_property
    def compared(self) -> list[Compared]:
        """The figures that the second reading has too; none where nobody asked for one."""
        return compared(self.report, self.reading) if self.reading else []

    @cached_property
    def folded(self) -> str:
        """The text in the one form that words are looked for in, each character at its offset."""
        return fold(self.text or "")

    @cached_property
    def readings(self) -> Readings:
        """Which records somebody has read, and which of these readings do not hold any more."""
        return readings(self.report)

    @cached_property
    def denied_by_id(self) -> frozenset[str]:
        """Which of division, delivered and kind the id says otherwise: ID003 speaks of them.

        Rules about what follows from one of them say nothing more.
        """
        division, year, *more = self.report.id.split("-")
        at_term_end = self.report.kind == ReportKind.TERM_END
        stated = {
            "division": division == self.report.government.division,
            "delivered": year == self.report.delivered[:4],
            "kind": (more == ["term", "end"]) == at_term_end,
        }
        return frozenset(name for name, holds in stated.items() if not holds)

    @cached_property
    def denied_plans(self) -> tuple[str, str] | None:
        """(a plan period that nothing is for, the period that most is for instead): FITS009 speaks.

        None where the plan periods are those of the headline targets, their passages and absences.
        """
        report = self.report
        spoken = Counter(target.period for target in report.targets if target.headline)
        spoken.update(row.period for row in report.absent_targets)
        spoken.update(row.period for row in report.headline_passages)
        plans = report.plan_periods
        stray = Counter(
            {each: times for each, times in spoken.items() if not plans_answered(each, plans)}
        )
        idle = [
            plan
            for plan in plans
            if not any(plan in plans_answered(each, plans) for each in spoken)
        ]
        most = stray.most_common(1)
        return (idle[0], str(most[0][0])) if idle and most and most[0][1] > _FEW else None

    def is_drafted(self, name: str) -> bool:
        """Whether a list is a program's work, whose labels and cues nobody has seen to yet."""
        coverage = self.report.annotation.of(name)
        return coverage is not None and coverage.by == Annotator.MACHINE


def place(loc: Loc, record: Record, field: str) -> Loc:
    """The path of the field that a finding is about.

    Where the record leaves the field out, it is that of the quote which contradicts it.
    """
    return (*loc, field) if field in record.model_fields_set else (*loc, "at", 2)


def called(record: Record) -> str:
    """What messages call a record: its id, or else the words that it is about."""
    if "id" in type(record).model_fields:
        return record.key()
    if isinstance(record, AbsentTarget):
        return f"absent target {record.indicator}"
    if isinstance(record, HeadlinePassage):
        return f"headline passage of {record.period}"
    return (
        f"{getattr(record, 'role', 'record')} {record.at.exact!r}"
        if hasattr(record, "at")
        else record.key()
    )


RuleFunction = Callable[[Case], Iterator[Hit]]
# Code -> the function that finds its breaches, in the order in which they run. Codes whose breaches
# the loader, the schema or a verb finds have none.
RULE_FUNCTIONS: dict[str, RuleFunction] = {}


def rule(
    code: str,
    title: str,
    *,
    why: str,
    remedy: str,
    severity: Severity = Severity.ERROR,
    needs_text: bool = False,
    needs_reading: bool = False,
    allowable: bool | None = None,
) -> Callable[[RuleFunction], RuleFunction]:
    """Enters a function into the registry under its code, and returns it unchanged.

    allowable: by default every warning is, and no error. Raises ValueError for a code taken.
    """

    def enter(function: RuleFunction) -> RuleFunction:
        declare(
            code,
            title,
            why=why,
            remedy=remedy,
            severity=severity,
            needs_text=needs_text,
            needs_reading=needs_reading,
            allowable=allowable,
        )
        RULE_FUNCTIONS[code] = function
        return function

    return enter
