"""Productions that lean on the figure before: its shares, its parts, the same in other words."""

from __future__ import annotations

import re

from reportschema.models.fields.codes import Transformation
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import leaning, naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import SHARE, Words, production
from reportschema.reading.subjects.spots.shares import satisfied, share_in
from reportschema.reading.subjects.spots.spot import Spot

# 高于全市平均水平2.9个百分点: the series is the one before.
GAP = re.compile(
    r"(?:高于|低于|快于|慢于|高出|低出|领先|好于|优于|超(?=[国省]定)|(?<![贷同环占])比(?![重例率值]))"
    r"(?P<area>全[国省市区州县]|上年|上级)?"
)
# 、占全省42.2%: a share of what the clause before is about.
IN_WHOLE = re.compile(
    r"(?:、|首次|约|已|其中|即|就|便|又|也|还|共|只|仅|现|大致)*"
    r"(?P<share>占(?!比|地)(?P<whole>[^，,。；;]{0,16}?)(?:的?(?:比重|比例|份额))?)"
    r"(?:(?<=比重|比例|份额)[由从自][^，,占]{0,14})?"
    r"(?:达到?|为|超过?|约|近|的|提高到|上升到|提升至|[^\u4e00-\u9fff])*$"
)
_RATE = re.compile(
    r"(?P<rate>[\u4e00-\u9fff]{2,4}率)(?:分别|均|都|达到?|为|提高到|保持在|超过?|稳定在)*$"
)
# 制造业占比, 制造业占, 制造业所占比重: a share that names no whole.
_PART = re.compile("(?P<part>[^，,。；;占]{2,28}?)(?:所占(?:的?比[重例])?|占比?|占比重|占的?比例)")
# 在工农业总产值中，农业占…
IN = re.compile(
    "在(?P<whole>[^，,。；;中在]{3,20})(?:之中|中)(?:[，,]|所占的?比[重例][^，,。；;]{0,9}[:：])[^。；;]{0,60}$"
)
_OF_WHOLE = re.compile("占(?P<whole>.{2,})(?:比重|比例|份额)$")
_PART_AT_MOST = 12
_SAME_HEAD, _PART_AT_LEAST = 4, 2
_SAME = ("", "率", "完成率", "计划完成率")
_ADDED = ("新增", "净增", "新建", "新培育", "新认定")
_ITS_SHARE = ("占比", "比重", "比例", "比率")
_TOTALS = ("总量", "总数", "总计", "总额", "累计总数", "数量")


def _labelled(name: str, spot: Spot) -> Subject:
    """The indicator of a name, or a label of it."""
    return naming.named(name, spot.names) or Subject(label=naming.label(name))


@production(
    example=("完成工业投资30亿元，占全市的｜12%。", "工业投资占全市比重"),
    counter=("完成工业投资30亿元，茶企占全市的｜12%。", "茶企占全市比重", "name before"),
    words=Words.BEFORE,
    of=(*SHARE, "points"),
    before=True,
)
def share_in_whole(spot: Spot) -> Subject | None:
    """NP Q，占 NP 的 Q: the share of what was stated before in a whole."""
    before = spot.carried.subject
    if before is None or spot.dimension not in ("share", "points"):
        return None
    share = IN_WHOLE.match(spot.chunk.strip())
    return share_in(before, share["whole"], spot.names) if share else None


@production(
    example=("竹器产值8亿元、增长3%，其中竹椅占比｜51%。", "竹椅占竹器产值比重"),
    counter=("竹器产值8亿元、增长3%，竹椅占比｜51%。", "竹椅占比", "name before"),
    words=Words.BEFORE,
    of=SHARE,
    phrase=True,
)
def share_of_the_whole_before(spot: Spot) -> Subject | None:
    """NP Q，其中 NP 占 Q: a share without its whole is of what the clause or the lead names."""
    if spot.dimension != "share" or spot.falls_or_rises or "占" not in spot.chunk:
        return None
    part = _PART.fullmatch(spot.phrase)
    if part is None or spot.names.exact(spot.phrase) is not None:
        return None
    inside = next((one for one in Sentence.of(part["part"]).tokens if one.text == "中"), None)
    if inside is not None and _PART_AT_LEAST < inside.start < len(part["part"]) - _PART_AT_LEAST:
        whole, owner = part["part"][: inside.start], part["part"][inside.end :]
    else:
        whole, owner = _whole_told(part["part"], spot), part["part"]
    if not whole:
        return None
    name = f"{owner}占{whole}比重"
    return naming.shares(name, spot.names) or Subject(label=naming.label(name))


