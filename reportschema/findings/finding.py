"""A finding is a value: which rule, how grave, where, what was found, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """MUST is an error, SHOULD a warning."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a validation says of one place in a source.

    loc: the path of the value. key: the place is that of the path's last key, not of its value.
    line, column: from 1, in code points.

    trace: of an exception of our own program, the outermost call first; for `--debug`.
    end_line, end_column: just after the value's end; 0 where nothing is known but the start.
    """

    file: str
    code: str
    severity: Severity
    message: str
    remedy: str
    loc: tuple[Any, ...] = ()
    key: bool = False
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0
    trace: tuple[str, ...] = ()

    @property
    def statement(self) -> str:
        """The message as a sentence."""
        return self.message if self.message.endswith("?") else f"{self.message}."

    @property
    def advice(self) -> str:
        """The remedy as a sentence."""
        return f"{self.remedy[:1].upper()}{self.remedy[1:]}."

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Findings are listed by file and place."""
        return self.file, self.line, self.column, self.code, self.message


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that the source allows: its reason, and the line of the comment that says so."""

    finding: Finding
    reason: str
    line: int


def fails(findings: Sequence[Finding], strict: bool = False) -> bool:
    """Whether findings fail a run: an error does, with `strict` a warning too."""
    return any(strict or finding_.severity == Severity.ERROR for finding_ in findings)


_LONGEST_WORD, _LONGEST_MESSAGE = 120, 1_000
_LONG_WORD = re.compile(rf"(\S{{{_LONGEST_WORD}}})\S+")


def shortened(message: str) -> str:
    """A message whose long words and whole length are cut, each with … for what is left out.

    Values of a source are quoted in messages, and a code or a label can be of any length. A word is
    what no space divides, so that of a long quote the beginning stays, and all that follows it.
    """
    message = _LONG_WORD.sub(r"\1…", message)
    if len(message) <= _LONGEST_MESSAGE:
        return message
    return f"{message[:_LONGEST_MESSAGE]}…"
