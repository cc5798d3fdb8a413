"""What a number is of its series: a level, a growth, a change, a rank, a part of a plan."""

from __future__ import annotations

import re

from reportschema.models.fields.codes import Transformation
from reportschema.reading.figures.aspects.number import Number
from reportschema.reading.figures.measuring.rules import Rule, rule

_COMPLETION = re.compile(
    r"完成率|完成(?:年度|全年|市|省|区|计划)[^，,]{0,10}(?:的)?$"
    r"|(?:占|为|完成|达到)[^，,]{0,8}"
    r"(?:任务|计划|目标|预算数|(?<!国家)预算(?![^，,]{0,3}(?:支出|收入))|计划数)[^，,]{0,3}的?$"
)
_MULTIPLE = re.compile(
    r"(?:是|为|相当于)[^，,。]{1,16}的(?:[0-9.一二三四五六七八九十点]{1,8}倍?[、和])*$"
    r"|于[^，,]{0,6}$"
)
# 提高到95% is a level, whatever the verb.
_TO_LEVEL = re.compile(r"(?:到|至|为|达|达到|在)(?:[一二〇零○0-9]{2,4}年(?:末|底)?的)?$")
# 增速提高到9% is a growth all the same.
_RATE_NAMED = re.compile(r"增速|增幅|涨幅|(?<!人口)(?<!自然)增长率|降幅|增长(?!率)[^，,]{0,6}$")
_COMMA = re.compile("[，,]")
_LISTED = ("、", "和", "及", "与")
_CONTRIBUTION = re.compile(
    "贡献(?:率|度|份额)?(?:分别|平均|已|达到?|(?:提高|提升|上升|升|增|下降|降|稳定|保持)[到至在]|[由从为]|超过?|约|近)*$"
)
# 增加300个|招生计划: what is counted stands behind.
_COUNTS = re.compile(r"(?!以上|以下|左右|和|与|及|以|到|达|至|而|的)[\u4e00-\u9fff“《]")
# 茶企净增|30家; 净增茶企30家 is what came to them.
# 日均净增30家 is how many came each day.
_NET = re.compile("(?<=[\u4e00-\u9fff])(?<![日天月周]均)(?<!平均每[日天月周])净增加?了?$")
_CUT = re.compile("^(?:大幅|坚决|再|继续)?(?:压减|削减|精简|压缩)[^占率比到至为]{2,24}(?<!的)$")
_CLEANER = re.compile("(?:PM[0-9._]+|浓度|颗粒物)[^，,。；;]{0,14}改善了?(?:约|近|超)?$")
# 管网改造|完成|80%; 改造率完成 and 完成1%抽样调查 are none
_WORK_DONE = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?<![率度量额值资重例速幅])(?:已|均|都|也|分别|累计|基本|全年|总体){0,3}完成"
    "(?:了|[约近超]|超过|达到?)?(?:[0-9.%、和]{1,24}[、和])?$"
)
_THING_BEHIND = re.compile("(?!以上|以下|左右)[\u4e00-\u9fff]")
_TALLIED = ("count", "money", "area", "length")
_SHARE, _TIMES = ("share",), ("multiple",)


@rule(Transformation.RANK, "工业产值居全省｜第3位。", "工业产值占全省｜3%。")
def rank(number: Number) -> bool:
    """第 Q 位: a rank."""
    return number.quantity.kind == "rank"


@rule(
    Transformation.CHANGE, "森林覆盖率｜提高2个百分点。", "森林覆盖率提高到｜62%。", of=("points",)
)
def points(_number: Number) -> bool:
    """Q 个百分点: a change of a share or rate."""
    return True


@rule(Transformation.MULTIPLE, "工业产值是上年的｜1.2倍。", "工业产值｜增长1.2倍。", of=_TIMES)
def so_many_times_another(number: Number) -> re.Match[str] | bool | None:
    """是 NP 的 Q 倍: so many times another number."""
    return not number.has_direction and _MULTIPLE.search(number.near)


@rule(Transformation.GROWTH, "工业产值｜翻一番。", "工业产值是上年的｜1.2倍。", of=_TIMES)
def growth_by_times(_number: Number) -> bool:
    """增长 Q 倍, 翻番: a growth by so many times."""
    return True


@rule(Transformation.GROWTH, "工业产值｜增长5%。", "工业产值占｜5%。", of=_SHARE)
def growth_by_its_own_words(number: Number) -> bool:
    """增长 Q%: the quantity itself says its direction."""
    return number.has_direction


@rule(
    Transformation.GROWTH,
    "水稻、玉米产量分别增长3%、｜5%。",
    "水稻、玉米占比分别达到3%、｜5%。",
    of=_SHARE,
)
def growth_of_its_list(number: Number) -> bool:
    """分别增长 Q、Q: the verb before a list holds for each of its shares."""
    return number.values.transformation is Transformation.GROWTH


