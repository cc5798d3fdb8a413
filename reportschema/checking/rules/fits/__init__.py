"""Rules about what fits together: they read the tables of `vocabularies/fits`.

From the file alone: the fields of a figure against each other (`figures`; `exclusions` where no
text can have both; `worded` without a number or a time), a figure against where it stands and when
(`standing`), the outline and the ledger (`passages`, `topics`), the report as a whole (`reports`),
where its texts come from (`origins`), what the annotation says of itself (`claims`), records beside
each other (`repeated`), what one links or a vocabulary knows (`linked`), what names of the head
look like (`shapes`), the edges and parts of what is quoted (`edges`).

With the text: names (`names`), words of a figure's sentence (`quoted`), words and their script
(`wording`), what touches a span (`maximal`), what stands near a figure (`near`) and is said of it
(`said`), passages and the head of the page (`page`).
"""

from reportschema.checking.rules.fits import (  # noqa: F401 - importing enters the rules
    claims,
    edges,
    exclusions,
    figures,
    linked,
    maximal,
    names,
    near,
    origins,
    page,
    passages,
    quoted,
    repeated,
    reports,
    said,
    shapes,
    standing,
    topics,
    worded,
    wording,
)
