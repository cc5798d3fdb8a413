"""Names that lean on the words around them: a verb without its thing, a measure without its owner, what became of those counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportschema.models import Indicator
from reportschema.models.codes import Nature
from reportschema.notation import Grammar
from reportschema.reading.lexicon import IndicatorNames, any_of

# Words before a number that name nothing of their own: 是五年前的2.6倍, 同期全国为66.2%, 完成年度计划的108.3%, 基本翻一番.
_NOTHING = re.compile(
    r"""
      (?:基本|大体|同期|同期全国|数量|总体|整体|增幅|增速|速度|规模|分别)           # 基本实现翻一番
    | (?:[一二三四五六七八九十]+|[0-9]+)年前 | [“]?[一二三四五六七八九十]{1,3}五[”]?(?:初|时期|末)?   # 是五年前的2.6倍
    | (?:全[国省市区州县]|上年|同期)?(?:的)?平均(?:水平|数)?                      # 约为全市平均水平的7倍
    | (?:高于|低于|超额完成|超过)(?:年初|全年|年度)?(?:计划|预期)?(?:控制|目标|指标|数)?  # 高于年初计划控制的4%
    | (?:超额完成|完成)?[国省市区县州]?(?:里|委)?(?:下达|分解)                     # 超额完成省下达1000座的任务
    """,
    re.VERBOSE,
)
_SOFT = re.compile("全部|均已?|已经?|如期|按期|成功|顺利|高质量|实现|全面|陆续|相继|提前|正式")
_CLAUSE = re.compile(r"[,，、;；。:：\n（(]|[和及](?=[0-9])|(?<=.)(?:得到|比|较)")
# What a name says of how a thing is measured, at its end: 粮食|播种面积, 规模以上工业|企业.
_MEASURES = re.compile(
    "(?:播种面积|种植面积|总?产量|增加值|总?产值|总?面积|总额|总量|数量|投资|企业|公司|里程|户数|人数|单位|(?<=.)数|就业|学位|床位)$"
)
_MADE = re.compile(rf"^(?:新建?|净)?(?:{any_of('flow')}|{any_of('going')})+")
_AS_MEASURED = {"length": ("里程", "长度"), "area": ("面积",), "money": ("投资", "金额"), "count": ("条数", "数")}
# Where tons are not what was made in the year: 新增生产能力…钢40万吨, 出口煤5万吨.
_NOT_MADE = re.compile(
    "能力|产能|出口|进口|收购|储备|节约|淘汰|压减|关闭|退出|运输|运量|消费|消耗|投放|供应|征购|库存|可采|探明|调[出入]|装置"
)
_PRODUCTS = ("mass", "volume", "energy", "count", "length")
# Industries and parks that a sentence is about: 机械制造产业，重点推动…，力争实现产值280亿元.
_BRANCH = re.compile(r"(?:^|[，,、；;。])(?P<branch>[^，,、；;。0-9]{2,12}?(?:产业|制造业|工业园区?|开发区|高新区|经开区))(?![链集基投园])")


def says_nothing(phrase: str) -> bool:
    """Whether the words before a number only compare or plan, so that the number is of what was told before."""
    return _NOTHING.fullmatch(phrase) is not None


def fits(indicator: Indicator, dimension: str, grammar: Grammar) -> bool:
    """Whether a level in units of this dimension can be one of the indicator: money is none of a count, pieces none of a length."""
    if dimension not in _AS_MEASURED and dimension not in _PRODUCTS:
        return True
    if indicator.nature not in (Nature.AMOUNT, Nature.COUNT):
        return indicator.nature not in (Nature.SHARE, Nature.RATE)
    known = {unit.unit.dimension for name in indicator.units if (unit := grammar.units.resolve(name)) is not None}
    return dimension in known


def as_measured(phrase: str, dimension: str, names: IndicatorNames) -> Indicator | None:
    """The indicator of a phrase by what it is measured in: 建成道路 in 公里 and in 条 are two."""
    return next((found for end in _AS_MEASURED.get(dimension, ()) if (found := names.exact(phrase + end)) is not None), None)


def become(right: str, names: IndicatorNames) -> Indicator | None:
    """What those counted came to, told behind them: 216个|贫困村全部出列; 2.3万|就业困难人员实现再就业."""
    clause = _CLAUSE.split(right[:40], maxsplit=1)[0].strip()
    soft = _SOFT.sub("", clause)
    if not 2 <= len(soft) <= 18:
        return None
    if (found := names.exact(clause) or names.exact(soft)) is not None:
        return found
    inside = names.find(soft)
    return inside[-1][2] if inside and inside[-1][1] == len(soft) and soft != clause else None


def of_verb(verb: str, before: str, names: IndicatorNames) -> Indicator | None:
    """The indicator whose name is the verb and a thing said earlier in the sentence: 开展“五类车”治理，查扣2.9万辆."""
    fitting = [name for name in names.beginning(verb) if len(name) - len(verb) >= 3 and name[len(verb) :] in before]
    return names.exact(max(fitting, key=len)) if fitting else None


def stems(name: str) -> Iterator[str]:
    """The thing that a name is about, without the verb before it and the measure behind: 新增公办幼儿园 -> 公办幼儿园."""
    bare = _MADE.sub("", name) or name
    for text in (name, bare):
        yield text
        shorter = _MEASURES.sub("", text)
        if len(shorter) >= 2 and shorter != text:
            yield shorter


def completed(phrase: str, name: str, names: IndicatorNames) -> Indicator | None:
    """The indicator that a measure names together with the thing told before: 新增高速公路214公里，|通车总里程4860公里."""
    bare = _MADE.sub("", phrase)
    wanted = [stem + text for stem in stems(name) for text in (phrase, bare) if text and len(text) >= 2]
    return next((found for text in wanted if (found := names.exact(text)) is not None), None)


def product(phrase: str, sentence: str, dimension: str, names: IndicatorNames) -> Indicator | None:
    """A product with an amount is its output: 水泥500万吨, where the sentence speaks of nothing but making."""
    if dimension not in (*_PRODUCTS, "share") or not 1 <= len(phrase) <= 6 or _NOT_MADE.search(sentence):
        return None
    return names.exact(f"{phrase}产量")


def branch(sentence: str) -> str | None:
    """The industry or park that a sentence opens with, for a measure that names none."""
    found = _BRANCH.search(sentence)
    return found["branch"] if found else None
