"""Rules about a report as a whole: when and whose it is, where from, and what it claims.

From the file alone: its periods, congress, lists and years (`reports`), what names of its head look
like (`shapes`), where its texts come from (`origins`), what the annotation says of itself
(`claims`). With the text: names stand there, and stand there whole (`names`).

In: the head, editions and annotation of a `Case`, and the text.
Out: hits at the fields of the head, and at names wherever a record has one.
"""

from reportschema.checking.rules.fits.of_reports import (  # noqa: F401 - importing enters the rules
    claims,
    names,
    origins,
    reports,
    shapes,
)
