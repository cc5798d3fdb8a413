"""Completes a label with what its clause leaves out: the verb of its list, the owner of a bare measure; and says where it is in doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportschema.models import Unit
from reportschema.models.codes import Accrual, Transformation
from reportschema.notation import Quantity
from reportschema.reading.clauses.counted import Counted, counted
from reportschema.reading.clauses.labels import of_count
from reportschema.reading.clauses.owners import is_bare, owned, thing
from reportschema.reading.clauses.verbs import governing, is_doing
from reportschema.reading.figures.carried import Clause
from reportschema.reading.figures.subjects import Subject, core
from reportschema.reading.figures.subjects import label as label_of
from reportschema.reading.sentence.lexicon import IndicatorNames, words
from reportschema.reading.sentence.quantities import Place
from reportschema.reading.sentence.sentence import Sentence, Token, kinds_of

_LINKED = ("、", "和", "及", "与", "以及")
_COUNTED = ("count", "length", "area", "mass", "power", "volume")
_LONGEST = 28
# 新增“百亿县”4个、总数达到40个: what stands is no part of the list.
_STANDING = re.compile("总数|总量|累计|达到?|共有|拥有|现有|稳定在|保持在|增至")
# 注册市场主体五年|新增: time told in the middle.
_TIME = re.compile("(?<=[\u4e00-\u9fff]{2})[三五]年(?=$|支出|投入|新增|累计)")
_TOLD_BY = {"人": "人员", "名": "人员", "户": "住户"}
_PEOPLE = re.compile("(?:户|人|员|者|生|群众|人口|农民|居民|职工|对象|家庭|老人|儿童|妇女|青年|教师|干部|游客)$")
_MONEY = ("money", "area", "length", "count", "volume")


def trimmed(label: str) -> str:
    """The label without who speaks, a preposition before an object told first, adverbs behind."""
    tokens = list(Sentence.of(label).tokens)
    while len(tokens) > 1 and tokens[0].is_("before"):
        tokens.pop(0)
    if len(tokens) > 2 and tokens[0].text == "对" and "的" not in label and "贡献" not in label:
        tokens.pop(0)
    while len(tokens) > 1 and (tokens[-1].is_("after") or (tokens[-2].text == "在" and tokens[-1].text.startswith("全"))):
        tokens.pop()
    return _without_reaching(tokens)


# 产业集群|实现|营业收入: the verb before what is measured is no part of its name.
_REACHING = ("基本", "实现", "实现了", "完成", "完成了", "安排", "将", "将要", "累计", "共")


def _measured(behind: Sequence[Token]) -> bool:
    """Whether what is measured follows: 实现|营业收入, 累计|完成|投资."""
    rest = [token for token in behind if token.text not in _REACHING]
    return bool(rest) and (rest[0].is_("noun", "bare", "name") or not rest[0].kinds)


def _without_reaching(tokens: Sequence[Token]) -> str:
    if not any(token.is_("of") for token in tokens):
        tokens = [token for i, token in enumerate(tokens) if not (i > 0 and token.text in _REACHING and _measured(tokens[i + 1 :]))]
    return "".join(token.text for token in tokens)


def verb_of_list(chunk: str, opens: bool, carried: Clause) -> str:
    """The verb that governs a list of counts (新增A3个、B5个): of the clause that opens it, or carried over 、."""
    own = governing(chunk.lstrip("、和及与"))
    if own in words("lead"):  # 争取, 实现: no part of a name
        return ""
    return own if opens else own or carried.list_verb


def completed(found: Subject, left: str, chunk: str, unit: Unit | None, carried: Clause, names: IndicatorNames, rank: bool) -> Subject:
    """The subject with a label that is clear without its sentence, or marked as doubtful."""
    linked = left.startswith(_LINKED) and not _STANDING.search(chunk)
    if found.indicator is not None and found.indicator.accrual is Accrual.STOCK and linked and carried.list_verb[:1] in ("新", "净"):
        return Subject(label=f"{carried.list_verb}{found.coverage or ''}{found.indicator.zh}", basis=found.basis)
    if found.indicator is not None or found.label is None:
        return found
    label = _TIME.sub("", trimmed(found.label))
    if unit is not None and unit.name in _TOLD_BY and label.endswith(("问题", "困难", "难题")) and "的" not in label:
        verb = carried.list_verb if linked and not label.startswith(carried.list_verb) else ""
        return replace(found, label=f"{verb}{label}的{'户数' if unit.name == '户' else '人数'}")
    if (known := names.exact(label)) is not None and label != found.label:
        return Subject(known, coverage=found.coverage, basis=found.basis)
    dimension = unit.dimension if unit else ""
    if rank:
        return replace(found, label=label)
    if is_bare(label) and dimension in (("share",) if label.endswith("率") else _MONEY):
        whole = owned(carried.owner, label)
        if not whole:
            return replace(found, label=label, doubt=True)
        known = names.exact(whole)
        return Subject(known, basis=found.basis) if known else replace(found, label=whole)
    if (
        carried.list_verb
        and linked
        and dimension in _COUNTED
        and carried.figure is not None
        and carried.figure.transformation is Transformation.LEVEL
        and carried.figure.dimension in _COUNTED
        and not is_doing(Sentence.of(label).tokens[0])
        and not label.startswith(carried.list_verb)
        and "的" not in label
        and len(label) <= _LONGEST - len(carried.list_verb)
    ):
        known = names.exact(carried.list_verb + label)
        return Subject(known, basis=found.basis) if known else replace(found, label=carried.list_verb + label)
    return replace(found, label=label, doubt=doubtful(label))


# How no name ends.
_ENDS = re.compile(
    "此项|这项|该项|上述|(?:基础上|方面|之一|期间|以来|以后|之后|以上|以下|左右|情况|[的了是和及与在对将并被到至由向])$|[0-9]{5,}|[，,。；;：:“]$"
)


_WITHIN = ("占", "通过", "居", "使用", "改善", "服务")


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Whether words hold a predicate of their own that no 的 makes a modifier: 驻村干部|在|一线坚守."""
    of = max((i for i, token in enumerate(tokens) if token.is_("of")), default=-1)
    inside = tokens[max(of, 0) + 1 : -1]
    return any(
        token.is_("with", "gain", "direction") and token.text not in _WITHIN and not token.is_("noun", "event", "linking", "state")
        for token in inside
    )


