"""Places of a source moved to another edition of its text, or to where its quotations stand now."""

from reportschema.matching.moving.aligning import Alignment
from reportschema.matching.moving.places import Moving, ToEdition, Unsure, moved
from reportschema.matching.moving.quoting import ToQuotes

__all__ = ["Alignment", "Moving", "ToEdition", "ToQuotes", "Unsure", "moved"]