def _whole_told(part: str, spot: Spot) -> str:
    """The whole of a share that names none: of 在NP中, of 其中, of the share told before it."""
    lead = IN.search(spot.place.sentence)
    if lead is not None:
        return lead["whole"]
    before, figure, name = spot.carried.subject, spot.carried.figure, spot.carried.name
    if before is None or figure is None:
        return ""
    if figure.dimension in ("share", "points") and figure.transformation is Transformation.LEVEL:
        shared = _OF_WHOLE.search(name)
        return shared["whole"] if shared and "其中" not in spot.place.left else ""
    among = "其中" in spot.place.left or part.endswith(name[-_SAME_HEAD:])
    return name if among and not name.endswith(("率", "比重", "占比")) else ""


@production(
    example=("办理代表建议72件，委员满意度｜98%。", "suggestions_satisfaction_rate"),
    counter=("接待群众720人，群众满意度｜98%。", "群众满意度", "words before"),
    words=Words.BEFORE,
)
def satisfaction_with_answers(spot: Spot) -> Subject | None:
    """办理建议 Q，满意率 Q: how content those are whose suggestions were answered."""
    return satisfied(spot.phrase, spot.carried, spot.names)


@production(
    example=("进出口总额增长12%，其中对东盟｜增长48%。", "imports_exports"),
    counter=("进出口总额增长12%，其中茶叶产量｜增长48%。", "茶叶产量", "words before"),
    words=Words.EARLIER,
    of=SHARE,
    before=True,
)
def growth_of_a_part(spot: Spot) -> Subject | None:
    """NP 增长 Q，其中 NP 增长 Q: the growth of a part of what was stated before."""
    left, phrase, figure = spot.place.left, spot.phrase, spot.carried.figure
    if "其中" not in left or not spot.falls_or_rises or spot.dimension != "share":
        return None
    before, whole = spot.carried.subject, spot.carried.name
    if before is None or figure is None or figure.transformation is not Transformation.GROWTH:
        return None
    if not 1 < len(phrase) <= _PART_AT_MOST or naming.named(phrase, spot.names) is not None:
        return None
    if leaning.ends_as_measured(phrase) or before.coverage is not None:
        return None
    added = spot.names.exact(f"{phrase}增加值") if figure.code == "gdp" else None
    if added is not None or figure.code == "gdp":
        return Subject(added) if added else None
    if before.indicator is not None:
        return Subject(before.indicator, coverage=phrase)
    measured = leaning.measure_at_end(whole)
    return Subject(label=naming.label(f"{phrase}{measured}")) if measured else None


@production(
    example=("签约项目12个，实现率｜98%。", "签约项目实现率"),
    counter=("签约项目12个，签约企业实现率｜98%。", "签约企业实现率", "words before"),
    words=Words.BEFORE,
    phrase=True,
    before=True,
)
def rate_of_the_same(spot: Spot) -> Subject | None:
    """NP Q，完工率 Q: a rate of what was stated before."""
    if spot.carried.subject is None or spot.phrase != "率":
        return None
    rate = _RATE.search(spot.chunk)
    if rate is None or rate["rate"].endswith("完成率"):
        return None
    return _labelled(f"{spot.carried.name}{rate['rate']}", spot)


@production(
    example=("最低工资标准三个档次提高到每月｜1400元。", "minimum_wage"),
    counter=("茶企12家，2023年达到｜420亿元。", "茶企", "the same"),
    words=Words.SENTENCE,
    phrase=False,
    before=True,
)
def series_behind_a_count(spot: Spot) -> Subject | None:
    """NP Q 个档次，达 Q: behind a count, the series that the sentence began with."""
    before, figure = spot.carried.subject, spot.carried.figure
    if spot.phrase or before is None or before.indicator is not None:
        return None
    return _series_spoken_of(spot) if figure is not None and figure.is_count else None


def _series_spoken_of(spot: Spot) -> Subject | None:
    known = leaning.spoken_of(spot.place.sentence, spot.unit, spot.names, spot.grammar)
    return Subject(known) if known else None


