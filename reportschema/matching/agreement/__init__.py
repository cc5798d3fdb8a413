"""How far two codings of the same reports agree: on what there is, and field by field.

In: two codings of the same reports.
Out: counts, plain agreement and Krippendorff's alpha of each field, with intervals.
"""

from reportschema.matching.agreement.counting import (
    FIGURES,
    Agreement,
    FieldAgreement,
    ListAgreement,
    agreement_of,
    counted_changes,
)
from reportschema.matching.agreement.reliability import Interval

__all__ = [
    "FIGURES",
    "Agreement",
    "FieldAgreement",
    "Interval",
    "ListAgreement",
    "agreement_of",
    "counted_changes",
]
