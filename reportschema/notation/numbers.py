"""How a number is written, in digits, in characters or in both, and what it comes to.

The expressions are parts of `forms`, for verbose mode.
"""

from __future__ import annotations

from decimal import Decimal

from reportschema.notation.alternatives import any_of
from reportschema.notation.chinese import FORMAL_DIGITS, FORMAL_UNITS, chinese_number, mixed_number

DIGIT = "[〇零○一二三四五六七八九]"
CHARACTER = "[〇零○一二两三四五六七八九十百千万亿]"
# The 千 that begins the name of a unit counts nothing: 三百万千瓦 are 300万 千瓦.
NO_UNIT = f"(?!千(?:{any_of('瓦米克伏焦卡升')}))"
# Within a numeral 两 counts what stands behind it: 一万两千, but 一九五四两年 and 七万两.
_FOLLOWING = rf"""(?: {NO_UNIT} [〇零○一二三四五六七八九十百千万亿]
    | 两 (?={any_of("百千万亿")}) | (?<=零)两 )"""
FORMAL = f"{FORMAL_DIGITS}拾廿卅"  # what a formal numeral begins with
# 收拾, 大陆 are words; 壹佰, 拾元, 廿三 are numerals.
_FORMAL = rf"""(?<!{any_of("收捡大登着内")})
    (?: (?:{any_of(FORMAL_DIGITS)}) (?:{any_of(FORMAL_UNITS + "万亿")})
      | 拾 (?={any_of(FORMAL_DIGITS + "万元")}) )
    [{FORMAL_DIGITS}{FORMAL_UNITS}零万亿]* | [廿卅] (?:{any_of("一二三四五六七八九")})?"""
# 三千八百, 一点五 (but 三点五十 is an hour), 壹佰
CHINESE = rf"""(?: {NO_UNIT}{CHARACTER} {_FOLLOWING}* (?: 点{DIGIT}+ (?![十百]) )? | {_FORMAL} )"""
# 1,234.5 and 5 600亿, where groups of three are set apart; 12.5, 5·8%, but 1.2015年
ARABIC = r"""(?: [0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?
    | (?<![0-9.][ ])[1-9][0-9]{0,2}(?:[ ][0-9]{3}){1,4}(?![0-9])(?:\.[0-9]+)?
      (?=[ ]?(?:亿|万|千|百|吨|元|人|户(?=)))
    | [0-9]+(?:\.(?!(?:19|20)[0-9]{2}年)[0-9]+|·[0-9]+(?=%))? )"""
# Digits before each of several units, from the largest down; the last four may lack theirs.
_HUNDREDS = rf"(?: [0-9]+ {NO_UNIT}千 (?:[0-9]+百(?!分))? | [0-9]+百(?!分) )"
_THOUSANDS = rf"(?: 零?{_HUNDREDS} | 零?[0-9]{{3,4}}(?![0-9.])(?!年) )"
MIXED = rf"""(?: (?=[0-9]++[百千万亿]++零?[0-9]) (?:
      # 3亿5千万, 12亿3400万, 1亿3千多万
      (?:[0-9]+万)? (?:[0-9]+|{_HUNDREDS}) 亿 {_THOUSANDS} (?: 万 {_THOUSANDS}? | (?=[多余几]万) )
      # 2万亿3千亿
    | [0-9]+万亿 {_THOUSANDS} 亿
      # 3万2千亿, 1万6千, 2万3000
    | (?:[0-9]+|{_HUNDREDS}) 万 {_THOUSANDS} (?:亿)?
      # 2千3百万
    | [0-9]+ {NO_UNIT}千 [0-9]+ 百(?!分) (?:万亿|[万亿])? )
      # 3千多万
    | [0-9]+ [千百] (?=[多余几来][万亿]) )"""
NUMBER = rf"(?: {MIXED} | {ARABIC} | {CHINESE} )"
# Digits that follow each other leave open which: 三四百, 五、六倍; so do 三五个 and 一两年.
TWO_OR_THREE = "(?<![十百千万])三两(?=[个天年人次句])"
NEIGHBOURS = "一、?[二两]|[二两]、?三|三、?四|四、?五|五、?六|六、?七|七、?八|八、?九|三五"
_MAGNITUDES = ("万亿", "亿", "万")


def number(text: str) -> Decimal | None:
    """The value of a number as written; None for what only looks like one: 1.2.3, 十百."""
    if not text[:1].isdecimal():
        return chinese_number(text)
    plain = text.replace(",", "").replace(" ", "").replace("·", ".")
    if not plain.isascii():
        return mixed_number(plain)
    return Decimal(plain) if plain.count(".") < 2 else None


def amount(written: str, magnitude: str) -> tuple[Decimal | None, str]:
    """The value of a number and its magnitude word: 三千八百万 is (3800, 万), 3亿5千万 350000000.

    magnitude: the word that stands behind the number, if any. A numeral with larger units inside
    keeps none: 十二万三千 is 123000.
    """
    if magnitude == "万" and "亿" in written:
        written, magnitude = written + magnitude, ""  # 一亿一千多万
    if not magnitude and not written.isascii():
        written, magnitude = _split(written)
    return number(written), magnitude


def _split(numeral: str) -> tuple[str, str]:
    """A numeral and the magnitude word at its end; 万 alone is 一 and 万 (突破万亿元)."""
    if numeral in _MAGNITUDES:
        return "一", numeral
    for size in _MAGNITUDES:
        head = numeral.removesuffix(size)
        if head and head != numeral and not set(head) & set("万亿"):
            return head, size
    return numeral, ""
