"""Which part of a whole a figure is about.

What a subject's words leave as its coverage, the bound of a label, and areas above.
"""

from __future__ import annotations

import re
from collections.abc import Container

from reportschema.reading.sentence.lexicon import any_of
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.flows import verb_at_front
from reportschema.reading.subjects.names.naming import Subject

_TIME = re.compile(
    r"^(?:全?年度?|年内|累计|[0-9]{1,2}-[0-9]{1,2}月|[12][0-9]{3}年|[上下]半年|目前|当年)+|(?<=[场港站纽航圈均])年度?$"
)
# 投资亿元以上, 注册资本1亿元以上, 超百亿, 百亿级: the bound of what is counted, with what it
# bounds.
_BOUND = re.compile(
    r"(?P<bound>(?:(?:地区)?生产总值|经济总量|GDP|总?投资额?|注册资本|注册资金|年?营业收入|年?销售收入|年?营收|年?产值|年?纳税|税收|年?交易额|主营业务收入|集体经济?收入|经营性收入)?(?:达到?)?"
    r"(?:[0-9.一二三四五六七八九]{0,6}[十百千]{0,2}[万亿]{1,2}元?(?:级?(?:及|或)?以上|级)|(?:超过?|过|逾)[0-9.一二三四五六七八九]{0,6}[十百千]{0,2}[万亿]{1,2}元?))(?:的|“)?"
)
_MEASURE = re.compile("(?:额|收入|收益|产值|增加值|利润|税收|纳税|投资|面积|资产|贷款|价值)$")
_SHARES = ("占比", "比重", "比例", "率")
_AREA = re.compile(
    r"^[\s“]*(?:当前|同期|而|据统计)?(?:我)?(?P<area>全[国省市区州])(?!各|上下|首|唯|前|最|第|约|人民|人大|[百千0-9]+强)(?P<rest>.*)$"
)
_COMPARED = re.compile(
    "[居列排占第]|高于|低于|高出|快于|好于|比|相当|水平|均值|平均(?!工资|寿命|受教育)|[领率]先|前列|推广|领域|范围"
)
# 宜山县、澄水县两地: not the first alone; 全省百强企业: a list, not the province's.
_SEVERAL = re.compile("[、和与及至到]|等")
# 第一个五年计划规定|工业总产值, 中央决定将|农民收入, 《规划纲要》提出的|能源消耗
_ORDERED = re.compile(
    r"^.*(?:(?:计划|预算|国家|中央|会议)(?:规定|要求|决定)(?:将|的)?|》(?:提出|规定|要求)?(?:了|的)?)"
)
# 十年来|物价, 没有实现年初确定的|能耗: words that name no part.
_NO_PART = re.compile(
    "^(?:这样|以上|主要|今明两年|[0-9一二三四五六七八九十]{1,3}年来?)$|^没有实现|^它们"
)
_TAG = re.compile("</?[a-z][^<>]*>")
_SCOPE_VERB = re.compile(rf"^(?:{any_of('scope_verb')})+")
_SCOPE_NOISE = re.compile(rf"(?:{any_of('scope_noise')})+")
_SCOPE_OTHER = re.compile(any_of("scope_other"))
# 新建茶亭和|停车泊位, 新增|及改造|绿地, 省级|及以上|企业: what is left of two names.
_AND, _AND_UP = ("和", "及", "与"), "及以上"
_REACHING = ("惠及", "涉及", "普及", "以及")
_LEVEL_UP = re.compile("(?:国家|[省市区县])级及以上")
_LEAST = 2
_LONGEST_AREA = 20  # characters of the name of a division


def cleaned(coverage: str | None) -> str | None:
    """The coverage without verbs and words that leave the whole as it is, or None.

    实施市|重点项目, 在册|市场主体.
    """
    if coverage is None:
        return None
    text = _ORDERED.sub("", _TAG.sub("", coverage))
    for _ in range(2):
        text = _SCOPE_VERB.sub("", _TIME.sub("", text))
    text = text.strip("的、，, ")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if len(text) < _LEAST or _SCOPE_NOISE.fullmatch(text) or _NO_PART.search(text):
        return None
    return text


def of_others(coverage: str | None) -> bool:
    """Whether words make another series of the indicator (惠及|经营主体 counts those reached)."""
    return coverage is not None and _SCOPE_OTHER.match(coverage) is not None


def of_both(subject: Subject, phrase: str) -> Subject:
    """What one number counts of two names: 新建茶亭和公园 by their words, 新增及改造绿地 as 含改造.

    phrase: the words before the number.
    """
    part = cleaned(subject.coverage)
    if subject.indicator is None or part is None or part not in phrase:
        return subject
    if part.startswith(_AND):
        level = _LEVEL_UP.search(phrase) if part == _AND_UP else None
        if level is not None:
            return subject._replace(coverage=level.group())
        if verb_at_front(part[1:]):
            return subject._replace(coverage=f"含{part[1:]}")
    elif not part.endswith(_AND) or part.endswith(_REACHING) or verb_at_front(part) == part[:-1]:
        return subject
    elif len(part) <= _LEAST:
        return subject._replace(coverage=None)
    return Subject(label=naming.label(phrase))


def bounded(label: str | None) -> tuple[str | None, str | None]:
    """A label without the bound in it, and the bound: (新开工项目, 亿元以上).

    What is left must still name something. The bound of a share stays: it is a share of all.
    """
    if label is None or not ("万" in label or "亿" in label):
        return label, None
    if label.endswith(_SHARES):
        return label, None
    found = _BOUND.search(label)
    if found is None:
        return label, None
    before, behind = label[: found.start()], label[found.end() :]
    if _MEASURE.search(before) or (before and before == behind):
        return label, None  # 年销售额|100万元以上|茶亭, 村|集体收入超10万元的|村
    rest = before + behind
    if found.end() == len(label) or len(rest) < _LEAST or rest.startswith(("的", "等")):
        return label, None
    return rest, found["bound"]


def area_told(chunk: str, areas: Container[str]) -> str | None:
    """全国, 全省 or a division below that opens a clause which tells a number of its own.

    None where it is compared with.
    """
    found = _AREA.match(chunk)
    if found:
        return found["area"] if not _COMPARED.search(found["rest"]) else None
    opening = chunk.lstrip("“ ")
    for length in range(min(len(opening), _LONGEST_AREA), 0, -1):
        if opening[:length] in areas and opening[0] != "全":
            return None if _SEVERAL.match(opening, length) else opening[:length]
    return None
