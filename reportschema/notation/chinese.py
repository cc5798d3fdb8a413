"""Chinese numerals to exact decimals, and the folding of written forms that changes no offset."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from importlib.resources import files

DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
# Characters of a numeral; Python refuses to convert thousands of digits.
_LONGEST = 60
NUMERAL_CHARACTERS = "".join((*DIGITS, *SMALL, *LARGE))
# A Chinese character, within regular expressions: a letter that is not Latin. The range of code
# points instead takes milliseconds to compile.
HAN = r"[^\W\d_A-Za-zÀ-ÿ]"

# 27，203，319: a full-width comma between groups of three digits.
_GROUPS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:，[0-9]{3})+(?![0-9])")
# Full-width digits, signs and dashes.
_WIDTHS = dict(
    zip("０１２３４５６７８９％．：∶︰～〜—–－―−﹣", "0123456789%.:::~~------", strict=True)
)


@cache
def _folding() -> dict[str, str]:
    """What each character folds to: one for one, so that offsets stay.

    `traditional.tsv` is made by scripts/make_traditional.py.
    """
    lines = (
        files("reportschema.notation")
        .joinpath("traditional.tsv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    return _WIDTHS | {line[0]: line[2] for line in lines}


@cache
def _foldable() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_folding()))}]")


def fold(text: str) -> str:
    """The text in the one form that the grammar reads, each character at its old offset.

    Full-width digits and signs become ASCII, Traditional characters Simplified.
    """
    folding = _folding()
    # Few characters need it, and str.translate would look up every one.
    folded = _foldable().sub(lambda match: folding[match.group()], text)
    if "，" not in folded:
        return folded
    return _GROUPS.sub(lambda match: match.group().replace("，", ","), folded)


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral; None when the text is none, or longer than any is.

    三千八百 is 3800, 二〇一六 2016, 十二点五 12.5, 一亿二千万 120000000.
    """
    if len(text) > _LONGEST:
        return None
    whole, point, tail = text.partition("点")
    if point and (not tail or any(c not in DIGITS for c in tail)):
        return None
    value = _positional(whole) if all(c in DIGITS for c in whole) else _multiplicative(whole)
    if value is None:
        return None
    decimals = "".join(str(DIGITS[c]) for c in tail)
    return Decimal(f"{value}.{decimals}") if decimals else Decimal(value)


def _positional(text: str) -> int | None:
    return int("".join(str(DIGITS[c]) for c in text)) if text else None


def _multiplicative(text: str) -> int | None:
    """十, 百, 千 multiply the digit before them; 万 and 亿 all that stands before them.

    "All" begins after the last larger one: in 一亿二千万 the 万 multiplies 二千.
    """
    total, section, digit = 0, 0, None
    last_small = 10_000
    for character in text:
        if character in DIGITS:
            if digit not in (None, 0):
                return None
            digit = DIGITS[character]
        elif character in SMALL:
            size = SMALL[character]
            if size >= last_small:
                return None
            section += (1 if digit is None or (digit == 0 and size == 10) else digit) * size
            digit, last_small = None, size
        elif character in LARGE:
            section += digit or 0
            if section == 0 and total == 0:
                section = 1
            size = LARGE[character]
            if total and (total <= size or section == 0):
                total = (total + section) * size
            else:
                total += section * size
            section, digit, last_small = 0, None, 10_000
        else:
            return None
    return total + section + (digit or 0)
