"""What a figure measures, when two figures can be compared, and whether a promise was attained.

Figures come in with their report and their vocabularies (`Entry`); judgements go out as values. The
audit, the panels, the pages and the terminal ask here, so that no two of them say different things
of one pair of records.
"""

from reportschema.comparing.attainment import Attained, Attainment, attainment
from reportschema.comparing.comparable import (
    OUTWARD,
    Difference,
    Why,
    comparable,
    convention_of,
    conventions_differ,
    names_its_basis_apart,
    units_agree,
)
from reportschema.comparing.entry import Entry, Places, Subject, entries
from reportschema.comparing.horizon import horizon, period_horizon
from reportschema.comparing.pairs import Pair, linked, promise_pairs
from reportschema.comparing.series import BaseKind, Series, series_of, span_of
from reportschema.comparing.vintages import Lately, Vintages

__all__ = [
    "OUTWARD",
    "Attained",
    "Attainment",
    "BaseKind",
    "Difference",
    "Entry",
    "Lately",
    "Pair",
    "Places",
    "Series",
    "Subject",
    "Vintages",
    "Why",
    "attainment",
    "comparable",
    "convention_of",
    "conventions_differ",
    "entries",
    "horizon",
    "linked",
    "names_its_basis_apart",
    "period_horizon",
    "promise_pairs",
    "series_of",
    "span_of",
    "units_agree",
]
