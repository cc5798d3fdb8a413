"""How quantities are written: the forms that the grammar knows, and one expression over them all.

Each form is a part of a regular expression for verbose mode, in a group of its own name; `readings`
gives its groups their meaning. They are tried in the order of their table. What is written here is
shown, form by form, in `language.csv`, which is also the test of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportschema.models.fields.codes import Hedge
from reportschema.notation.alternatives import any_of, classes_apart, one_of
from reportschema.notation.numbers import (
    ARABIC,
    CHARACTER,
    CHINESE,
    DIGIT,
    FORMAL,
    NEIGHBOURS,
    NO_UNIT,
    NUMBER,
    TWO_OR_THREE,
)
from reportschema.notation.units import MAGNITUDES, UnitTable

# Hedge words and where they stand (before | between | after), with what each says.
Hedges = Mapping[tuple[str, str | None], Hedge]
# What has to follow a hedge: 上千家, 过百亿 (not 通过2019年); 破5000 (not 破零); 迈上3万亿元台阶
# (not 迈上3个台阶, 登上2019年的榜单, 跃上第3位).
_ROUND = "(?=[百千万亿])"
_AN_AMOUNT = rf"(?! 第 | (?: {CHARACTER} | [0-9] )+ \s? [个年位强] )"
_ONLY_BEFORE = {
    "上": _ROUND,
    "过": _ROUND,
    "破": "(?=[1-9百千万亿])",
    **dict.fromkeys(("迈上", "跨上", "跃上", "登上"), _AN_AMOUNT),
}
# Hedges that follow each other: 不低于近. Without a bound each place of a long row of them would be
# walked from anew.
_MOST_HEDGES = 6
# What may not stand before a hedge, because the two are another word:
# 签约30家, 条约18个, 附近3个村, 迈上千亿台阶, 侦破5起.
_OTHER_WORD = {
    "约": "签节预公条契合缔",
    "近": "附靠邻最临就",
    "超": "赶反",
    "上": "迈登跃站踏跨",
    "破": "侦打攻爆残识冲勘告",
}
_CHARACTERS = CHARACTER.strip("[]")
# What has to stand before a hedge behind a number: 十几 and 三十多, but no 三几 and no 三多; 万把,
# but 三千把椅子 counts chairs.
_ROUND_BEFORE = {
    "几": "(?<=0几|十几|百几|千几)",
    "好几": "(?<=十好几|百好几|千好几)",
    "把": f"(?<=百把|千把|万把) (?<! [0-9{_CHARACTERS}] .. )",
    **dict.fromkeys("多余来", f"(?<! (?:{any_of('一二三四五六七八九两')}) . )"),
}
# A word that begins where a hedge behind a unit would end: 百万千瓦|多能互补, 5个|多式联运基地.
_WORDS_WITH = {"多": "(?![能式晶层元媒维渠功样])"}
# Quantities without a numeral that mean one: (value, unit, hedge, its word).
VERBAL = {
    "全覆盖": ("100", "%", Hedge.EXACT, None),
    "百分百": ("100", "%", Hedge.EXACT, None),
    "过半数": ("50", "%", Hedge.OVER, "过"),
    "过半": ("50", "%", Hedge.OVER, "过"),
    "超半数": ("50", "%", Hedge.OVER, "超"),
    "超半": ("50", "%", Hedge.OVER, "超"),
    "近半数": ("50", "%", Hedge.NEARLY, "近"),
    "近半": ("50", "%", Hedge.NEARLY, "近"),
    "一大半": ("50", "%", Hedge.OVER, "大"),
    "大半": ("50", "%", Hedge.OVER, "大"),
    "一多半": ("50", "%", Hedge.OVER, "多"),
    "一小半": ("50", "%", Hedge.UNDER, "小"),
    "一半": ("50", "%", Hedge.EXACT, None),
    "半数": ("50", "%", Hedge.EXACT, None),
}
# Words that are a quantity where a person made them a figure (644件全部办结, 没有发生事故) and
# nothing elsewhere (全部部门): a span is read so, a text is not searched for them.
IN_SPANS_ONLY = {
    "全部": ("100", "%"),
    "所有": ("100", "%"),
    "没有发生": ("0", None),
    "未发生": ("0", None),
}
# Signs before a sum of money, and the unit that they are.
CURRENCIES = {"￥": "元", "¥": "元", "US$": "美元", "HK$": "港元", "$": "美元", "＄": "美元"}
_CURRENCY = "|".join(map(re.escape, CURRENCIES))
# What is no half of the unit before it: 5个半导体项目, 每年半数, 一年半载.
_HALF = "半(?![导挂自成封岛径直程决山坡精截官数年天月夜载])"
# Units that a half counts by itself (半年, 半个小时), or parts from their 个 (两个半小时).
_HALVED = "小时|月|百分点|星期"
_LONG = "年(?![会报度检])|天|小时|公里|斤|亩|个(?:小时|月|星期)"
# Units before which two neighbouring digits are two ordinals: 二、三级医院, 三四线城市, 一二期.
_ORDINAL = "[级期届月号层类批轮线段等环代章条组产区]|季度|次产业"
# Where a place in a ranking ends: 居全省第一，; but 第一季度 and 第三届 are none.
_RANKED = r"""(?= [位名](?!数) | [，。；、,;:!?！？（()）\]】」』”’"\s]
    | [的大高长并且和与及或而但至到升跃第] | $ )"""
_WHICH = rf"(?: [0-9]++ | (?: (?!两) {CHARACTER} )++ )"
# 全国第一货物贸易大国 is the first of all; 全国第七个 counts.
_AMONG_ALL = "(?<!全[国球省市县区州盟旗])(?<!世界)"
_COUNTED = "[个家条座所批次届轮期年代季产极方梯口]"
_ZERO = f"(?:{any_of('〇零○OoО0')})"  # what pages put for a zero: 二O一二, 二00二
_YEAR = rf"""(?: (?:19|20)[0-9]{{2}} (?<! [0-9][0-9]{{4}} ) (?<! [0-9][.,][0-9]{{4}} )
    | (?:一[八九]|二{_ZERO}) (?:{_ZERO}|{DIGIT}){{2}} )"""
# 超过1953年 tells of a year; 近2000年 can be a time as long.
_CALENDAR_YEAR = rf"(?: (?:19|20)[0-9]{{2}} (?<!00) | (?:一九|二[〇零○]){DIGIT}{{2}} ) 年"
# Before 数 these are what is counted: 总数十万, 户数千户; 数十万 alone is over 100,000.
_NUMBER_OF = "指总人户家个件次天岁名项台套倍函参基系分整多少点座辆章页字声代级位票栋亩额股"
_DECADE_DIGIT = "[二三四五六七八九]"
_DECADE = rf"(?: [0-9]{{2}} | {_DECADE_DIGIT}十 )"
# About a hundred, a thousand or ten thousand: 百十来个, 百八十人, 千儿八百, 万儿八千.
_ABOUT = rf"""(?<! [0-9{_CHARACTERS}几数] ) (?P<about_size> [百千万] )
    (?P<about> (?<=百) (?: 儿?八十 | 十 ) | (?<=千) 儿?八百 | (?<=万) 儿八千 )
    (?! [十百千] | {DIGIT} )"""
# -2.4%, 负3.5个百分点, 零下20℃; but 减负5亿元, 1-2家, A-3
_SIGNED = r"(?= [0-9][0-9.,]*\s?(?:%|‰|个?百分点|℃|°C|摄氏度|度|[万亿]|元) )"
_SIGN = rf"""- (?<! [0-9A-Za-z%‰年月日号个家项元人-]- ) {_SIGNED}
    | 负 (?<! [减税担自抱胜肩欠辜不背正]负 ) (?: {_SIGNED} | (?=百分之) ) | 零下"""


class Form(NamedTuple):
    """A way to write a quantity.

    name: its group. begins: the characters that it can begin with, as in a character class.
    pattern: the part of the expression. hedged: whether a hedge can stand behind it.
    """

    name: str
    begins: str
    pattern: str
    hedged: bool = True


def _nothing() -> Form:
    """What looks like a quantity and is none."""
    return Form(
        "nothing",
        f"0-9{_CHARACTERS}前第成倒几",
        rf"""(?:
        # 2016年1月25日, 一九七八、一九七九年, 1978和1979两年, 2016-2020年
          {_YEAR} (?: 年? (?: -{{1,2}} | [~至到、和与及] ) {_YEAR} ){{0,9}}
            (?: 年 (?!以[上下]|的?历史) (?: [0-9]{{1,2}}月 (?:[0-9]{{1,2}}日)? )?
              | [两三四五]年 (?<= [0-9九八七六五四三二一〇零○] .年 ) )
        # 5月份, 七月十五日, 3月5日至7日
        | [0-9一二三四五六七八九十]{{1,3}}+ 月 (?: 份
            | [0-9一二三四五六七八九十]{{1,3}} 日 (?: [至到-] [0-9]{{1,2}}日 )? )
        # 14时52分, 2024-01-29 08:15, 010-2018-00031, 0990-7654321, 1.2.3
        | [0-9]{{1,2}}+ 时 [0-9]{{1,2}} 分
        | (?:19|20)[0-9]{{2}} - (?:0[1-9]|1[0-2]) (?: -[0-9]{{2}} )? (?![0-9%])
            (?: [ ] [0-9]{{2}}:[0-9]{{2}} (?: :[0-9]{{2}} )? )?
        | [0-9]++ (?: (?: -[0-9]+ ){{2,}} | (?: \.[0-9]+ ){{2,}} )
        | 0[0-9]{{2,3}} -[0-9]{{7,8}} (?![0-9])
        # 第三届, 第一产业, 第二、三季度, 倒数第二, 前三季度
        | 第 \s? {_WHICH} (?= {_COUNTED} )
        | {_AMONG_ALL} 第 \s? {_WHICH} (?: [、和与及至] 第? {_WHICH} ){{0,9}} (?! {_RANKED} )
        | 倒数第 \s? {_WHICH}
        | 前 (?<! [学目以之提空]前 ) (?: [0-9]++ | {CHARACTER}++ )
            (?= 年|季度|个?月|[轮批期届次步天米段] )
        # 20世纪, 80年代, 八九十年代, 80、90年代, 二三级医院, 三四线城市, 两位数, 成千上万
        | (?: [12]?[0-9] | 二?十[一二三四五六七八九]? ) 世纪
        | (?: {_DECADE} (?: [、和与及至到-] {_DECADE} )? | {_DECADE_DIGIT} 、? {_DECADE} ) 年代
        | (?:{NEIGHBOURS}) (?<! {CHARACTER}[一二三四五六七八九两]{{2}} ) (?= {_ORDINAL} )
        # 百分之几, 十之八九
        | [百千万]分之几 (?![十百]) | 十[之有]八九 | 三番[五两]次
        | 几[十百千万]上[百千万亿]
        | 成千上万 | 成千成万 | 成千累万 | 成百上千 | 千千万万 | 亿万 | [一两三二四]位数 )""",
    )


def _special() -> Iterator[Form]:
    """The forms that are no number with its unit, in the order in which they are tried."""
    # 第五位, 首位, 前三名, 前三
    yield Form(
        "rank",
        "前第首榜之",
        rf"""(?:
          前 (?<! [学目以之提空]前 ) (?P<front> [0-9]+ | {CHARACTER}+ ) (?: [位名强] | {_RANKED} )
        | 第 \s? (?P<place> [0-9]+ | {CHARACTER}+ ) (?: \s? [位名] )?
        | 首位 | 榜首 | 之首 )""",
        hedged=False,
    )
    # 前1%, 前万分之一
    yield Form(
        "percentile",
        "前",
        rf"""前 (?:
          (?P<top> [0-9]+(?:\.[0-9]+)? ) (?P<top_unit> [%‰‱] )
        | (?P<top_below> [百千万] ) 分之 (?P<top_above> {CHINESE} | {ARABIC} ) )""",
        hedged=False,
    )
    # 翻两番, 翻了近一番, 翻一番以上
    yield Form(
        "doubling",
        "翻",
        rf"""翻 了? (?P<doubling_before> (?: 将近|近|超过|超|约 )? )
        (?P<times> [0-9.]+ | {CHARACTER}+ )? (?P<times_unit> [番倍] )""",
    )
    # 全覆盖, 近半数, 一半以上; but 近半年, 壮大半导体
    yield Form(
        "verbal",
        "".join({word[0] for word in VERBAL}),
        rf"""(?P<words> {one_of(VERBAL)} ) (?<! [壮扩]大半 )
        (?: (?<! 半 ) | (?! [导年个天小月程决载自成径生辈夜壁] ) )""",
    )
    # 半年, 半个小时; but 上半年
    yield Form(
        "half",
        "半",
        rf"""半 (?<! [上下前后大小过多一近超]半 ) (?P<half_unit> {_LONG} )""",
    )
    # 0.5:19.7:79.8, 1.03比1, 2.1:1左右
    yield Form(
        "ratio",
        "0-9",
        r"""(?P<parts>
          [0-9]++ (?:\.[0-9]++)? (?: \s?:\s? [0-9]+ (?:\.[0-9]+)? )+
        | [0-9]{1,3}+ (?:\.[0-9]++)? 比 [0-9]{1,3} (?:\.[0-9]+)? (?![0-9.年月日号]) )""",
    )
    # 三分之一, 百分之八十多, 1/7; 百分之五到十; 百分之七、八, 百分之二三十, 百分之几十
    yield Form(
        "fraction",
        f"0-9{_CHARACTERS}",
        rf"""(?:
          (?P<below> {CHARACTER}{{1,4}}+ | [0-9]{{1,4}}+ ) 分之 (?:
              (?P<parts_head> (?:[一二三四五六七八九]?[十百]){{0,2}} ) (?P<few_parts> {NEIGHBOURS} )
                (?P<parts_size> [十百]? ) (?! [点个%{_CHARACTERS}] )
            | 几 (?P<several_parts> [十百] )
            | (?P<above> {CHINESE} (?:·{DIGIT}+)? | {ARABIC} )
                (?: (?: -{{1,2}} | ~ | 至 | 到 ) (?:[百千万]分之)? (?! {CHARACTER}{{4}}年 )
                    (?P<upto> {CHINESE} | {ARABIC} ) )? )
        | (?<! / ) (?P<over> [0-9]{{1,5}}+ ) / (?P<under> [1-9][0-9]*+ ) (?!/) )""",
    )


def _counted(units: UnitTable, between: str) -> Form:
    """A number, or two that are its ends, with magnitude, unit, and what parts or hedges them."""
    magnitude = one_of(MAGNITUDES)
    unit = units.pattern().replace(" ", r"\ ").replace("#", r"\#")
    begins = re.escape(units.beginnings)
    return Form(
        "counted",
        f"0-9{_CHARACTERS}{FORMAL}几数好￥¥$＄UH",
        rf"""
        (?! {_CALENDAR_YEAR} )
        (?: # 三四百个, 十七八个, 二十五六万, 三、四千万; but 二、三级医院 and 十四五年均
            (?! [0-9] | 十四五年 | (?<=[\n。；:(（]) . 、 )
            (?P<few_head> (?: (?!两){CHARACTER} ){{0,20}} [十百千万亿] )?
            (?P<few> {NEIGHBOURS} | {TWO_OR_THREE} )
            (?:
                (?P<few_size> [十百千] ) (?! [月十百千] | {DIGIT} )
              | (?= [万亿] ) | (?! {_ORDINAL} ) (?= [{begins}] ) )
          | {_ABOUT}
            # 几十个, 数千亿元, 一百几十种, 几百万; but 总数十万
          | (?! [0-9] ) (?P<several_head> {CHARACTER}{{1,20}}+ (?<= [百千万亿] ) )?
            (?P<several> 好?几 | 数 (?<! [{_NUMBER_OF}]数 ) ) (?= {NO_UNIT} [十百千万亿] )
            (?P<several_size> [十百千]? )
            # ￥5万, 600
          | (?! [一两三四]位数 ) (?P<currency> {_CURRENCY} )? (?P<number> {NUMBER} ) )
        # 600余万场, 3万多亿元, 3公里
        (?: \s? (?P<early> (?:{between}) (?=万|亿|千) )?
            (?P<magnitude> {NO_UNIT} (?:{magnitude}) ) )?
        (?P<between> {between} )? (?P<further> 亿 (?<= 万[多余几]亿 ) )?
        (?: \s? (?= [{begins}] ) (?P<unit> {unit} )
            # 两个半小时, 2个多百分点; 一年半; 八成五
            (?: (?<= 个 ) (?P<part> [半多余] ) (?P<part_unit> {_HALVED} ) | (?P<halved> {_HALF} )
              | (?<= 成 ) (?P<tenth> [0-9] | {DIGIT} ) (?! [0-9十百千万亿点.半{begins}] ) )? )?
        # 1-2家, 7%至8%, 3000万元到1亿元
        (?: \s? (?: -{{1,2}} | ~ | 至 | 到 ) \s? (?! (?:19|20)[0-9]{{2}}年 ) (?P<high> {NUMBER} )
            (?: \s? (?P<high_early> (?:{between}) (?=万|亿|千) )?
                (?P<high_magnitude> {NO_UNIT} (?:{magnitude}) ) )?
            (?P<high_between> {between} )?
            (?: \s? (?P<high_unit> {unit} ) )? )?""",
    )


class Pattern(NamedTuple):
    """The expression for one quantity, and the characters that one can begin with (as a class).

    hedged: the forms behind which a hedge can stand.
    """

    text: str
    begins: str
    hedged: Sequence[str]

    def form(self, match: re.Match[str]) -> str:
        """The name of the form that matched: the group that closed last, or last but the hedge."""
        if match.lastgroup != "after":
            return match.lastgroup or ""
        return next(name for name in self.hedged if match[name] is not None)


def quantity_pattern(hedges: Hedges, directions: Iterable[str], units: UnitTable) -> Pattern:
    """A quantity as it is written, or what only looks like one."""
    words = sorted(set(directions))
    nothing = _nothing()
    table = [*_special(), _counted(units, _behind(hedges, "between"))]
    first = {word[0] for word in words} | {word[0] for word, place in hedges if place == "before"}
    leads = re.escape("".join(sorted(first))) + "负零\\-"
    # 增长, 超过, -2.4%
    lead = rf"""(?: (?= [{leads}] ) (?: (?<! 新 ) (?P<direction> {one_of(words)} ) [了达]? \s? )?
        (?: (?P<before> (?: {_before(hedges)} ){{1,{_MOST_HEDGES}}} ) \s? )?
        (?P<sign> {_SIGN} )? )?"""
    bare, hedged = ([f for f in table if f.hedged == hedge] for hedge in (False, True))
    after = f"(?P<after> {_behind(hedges, 'after')} )?"
    forms = f"{_alternatives(bare)} | (?: {_alternatives(hedged)} ) {after}"
    looks = f"(?= [{nothing.begins}] ) (?P<{nothing.name}> {nothing.pattern} )"
    begins = "".join(form.begins for form in table)
    text = classes_apart(f"(?: {looks} | {lead} (?= [{begins}] ) (?: {forms} ) )")
    return Pattern(text, begins + nothing.begins + leads, [form.name for form in hedged])


def _alternatives(forms: Iterable[Form]) -> str:
    """The first of some forms that fits, in the order of their table."""
    return "\n | ".join(f"(?P<{form.name}> {form.pattern} )" for form in forms)


def _behind(hedges: Hedges, place: str) -> str:
    """The hedges that stand behind a number (between | after), as alternatives."""
    words = [word for word, where in hedges if where == place]
    longest = one_of(word for word in words if word not in _ROUND_BEFORE)
    ends = _WORDS_WITH if place == "after" else {}
    guarded: dict[str, list[str]] = {}
    for word in words:
        if word in _ROUND_BEFORE:
            guarded.setdefault(_ROUND_BEFORE[word] + ends.get(word, ""), []).append(word)
    each = [f"(?:{one_of(alike)}){guard}" for guard, alike in guarded.items()]
    return "|".join([longest, *each] if longest else each)


def _before(hedges: Hedges) -> str:
    """The hedges that can stand before a quantity, as alternatives."""
    words = [word for word, place in hedges if place == "before"]
    kept = {*_OTHER_WORD, *_ONLY_BEFORE}
    guarded = [
        re.escape(word)
        + (f"(?<![{_OTHER_WORD[word]}]{word})" if word in _OTHER_WORD else "")
        + _ONLY_BEFORE.get(word, "")
        for word in words
        if word in kept
    ]
    return "|".join([one_of(word for word in words if word not in kept), *guarded])
