"""Productions over lists whose first member says what the next are told of, though of another kind.

A place and the people in it, things with what they cost and a stage of them, capacities, products.
"""

from __future__ import annotations

import re

from reportschema.reading.clauses.owners import thing
from reportschema.reading.clauses.verbs import governing
from reportschema.reading.subjects.names import leaning, naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import SHARE, Words, production
from reportschema.reading.subjects.spots.spot import Spot
from reportschema.reading.words.stage_words import any_stage

# 转移39个村、|3.1万人
_MOVED = re.compile("(?P<verb>疏散|转移|撤离|搬迁|安置|解救|营救)[^，,。；;、]{3,24}$")
_PLACES = re.compile("[^，,。；;、]{0,8}(?:村|村庄|社区|乡镇|镇|街道|小区|院落|点)[、和及]")
_PEOPLE = {"人": "人员", "名": "人员", "户": "户数"}
_ENDS = re.compile("\\s*(?:$|[，,。；;])")
# 已开工|12个
_STAGE = re.compile(
    "(?:现?已经?|其中|目前|累计)*(?:全部)?"
    f"(?P<stage>{any_stage('started', 'begun', 'built', 'in_use')}|落地)"
)
# 压减竹炭产能|、玻璃
_CUT = re.compile("(?P<verb>压减|淘汰|退出|化解|压缩|关停|去除)(?P<what>.{2,})产能")
_LONGEST_PRODUCT = 8
_OUTPUT = re.compile(
    "产品(?:的)?产量[^，,。；;：:0-9]{0,12}(?:增|升)[^，,。；;：:0-9]{0,4}[，,：:]"
)
# 新竣工云溪茶厂等项目|96个
_BUILT = re.compile(f"新?(?:{any_stage('agreed', 'started', 'begun', 'built', 'in_use')}|新建)")
_SUMMED_UP = re.compile(
    "[^等、和及]{5,40}(?<!高)等(?!级)(?P<thing>[^等、]{0,6}(?:项目|工程|学校|医院|道路|公路|桥梁|景区))"
)
_PRODUCT = re.compile("(?!如)[\u4e00-\u9fffA-Za-z“”]{2,8}")
_NO_PRODUCT = ("业", "产品", "作物", "总量", "国家", "地区", "领域", "经济")


@production(
    example=("转移39个傍河村、｜3万余人。", "转移人员"),
    counter=("走访39个傍河村、｜3万余人。", "傍河村", "words before"),
    words=Words.SENTENCE,
    of=("count",),
    before=True,
)
def people_moved_with_their_places(spot: Spot) -> Subject | None:
    """转移 Q村、Q人: so many people moved beside so many places."""
    figure, left = spot.carried.figure, spot.place.left
    told = _PEOPLE.get(spot.unit.name) if spot.unit else None
    if told is None or figure is None or not figure.is_count or not _PLACES.fullmatch(left):
        return None
    moved = _MOVED.search(spot.place.sentence[: -len(left)])
    if moved is None or not _ENDS.match(spot.place.right):
        return None
    return Subject(label=f"{moved['verb']}{told}")


@production(
    example=("签约茶业项目30个，总投资超50亿元，已开工｜12个。", "开工茶业项目"),
    counter=("签约茶业项目30个，已开工｜12个。", "开工茶业项目", "next stage of the same"),
    words=Words.EARLIER,
    of=("count",),
    phrase=True,
    before=True,
)
def stage_of_things_before_their_money(spot: Spot) -> Subject | None:
    """NP Q个，总投资 Q元，已开工 Q个: a stage of the things, whose money was told between."""
    figure = spot.carried.figure
    counted = figure.before if figure is not None and figure.dimension == "money" else None
    stage = _STAGE.fullmatch(spot.phrase) if counted is not None else None
    if stage is None or counted is None or not counted.is_count or spot.unit is None:
        return None
    name = counted.subject.label or (
        counted.subject.indicator.zh if counted.subject.indicator else ""
    )
    what = thing(name)
    if len(what) <= 1 or not (counted.unit or "").endswith(spot.unit.name):
        return None
    label = f"{stage['stage']}{what}"
    return naming.named(label, spot.names) or Subject(label=naming.label(label))


@production(
    example=("淘汰竹炭产能9万吨、水泥｜2万吨。", "淘汰水泥产能"),
    counter=("淘汰竹炭产能9万吨、老旧水泥车｜20辆。", "淘汰老旧水泥车", "words before"),
    words=Words.EARLIER,
    of=("mass", "count", "volume", "area"),
    phrase=True,
    before=True,
)
def capacity_cut_of_the_next(spot: Spot) -> Subject | None:
    """VERB NP产能 Q、NP Q: of the next product so much capacity was cut too."""
    cut = _CUT.fullmatch(spot.carried.name) if "产能" in spot.carried.name else None
    if cut is None or not spot.place.left.startswith("、") or spot.falls_or_rises:
        return None
    if spot.dimension == "count" and (spot.quantity.unit or "")[-1:] not in ("箱", "件"):
        return None
    phrase = spot.phrase
    if (
        len(phrase) > _LONGEST_PRODUCT
        or governing(phrase)
        or phrase.endswith(("产能", "能力", "机组"))
    ):
        return None
    return Subject(label=f"{cut['verb']}{phrase}产能")


@production(
    example=("高技术产品产量大幅增长，光电芯圆片｜增长19%，茶业机器人增长26%。", "光电芯圆片产量"),
    counter=("高技术产品出口大幅增长，光电芯圆片｜增长19%。", "光电芯圆片", "words before"),
    words=Words.SENTENCE,
    of=SHARE,
    phrase=True,
)
def growth_of_products_listed(spot: Spot) -> Subject | None:
    """产品产量增长，NP 增长 Q，NP 增长 Q: each product of the list is one, whatever its name."""
    if not spot.falls_or_rises or "产品" not in spot.place.sentence:
        return None
    phrase, name = spot.phrase, spot.carried.name
    before = spot.place.sentence[: -len(spot.chunk)]
    listed = _OUTPUT.search(before)
    if listed is None or (spot.carried.figure is not None and not name.endswith("产量")):
        return None
    if not _PRODUCT.fullmatch(phrase) or phrase.endswith(_NO_PRODUCT) or governing(phrase):
        return None
    if leaning.ends_as_measured(phrase) or spot.names.exact(phrase) or "、" in phrase:
        return None
    label = f"{phrase}产量"
    known = spot.names.exact(label)
    return Subject(known) if known else Subject(label=naming.label(label))


@production(
    example=("新竣工云溪茶叶加工厂等项目｜96个。", "新竣工项目"),
    counter=("新竣工茶叶加工厂｜96个。", "新竣工茶叶加工厂", "words before"),
    words=Words.BEFORE,
    of=("count",),
    phrase=True,
)
def things_of_which_one_is_named(spot: Spot) -> Subject | None:
    """VERB NP等项目 Q个: of the things built and counted the one named before 等 is but one."""
    if "等" not in spot.phrase or not _ENDS.match(spot.place.right):
        return None
    verb = _BUILT.match(spot.phrase)
    told = _SUMMED_UP.fullmatch(spot.phrase, verb.end()) if verb else None
    if verb is None or told is None:
        return None
    label = f"{verb.group()}{told['thing']}"
    return naming.named(label, spot.names) or Subject(label=naming.label(label))
