"""What was measured: transformation, sign, collection; from the quantity's own words and those around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportschema.models import Indicator
from reportschema.models.codes import Accrual, Collection, Nature, Transformation, WordKind
from reportschema.notation import Grammar, Quantity
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lexicon import any_of

_COMPLETION = re.compile(
    r"完成率|完成(?:年度|全年|市|省|区|计划)[^，,]{0,10}(?:的)?$|(?:占|为|完成|达到)[^，,]{0,8}(?:任务|计划|目标|预算数|预算(?![^，,]{0,3}(?:支出|收入))|计划数)[^，,]{0,3}的?$"
)
_MULTIPLE = re.compile(r"(?:是|为|相当于)[^，,。]{1,16}的(?:[0-9.一二三四五六七八九十点]{1,8}倍?[、和])*$|于[^，,]{0,6}$")
# 增长7%以上、力争达到8%: what is striven for goes on with the growth before.
_GOES_ON = re.compile(r"[、，,]?(?:并|而)?(?:力争|争取|努力|确保|奋力|冲刺|实际)+(?:实现|达到?|完成|突破|超过|到)*")
# 提高到95% is a level, whatever the verb.
_TO_LEVEL = re.compile(r"(?:到|至|为|达|达到|在)(?:[一二〇零○0-9]{2,4}年(?:末|底)?的)?$")


# What came about in the period, told behind the count: 4家社区卫生服务中心获批成为….
_HAPPENED = re.compile(
    r"[^，,。；;、]{0,24}(?:获评|获批|入选|晋升|晋级|竣工|完工|开工|落户|荣获|建成|投产|通车|挂牌|脱贫|摘帽|上市|签约|被[评认授列]|成为|完成|取得|消除|纳入|出列|退出|投用|投运|受益|获[得国省市]|荣[获膺登]|全[部面]化解|清零|揭牌|交付|上榜|入围)"
)
# 已出让的13宗地块, 已完成7个: all until now.
_BY_NOW = re.compile(r"已(?:经|累计)?(?!达到?|覆盖|超过|突破|增[长加至]|发展|拥有|接近)[\u4e00-\u9fff]{2}(?:到?的)?$")
_TALLIED = ("count", "money", "area", "length")
# 在14个领域, 提供12类业务: a scope, not something done once.
_SCOPE = re.compile(r"^[^，,。；;、]{0,4}(?:领域|方面|环节|部门|重点场所)")
# 为2680户老人安装了呼叫器: the verb of the count stands behind it.
_DONE = re.compile(r"[^，,。；;]{1,24}了")
# 新增N of a stock is what came to it in the period, no level of it.
_ADDED = re.compile(r"(?:新增|净增|新建|新设|新办|新开办|新引进|新培育|新认定|新登记|新改扩建|改扩建)(?:的|了)?[^达至到]*$")
# 认定的重点企业达85家: how many there are, however they came to be.
_SUCH_THERE_ARE = re.compile(
    r"(?:认定|建成|入驻|注册|登记|培育|引进|获评|取得|管理|运营|在册)的[\u4e00-\u9fff]{2,14}(?:达到?|已有|共有|超过?|突破|增至)$"
)
# 新增发电装机10万千瓦、总装机达60万千瓦: the second names a stock of its own.
_HOLDS = re.compile(r"(?:装机|装机容量|能力|里程|存栏|保有量|总量|总数)(?:已?达到?|突破|超过?|已有|为)$")
# 在省内55个县(市、区)中名列前茅: among so many.
_OF_THESE = re.compile(r"[^，,。；;]{1,16}中(?:名列|位居|位列|排名|率先|唯一|脱颖)")
# Totals that stand: 总孵化面积30万平方米, 面积总计35万平方米.
_TOTAL = re.compile(r"总(?!产|销|投资|支出|收入)[\u4e00-\u9fff]{0,4}(?:面积|额|量|数|计)|总计|在建|在孵|(?:评|创建)(?:为|成)")


@dataclass(frozen=True, slots=True)
class Measure:
    """How a figure is measured. cue: the words that say a fall, with their distance before the quantity's start."""

    transformation: Transformation
    negative: bool
    collection: Collection | None
    cue: tuple[int, int] | None = None


