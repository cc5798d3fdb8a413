"""The relations, by what they set beside what. Importing this room fills the registry."""

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
