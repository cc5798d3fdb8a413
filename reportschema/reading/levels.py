"""How much of a report a draft holds: what the command line and the drafts speak of alike."""

from enum import StrEnum


class DraftLevel(StrEnum):
    """All that the reader finds (at the level `draft`, until it is read), or the headline alone."""

    FULL = "full"
    HEADLINE = "headline"
