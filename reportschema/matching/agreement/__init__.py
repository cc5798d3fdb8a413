"""How far two codings of the same reports agree: on what there is, and field by field."""

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
