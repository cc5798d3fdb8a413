"""Traditional characters and the Simplified ones that stand for them, one for one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# Older forms, which print of the 1950s has, and which OpenCC leaves as they are.
_OLDER_FORMS = dict(
    zip(map(ord, "衞擧汚幷刼淸戶爲旣卽敎眞啣倣鶏"), "卫举污并劫清户为既即教真衔仿鸡", strict=True)
)


@cache
def simplified_for() -> dict[int, str]:
    """What each Traditional character is in Simplified; for `str.translate`.

    One for one, so that a text keeps its length. From OpenCC's table of characters and of older
    forms.
    """
    text = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return _OLDER_FORMS | {
        ord(key): value.split(" ")[0]
        for key, value in pairs
        if len(key) == 1 and len(value.split(" ")[0]) == 1
    }
