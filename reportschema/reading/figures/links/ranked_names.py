"""What the clause of a rank says that it ranks: 茶叶产量|居全省第2位, 茶叶、竹器产量均|居第3位."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.models.fields.codes import Transformation
from reportschema.reading.clauses.owners import thing
from reportschema.reading.clauses.verbs import governing
from reportschema.reading.figures.aspects.figure import FigureDraft
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.subjects.lists import name_lists
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.spots.carried import Carried

# 城镇化率|连续三年|居全省第二: what is ranked, before the verb.
_RANKED = re.compile(
    r"[、]?(?P<own>(?:居民|列车|[^居列]){2,60}?)(?:、|均|都|继续|始终|连续(?:[0-9]{1,3}个?(?:季度|月|榨季)|[多两二三四五六七八九十]{2,3}年|[^，,、]{0,4})|保持|稳|跃|(?<!吨)位|高|提升|上升"
    r"|前移|升|至|到|达|为|双双|分别){0,5}(?:居|列|排名?|进入|跻身|蝉联|荣登|跃上"
    r"|(?=全[国省市区州县球]|世界|西部|中部|东部|西北|中西部|东北|华东|同类))[^，,、]{0,10}$"
)
_TOTALS = re.compile(
    r"(?:新增|入选|获批|上榜|入围|获奖|累计|总|里程|数)*(?:总?量|总?数|数量|规模|总额|增速|增幅"
    r"|增长率|综合排名|个数|里程数?|家数|户数)(?:[、和及与]?增速)?"
    r"|.*[0-9一二三四五六七八九十][个家项].*|新?台阶|大关|关口"
)
# Which one of a total and its growth is ranked, or both.
_TOTAL = re.compile("(?:总|经济)?(?:总?量|规模|总?额|总?数|增量)")
_TOTAL_AND_RATE = re.compile(rf"(?P<total>{_TOTAL.pattern})[、和及与](?P<rate>增速|增幅)")
# 茶业投资|增速: it is the growth that is ranked.
RATE = re.compile("(?:平均)?(?:增速|增幅|增长率)$")
_EACH = re.compile("均|都|分别|双双")
_LIST = re.compile("(?:[^、0-9]{1,18}、)+[^、0-9]{2,30}")
_DONE = re.compile(
    "(?:建成|投运|投用|投产|开工|通车|通航|运行|开放|入选|获批|突破|上线|落地|完成|增长)、"
)
_QUOTED = re.compile("“[^“”]*”")
# 茶园保有率提高2个百分点、|连续多年|稳居全国第一: how long, and of what nothing.
_STREAK = re.compile(
    "^[并且也、]?连续(?:[0-9]{1,3}|[多两二三四五六七八九十]{1,3})个?(?:年|季度|月|届|次)"
)
# What no list of names holds: a sum of them.
_SUMMED = re.compile("(?:总数|总量|总额|合计|总和|之和)$")
_OWN_RATE = re.compile("(?:率|指数|比重|占比|满意度)$")
_ETC_OF_TWO = re.compile("等[^、]{0,12}[和及与]")
_NOT_IN_TURN = re.compile("[，,；;年在]")
_SUMMED_UP = re.compile(
    "^(?P<names>[^，,；;]{4,60}[、和][^，,；;]{2,20}?)等?(?:[0-9]{1,2}|[两二三四五六七八九十])[项个大](?:主要|核心|关键|经济)*"
    "(?:指标|数据)(?P<rate>增速|增长率)?(?:均|都)?[^，,；;]{0,8}$"
)
_JOINT = re.compile("[、和及与]")
# 茶亭开工率、|竣工数: of the same.
_BARE = re.compile(
    "(?:投资)?完成率|竣工数|开工率|竣工率|(?:成交|交易)[额量]|(?:融资|合同|签约)?金额"
)
_MEASURED_END = re.compile(
    "(?:[量率额数值度幅价]|规模|面积|能力|份额|水平|指数|比重|占比|里程|投资|装机|产能|成绩|结果|GDP)$"
)
# 茶叶出口3万吨、|货值|居全国第1位: a measure of what was told before it.
_MEASURE = re.compile(
    "(?:出口|进口|出栏|存栏|外送|产|销|保有|储藏)量|货值|总吨位|总产量|(?:储气|储能)能力|(?:支出|建设)?进度"
)
_MOVE = re.compile("(?:提升|改善|下降|上升|增长)幅度|降幅|升幅")
_MEASURED = re.compile("(?:(?:交易|成交|总|发电)?量|总数|总?产量|销量|面积|数量|规模)$")
# 茶具、竹器、茶毯|入选|省级产业集群，数量|居第2位
_CHOSEN = re.compile("(?P<verb>入选|获批|入围|上榜|获评|荣获|列入|纳入)(?P<what>[^，,0-9]{2,20})$")
_COUNTED = re.compile("(?:入选|获批|上榜|入围|获奖)?(?:总数|数量|个数|数)")
_NAMED_FROM = re.compile("(?<=..)[从由](?=全[国省市]|世界|全球|第|$)")
# 跻身|全国百强茶市|第9位: the list in which it is placed.
_PLACED = re.compile(
    "^(?:连续[^居列，、]{1,6})?(?:位列|位居|名列|跻身|入围|蝉联|跃居|稳居|荣登|荣获|居(?!民)|排)(?=(?:全[国省市球]|[一-鿿“]).{3})"
)
_SHORTEST = 3


def is_total(words: str) -> bool:
    """Whether words only say that it is how many that are ranked, or how fast they grow."""
    return _TOTALS.fullmatch(words) is not None


def placed_in(label: str) -> str:
    """The list that a label says something is placed in."""
    return _PLACED.sub("", label)


def words_of(chunk: str) -> str:
    """The words before the verb of a rank, "" where there are none."""
    own = _RANKED.match(chunk)
    return _STREAK.sub("", own["own"].strip("、 ")) if own else ""


def own_name(chunk: str) -> str:
    """What the clause of a rank says that it is of, "" where it says nothing of its own."""
    words = words_of(chunk)
    each = _EACH.search(chunk) is not None
    told = _STREAK.sub("", _last_of(words))
    if told != words and _is_list(words) and (each or not is_total(told)):
        told = words
    if any(map(is_total, (_QUOTED.sub("", told), told.partition("、")[0]))):
        return ""
    name = _with_rate(naming.core(told), told)
    name = _PLACED.sub("", _NAMED_FROM.split(name)[0])
    return name if len(name) >= _SHORTEST and not is_total(_QUOTED.sub("", name)) else ""


def _last_of(words: str) -> str:
    """What stands behind the last 、 that no quotation mark holds."""
    at = words.rfind("、")
    while at >= 0 and words.rfind("“", 0, at) > words.rfind("”", 0, at):
        at = words.rfind("、", 0, at)
    return words[at + 1 :]


def _is_list(words: str) -> bool:
    """Whether words before a verb are a list of names, and no clause before the last."""
    return _LIST.fullmatch(words) is not None and not governing(words) and not _DONE.search(words)


def _with_rate(name: str, told: str) -> str:
    """A name with the word that says that its growth is ranked."""
    rate = RATE.search(told)
    if rate is None or not name or name.endswith(rate.group()):
        return name
    return told[told.rfind(name) :] if name in told else f"{name}{rate.group()}"


def each_named(name: str, chunk: str, names: IndicatorNames) -> Sequence[str]:
    """The names that share a rank, each whole: 茶叶、竹器产量|居全省第2位.

    Over 和 alone only where 均 says that it is of each, of 分别 none.
    """
    each = _EACH.search(chunk)
    one_of_all = each is None and (_SUMMED.search(name) or "、" not in _QUOTED.sub("", name))
    if one_of_all or (each and each.group() == "分别") or _ETC_OF_TWO.search(name):
        return (name,)
    listed = _listed(name, names)
    shared = RATE.search(name) is not None
    ends = [RATE.sub("", one) if shared else one for one in (name, *listed)]
    measured = _MEASURED_END.search(ends[0]) is not None
    fits = all(
        len(one) >= _SHORTEST and (_MEASURED_END.search(one) or not measured) for one in ends[1:]
    )
    fits = fits and ("等" not in name or all(one[-2:] == name[-2:] for one in listed))
    return tuple(listed) if len(listed) > 1 and fits else (name,)


def _listed(name: str, names: IndicatorNames) -> list[str]:
    """The names of a list, each with what they share: 茶叶、竹器产量增速 are two growths."""
    rate = RATE.search(name)
    bare = name[: rate.start()] if rate else name
    if rate and bare.endswith("、"):  # 茶业产值、增速
        alone = bare.strip("、")
        return [name] if _JOINT.search(alone) else [alone, f"{alone}{rate.group()}"]
    listed = name_lists.of(bare, names)
    if not listed:
        return [name]
    last = listed[-1]
    made = [
        one if _MEASURED_END.search(one) else one + name_lists.behind_its_like(one, last)
        for one in listed
    ]
    owner = thing(_MEASURED.sub("", made[0]))
    made = [made[0], *(f"{owner}{one}" if _BARE.fullmatch(one) else one for one in made[1:])]
    if rate:
        made = [one if _OWN_RATE.search(one) else f"{one}{rate.group()}" for one in made]
    return made


def summed_up(sentence: str, names: IndicatorNames) -> Sequence[str]:
    """甲、乙等5项指标|居全省第一: those that are named, and not how many they are."""
    told = _SUMMED_UP.search(naming.last_chunk(sentence))
    if told is None:
        return ()
    rate = told["rate"] or ""
    named = _with_rate(naming.core(told["names"]), told["names"])
    listed = _listed(f"{named}{rate}", names)
    return listed if len(listed) > 1 else ()


def in_turn(
    draft: FigureDraft, found: Sequence[FigureDraft], sentence: str, names: IndicatorNames
) -> str:
    """Which of a list is ranked: 茶叶、竹器产业指数分别居全省第2位、|第7位; "" where none is."""
    before, each, between = sentence.rpartition("分别")
    begins = draft.start - len(sentence) + len(before)
    behind = [one for one in found if one.start >= begins]
    ranks = all(one.measure.transformation is Transformation.RANK for one in behind)
    if not each or not ranks or _NOT_IN_TURN.search(between):
        return ""
    told = naming.last_chunk(before)
    listed = each_named(_with_rate(naming.core(told), told), "均", names)
    place = len({one.start for one in behind})
    return listed[place] if place < len(listed) > 1 else ""


def of_its_total(
    before: FigureDraft | None, found: Sequence[FigureDraft], chunk: str, carried: Carried
) -> Sequence[FigureDraft | str]:
    """产值增长5%、总量|居全省第2位: its level, by name where no figure tells it.

    总量和增速均居第2位 ranks both. Nothing where no growth is told before.
    """
    words = words_of(chunk)
    both = _TOTAL_AND_RATE.fullmatch(words)
    total = both["total"] if both else words
    grows = before is not None and before.measure.transformation in _GROWING
    if before is None or not grows or not _TOTAL.fullmatch(total):
        return ()
    ranked = _level(before, found, total) or _named_total(carried, total)
    return (ranked, before) if both and ranked else (ranked,) if ranked else ()


_GROWING = (Transformation.GROWTH, Transformation.CHANGE)


def level_that_moved(
    before: FigureDraft | None, found: Sequence[FigureDraft], chunk: str
) -> FigureDraft | None:
    """产值9亿元，年均增长5%，从全省第六位|上升到第四位: no average moves up, but the level."""
    if before is None or before.measure.transformation not in _GROWING:
        return None
    return _level(before, found, "") if chunk.lstrip("、，,").startswith(("从", "由")) else None


def _level(growth: FigureDraft, found: Sequence[FigureDraft], total: str) -> FigureDraft | None:
    """The last level told of what grew; of an increase none."""
    if total == "增量":
        return None
    levels = (
        one
        for one in reversed(found)
        if one.measure.transformation is Transformation.LEVEL
        and one.subject.named == growth.subject.named
        and one.measure.unit not in ("%", "％")
    )
    return next(levels, None)


def _named_total(carried: Carried, total: str) -> str:
    """The name of the level of what grew: 茶业产值总量."""
    subject = carried.subject
    name = f"{subject.coverage or ''}{carried.name}" if subject else ""
    if not name or "台阶" in name:
        return ""
    ended = name.endswith(("总额", "总量", "总值", "规模", "数", total)) and total != "增量"
    return name if ended and not name.endswith("总值") else f"{name}{total}"


def chosen(left: str, chunk: str) -> str:
    """甲、乙入选省级产业集群，数量|居第2位: how many of a list, which no figure counts."""
    if not _COUNTED.fullmatch(words_of(chunk)):
        return ""
    before = left.removesuffix(chunk).rstrip("，, 、")
    clause = naming.last_chunk(before)
    told = _CHOSEN.search(clause) if clause != before else None  # 8个茶厂入选…，数量: that count
    return f"{told['verb']}{told['what'].strip('“”')}数量" if told else ""


def measure_of(name: str, before: FigureDraft | None, left: str, carried: Carried) -> str:
    """A bare measure with what it is of, told right before it: 茶叶|出口量."""
    subject = carried.subject
    near = before is not None and naming.last_chunk(left.lstrip("、，,")) == left.lstrip("、，,")
    if subject is None or not near:
        return name
    of = f"{subject.coverage or ''}{carried.name}"
    if _MOVE.fullmatch(name):
        return f"{of}{name}"
    if not _MEASURE.fullmatch(name):
        return name
    of = thing(_MEASURED.sub("", of))
    return f"{of}{name}" if len(of) >= len("茶叶") and not of.endswith(name[:2]) else name