def measure(
    quantity: Quantity,
    left: str,
    indicator: Indicator | None,
    grammar: Grammar,
    directions: Directions,
    listed: Transformation | None = None,
    listed_fall: bool = False,
    doing: bool = False,
    promised: bool = False,
    right: str = "",
) -> Measure:
    """The measure of a quantity.

    left: the words of its sentence before it; listed, listed_fall: what the verb before a 分别 list says of all its values; doing:
    a verb of making or doing governs the quantity from further off (查处A案件5宗、B案件3宗).
    """
    resolved = grammar.units.resolve(quantity.unit) if quantity.unit else None
    dimension = resolved.unit.dimension if resolved else ""
    near = left[-24:]
    falls = quantity.direction is WordKind.FALL or listed_fall
    transformation = Transformation.LEVEL
    if quantity.kind == "rank":
        transformation = Transformation.RANK
    elif dimension == "points":
        transformation = Transformation.CHANGE
        falls = falls or (quantity.direction is None and directions.fall_before(near))
    elif dimension == "multiple":
        transformation = Transformation.MULTIPLE if _MULTIPLE.search(near) and quantity.direction is None else Transformation.GROWTH
    elif dimension == "share":
        if quantity.direction is not None:
            transformation = Transformation.GROWTH
        elif listed is not None:
            transformation = listed
        elif _TO_LEVEL.search(near) and not re.search(
            r"增速|增幅|涨幅|(?<!人口)(?<!自然)增长率|降幅|增长(?!率)[^，,]{0,6}$", re.split("[，,]", near)[-1]
        ):
            transformation = Transformation.LEVEL
        elif _COMPLETION.search(near):
            transformation = Transformation.COMPLETION
        elif directions.rate_before(near) and not _share_like(indicator):
            transformation = Transformation.GROWTH
            falls = directions.fall_before(near)
    elif dimension == "rank":
        transformation = Transformation.CHANGE if directions.place_moved(near + (quantity.direction_word or "")) else Transformation.LEVEL
    elif (listed is Transformation.GROWTH and dimension in _TALLIED) or _more_than(near, quantity, directions):
        transformation = Transformation.CHANGE
    negative = falls and transformation in (Transformation.GROWTH, Transformation.CHANGE)
    return Measure(
        transformation,
        negative,
        _collection(transformation, dimension, left, indicator, doing, promised, right, quantity.unit or ""),
        None if not negative or quantity.direction is WordKind.FALL else directions.fall_word(near),
    )


def goes_on(how: Measure, left: str, indicator: Indicator | None, before: str | None, earlier: Transformation) -> bool:
    """Whether a share is no level but goes on with the growth told right before it, of the same indicator (code `before`)."""
    return (
        indicator is not None
        and indicator.code == before
        and how.transformation is Transformation.LEVEL
        and earlier is Transformation.GROWTH
        and not _share_like(indicator)
        and _GOES_ON.fullmatch(left) is not None
    )


def _more_than(near: str, quantity: Quantity, directions: Directions) -> bool:
    """比上年增加3家: N more of a named stock."""
    return directions.more_or_less(near + (quantity.direction_word or ""))


def _share_like(indicator: Indicator | None) -> bool:
    return indicator is not None and indicator.nature in (Nature.SHARE, Nature.RATE)


