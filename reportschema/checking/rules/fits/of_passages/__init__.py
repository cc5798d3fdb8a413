"""Rules about the speech: its outline and passages, their words, and records beside each other.

From the file alone: the outline and the ledger (`passages`, `topics`), records beside each other
(`repeated`), the edges and parts of what is quoted (`edges`). With the text: passages and the head
of the page (`page`), words and their script (`wording`). `sections` and `sentences` look up what is
around a place.

In: the sections, passages and other records in words of a `Case`, and the text.
Out: hits at their words, numbers and places.
"""

from reportschema.checking.rules.fits.of_passages import (  # noqa: F401 - importing enters the rules
    edges,
    page,
    passages,
    repeated,
    topics,
    wording,
)
