"""A finding is a value: which rule, how grave, where, what was found, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """MUST is an error, SHOULD a warning."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a validation says of one place: the rule, the message and remedy, the path of the value, and its line and column.

    line, column: from 1, in code points. key: the place is that of the path's last key, not of its value.
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

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Findings are listed by file and place."""
        return self.file, self.line, self.column, self.code, self.message


def nearest(word: str, choices: Iterable[str]) -> str:
    """`; did you mean X?` for the most similar choice, or nothing."""
    close = get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""
