"""Checking sources: what is wrong, where it stands in the source, and how to mend it.

Rules stand in a registry by subject; `check` runs them all over some documents.
"""

from reportschema.checking.check import (
    Checked,
    Document,
    TextFault,
    TextLookup,
    check,
    fails,
    finding,
    grammar,
)
from reportschema.checking.faults import fault, surviving
from reportschema.checking.finding import Finding, Severity, Suppressed
from reportschema.checking.registry import RULES, Hit, Rule, explain_rule

__all__ = [
    "RULES",
    "Checked",
    "Document",
    "Finding",
    "Hit",
    "Rule",
    "Severity",
    "Suppressed",
    "TextFault",
    "TextLookup",
    "check",
    "explain_rule",
    "fails",
    "fault",
    "finding",
    "grammar",
    "surviving",
]
