"""The codes of findings: what each demands and why, declared once, beside what finds its breaches.

A code never changes its meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from reportschema.findings.finding import Finding, Severity, shortened

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


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, what it demands and why, and how to mend a breach.

    needs_reading: whether it compares the source with a second reading of its text.

    allowable: whether a source may allow a breach with a reason: it may for warnings, and for those
    errors that a report's own words can cause.
    """

    code: str
    title: str
    why: str
    remedy: str
    severity: Severity
    needs_text: bool
    needs_reading: bool
    allowable: bool

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
    "FITS": "fields that go together",
    "REF": "links between records",
    "ANCHOR": "places in the text",
    "STATE": "what the annotation claims",
    "TEXT": "the published text (needs --texts)",
    "SECOND": "a second reading of the text (needs --texts and --second-opinion)",
    "ALLOW": "comments that allow a finding",
    "PACKAGE": "a built package",
    "FAULT": "a fault of this program",
}

RULES: dict[str, Rule] = {}


def declare(
    code: str,
    title: str,
    *,
    why: str,
    remedy: str,
    severity: Severity = Severity.ERROR,
    needs_text: bool = False,
    needs_reading: bool = False,
    allowable: bool | None = None,
) -> None:
    """Enters a rule. Raises ValueError when its code is taken: a code has one meaning for good."""
    if code in RULES:
        raise ValueError(f"two rules have the code {code}")
    allowed = severity is Severity.WARNING if allowable is None else allowable
    RULES[code] = Rule(code, title, why, remedy, severity, needs_text, needs_reading, allowed)


def finding_of(name: str, code: str, hit: Hit) -> Finding:
    """A hit of a rule as a finding in a document, its message shortened."""
    declared = RULES[code]
    return Finding(
        name,
        code,
        declared.severity,
        shortened(hit.message),
        hit.remedy or declared.remedy,
        hit.loc,
        hit.key,
    )
