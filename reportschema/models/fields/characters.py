"""Characters that nobody sees.

What an eye cannot check has no place in a source, and is written as an escape where it must stand.

One class for the whole house: controls, format and bidi marks, line ends other than the line feed,
whatever Unicode calls default ignorable (soft hyphens, fillers, joiners, variation selectors,
tags), and code points that are no characters.
"""

from __future__ import annotations

import re
import unicodedata

# Ranges of code points, all but tab and line feed, to stand between [ and ]. Blocks that Unicode
# keeps for such characters are refused whole.
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_FORMAT = (
    r"\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180b-\u180f\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
)
_FILLERS = r"\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0"
_NO_CHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff"
_BEYOND = (  # of the higher planes, whose numbers only Python writes so
    r"\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 0x11))
)

_BASIC = _CONTROLS + _FORMAT + _FILLERS + _NO_CHARACTERS
INVISIBLE = _BASIC + _BEYOND
# What one line of text holds none of, in words that every dialect of patterns reads: JSON Schema's
# (ECMA 262) has no word for the higher planes, which the loader refuses.
NOT_IN_A_LINE = rf"\t\n{_BASIC}"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# Those, and all of the higher planes: a text without any is known to be so far sooner, for the many
# ranges there would be tried at each of its characters.
_MAY_BE_INVISIBLE = re.compile(rf"[{_BASIC}\U00010000-\U0010ffff]")
_UNNAMED = {"\r": "CARRIAGE RETURN", "\ufeff": "BYTE ORDER MARK", "\0": "NUL", "\x1b": "ESCAPE"}


def invisible(text: str) -> re.Match[str] | None:
    """The first character of a text that nobody sees."""
    return _INVISIBLE.search(text) if _MAY_BE_INVISIBLE.search(text) else None


def named(character: str) -> str:
    """A character that cannot be seen, by its code point and name: `U+200B ZERO WIDTH SPACE`."""
    name = _UNNAMED.get(character) or unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} {name}"
