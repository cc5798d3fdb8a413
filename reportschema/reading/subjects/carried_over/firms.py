"""Productions over sums of firms and branches, whose name stands in the clause before."""

from __future__ import annotations

import re

from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import MONEY, SHARE, Words, production
from reportschema.reading.subjects.spots.spot import Spot

_SUM = (
    "营业总?收入|主营业务收入|营收|利润总额|净利润|利润|利税"
    "|资产总额|资产规模|所有者权益|总资产|净资产"
)
_BARE = re.compile(f"(?:实现|完成)?(?P<sum>{_SUM})")
_OWNED = re.compile(
    f"(?P<firms>.{{2,16}}(?:企业|国企|集团|公司))(?:实现|完成)?(?:{_SUM}|[^，,]{{0,4}}指数)"
)
# 推进|县属国企|改革, 县投控集团|
_FIRMS = re.compile(
    "(?:[省市县区]属|[省市县区]管|中央|国有控股|规模以上工业|规上工业)(?:一级|非金融|重点)?(?:国有)?(?:国企|企业)"
)


@production(
    example=("县属企业资产总额65亿元，增长7%；营业收入｜7亿元。", "县属企业营业收入"),
    counter=("茶业资产总额65亿元，增长7%；营业收入｜7亿元。", "营业收入", "words before"),
    words=Words.SENTENCE,
    of=(*MONEY, *SHARE, "multiple"),
    phrase=True,
)
def sum_of_the_firms_before(spot: Spot) -> Subject | None:
    """NP企业资产 Q；营业收入 Q: another sum of the firms told before, or in the lead."""
    bare = _BARE.fullmatch(spot.phrase)
    if bare is None or spot.names.exact(spot.phrase) is not None:
        return None
    figure = spot.carried.figure or spot.carried.clause
    while figure is not None:
        if owned := _OWNED.fullmatch(figure.subject.label or ""):
            return Subject(label=naming.label(f"{owned['firms']}{bare['sum']}"))
        figure = figure.before
    told = set(_FIRMS.findall(spot.place.sentence)) if "企" in spot.place.sentence else set()
    return Subject(label=naming.label(f"{told.pop()}{bare['sum']}")) if len(told) == 1 else None


_OUTPUT = ("总产值", "产值")
_BRANCH = re.compile(
    "(?:^|[，,])(?P<branch>工业|农业|林业|牧业|渔业|建筑业)(?:生产|经济)[^，,0-9]{1,12}[，,][^，,]*$"
)


@production(
    example=("工业生产增长较快，总产值比上年｜增长14%。", "industrial_gross_output"),
    counter=("茶叶生产增长较快，总产值比上年｜增长14%。", "总产值", "words before"),
    words=Words.SENTENCE,
    phrase=True,
)
def output_of_the_branch_before(spot: Spot) -> Subject | None:
    """工业生产 PREDICATE，总产值 Q: the output of the branch that the clause before spoke of."""
    if spot.phrase not in _OUTPUT:
        return None
    told = _BRANCH.search(spot.place.sentence)
    known = spot.names.exact(f"{told['branch']}总产值") if told else None
    return Subject(known) if known else None


@production(
    example=("创新茶电发展模式，产业投资｜突破13亿元。", "产业投资"),
    counter=("财政收入增长5%，产业投资｜增长7%。", "industry_project_investment", "name before"),
    words=Words.BEFORE,
    of=(*MONEY, *SHARE),
    phrase=True,
)
def investment_of_a_branch(spot: Spot) -> Subject | None:
    """NP，产业投资 Q: behind a clause of one branch or firm, whose it is nobody can tell."""
    if spot.phrase != "产业投资":
        return None
    figure, before = spot.carried.figure, spot.place.sentence[: -len(spot.chunk)]
    if "项目" in before or (figure is not None and figure.code is not None):
        return None
    if figure is not None and "其中" in spot.place.left and spot.carried.name.endswith("投资"):
        return Subject(label=naming.label(spot.carried.name), coverage=spot.phrase)
    return Subject(label=spot.phrase, doubt=True) if len(before) > _SHORT else None


_SHORT = 6