def _collection(
    transformation: Transformation,
    dimension: str,
    left: str,
    indicator: Indicator | None,
    doing: bool,
    promised: bool,
    right: str,
    unit: str = "",
) -> Collection | None:
    chunk = re.split(r"[，,；;。]", left)[-1]
    if _OF_THESE.match(right):
        return None
    if re.search(r"占地|待遇|门槛|上限|下限|价格|单价", chunk) or (
        dimension == "money" and re.search(r"(?<!高)标准(?!化|厂房|地|田)[^、]*$", chunk)
    ):
        return None
    if unit == "元" and re.search(r"标准|每人|每户|每亩|人均", left[-48:]) and not re.search(r"[合共总]计$", chunk):
        return None
    if (
        re.search(r"(?<!平均)每年(?:平?均)?[^、]*$", chunk)
        and dimension in ("share", "rate", "ratio")
        and transformation is Transformation.LEVEL
    ):
        return Collection.EACH
    if re.search(r"年均|年平均|平均每年", chunk):
        return Collection.AVERAGE
    if transformation in (Transformation.RANK, Transformation.COMPLETION, Transformation.CHANGE, Transformation.MULTIPLE):
        return None
    if transformation is Transformation.GROWTH:
        return Collection.SINCE if "累计" in chunk.rpartition("、")[2] else None
    if dimension in ("share", "points", "rank", "ratio", "rate", "density", "concentration", "multiple"):
        return None
    if re.search(r"每年|每月|每周|每天|每人|每户", chunk):
        return Collection.EACH
    if indicator is not None and indicator.accrual is None:
        return None
    if (
        re.search(any_of("since"), chunk)
        and not re.search(r"总[量数](?:达到?|为)?$|现有[^、]*$", chunk)
        and not re.search(r"[一五全两三]年|[0-9]年|期间|累计(?:开展|举办|组织|召开)", chunk)
    ):
        return Collection.SINCE
    if dimension in _TALLIED and _BY_NOW.search(chunk) and not re.search("年", chunk):
        return Collection.SINCE
    if dimension == "count" and indicator is not None and indicator.accrual is Accrual.FLOW and re.search(r"现有", chunk) and not promised:
        return Collection.SINCE
    if indicator is not None:
        added = _ADDED.search(chunk.rpartition("、")[2])
        return Collection.SUM if indicator.accrual is Accrual.FLOW or added else Collection.END
    if dimension == "count" and not promised and _SUCH_THERE_ARE.search(chunk):
        return Collection.END
    if unit.endswith("人次"):
        return Collection.SUM
    if (
        promised
        and dimension in ("count", "area", "length")
        and re.search(r"(?:稳定在|保持在|增至|增加到|(?<!新增)总[数量]达?到?|达到?)$", chunk)
        and not re.search(any_of("flow"), chunk)
        and not re.search("量$|量(?:达到?|稳定在|保持在|增至)$", chunk)
    ):
        return Collection.END
    last = chunk.rpartition("、")[2]
    if _TOTAL.search(last + right[:10]) and not re.search(any_of("flow"), last.replace("孵化", "")):
        return Collection.END if not promised else Collection.SUM
    if not promised and _HOLDS.search(last) and not re.search(any_of("flow"), last):
        return Collection.END
    if re.search(r"(?:资产总额|余额|存量|总资产|市值|储备)[^，,]{0,4}$", chunk) and "完成" not in chunk:
        return Collection.END
    if re.search(
        r"(?:产量|销量|发电量|货运量|客运量|周转量|吞吐量|成交额|销售额|交易额|营业额|产值|增加值|收入|支出|投资|利润|税收|人次|件次|批次)(?:[^，,]{0,6})$",
        chunk,
    ):
        return Collection.SUM
    if (
        dimension in ("count", "length")
        and not re.search(r"(?:新增|净增|新建|新改建|新开通|建成|改造|增加|完成)[^，,]{0,12}$", chunk)
        and re.search(r"(?:里程|装机|户数|人数|总数|容量|床位|能力|规模)(?:[^，,]{0,6})$", chunk)
    ):
        return Collection.END
    if (
        dimension == "money"
        or doing
        or re.search(r"全年|年内|当年", chunk)
        or _HAPPENED.match(right)
        or re.search(r"新[\u4e00-\u9fff]", chunk)
        or _going(chunk, right)
    ):
        return Collection.SUM
    stock = re.search(rf"(?:{any_of('stock')})[^，,]{{0,12}}$", chunk) or not re.search(any_of("flow"), chunk)
    return Collection.END if stock and not promised else Collection.SUM


def _going(chunk: str, right: str) -> bool:
    """推进20个治水工程, 为2680户老人安装了呼叫器: what a count's noun was worked on counts over the period; 推进改造项目134个 does not."""
    noun = re.match(r"[\u4e00-\u9fff“]", right)
    return (
        noun is not None and (re.search(any_of("going"), chunk) is not None or _DONE.match(right) is not None) and not _SCOPE.match(right)
    )


_MONTHLY = re.compile(r"(?<!每人每)(?:月人均|人均月)[^，,。；;]{1,14}$|(?:月人均|人均月)[^，,。；;]{1,14}从[^，,。；;]{1,40}$")
_PER_AREA = re.compile(r"每平方米(?:[0-9.]+元(?:提高|增加|提升|上升|调整)[到至为])?$")
# 两位|大师, 3位|市级传承人
_PERSONS = "位"


def unit_of_rate(unit: str | None, transformation: Transformation, before: str) -> str | None:
    """The unit that the words before a number give it (月人均收入1575元); None where it is as it stands."""
    if unit == "元" and _PER_AREA.search(before):
        return "元/平方米"
    if unit == "元" and transformation is Transformation.LEVEL and _MONTHLY.search(before):
        return "元/月"
    return "人" if unit == _PERSONS and transformation is Transformation.LEVEL else None
