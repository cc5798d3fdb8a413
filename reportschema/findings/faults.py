"""What nobody expected: an exception in one file or rule becomes one finding, and the rest goes on.

Such an exception is a fault of this program, not of the source that met it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from reportschema.findings.codes import RULES
from reportschema.findings.finding import Finding

FAULT = "FAULT001"
_FRAMES = 5  # of a trace: the innermost tell most
_LONGEST = 200  # characters of the exception's own words


def fault(file: str, error: Exception, doing: str = "") -> Finding:
    """An exception as a finding of a file. doing: what was being done, such as a rule's code."""
    rule = RULES[FAULT]
    frames = extract_tb(error.__traceback__)[-_FRAMES:]
    trace = tuple(f"{_module(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames)
    place = f" at {trace[-1]}" if trace else ""
    during = f" ({doing})" if doing else ""
    message = f"our program failed here{during}: {brief(error)}{place}"
    return Finding(file, FAULT, rule.severity, message, rule.remedy, trace=trace)


def brief(error: Exception) -> str:
    """The kind of an exception and the beginning of what it says."""
    words = str(error)[:_LONGEST]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _module(path: str) -> str:
    """The last two parts of a path: where a program is installed is nobody's business."""
    return "/".join(Path(path).parts[-2:])


@contextmanager
def surviving(file: str, findings: list[Finding], doing: str = "") -> Iterator[None]:
    """Whatever exception the block raises becomes one more of the findings, and is over."""
    try:
        yield
    except Exception as error:
        findings.append(fault(file, error, doing))
