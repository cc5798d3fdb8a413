"""What the matches of an expression can begin with, by the standard library's own parser."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined] # the standard library's own parser
from re import _parser as parser  # type: ignore[attr-defined] # of expressions
from typing import Any, NamedTuple

_LENGTH = 2
_MANY = 40  # characters of a class that are told apart
_BETWEEN = frozenset({codes.AT, codes.ASSERT, codes.ASSERT_NOT})


class _Begun(NamedTuple):
    """Characters that a match can begin with; open: whether what follows them is looked at."""

    text: str
    open: bool


_NOTHING, _ANYTHING = _Begun("", open=True), _Begun("", open=False)


def beginnings(expression: str) -> frozenset[str]:
    """One or two characters with one of which every match of an expression begins.

    Raises ValueError where a match can begin with any character.
    """
    found = frozenset(begun.text for begun in _of(parser.parse(expression)))
    if "" in found:
        raise ValueError(f"{expression[:40]} can begin with anything")
    return found


def _of(items: Iterable[tuple[Any, Any]]) -> set[_Begun]:
    found = {_NOTHING}
    for code, told in items:
        if not any(begun.open and len(begun.text) < _LENGTH for begun in found):
            break
        follow = _item(code, told)
        found = {joined for begun in found for joined in _joined(begun, follow)}
    return found


def _joined(begun: _Begun, follow: set[_Begun]) -> set[_Begun]:
    if not begun.open or len(begun.text) >= _LENGTH:
        return {begun}
    return {_Begun((begun.text + each.text)[:_LENGTH], each.open) for each in follow}


def _item(code: Any, told: Any) -> set[_Begun]:
    """What one item of an expression can begin with."""
    if code in _BETWEEN:
        return {_NOTHING}
    if code is codes.LITERAL:
        return {_Begun(chr(told), open=True)}
    if code is codes.IN:
        return _class(told)
    if code is codes.SUBPATTERN:
        return _of(told[-1])
    if code is codes.BRANCH:
        return set().union(*map(_of, told[1]))
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, most, repeated = told
        once = {begun._replace(open=begun.open and most == 1) for begun in _of(repeated)}
        return once if least else once | {_NOTHING}
    return {_ANYTHING}


def _class(members: Iterable[tuple[Any, Any]]) -> set[_Begun]:
    characters: set[str] = set()
    for code, told in members:
        if code is codes.LITERAL:
            characters.add(chr(told))
        elif code is codes.RANGE and told[1] - told[0] < _MANY:
            characters.update(map(chr, range(told[0], told[1] + 1)))
        else:
            return {_ANYTHING}
    return {_Begun(character, open=True) for character in characters}
