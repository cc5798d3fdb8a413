"""What stands behind a count or an amount, and what became of it."""

from __future__ import annotations

import re

from reportschema.models import Unit
from reportschema.models.fields.codes import Nature
from reportschema.reading.clauses.counted import WORKED_ON, Counted, counted
from reportschema.reading.clauses.labels import of_count
from reportschema.reading.clauses.owners import thing
from reportschema.reading.clauses.verbs import governing, is_doing
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.quantities import Place
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.names.naming import label as label_of
from reportschema.reading.subjects.spots.carried import Carried

TOLD_BY = {"人": "人员", "名": "人员", "户": "住户"}
TROUBLES = ("问题", "困难", "难题")
_PEOPLE = re.compile(
    "(?:户|人|员|者|生|群众|人口|农民|居民|职工|对象|家庭|老人|儿童|妇女|青年|教师|干部|游客)$"
)


def became(predicate: str, phrase: str, unit: Unit | None, carried: Carried) -> Subject | None:
    """What became of those named before, or told by the unit alone.

    茶企12家，其中|5家|入选…; 为|1万人|提供….
    """
    if unit is None or unit.dimension != "count":
        return None
    people = unit.name in TOLD_BY
    phrase = "" if people and not _PEOPLE.search(phrase) else phrase
    name = phrase or (thing(carried.name) if carried.subject else "")
    by_unit = len(unit.name) > 1 or unit.name in "村镇乡县"
    counted_in = unit.name if by_unit else TOLD_BY.get(unit.name, "")
    places = "、" in phrase and unit.name in ("村", "镇", "乡", "县")  # 新溪、兰溪等|6县
    alone = places or name.endswith(("区", "市", "县")) or (people and not phrase)
    what = counted_in if alone else name or counted_in
    return Subject(label=label_of(f"{predicate}的{what}")) if what else None


def those(place: Place) -> str:
    """What an amount is of where a count stands between (投资37亿元的|6个|项目建成投产)."""
    return of_count("", counted(place.beyond)) if place.right == "的" else ""


def of_people(what: Counted, unit: Unit | None) -> Counted:
    """28万|云溪人民的承诺: people are counted, not what is theirs."""
    owner, _, theirs = what.whole.partition("的")
    if what.event or not theirs or theirs.endswith(TROUBLES):
        return what
    if unit is None or unit.name not in TOLD_BY:
        return what
    return what._replace(whole=owner, noun=owner) if _PEOPLE.search(owner) else what


def shared_end(what: Counted, right: str, place: Place) -> Counted:
    """14个集体、15名个人荣获…: what became of the last of a list became of all."""
    if what.predicate or what.event or not right.rstrip().endswith(("、", "和", "及")):
        return what
    last = counted(place.beyond)
    if not last.noun or last.noun in last.predicate:  # 个人获评|模范个人 tells of them alone
        return what
    return what._replace(predicate=last.predicate, state=last.state)


_GRADE = (
    "(?:(?:世界|国际|国家|区域|自治区|省部?|市|区|县|州|旗|乡镇|镇|村)级(?:以上)?"
    "|[国省市区县镇]定"
    "|[0-9一二三五]{0,4}[十百千万]{0,2}[万亿]元?级)"
)
_IS_GRADE = re.compile(_GRADE)
_GRADED = re.compile(f"(?:{_GRADE})(?P<thing>.{{2,}})")


def graded_end(what: Counted, right: str, place: Place) -> Counted:
    """3家国家级、4家省级智能工厂: of a list by grade the last has the thing of all."""
    if not _IS_GRADE.fullmatch(what.whole) or not right.rstrip().endswith(("、", "和", "及", "，")):
        return what
    last = counted(place.beyond)
    graded = _GRADED.fullmatch(last.whole)
    if graded is None:
        return what
    whole = what.whole + graded["thing"]
    return last._replace(
        whole=whole,
        noun=what.whole + last.noun.removeprefix(last.whole.removesuffix(graded["thing"])),
    )


_NEEDS_WORK = re.compile(
    "(?:实施|完成|推进|推动|启动|开展|抓好|组织|加强|改善|强化|支持|优化|提升)了?$"
)
_RATES = re.compile(
    "(?:[\u4e00-\u9fff]{2}率(?:[、和][\u4e00-\u9fff]{2,3}率){0,8}[均都]?(?:达到?|为)?"
    "|(?:细颗粒物|可吸入颗粒物|环境空气质量|空气质量)"
    "|(?:[、和]?(?:资产总额|营业收入|主营业务收入|总?产值|税收|利润|投资)){1,8}(?:同比|比上年)(?:分别)?)$"
)


def shared_work(what: Counted, chunk: str, right: str, place: Place) -> Counted:
    """实施12万平方米旧楼、3000户农房节能改造.

    The work at the end of a list is done to all of it.
    """
    if what.event or what.predicate or not right.rstrip().endswith(("、", "和", "及")):
        return what
    if "，" in right or not what.whole or not _NEEDS_WORK.search(governing(chunk) or chunk):
        return what
    last = counted(place.beyond).whole
    tokens = Sentence.of(last.removesuffix("工作").removesuffix("任务") or "、").tokens
    if len(tokens) < 2 or "event" not in tokens[-1].kinds:
        return what
    work = tokens[-1].text
    if len(tokens) > 2 and tokens[-2].text in WORKED_ON:
        work = f"{tokens[-2].text}{work}"
    if what.whole.endswith(work):
        return what
    return what._replace(whole=what.whole + work, event=work)


