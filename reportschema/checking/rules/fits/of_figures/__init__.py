"""Rules about figures: their fields against each other, where they stand and what they link.

From the file alone: the fields of a figure against each other (`figures`; `exclusions` where no
text can have both; `worded` without a number or a time), a figure against where it stands and when
(`standing`), what one links or a vocabulary knows of it (`linked`). With the text: what touches a
span (`maximal`), what stands near a figure (`near`) and is said of it (`said`), the words that it
has from its sentence (`quoted`).

In: the figures of a `Case`, terms and awards for what they link, and the text.
Out: hits at a field of a figure, of a term, or of an award.
"""

from reportschema.checking.rules.fits.of_figures import (  # noqa: F401 - importing enters the rules
    exclusions,
    figures,
    linked,
    maximal,
    near,
    quoted,
    said,
    standing,
    worded,
)