def doubtful(label: str) -> bool:
    """Whether a label names too little, or holds what no name holds."""
    tokens = Sentence.of(label).tokens
    if not tokens or tokens[0].is_("unnamed") or (_ENDS.search(label) and not tokens[-1].is_("noun")):
        return True
    if len(tokens) == 1:
        return (
            "bare" in tokens[0].kinds
            or len(label) < 2
            or (tokens[0].is_("verb", "state", "gain", "manner", "caused") and not tokens[0].is_("noun"))
        )
    last = tokens[-1]
    if _is_clause(tokens) or (len(tokens) == 2 and is_doing(tokens[0]) and last.is_("bare") and not last.is_("event")):
        return True
    verbal = all(is_doing(token) or token.is_("state", "manner", "gain") for token in tokens)
    return verbal or (last.is_("manner", "with", "linking") and not last.is_("noun", "event"))


def owner_of(found: Subject, dimension: str, before: str) -> str:
    """Whose measures those told next are: of what was counted last."""
    name = found.indicator.zh if found.indicator else found.label or ""
    if dimension not in ("count", "area", "length") or not name or is_bare(name) or "bare" in kinds_of(name):
        return before
    return thing(name) and name


def became(predicate: str, phrase: str, unit: Unit | None, carried: Clause) -> Subject | None:
    """茶企12家，其中|5家|入选…; 为|1万人|提供…: what became of those named before, or told by the unit alone."""
    if unit is None or unit.dimension != "count":
        return None
    before = carried.subject
    people = unit.name in _TOLD_BY
    phrase = "" if people and not _PEOPLE.search(phrase) else phrase
    name = phrase or (thing(before.label or (before.indicator.zh if before.indicator else "")) if before else "")
    told = unit.name if len(unit.name) > 1 or unit.name in "村镇乡县" else _TOLD_BY.get(unit.name, "")
    what = told if name.endswith(("区", "市", "县")) or (people and not phrase) else name or told
    return Subject(label=label_of(f"{predicate}的{what}")) if what else None


def covered(phrase: str, quantity: Quantity, names: IndicatorNames) -> Subject | None:
    """审计|全覆盖: a rate of coverage is named without its last word."""
    if quantity.kind != "verbal" or quantity.low != 100 or not phrase:
        return None
    known = names.find(f"{phrase}覆盖率")
    if known and known[-1][1] > len(phrase):
        return Subject(known[-1][2], coverage=label_of(core(phrase[: known[-1][0]])))
    return None


def those(place: Place) -> str:
    """What an amount is of where a count stands between (投资37亿元的|6个|项目建成投产)."""
    return of_count("", counted(place.beyond)) if place.right == "的" else ""


def of_people(what: Counted, unit: Unit | None) -> Counted:
    """28万|云溪人民的承诺: people are counted, not what is theirs."""
    owner, _, theirs = what.whole.partition("的")
    if what.event or not theirs or theirs.endswith(("问题", "困难", "难题")) or unit is None or unit.name not in _TOLD_BY:
        return what
    return replace(what, whole=owner, noun=owner) if _PEOPLE.search(owner) else what


def begins_with_deed(label: str) -> bool:
    """Whether a label begins with what was done (提供|就业岗位), which counts over its time."""
    first = Sentence.of(label).tokens[0]
    return (
        "的" not in label
        and len(first.text) > 1
        and not first.is_("noun", "event", "state")
        and (first.text in _DEEDS or (is_doing(first) and first.text not in words("lead")))
    )


_DEEDS = frozenset(("提供", "突破", "提交", "获得", "当选", "荣获", "入选", "参与", "消除", "新建", "达成", "还清"))


# 两个超级大国, 三件大事: a few, in characters, of what nobody did.
_FEW = re.compile("[一二两三四五六七八九十双]{1,2}(?:大)?[个件项种条方面类次]{1,2}")


def slogan(clean: str, quantity: Quantity, first: int, label: str) -> bool:
    """Whether a quantity may belong to a slogan or a name: a few in characters, or within quotation marks."""
    said = clean[first : quantity.start]
    if said.rfind("“") > said.rfind("”"):
        return True
    few = _FEW.fullmatch(clean, quantity.start, quantity.end) is not None
    return few and "的" not in label and not (label and is_doing(Sentence.of(label).tokens[0]))


def shared_end(what: Counted, right: str, place: Place) -> Counted:
    """14个集体、15名个人荣获…: what became of the last of a list became of all."""
    if what.predicate or what.event or not right.rstrip().endswith(("、", "和", "及")):
        return what
    last = counted(place.beyond)
    return replace(what, predicate=last.predicate, state=last.state) if last.noun else what


def is_amount_of(right: str, dimension: str) -> bool:
    """投资5亿元|的大桥, not 增加投资5亿元|的目标."""
    return right.startswith("的") and dimension in ("money", "area", "") and not re.match("的(?:计划|目标|任务|战略)", right)
