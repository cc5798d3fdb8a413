"""What every check speaks with: findings, their codes, how they are shown and how allowed.

A finding has a code; what a code demands, and why, is declared once, beside what finds it. Codes
that no single check owns are declared here (`files`, `suppression`).
"""

from reportschema.findings import files  # noqa: F401 - importing it enters its codes
from reportschema.findings.codes import Hit, Rule, finding_of
from reportschema.findings.faults import fault, surviving
from reportschema.findings.finding import Finding, Severity, Suppressed, fails
from reportschema.findings.suppression import Remark, suppress

__all__ = [
    "Finding",
    "Hit",
    "Remark",
    "Rule",
    "Severity",
    "Suppressed",
    "fails",
    "fault",
    "finding_of",
    "suppress",
    "surviving",
]
