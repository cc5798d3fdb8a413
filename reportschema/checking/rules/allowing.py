"""Rules about the comments by which a source allows a finding.

`suppression.py` finds the breaches; what they mean is declared here.
"""

from reportschema.checking.finding import Severity
from reportschema.checking.registry import declare

declare(
    "ALLOW001",
    "an allow comment of the wrong form or in the wrong place",
    why="A finding is allowed in one place, by its code and with a reason that others can judge.",
    remedy=(
        "write `# allow CODE: reason` on the line above a record or at its end, or at the head of "
        "the file for the report as a whole"
    ),
    severity=Severity.WARNING,
    allowable=False,
)
declare(
    "ALLOW002",
    "an allow comment for what may not be allowed",
    why="Only warnings, and errors that the words of a report can themselves cause, may stand.",
    remedy="mend what the finding says, and delete the comment",
    severity=Severity.WARNING,
    allowable=False,
)
declare(
    "ALLOW003",
    "an allow comment that allows nothing",
    why="It would hide the next finding of its kind.",
    remedy="delete the comment",
    severity=Severity.WARNING,
    allowable=False,
)
