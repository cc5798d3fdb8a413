"""Rules about what fits together: they read the tables of `vocabularies/fits`.

The fields of a figure against each other (`figures`, and `exclusions` where no text can have both),
a figure against where it stands and when (`standing`), the outline and the ledger (`passages`), the
report as a whole (`reports`), what the annotation says of itself (`claims`), records beside each
other (`repeated`), what one links or a vocabulary knows (`linked`), what names of the head look
like (`shapes`), names in the text (`names`), words and their script (`wording`), what touches a
span (`maximal`), what stands near a figure (`near`), passages and the head of the page (`page`).
"""

from reportschema.checking.rules.fits import (  # noqa: F401 - importing enters the rules
    claims,
    exclusions,
    figures,
    linked,
    maximal,
    names,
    near,
    page,
    passages,
    repeated,
    reports,
    shapes,
    standing,
    wording,
)
