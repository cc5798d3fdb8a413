"""Rules that compare a source with a second reading of its text: `validate --second-opinion`.

The reader program drafts the text afresh. Where its record of a figure says something else, one of
the two is wrong, and the text decides. The reader errs too, so each rule speaks only where the text
itself bears the reading out, and of one difference in a figure at most: a figure that is read as
another series says nothing about its period.

What the figure is of (`subjects`), what its clause names (`clauses`), and when, how and how much
(`figures`).

In: a `Case` with a reading, and its text.
Out: hits at the fields of figures that the two tell differently.
"""

from reportschema.checking.rules.second import (  # noqa: F401 - importing enters the rules
    figures,
    subjects,
)
