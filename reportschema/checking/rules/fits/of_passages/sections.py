"""Where in the speech a place lies: the innermost section around it, looked up by its offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reportschema.models import Section


class Sections:
    """The sections of an outline by offset; a section that crosses another ends where that does."""

    def __init__(self, outline: Sequence[Section]) -> None:
        """Cuts the text at each start and end, once."""
        self._starts: list[int] = [0]
        self._sections: list[Section | None] = [None]
        around: list[Section] = []
        for section in sorted(outline, key=lambda each: (each.at.start, -each.at.end)):
            self._close(around, section.at.start)
            around.append(section)
            self._cut(section.at.start, section)
        self._close(around, None)

    def _close(self, around: list[Section], start: int | None) -> None:
        """Ends the open sections that end by an offset; None ends all."""
        while around and (start is None or around[-1].at.end <= start):
            end = around.pop().at.end
            self._cut(end, around[-1] if around else None)

    def _cut(self, start: int, section: Section | None) -> None:
        self._starts.append(max(start, self._starts[-1]))
        self._sections.append(section)

    def at(self, offset: int) -> Section | None:
        """The innermost section around an offset; None outside all."""
        return self._sections[bisect_right(self._starts, offset) - 1]
