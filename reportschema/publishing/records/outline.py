"""Which section a place lies in."""

from __future__ import annotations

from bisect import bisect_right

from reportschema.models import Section, WorkReport


class Outline:
    """The sections of a report as nested intervals. Sections never cross (rule ANCHOR003)."""

    def __init__(self, report: WorkReport) -> None:
        self.sections = sorted(
            report.outline, key=lambda section: (section.at.start, -section.at.end)
        )
        self._starts = [section.at.start for section in self.sections]

    def around(self, offset: int) -> list[Section]:
        """The sections that hold an offset, innermost first."""
        before = self.sections[: bisect_right(self._starts, offset)]
        return [section for section in reversed(before) if offset < section.at.end]

    def innermost(self, offset: int) -> Section | None:
        """The lowest section that holds an offset."""
        return next(iter(self.around(offset)), None)

    def topic(self, offset: int) -> str | None:
        """Topic of the lowest section around an offset that has one."""
        return next((section.topic for section in self.around(offset) if section.topic), None)

    def parent(self, section: Section) -> Section | None:
        """The section that a section lies in."""
        return next(
            (
                other
                for other in self.around(section.at.start)
                if other is not section and other.at.end >= section.at.end
            ),
            None,
        )