@rule(Transformation.LEVEL, "绿化率提高到｜62%。", "工业增速提高到｜6%。", of=_SHARE)
def share_reached(number: Number) -> re.Match[str] | bool | None:
    """提高到 Q%: a share that was reached, whatever the verb."""
    if _RATE_NAMED.search(_COMMA.split(number.near)[-1]):
        return False
    return _TO_LEVEL.search(number.near)


@rule(
    Transformation.COMPLETION, "财政收入完成年度预算的｜103%。", "财政收入占全省的｜3%。", of=_SHARE
)
def part_of_a_plan(number: Number) -> re.Match[str] | None:
    """完成计划的 Q%: how far a plan or budget was carried out, of each in a list of values."""
    listed = number.values.verb if number.chunk.endswith(_LISTED) else ""
    return _COMPLETION.search(number.near) or (_COMPLETION.search(listed) if listed else None)


@rule(Transformation.LEVEL, "工业对经济增长贡献率达｜35%。", "工业产值增速达｜5%。", of=_SHARE)
def part_of_growth(number: Number) -> re.Match[str] | None:
    """增长贡献率 Q%: a share of growth is no growth."""
    return _CONTRIBUTION.search(number.near)


@rule(Transformation.GROWTH, "工业产值增速达｜5%。", "森林覆盖率升幅不大，为｜62%。", of=_SHARE)
def growth_by_words_before(number: Number) -> bool:
    """增速为 Q%: the words before a share make it a growth, but for what is itself a rate."""
    return not number.is_rate and number.directions.rate_before(number.near)


@rule(Transformation.GROWTH, "可吸入颗粒物浓度改善｜5%。", "茶园水质改善率达｜5%。", of=_SHARE)
def cleaner(number: Number) -> re.Match[str] | None:
    """浓度改善 Q%: by which share there is less of what pollutes."""
    return _CLEANER.search(number.near)


@rule(
    Transformation.GROWTH,
    "压减县直机关事业单位公用经费｜15%。",
    "压减经费占全部经费的｜15%。",
    of=_SHARE,
)
def cut(number: Number) -> re.Match[str] | None:
    """压减 NP Q%: by which share something was cut, however long its name."""
    return _CUT.search(number.last)


@rule(Transformation.GROWTH, "工业产值比上年多｜5%。", "工业产值比重为｜5%。", of=_SHARE)
def more_by_a_share(number: Number) -> bool:
    """比 NP 多 Q%: by which share there is more or less of something."""
    return number.directions.more_or_less(number.near)


@rule(
    Transformation.COMPLETION,
    "茶亭改造项目完成｜88%。",
    "茶亭改造率完成｜88%。",
    of=_SHARE,
    indicator=False,
)
def part_of_a_work(number: Number) -> re.Match[str] | None:
    """改造完成 Q%: how far a work was carried out."""
    if "完成" not in number.near or _THING_BEHIND.match(number.right):
        return None
    return _WORK_DONE.search(number.chunk)


@rule(Transformation.CHANGE, "全县排名前移｜3位。", "走访困难老人｜3位。", of=("rank",))
def places_moved(number: Number) -> bool:
    """前移 Q 位: so many places up or down."""
    return number.directions.place_moved(number.near + (number.quantity.direction_word or ""))


@rule(Transformation.CHANGE, "茶企比上年｜增加3家。", "新增茶企｜3家。")
def more_or_fewer(number: Number) -> bool:
    """比 NP 增加 Q: so many more or fewer of a stock."""
    if number.dimension in ("share", "rank"):
        return False
    listed = number.values.transformation is Transformation.GROWTH
    if listed and number.dimension in _TALLIED:
        return True
    return number.directions.more_or_less(number.near + (number.quantity.direction_word or ""))


@rule(Transformation.CHANGE, "低保标准｜提高20元。", "提高低保标准｜20元。")
def by_its_own_words(number: Number) -> re.Match[str] | bool | None:
    """NP 增加 Q, nothing counted behind: so much more or less of what is named before."""
    if number.dimension in ("share", "rank") or _COUNTS.match(number.right):
        return False
    if not number.has_direction:
        return _NET.search(number.near)
    word = number.quantity.direction_word or ""
    indicator = number.indicator
    return indicator is None or not any(name.endswith(word) for name in indicator.aliases)


@rule(Transformation.LEVEL, "工业产值｜30亿元。", "工业产值｜增长30%。")
def level(_number: Number) -> bool:
    """NP Q: a level, where nothing says otherwise."""
    return True


TRANSFORMATIONS: tuple[Rule[Transformation], ...] = (
    rank,
    points,
    so_many_times_another,
    growth_by_times,
    growth_by_its_own_words,
    growth_of_its_list,
    share_reached,
    part_of_a_plan,
    part_of_growth,
    growth_by_words_before,
    cleaner,
    cut,
    more_by_a_share,
    part_of_a_work,
    places_moved,
    more_or_fewer,
    by_its_own_words,
    level,
)
# Those whose numbers fall always.
FALLS = (cleaner, cut)
# Rules whose numbers fall where the words before them say so.
FALL_BY_WORDS = (points, growth_by_words_before, more_by_a_share, more_or_fewer)
