"""Two codings of one text, or of two editions of it: which record of this is which of that.

`match(old, new)` gives a `Matching`: each record is the same, changed (field by field), new or
gone. `merge` brings a fresh draft into a source by it; agreement, states and withdrawals ask it
too. Pure: it reads no disk and changes nothing.
"""

from reportschema.matching.match import match
from reportschema.matching.matching import Change, Entry, Matching, Pair
from reportschema.matching.merging import Fate, Merge, Outcome, Row, merge, removal_of
from reportschema.matching.placed import LISTS, Moved

__all__ = [
    "LISTS",
    "Change",
    "Entry",
    "Fate",
    "Matching",
    "Merge",
    "Moved",
    "Outcome",
    "Pair",
    "Row",
    "match",
    "merge",
    "removal_of",
]
