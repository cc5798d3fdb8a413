"""Two codings of one text, or of two editions of it: which record of this is which of that.

`match(old, new)` gives a `Matching`: each record is the same, changed (field by field), new or
gone. Merging, agreement, states and withdrawals all ask it. Pure: it reads no disk and changes
nothing.
"""

from reportschema.matching.match import match
from reportschema.matching.matching import Change, Entry, Matching, Pair
from reportschema.matching.placed import LISTS, Moved

__all__ = ["LISTS", "Change", "Entry", "Matching", "Moved", "Pair", "match"]
