"""Rules about what fits together: they read the tables of `vocabularies/fits`.

In: a `Case`, a report with what may be asked of it and, where one is at hand, its text.
Out: warnings and errors, FITS001 to FITS060, and those of the text that the same tables decide.
"""

from reportschema.checking.rules.fits import (  # noqa: F401 - importing enters the rules
    of_figures,
    of_passages,
    of_reports,
)