@production(
    example=("脱贫2138户｜8206人。", "people_lifted_from_poverty"),
    counter=("脱贫2138户，搬迁｜8206人。", "搬迁", "words before"),
    words=Words.EARLIER,
    of=("count",),
    phrase=False,
    before=True,
)
def persons_of_households(spot: Spot) -> Subject | None:
    """Q户Q人: the persons of the households stated before."""
    before, name, unit = spot.carried.subject, spot.carried.name, spot.unit
    if before is None or spot.phrase or not name.endswith("户数") or spot.dimension != "count":
        return None
    if unit is None or unit.normalized != "persons":
        return None
    return naming.named(name.removesuffix("户数"), spot.names) or before


@production(
    example=("改造老旧小区31个、｜186栋。", "改造老旧小区栋数"),
    counter=("改造老旧小区31个、桥梁｜12座。", "改造桥梁", "words before"),
    words=Words.EARLIER,
    of=("count",),
    phrase=False,
    before=True,
)
def same_in_another_unit(spot: Spot) -> Subject | None:
    """NP Q个、Q栋: the same things counted in another unit are no values of the indicator."""
    before, figure, unit = spot.carried.subject, spot.carried.figure, spot.unit
    if spot.phrase or before is None or before.indicator is None:
        return None
    if unit is None or spot.dimension != "count" or figure is None or not figure.is_count:
        return None
    resolved = spot.grammar.units.resolve(figure.unit) if figure.unit else None
    same = resolved is not None and resolved.unit.name == unit.name
    if same or leaning.usual(before.indicator, unit, spot.grammar):
        return None
    return Subject(label=naming.label(f"{before.indicator.zh}{unit.name}数"))


@production(
    example=("茶油产量3万吨，占全省的30%，｜增长5%。", "茶油产量"),
    counter=("茶油产量占全省的30%，｜增长5%。", "茶油产量占全省比重", "the same"),
    words=Words.EARLIER,
    of=SHARE,
    phrase=False,
)
def growth_behind_a_share(spot: Spot) -> Subject | None:
    """NP Q，占 NP 的 Q，增长 Q: behind a share, the growth is of the amount that has the share."""
    share = spot.carried.figure
    if spot.phrase or not spot.falls_or_rises or spot.dimension != "share" or share is None:
        return None
    amount = share.before
    if amount is None or share.dimension != "share" or "占" not in spot.carried.name:
        return None
    levels = share.transformation is amount.transformation is Transformation.LEVEL
    return amount.subject if levels and amount.dimension not in ("share", "points") else None


@production(
    example=("地区生产总值420亿元，｜增长5%。", "gdp"),
    counter=("地区生产总值420亿元，财政收入｜增长5%。", "total_fiscal_revenue", "name before"),
    words=Words.EARLIER,
    before=True,
)
def the_same(spot: Spot) -> Subject | None:
    """NP Q，增长 Q: a clause without a subject goes on with the one before."""
    return spot.carried.subject if spot.phrase in _SAME else None


@production(
    example=("重点企业196家，税收占比｜33%。", "key_firms_tax_share"),
    counter=("公园196座，税收占比｜33%。", "tax_share_of_budget_revenue", "name before"),
    words=Words.BEFORE,
    phrase=True,
    before=True,
)
def money_of_firms(spot: Spot) -> Subject | None:
    """NP企业 Q，税收 Q: taxes and profits of the firms or parks stated before."""
    if spot.carried.subject is None:
        return None
    name = leaning.owned(spot.phrase, spot.carried.name)
    if name is None:
        return None
    known = spot.names.exact(name)
    return Subject(known) if known else Subject(label=naming.label(name))


@production(
    example=("粮食播种面积32万亩，产量｜14万吨。", "grain_output"),
    counter=("粮食播种面积32万亩，茶叶产量｜14万吨。", "茶叶产量", "words before"),
    words=Words.BEFORE,
    phrase=True,
    before=True,
)
def measure_of_the_thing_before(spot: Spot) -> Subject | None:
    """新增 NP Q，总里程 Q: an indicator named by the thing before and a measure here."""
    if spot.carried.subject is None or spot.names.exact(spot.phrase) is not None:
        return None
    known = leaning.completed(spot.phrase, spot.carried.name, spot.names)
    fits = known is not None and leaning.fits(known, spot.unit, spot.grammar)
    return Subject(known) if fits else None


@production(
    example=("新建公办幼儿园12所、新增学位｜300个。", "public_kindergarten_places_added"),
    counter=("新建公办幼儿园12所，新增学位｜300个。", "school_places_added", "name before"),
    words=Words.BEFORE,
    before=True,
)
def finer_measure_of_the_thing_before(spot: Spot) -> Subject | None:
    """NP Q、MEASURE Q: across 、 a measure that is a name alone too is that of the thing before."""
    if spot.carried.subject is None or not spot.chunk.startswith(("、", "，其中")):
        return None
    known = leaning.completed(spot.phrase, spot.carried.name, spot.names)
    return Subject(known) if known else None