_ATTRIBUTES = ("控", "级", "属", "管", "定", "型", "类", "上")  # 国控、|省控断面


# 4个重大专项|和新能源、节能等|6个重点专项
_NAMES_NEXT = re.compile(
    "(?P<thing>[^，,。；;、和及]{2,16})(?:、|和|及|以及|，)[^，,。；;0-9]{2,30}等$"
)


def before_next(what: Counted, right: str) -> Counted:
    """3项县定实事、|镇定: what stands behind 、 right before the next count is of that one."""
    if right.endswith("等") and (names := _NAMES_NEXT.fullmatch(right)):
        alone = counted(names["thing"])
        return alone if alone.noun and not alone.predicate else what
    first, _, last = what.whole.rpartition("、")
    ends = right.rstrip().removesuffix("的").endswith(f"、{last}")
    if not first or not last or what.predicate or not ends or first.endswith(_ATTRIBUTES):
        return what
    return what._replace(whole=first, noun=first, event="")


_VILLAGES = ("村", "行政村", "自然村", "社区", "乡镇", "乡", "镇", "县", "小区", "街道")


def before_households(what: Counted, chunk: str, right: str, place: Place) -> Counted:
    """完成43个村1.6万户改造工程: what was done to so many households was done in those places.

    8所高校14个学科入选名单: what those that they have came to.
    """
    if what.predicate or what.event or not what.whole or right.strip() != what.whole:
        return what
    last, verb = counted(place.beyond), governing(chunk)
    if what.whole in _VILLAGES:
        work = last.whole if last.event or last.whole.endswith("工程") else ""
        if work:
            return what._replace(predicate=f"{verb}{work}")
    if verb or not last.predicate or not what.whole.endswith(_HAVE_PARTS):
        return what
    theirs = f"{last.noun}{last.predicate}"
    return what._replace(predicate=theirs) if len(theirs) <= _LONGEST_THEIRS else what


# 8所|高校|14个学科, 20个|部门|228项事项
_HAVE_PARTS = (
    *_VILLAGES,
    *(
        "高校",
        "学校",
        "大学",
        "部门",
        "单位",
        "基地",
        "国家",
        "企业",
        "市县",
        "县市",
        "市",
        "医院",
        "机构",
    ),
)
_LONGEST_THEIRS = 26


# 7个示范园|产值|分别增长8%、6%
_SHARED_OUT = re.compile("(?:分别|均|预计|同比)(?:实现|增长|达到?|超过?)?$")
_MEASURES_TOLD = re.compile(
    "(?:[、和]?(?:资产总额|(?:主营业务|营业|销售|财政)?收入|总?产值|增加值|税收|利润|投资|营收|出口)){1,8}$"
)


def before_rates(what: Counted, right: str) -> Counted:
    """120件提案|办结率、满意率均达100%: rates told next are none of those counted."""
    thing = _RATES.sub("", what.whole)
    if thing == what.whole and _SHARED_OUT.search(right):
        thing = _MEASURES_TOLD.sub("", thing.removesuffix("预计"))
    return what._replace(whole=thing, noun=thing) if thing and thing != what.whole else what


_MEASURED = re.compile("(?:年度|完成)?投资(?:额|完成额)?$")
_COUNTABLE = ("项目", "工程")


def before_measure(what: Counted, unit: Unit | None, names: IndicatorNames) -> Counted:
    """11个重点城市|优良天数|达300天.

    The measure told next, in another unit, is none of those counted.
    """
    known = names.find(what.whole)
    if unit is None or not known or (what.predicate and not what.predicate.startswith("占")):
        return what
    start, end, indicator = known[-1]
    if end < len(what.whole) or not start:
        return what
    if indicator.nature is Nature.COUNT and not what.whole.endswith("天数"):
        return what
    if not indicator.units or unit.name in indicator.units:
        return what
    thing = _MEASURED.sub("", what.whole[start:end])
    counted_ones = what.whole[:start].rstrip("的")
    if thing.endswith(_COUNTABLE):  # 45项|市级层面重大项目|投资
        counted_ones += thing
    noun = counted_ones if len(counted_ones) > 1 else f"{counted_ones}数"  # 12个|镇|财政收入
    return what._replace(whole=noun, noun=noun, event="", predicate="")


# 在云溪、竹溪等|3个县
_IN_THEM = re.compile("(?:^|[，、 ])在[^，,。；;]{0,40}$")


def done_in(what: Counted, chunk: str) -> Counted:
    """在3个县|建设茶叶基地: what is done in those counted is no part of their name."""
    if what.predicate or not what.whole or _IN_THEM.search(chunk) is None or governing(chunk):
        return what
    tokens = Sentence.of(what.whole).tokens
    deed = next((i for i in range(1, len(tokens) - 1) if is_doing(tokens[i])), 0)
    place = "".join(one.text for one in tokens[:deed])
    if not place.endswith(_WHERE):
        return what
    return Counted(place, "", what.whole[len(place) :], False, place)


_WHERE = (
    "县",
    "村",
    "镇",
    "街道",
    "社区",
    "园区",
    "市",
    "区",
    "学校",
    "医院",
    "城市",
    "企业",
    "周边道路",
)


def is_amount_of(right: str, dimension: str) -> bool:
    """投资5亿元|的大桥, not 增加投资5亿元|的目标."""
    if not right.startswith("的") or dimension not in ("money", "area", ""):
        return False
    return re.match("的(?:计划|目标|任务|战略)", right) is None
