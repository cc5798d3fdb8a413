"""Traditional characters and the Simplified ones that stand for them, one for one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def simplified_for() -> dict[int, str]:
    """What each Traditional character is in Simplified; for `str.translate`.

    One for one, so that a text keeps its length. From OpenCC's table of characters.
    """
    text = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return {
        ord(key): value.split(" ")[0]
        for key, value in pairs
        if len(key) == 1 and len(value.split(" ")[0]) == 1
    }
