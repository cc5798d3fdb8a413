"""Places of a source moved to another edition of its text, or to where its quotations stand now.

In: a report, the text that its places refer to, and another text of it or the same.
Out: the report with its places moved, and each place that has none there or several.
"""

from reportschema.matching.moving.aligning import Alignment
from reportschema.matching.moving.places import Moving, ToEdition, Unsure, moved
from reportschema.matching.moving.quoting import ToQuotes

__all__ = ["Alignment", "Moving", "ToEdition", "ToQuotes", "Unsure", "moved"]
