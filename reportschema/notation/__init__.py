"""The grammar of quantities: a span of text <-> number, unit, hedge, direction; and the scanner of every numeral mention.

Knows no file and no report: `Grammar` is given the vocabulary's units and words and works on strings, at offsets of the text as
published. What a number is *about* is not decided here.
"""

from reportschema.notation.grammar import Grammar, Quantity
from reportschema.notation.numerals import Mention, scan
from reportschema.notation.units import UnitTable

__all__ = ["Grammar", "Mention", "Quantity", "UnitTable", "scan"]
