"""Chinese numerals to exact decimals, and the folding of written forms that changes no offset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
# Characters that cannot be altered, for sums of money, and short forms of the tens.
FORMAL_DIGITS, FORMAL_UNITS = "壹贰叁肆伍陆柒捌玖", "拾佰仟"
_FORMAL = str.maketrans(
    dict(zip(FORMAL_DIGITS + FORMAL_UNITS, "一二三四五六七八九十百千", strict=True))
    | {"廿": "二十", "卅": "三十"}
)
_TOKEN = re.compile("[0-9]+|.", re.DOTALL)
# Characters of a numeral; Python refuses to convert thousands of digits.
_LONGEST = 60
NUMERAL_CHARACTERS = "".join((*DIGITS, *SMALL, *LARGE))
# A Chinese character, within regular expressions: a letter that is not Latin. The range of code
# points instead takes milliseconds to compile.
HAN = r"[^\W\d_A-Za-zÀ-ÿ]"

# Percent signs that an export lost: entities, and placeholders right behind a number.
LOST_PERCENT = re.compile("&(?:#37|percnt);|(?<=[0-9])(?:_[A-Z])+_(?![0-9A-Za-z])")
# 27，203，319: a full-width comma between groups of three digits.
_GROUPS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:，[0-9]{3})+(?![0-9])")
# Full-width digits, signs and dashes.
_WIDTHS = dict(
    zip("０１２３４５６７８９％．：∶︰～〜—–－―−﹣", "0123456789%.:::~~------", strict=True)
)


def year_spellings(year: int) -> tuple[str, ...]:
    """How a folded text can write a year: 1980, 一九八〇, 一九八○, 一九八零."""
    signs = {value: sign for sign, value in DIGITS.items() if sign not in "〇零○两"}
    written = "".join(signs.get(int(digit), "0") for digit in str(year))
    return str(year), *dict.fromkeys(written.replace("0", zero) for zero in "〇○零")


def chinese_below_hundred(number: int) -> str:
    """A number below a hundred as names write it: 16 is 十六."""
    signs = {value: sign for sign, value in DIGITS.items() if sign not in "〇零○两"}
    tens, units = divmod(number, 10)
    if not 0 < tens < 10:
        return signs.get(units, "")
    return f"{signs[tens] if tens > 1 else ''}十{signs.get(units, '')}"


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

    三千八百 is 3800, 二〇一六 2016, 十二点五 12.5, 一亿二千万 120000000, 四万万 400000000,
    壹佰 100.
    A last digit without its unit counts the next smaller one: 一万三 is 13000.
    """
    if len(text) > _LONGEST:
        return None
    whole, point, tail = text.translate(_FORMAL).partition("点")
    if point and (not tail or any(c not in DIGITS for c in tail)):
        return None
    if all(c in DIGITS for c in whole):
        value = _positional(whole)
    else:
        value = _multiplicative(list(_counted(whole)), elided=not point)
    if value is None:
        return None
    decimals = "".join(str(DIGITS[c]) for c in tail)
    return Decimal(f"{value}.{decimals}") if decimals else Decimal(value)


def mixed_number(text: str) -> Decimal | None:
    """The value of Arabic digits among Chinese units: 3亿5千万 is 350000000, 2万3000 is 23000.

    None when the text is none, or longer than any is.
    """
    if len(text) > _LONGEST:
        return None
    value = _multiplicative([*_counted(text)], elided=False)
    return None if value is None else Decimal(value)


def _counted(text: str) -> Iterator[str | int]:
    """The digits of a numeral as numbers, and its units; 万万 is 亿."""
    for token in _TOKEN.findall(text.replace("万万", "亿")):
        if token in DIGITS:
            yield DIGITS[token]
        else:
            yield int(token) if token[0].isdecimal() else token


def _positional(text: str) -> int | None:
    """二〇一六; 两 is no digit among others (一九五四两年), but 零两 of 一年零两个月 is two."""
    if not text or ("两" in text and text.lstrip("零") != "两"):
        return None
    return int("".join(str(DIGITS[c]) for c in text))


def _multiplicative(tokens: Sequence[str | int], *, elided: bool) -> int | None:
    """十, 百, 千 multiply the digit before them; 万 and 亿 all that stands before them.

    "All" begins after the last larger one: in 一亿二千万 the 万 multiplies 二千. elided: whether a
    last digit may lack its unit.
    """
    total, section, digit = 0, 0, None
    last_small, last_large, last = 10_000, 0, 1
    for token in tokens:
        if isinstance(token, int):
            if digit not in (None, 0):
                return None
            last, digit = 1 if token == 0 or digit == 0 else last, token
        elif token in SMALL:
            size = SMALL[token]
            if size >= last_small or (digit is None and size > 10 and (total or section)):
                return None  # 十百, 万千
            section += (1 if digit is None or (digit == 0 and size == 10) else digit) * size
            digit, last_small, last = None, size, size
        elif token in LARGE:
            size = LARGE[token]
            section += digit or 0
            if section == 0 and total == 0:
                section = 1
            if total and (total <= size or section == 0):
                if size < last_large:
                    return None  # 亿万
                total = (total + section) * size
            elif size == last_large and total % (size * 10_000):
                return None  # 三万五万, but 三万亿五千亿
            else:
                total += section * size
            section, digit, last_small, last, last_large = 0, None, 10_000, size, size
        else:
            return None
    if elided and digit and last > 10:
        digit *= last // 10
    return total + section + (digit or 0)
