"""Rules about what fits together: they read the tables of `vocabularies/fits`.

The fields of a figure against each other (`figures`), a figure against where it stands and when
(`standing`), the outline and the ledger (`passages`), the report as a whole (`reports`),
names and numerals in the text (`wording`).
"""

from reportschema.checking.rules.fits import (  # noqa: F401 - importing enters the rules
    figures,
    passages,
    reports,
    standing,
    wording,
)
