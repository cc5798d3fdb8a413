"""Checking sources: what is wrong, where it stands in the source, and how to mend it.

Rules stand in a registry by subject; `check` runs them all over some documents. Importing this
package enters every code into `RULES`, the codes that `findings` describes.
"""

from reportschema.checking import rules  # noqa: F401 - importing it fills the registry
from reportschema.checking.check import (
    Checked,
    Document,
    ReadAgain,
    TextFault,
    TextLookup,
    check,
    grammar,
)
from reportschema.findings.codes import RULES

__all__ = [
    "RULES",
    "Checked",
    "Document",
    "ReadAgain",
    "TextFault",
    "TextLookup",
    "check",
    "grammar",
]