@production(
    example=("茶叶种植面积3万亩，新增｜2000亩。", "新增茶叶种植面积"),
    counter=("茶叶种植面积3万亩，新增竹林｜2000亩。", "新增竹林", "words before"),
    words=Words.EARLIER,
    phrase=True,
    before=True,
)
def newly_added(spot: Spot) -> Subject | None:
    """NP Q，新增 Q: what was added to a stock stated before."""
    name = spot.carried.name
    if spot.carried.subject is None or spot.phrase not in _ADDED or name.startswith(("新", "净")):
        return None
    return _labelled(f"{spot.phrase}{name}", spot)


@production(
    example=("高新技术企业120家，占比｜30%。", "高新技术企业占比"),
    counter=("高新技术企业120家，茶企占比｜30%。", "茶企占比", "name before"),
    words=Words.EARLIER,
    phrase=True,
    before=True,
)
def its_share(spot: Spot) -> Subject | None:
    """NP Q，占比 Q: the share of what was stated before, of a whole not named."""
    name = spot.carried.name
    if spot.carried.subject is None or spot.phrase not in _ITS_SHARE:
        return None
    part = spot.carried.subject.coverage or ""
    if part.endswith(("以上", "以下")):  # 营业收入10亿元以上|企业
        return Subject(label=naming.label(f"{part}{name.removesuffix('数')}{spot.phrase}"))
    share = naming.shares(f"{name}占比", spot.names)
    return share or Subject(label=naming.label(f"{name}{spot.phrase}"))


@production(
    example=("一般公共预算收入12亿元，为年度预算的｜103%。", "budget_revenue"),
    counter=(
        "一般公共预算收入12亿元，税收占比｜83%。",
        "tax_share_of_budget_revenue",
        "name before",
    ),
    words=Words.EARLIER,
    before=True,
)
def held_against_a_plan_or_area(spot: Spot) -> Subject | None:
    """NP Q，完成计划的 Q; 高于全市 Q: the series before, held against a plan or an area."""
    before = spot.carried.subject
    if before is None or naming.is_plan(spot.phrase):
        return before
    gap = GAP.search(spot.chunk) if spot.dimension in ("points", "") else None
    return before if gap and not naming.core(spot.chunk[: gap.start()]) else None


@production(
    example=("国家级试点35项、省级｜135项。", "省级试点"),
    counter=("国家级试点35项、省级园区｜13个。", "省级园区", "words before"),
    words=Words.EARLIER,
    phrase=True,
    before=True,
)
def of_another_level(spot: Spot) -> Subject | None:
    """国家级 NP Q、省级 Q: the same things of another level of government."""
    if spot.carried.subject is None:
        return None
    name = leaning.of_rank(spot.phrase, spot.carried.name)
    return _labelled(name, spot) if name is not None else None


@production(
    example=("建成茶亭3座，总数达｜12座。", "茶亭"),
    counter=("建成茶亭3座，竹亭总数达｜12座。", "竹亭总数", "words before"),
    words=Words.EARLIER,
    phrase=True,
    before=True,
)
def total_of_things(spot: Spot) -> Subject | None:
    """建成 NP Q，总数 Q: the total of the things stated before."""
    before, name = spot.carried.subject, spot.carried.name
    if before is None or before.indicator is not None or spot.phrase not in _TOTALS:
        return None
    thing = leaning.thing_of(name)
    own = thing.rpartition("等")[2] if "、" in thing else thing  # 甲市、乙市等|森林城市
    return Subject(label=naming.label(own or thing)) if thing != name else None


@production(
    example=("高新技术企业增加12家，总数达｜120家。", "high_tech_enterprises"),
    counter=("高新技术企业增加12家，茶企总数达｜120家。", "茶企总数", "words before"),
    words=Words.EARLIER,
    phrase=True,
    before=True,
)
def total_of_an_indicator(spot: Spot) -> Subject | None:
    """NP 增加 Q，总数 Q: the stock of the indicator stated before."""
    before = spot.carried.subject
    if before is None or before.indicator is None or spot.phrase not in _TOTALS:
        return None
    stock = spot.names.by_code.get(before.indicator.code.removeprefix("new_"))
    return Subject(stock or before.indicator, None, before.coverage)
