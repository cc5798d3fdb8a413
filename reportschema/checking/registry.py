"""The registry of rules.

A rule is a small function over a `Case` that yields hits; its code never changes its meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from reportschema.checking.corpus import Corpus
from reportschema.checking.finding import Severity
from reportschema.models import AbsentTarget, Figure, WorkReport
from reportschema.models.base import Record
from reportschema.notation import Grammar
from reportschema.vocabularies import Vocabulary

Loc = tuple[Any, ...]


class Hit(NamedTuple):
    """A breach of a rule: the path of the offending value, and what to say of it.

    The message names the record, what stands there and what was expected; the rule's own remedy
    follows unless the hit has another. key: the path's last key is wrong, not its value.
    """

    loc: Loc
    message: str
    remedy: str | None = None
    key: bool = False


@dataclass
class Case:
    """One report with what rules may ask of it and of the reports beside it.

    name: of its document. text: its published text, None where there is none.
    corpus: all reports of the check, its own among them.
    """

    report: WorkReport
    vocabulary: Vocabulary
    grammar: Grammar
    name: str = ""
    text: str | None = None
    corpus: Corpus = field(default_factory=lambda: Corpus({}))

    @cached_property
    def figures(self) -> list[tuple[Loc, Figure]]:
        """Observations and targets with their paths."""
        return [
            *((("observations", i), record) for i, record in enumerate(self.report.observations)),
            *((("targets", i), record) for i, record in enumerate(self.report.targets)),
        ]


def place(loc: Loc, record: Record, field: str) -> Loc:
    """The path of the field that a finding is about.

    Where the record leaves the field out, it is that of the quote which contradicts it.
    """
    return (*loc, field) if field in record.model_fields_set else (*loc, "at", 2)


def called(record: Record) -> str:
    """What messages call a record: its id, or else the words that it is about."""
    if (own := getattr(record, "id", None)) is not None:
        return str(own)
    if isinstance(record, AbsentTarget):
        return f"absent target {record.indicator}"
    return (
        f"{getattr(record, 'role', 'record')} {record.at.exact!r}"
        if hasattr(record, "at")
        else record.key()
    )


RuleFunction = Callable[[Case], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, what it demands and why, and how to mend a breach.

    run: the function that finds breaches; None where the loader or a verb does.

    allowable: whether a source may allow a breach with a reason: it may for warnings, and for those
    errors that a report's own words can cause.
    """

    code: str
    title: str
    why: str
    remedy: str
    severity: Severity
    needs_text: bool
    allowable: bool
    run: RuleFunction | None

    @property
    def subject(self) -> str:
        """The letters of the code: what the rule is about."""
        return self.code.rstrip("0123456789")


SUBJECTS = {
    "YAML": "the file",
    "SCHEMA": "the schema",
    "ID": "ids",
    "REPORT": "the report as a whole",
    "CORPUS": "reports among each other",
    "VOCAB": "words of a vocabulary",
    "FIGURE": "what a figure says",
    "REF": "links between records",
    "ANCHOR": "places in the text",
    "STATE": "what the annotation claims",
    "TEXT": "the published text (needs --texts)",
    "ALLOW": "comments that allow a finding",
    "PACKAGE": "a built package",
    "FAULT": "a fault of this program",
}

RULES: dict[str, Rule] = {}


def rule(
    code: str,
    title: str,
    *,
    why: str,
    remedy: str,
    severity: Severity = Severity.ERROR,
    needs_text: bool = False,
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
            allowable=allowable,
            run=function,
        )
        return function

    return enter


def declare(
    code: str,
    title: str,
    *,
    why: str,
    remedy: str,
    severity: Severity = Severity.ERROR,
    needs_text: bool = False,
    allowable: bool | None = None,
    run: RuleFunction | None = None,
) -> None:
    """Enters a rule. Raises ValueError when its code is taken: a code has one meaning for good."""
    if code in RULES:
        raise ValueError(f"two rules have the code {code}")
    allowed = severity is Severity.WARNING if allowable is None else allowable
    RULES[code] = Rule(code, title, why, remedy, severity, needs_text, allowed, run)


def explain_rule(code: str) -> Rule | None:
    """The rule of a code, whatever its letters' case."""
    return RULES.get(code.upper())
