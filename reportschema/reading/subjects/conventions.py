"""The statistical convention that a number follows, as the words around it name it."""

from __future__ import annotations

import re

from reportschema.models.codes import Basis

_BASES = (
    (re.compile("项目在地|项目所在地"), Basis.PROJECT_LOCATION),
    (re.compile("法人在地|法人所在地"), Basis.LEGAL_UNIT_LOCATION),
    (re.compile("可比口径|同口径|同比口径|可比增长"), Basis.COMPARABLE),
    (re.compile("可比价|不变价"), Basis.CONSTANT_PRICES),
    (re.compile("现价|当年价"), Basis.CURRENT_PRICES),
    (re.compile("扣除(?:价格|物价)因素|实际增长"), Basis.REAL),
)
_ANY_BASIS = re.compile("|".join(pattern.pattern for pattern, _ in _BASES))


def basis_in(text: str) -> Basis | None:
    """The statistical convention that words name."""
    if not _ANY_BASIS.search(text):
        return None
    return next((basis for pattern, basis in _BASES if pattern.search(text)), None)
