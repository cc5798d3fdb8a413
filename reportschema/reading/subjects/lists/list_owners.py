"""Whose the measures of a list are that only its first names: 县属企业营业收入、利润."""

from __future__ import annotations

import re

from reportschema.reading.sentence.sentence import Sentence

# 县属企业营业收入、利润: what firms and branches have several measures of.
_FIRMS = re.compile(
    "(?P<firms>.*(?:企业|公司|集团|国企|园区|业))(?:实现|完成)?(?:主营业务收入|营业收入|销售收入|营收|总?产值"
    "|资产总额|增加值|销售额|税收|利润|投资)"
)
_INDUSTRY_OF = re.compile("(?<=企业|公司|集团)工业$")
# 园区总收入、工业增加值, 机场货运量、客运量: several measures of the same place.
_PLACES = re.compile(
    "(?P<firms>.*(?:园区|开发区|高新区|经开区|口岸|机场群?|港口?))(?:货运量|客运量|(?:货物|旅客|集装箱|货邮)?吞吐量"
    "|(?:技工贸)?总收入|(?:规模|规上)?工业增加值|工业总产值)"
)
_OF_PLACES = re.compile(
    "货运量|客运量|(?:货物|旅客|集装箱|货邮)?吞吐量|(?:规模|规上)?工业增加值|工业总产值|亩均税收|亩均产值|税收|利润总额"
)
# What else is told of the owner of the first: each first name with the bare names that go on.
_OWNED = (
    # 茶厂装机占比、发电量占比
    (
        re.compile("(?P<owner>.{2,24})(?:装机(?:容量|规模)?|发电量|用电量)占比"),
        re.compile("(?:装机(?:容量|规模)?|发电量|用电量)占比"),
    ),
    # 签约项目数、合同额
    (
        re.compile("(?P<owner>.{1,12}(?:合同|项目|交易签约))(?:签约|登记|成交)?[项个]?数"),
        re.compile("(?:合同|成交)(?:总?金?额)|总?投资额?"),
    ),
    # 道路交通事故起数、死亡人数
    (
        re.compile("(?P<owner>.{0,24}(?<!死亡)事故)(?:起数|数)"),
        re.compile("死亡人数|受伤人数|死伤人数|(?:直接)?(?:经济)?损失"),
    ),
    # 电信网络诈骗发案数、损失数
    (
        re.compile("(?P<owner>.{0,24}诈骗(?:案件?)?)(?:发案数?|受理数|立案数|起数)"),
        re.compile("案损数?|损失数|损失金?额|损失"),
    ),
    # 国内游客人次、总花费
    (
        re.compile("(?P<owner>.{0,6}游客)(?:人次|人数|数量)"),
        re.compile("(?:人均|总)?花费"),
    ),
    # 农产品网络零售额、出口额
    (
        re.compile("(?P<owner>[^销售]{2,10}品)(?:网络)?零售额"),
        re.compile("出口额|进口额|进出口额?"),
    ),
)
# 供应的茶叶、白糖
_SUPPLIED = re.compile("(?:供应|出口|进口|收购|生产|销售)的(?=[^的]{1,6}$)")
# 农村自来水普及率、污水治理率: of the villages, where nothing else says of what.
_IN_VILLAGES = re.compile("(?P<owner>农村|乡村)[^、]*率")
_OF_VILLAGES = re.compile("(?!.*(?:[村乡镇县市城区]|全))(?=.*(?:水|厕|垃圾|供电|公路)).{2,}")
# 进口、出口|通关时间
_BOTH_WAYS = {"进口", "出口"}
# 适龄儿童入园率、普惠率
_RATE_OF_THOSE = re.compile("(?P<those>[0-9“”]{0,6}[一-鿿][一-鿿0-9“”]{1,14})[一-鿿]{2}率")
_BARE_RATE = re.compile("[一-鿿]{2}率")
_BARE_MEASURES = (
    "利润",
    "利润总额",
    "利税",
    "税收",
    "营收",
    "营业收入",
    "收入",
    "产值",
    "投资",
    "资产总额",
)


def with_firms(names: list[str]) -> list[str]:
    """A list of measures of the same firms, each with them: 县属企业营业收入, 县属企业利润."""
    if len(names) == len(_BOTH_WAYS) and {name[:2] for name in names} == _BOTH_WAYS:
        rest = names[-1][2:]
        return [f"{names[0]}{rest}", names[-1]] if len(names[0]) == len("进口") else names
    first = _FIRMS.fullmatch(names[0]) if len(names) > 1 else None
    if first is not None:
        firms = _INDUSTRY_OF.sub("", first["firms"])
        return [f"{firms}{name}" if name in _BARE_MEASURES else name for name in names]
    place = _PLACES.fullmatch(names[0]) if len(names) > 1 else None
    if place is not None and all(_OF_PLACES.fullmatch(name) for name in names[1:]):
        return [names[0], *(f"{place['firms']}{name}" for name in names[1:])]
    if len(names) > 1 and (owned := _with_owner(names)) is not None:
        return owned
    rate = _RATE_OF_THOSE.fullmatch(names[0]) if len(names) > 1 else None
    if rate is None or Sentence.of(names[0]).cuts(rate.end("those")):
        return names
    those = rate["those"]
    return [f"{those}{name}" if _BARE_RATE.fullmatch(name) else name for name in names]


def _with_owner(names: list[str]) -> list[str] | None:
    """The names with the owner of the first before each bare one; None where none is."""
    first, *others = names
    for owns, bare in _OWNED:
        owner = owns.fullmatch(first)
        if owner is not None and all(bare.fullmatch(name) for name in others):
            return [first, *(f"{owner['owner']}{name}" for name in others)]
    made = _SUPPLIED.match(first)
    if made is not None and not any("的" in name for name in others):
        return [first, *(f"{made.group()}{name}" for name in others)]
    village = _IN_VILLAGES.fullmatch(first)
    if village is None or not any(_OF_VILLAGES.fullmatch(name) for name in others):
        return None
    of = village["owner"]
    return [first, *(f"{of}{name}" if _OF_VILLAGES.fullmatch(name) else name for name in others)]
