"""Stretches of a text that explain its terms, and which numerals in them belong to a definition."""

from __future__ import annotations

from reportschema.models.fields.codes import NumeralRole
from reportschema.reading.numerals.role_patterns import CHINESE_NUMERALS, DEFINITIONS, NEXT_ANNEX

_SHORTEST = 80  # characters of a stretch; a line in a list of annexes has fewer
_REACH = 400  # characters before a numeral in which its term begins
# What an ordinal of the ledger can count in a definition: “两个维护”, “一种模式”.
_COUNTED = ("个", "本", "种", "类", "项")


def definitions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches that explain terms: from a heading such as 名词解释 to the next annex."""
    stretches = []
    place = start
    while match := DEFINITIONS.search(text, place, end):
        following = NEXT_ANNEX.search(text, match.end(), end)
        place = following.start() if following else end
        if place - match.end() > _SHORTEST:
            stretches.append((match.end(), place))
    return stretches


def is_explained(text: str, start: int, end: int, role: NumeralRole | None) -> bool:
    """Whether the numeral text[start:end], which stands in an explanation, is part of it.

    A name with several numerals that is not the term explained is a formula of its own.
    """
    words = text[start:end]
    if role is NumeralRole.SLOGAN:
        near = max(0, start - _REACH)
        term = text[text.rfind("\n", near, start) + 1 or near : start].partition(":")[0]
        several = len(CHINESE_NUMERALS.findall(words)) > 1
        return not (several and words not in term and len(words) > 3)
    if role is NumeralRole.ORDINAL:
        return words.endswith(_COUNTED)
    return role is None
