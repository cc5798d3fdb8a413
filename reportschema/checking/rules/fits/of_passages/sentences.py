"""The sentences and paragraphs of a text, looked up by offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_END = re.compile("[。；;！？!?\n]")


class Sentences:
    """Where the sentences of a folded text end; a line break ends one too."""

    def __init__(self, text: str) -> None:
        """Finds the ends, once."""
        self._text = text
        self._starts = [0, *(match.end() for match in _END.finditer(text))]

    def around(self, offset: int) -> tuple[int, int]:
        """(start, end) of the sentence that an offset lies in, its last sign included."""
        place = bisect_right(self._starts, offset)
        end = self._starts[place] if place < len(self._starts) else len(self._text)
        return self._starts[place - 1], end


@lru_cache(maxsize=1)
def sentences_of(text: str) -> Sentences:
    """The sentences of the text that the rules are looking at."""
    return Sentences(text)
