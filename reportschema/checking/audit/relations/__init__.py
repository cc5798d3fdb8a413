"""The relations, by what they set beside what. Importing this room fills the registry.

In: the `Book` of all figures.
Out: results, each with its figures, the expected value and the verdict.
"""

from reportschema.checking.audit.relations import (
    amounts,
    averages,
    levels,
    parts,
    promises,
    ranks,
    series,
    shares,
    whole,
)

__all__ = [
    "amounts",
    "averages",
    "levels",
    "parts",
    "promises",
    "ranks",
    "series",
    "shares",
    "whole",
]
