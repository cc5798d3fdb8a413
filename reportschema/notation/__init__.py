"""The notation of quantities: reads number, unit, hedge and direction out of a span of text.

`Grammar` reads quantities, `scan` finds every numeral of a text, whatever it turns out to be. Both
work on strings and give offsets into the text as published. They know no file and no report: the
units and words of the vocabulary are passed in, and what a number is *about* is decided elsewhere.
"""

from reportschema.notation.grammar import Grammar
from reportschema.notation.numerals import Mention, scan
from reportschema.notation.quantity import Quantity
from reportschema.notation.units import UnitTable

__all__ = ["Grammar", "Mention", "Quantity", "UnitTable", "scan"]
