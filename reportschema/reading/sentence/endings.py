"""Finds expressions that begin with any words and end with telling ones, by their ends.

Looked for from the left, such an expression is tried at each place of a text, though its end stands
nowhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST = 64


def ending_with(end: re.Pattern[str], whole: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a whole expression in a text, in order, not overlapping.

    end: an expression that each of them ends with, itself in one piece. None is longer than 64
    characters.
    """
    reached = 0
    for last in end.finditer(text):
        found = whole.search(text, max(reached, last.end() - _LONGEST), last.end())
        if found is not None:
            reached = found.end()
            yield found
