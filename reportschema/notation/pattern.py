"""How quantities are written: one regular expression, built from the words of the vocabulary.

`Grammar` matches it and gives its groups their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportschema.models.codes import Hedge
from reportschema.notation.alternatives import one_of
from reportschema.notation.units import MAGNITUDES, UnitTable

_CN = "[〇零○一二两三四五六七八九十百千万亿]"
_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_CHINESE = rf"(?:(?!千[瓦米克伏焦卡]){_CN})+(?:点{_CN}+)?"  # 三百万千瓦 counts 千瓦
# Two digits that follow each other leave open which: 三四百, 五、六倍.
_FEW = "一、?二|[二两]、?三|三、?四|四、?五|五、?六|六、?七|七、?八|八、?九"
# Hedges only where a round Chinese numeral follows: 上千家, 过百亿 (but not 通过2019年).
_BEFORE_CHINESE = "上过"
# Hedges that follow each other: 不低于近. Without a bound each place of a long row of them would be
# walked from anew.
_MOST_HEDGES = 6
# What may not stand before a hedge, because the two are another word:
# 签约30家, 条约18个, 附近3个村, 迈上千亿台阶.
_OTHER_WORD = {"约": "签节预公条契合缔", "近": "附靠邻最临就", "超": "赶反", "上": "迈登跃站踏跨"}
# Hedges of an amount alone: 迈上3万亿元台阶 (but not 迈上3个台阶, 登上2019年的榜单, 跃上第3位).
_OF_AMOUNTS = "迈上", "跨上", "跃上", "登上"
_AN_AMOUNT = rf"(?! 第 | (?: {_CN} | [0-9] )+ \s? [个年位强] )"
# Quantities without a numeral that mean one: (value, unit, hedge).
VERBAL = {
    "全覆盖": ("100", "%", Hedge.EXACT),
    "过半": ("50", "%", Hedge.OVER),
    "一半": ("50", "%", Hedge.EXACT),
    "半数": ("50", "%", Hedge.EXACT),
    "百分百": ("100", "%", Hedge.EXACT),
}
# Words that are a quantity where a person made them a figure (644件全部办结, 没有发生事故) and
# nothing elsewhere (全部部门): a span is read so, a text is not searched for them.
IN_SPANS_ONLY = {
    "全部": ("100", "%"),
    "所有": ("100", "%"),
    "没有发生": ("0", None),
    "未发生": ("0", None),
}
# Hedge words and where they stand (before | between | after), with what each says.
Hedges = Mapping[tuple[str, str | None], Hedge]


def quantity_pattern(hedges: Hedges, directions: Iterable[str], units: UnitTable) -> str:
    """A quantity as it is written: a regular expression for verbose mode.

    The group that closes last tells which alternative matched.
    """

    def hedge(word: str) -> str:
        behind = f"(?<![{_OTHER_WORD[word]}])" if word in _OTHER_WORD else ""
        return behind + re.escape(word) + (_AN_AMOUNT if word in _OF_AMOUNTS else "")

    words = [word for word, place in hedges if place == "before" and word not in _BEFORE_CHINESE]
    guarded = {*_OTHER_WORD, *_OF_AMOUNTS}
    before = one_of(word for word in words if word not in guarded)
    before += "".join(f"|{hedge(word)}" for word in words if word in guarded)
    before += "".join(
        f"|{hedge(word) if word in _OTHER_WORD else word}(?=[百千万亿])" for word in _BEFORE_CHINESE
    )
    between = one_of(word for word, place in hedges if place == "between")
    after = one_of(word for word, place in hedges if place == "after")
    direction = one_of(directions)
    magnitude = one_of(MAGNITUDES)
    unit = units.pattern().replace(" ", r"\ ").replace("#", r"\#")
    return rf"""
        # 增长
        (?: (?<!新) (?P<direction> {direction} ) [了达]? \s? )?
        # 超过
        (?: (?P<before> (?: {before} ){{1,{_MOST_HEDGES}}} ) \s? )?
        (?:
            # 前三名, 第五位, 首位
            (?P<rank>     (?<![学目以之提空]) 前 (?P<front> [0-9]+ | {_CN}+ ) [位名强]?
                        | 第 \s? (?P<place> [0-9]+ | {_CN}+ ) [位名]?
                        | 首位 | 榜首 | 之首 )
            # 翻两番
          | (?P<doubling> 翻 了? (?P<times> [0-9.]+ | {_CN}+ )? [番倍] )
            # 全覆盖
          | (?P<verbal>   全覆盖 | 百分百 | 过半 (?![年个天]) | 一半 | 半数 )
            # 0.5:19.7:79.8
          | (?P<ratio>    [0-9]+(?:\.[0-9]+)? (?: \s?:\s? [0-9]+(?:\.[0-9]+)? )+ )
            # 百分之七至百分之八, 百分之五到十
          | (?P<percents> 百分之 (?P<from> {_CHINESE} | {_ARABIC} )
            (?: -{{1,2}} | ~ | 至 | 到 )
            (?:百分之)? (?! {_CN}{{4}}年 ) (?P<upto> {_CHINESE} | {_ARABIC} ) )
            # 三分之一, 1/7
          | (?P<fraction> (?P<below> {_CN}+ ) 分之 (?P<above> {_CHINESE} | {_ARABIC} )
                        | (?P<over> [0-9]+ ) / (?P<under> [1-9][0-9]* ) )
            (?P<fraction_after> (?: {after} )? )
            # 三四百个, 二、三百亿度, 七八十年
          | (?P<few> {_FEW} ) (?P<few_size> [十百千]? )
            (?P<few_unit> (?:{magnitude})? (?:{unit}) )
            (?P<few_after> (?: {after} )? )
            # 1-2家, 7%至8%
          | (?P<low> {_ARABIC} | {_CHINESE} )
            (?P<low_unit> %|个百分点|百分点|‰|(?:{magnitude})? (?:{unit})? )
            \s? (?: -{{1,2}} | ~ | 至 | 到 ) \s?
            (?P<high> {_ARABIC} | {_CHINESE} )
            \s? (?P<range_unit> (?:{magnitude})? (?:{unit}) | (?:{magnitude})? )
            (?P<range_after> (?: {after} )? )
            # 600余场, 5%以上
          | (?P<number> {_ARABIC} | {_CHINESE} )
            \s? (?P<early> (?: {between} (?=万|亿|千) )? )
            (?P<magnitude> (?: (?!千[瓦米克伏焦卡]) (?:{magnitude}) )? )
            (?P<between> (?: {between} )? ) \s?
            (?P<unit> (?: {unit} )? )
            (?P<after> (?: {after} )? )
        )
    """


def beginnings(hedges: Hedges, directions: Iterable[str]) -> str:
    """Every character that a quantity can begin with, as the inside of a character class.

    It follows from `quantity_pattern`: what may stand first there is listed here.
    """
    words = {word for word, place in hedges if place == "before"} | set(directions) | VERBAL.keys()
    return (
        "0-9"
        + _CN.strip("[]")
        + _BEFORE_CHINESE
        + "前第首榜之翻"
        + re.escape("".join(sorted({word[0] for word in words})))
    )
