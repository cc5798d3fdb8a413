"""The registry of rules. A rule is a small function over a `Case` that yields hits; its code never changes meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from reportschema.checking.finding import Severity
from reportschema.models import Figure, WorkReport
from reportschema.notation import Grammar
from reportschema.vocabularies import Vocabulary

Loc = tuple[Any, ...]


class Hit(NamedTuple):
    """What a rule found: the path of the offending value, and the message (the record named, found, expected)."""

    loc: Loc
    message: str
    remedy: str | None = None
    key: bool = False


@dataclass
class Case:
    """One report with what rules may ask: vocabulary, grammar, its text where there is one, and the other reports by id."""

    report: WorkReport
    vocabulary: Vocabulary
    grammar: Grammar
    name: str = ""
    text: str | None = None
    others: Mapping[str, Sequence[WorkReport]] = field(default_factory=dict)

    @cached_property
    def figures(self) -> list[tuple[Loc, Figure]]:
        """Observations and targets with their paths."""
        return [
            *((("observations", i), record) for i, record in enumerate(self.report.observations)),
            *((("targets", i), record) for i, record in enumerate(self.report.targets)),
        ]


RuleFunction = Callable[[Case], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, what it demands and why, how to mend a breach, and the function that finds breaches (None: the loader does)."""

    code: str
    title: str
    why: str
    remedy: str
    severity: Severity
    needs_text: bool
    run: RuleFunction | None


RULES: dict[str, Rule] = {}


def rule(
    code: str, title: str, *, why: str, remedy: str, severity: Severity = Severity.ERROR, needs_text: bool = False
) -> Callable[[RuleFunction], RuleFunction]:
    """Enters a function into the registry under its code."""

    def enter(function: RuleFunction) -> RuleFunction:
        declare(code, title, why=why, remedy=remedy, severity=severity, needs_text=needs_text, run=function)
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
    run: RuleFunction | None = None,
) -> None:
    """Enters a rule. Raises ValueError when its code is taken: a code has one meaning for good."""
    if code in RULES:
        raise ValueError(f"two rules have the code {code}")
    RULES[code] = Rule(code, title, why, remedy, severity, needs_text, run)


def explain_rule(code: str) -> Rule | None:
    """The rule of a code, whatever its letters' case."""
    return RULES.get(code.upper())
