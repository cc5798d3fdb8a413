"""What a figure measures, when two figures can be compared, and whether a promise was attained.

Figures come in with their report and their vocabularies (`Entry`); judgements go out as values. The
audit, the panels, the pages and the terminal ask here, so that no two of them say different things
of one pair of records.
"""

from reportschema.comparing.attainment import Attained, Attainment, attainment
from reportschema.comparing.comparable import Difference, Why, comparable, units_agree
from reportschema.comparing.entry import Entry, Places, Subject, entries
from reportschema.comparing.horizon import horizon, period_horizon
from reportschema.comparing.series import BaseKind, Series, series_of, span_of

__all__ = [
    "Attained",
    "Attainment",
    "BaseKind",
    "Difference",
    "Entry",
    "Places",
    "Series",
    "Subject",
    "Why",
    "attainment",
    "comparable",
    "entries",
    "horizon",
    "period_horizon",
    "series_of",
    "span_of",
    "units_agree",
]
