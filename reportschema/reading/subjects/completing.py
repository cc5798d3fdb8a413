"""Completes a label with what its clause leaves out, and says where it is in doubt.

The verb of its list (新增A3个、B5个), the owner of a bare measure (总投资).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.models.fields.codes import Accrual, Transformation
from reportschema.notation import Quantity
from reportschema.reading.clauses.owners import is_bare, thing
from reportschema.reading.clauses.qualifiers import is_name
from reportschema.reading.clauses.verbs import governing, is_doing
from reportschema.reading.sentence.lexicon import words
from reportschema.reading.sentence.sentence import Sentence, Token, kinds_of
from reportschema.reading.subjects import owning
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.names.products import made
from reportschema.reading.subjects.spots.counting import TOLD_BY, TROUBLES
from reportschema.reading.subjects.spots.spot import Spot
from reportschema.reading.subjects.trimming import trimmed
from reportschema.reading.words.stage_words import any_stage

_LINKED = ("、", "和", "及", "与", "以及")
_LONGEST = 28
_COUNTED, _NEW = ("count", "length", "area", "mass", "power", "volume"), ("新", "净")
# 新增“百亿县”4个、总数达到40个: what stands is no part of the list.
_STANDING = re.compile(
    "总(?:数|量|装机|泊位|里程|规模|面积|床位|容量|户数|人数|库容|车位|长度)|累计|达到?|共有|拥有|现有|稳定在|保持在|增至"
)
# 注册市场主体五年|新增: time told in the middle.
_TIME = re.compile("(?<=[\u4e00-\u9fff]{2})[三五3-5]年(?=$|支出|投入|新增|累计)")


# 新（扩）建: two deeds, of which a name without brackets would tell one alone.
_PARTED = re.compile("(?P<verb>[新改扩修])[（(][\u4e00-\u9fff、]{1,5}[)）]建")
# 开工茶亭12座、|验收|茶亭8座: the stage of its own.
_STAGED = re.compile(any_stage("agreed", "started", "begun", "built", "in_use") + "|在建|续建")


def verb_of_list(spot: Spot) -> str:
    """The verb that governs a list of counts (新增A3个、B5个): its clause's, or carried over 、."""
    said = spot.plain.lstrip("、和及与")
    own = governing(said) or (governing(said, whole=True) if not spot.noun else "")
    if spot.noun and spot.opens and (done := spot.verb_joined) and not own.endswith(done):
        own = done  # 省里拨款|改造和新建|12所茶学院
    if not own and not spot.opens:  # 茶园、新建|5座竹亭
        own = governing(re.split("[、和及与]", spot.chunk)[-1])
    if own in words("lead"):  # 争取, 实现: no part of a name
        return ""
    own = _parted(own, spot)
    return own if spot.opens else own or spot.carried.list_verb


def _parted(name: str, spot: Spot) -> str:
    """The name or verb with what a bracket adds to its deed."""
    parted = _PARTED.search(spot.chunk) if "）建" in spot.chunk else None
    return name.replace(f"{parted['verb']}建", parted.group(), 1) if parted else name


def is_linked(spot: Spot) -> bool:
    """Whether it goes on with a list, and is no total of it."""
    left = (
        _IN_BRACKETS.sub("", spot.place.left) if spot.place.left[:1] in "（(" else spot.place.left
    )
    return left.startswith(_LINKED) and not _STANDING.search(spot.chunk)


# 茶街230条|（段）及竹巷
_IN_BRACKETS = re.compile("^[（(][^（()）]{1,4}[)）]")


def completed(found: Subject, spot: Spot, list_verb: str, linked: bool) -> Subject:
    """The subject with a label that is clear without its sentence, or marked as doubtful.

    list_verb: the verb of its list. linked: whether that holds for it.
    """
    indicator, verb = found.indicator, list_verb
    if indicator is not None and indicator.accrual is Accrual.STOCK and linked and verb[:1] in _NEW:
        return Subject(label=f"{verb}{found.coverage or ''}{indicator.zh}")
    if indicator is not None or found.label is None:
        return found
    label = _TIME.sub("", trimmed(found.label))
    label = _parted(label, spot)
    unit = spot.unit
    if unit is not None and unit.name in TOLD_BY and label.endswith(TROUBLES) and "的" not in label:
        verb = verb if linked and not label.startswith(verb) else ""
        people = "户数" if unit.name == "户" else "人数"
        return found._replace(label=f"{verb}{label}的{people}")
    if label != found.label and (known := spot.names.exact(label)) is not None:
        return Subject(known, coverage=found.coverage)
    if spot.quantity.kind == "rank":
        return found._replace(label=label)
    if whole := owning.with_owner(label, spot):
        return _known(whole, found, spot)
    if owning.lacks_owner(label, spot):
        return found._replace(label=label, doubt=True)
    if linked and _takes_verb(label, spot, verb):
        return _known(verb + label, found, spot)
    return Subject(None, label, found.coverage, found.doubt or doubtful(label))


def _known(label: str, found: Subject, spot: Spot) -> Subject:
    """The indicator of a label, or the label itself."""
    known = spot.names.exact(label)
    return Subject(known) if known else found._replace(label=label)


def _takes_verb(label: str, spot: Spot, verb: str) -> bool:
    """Whether a label is completed by the verb of its list: it is counted as those before it."""
    figure = spot.carried.figure
    paid = verb in _PAYING and spot.dimension == "money"
    if spot.quantity.kind == "verbal":  # 新增学位700个、推进茶校|全覆盖
        return False
    if not verb or (spot.dimension not in _COUNTED and not paid) or figure is None:
        return False
    alike = figure.dimension == "money" if paid else figure.dimension in _COUNTED
    if figure.transformation is not Transformation.LEVEL or not alike:
        return False
    if is_doing(Sentence.of(label).tokens[0]) or _STAGED.match(label):
        return False
    behind = label.endswith((verb, f"{verb}量")) or (verb[:1] in _NEW and made(label))
    if behind or verb in label[: len(verb) + 2] or "的" in label:
        return False
    if (paid or "）" in verb) and not is_name(label) and label[-2:] not in _PAID_FOR:
        return False
    return len(label) <= _LONGEST - len(verb)


# 减少茶企税负3亿元、|涉茶收费|2亿元: what is done with money, which no list of measures has.
_PAYING = ("减少", "减免", "降低", "投放", "发放", "兑付", "返还", "退还", "清偿", "发行")
_PAID_FOR = ("收费", "补贴", "补助")


# 此项支出: what another sentence has named.
_REFERS = re.compile("此项|这项|该项|上述")
# How no name ends.
_ENDS = re.compile(
    "(?:基础上|方面|之一|期间|以来|以后|之后|以上|以下|左右|情况|[的了是和及与在对将并被到至由向])$|[0-9]{5,}|[，,。；;：:“]$"
)


_WITHIN = ("占", "通过", "居", "使用", "改善", "服务")


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Whether words hold a predicate of their own that no 的 makes a modifier.

    驻村干部|在|一线坚守.
    """
    of = max((i for i, token in enumerate(tokens) if "of" in token.kinds), default=-1)
    inside = tokens[max(of, 0) + 1 : -1]
    return any(
        token.is_("with", "gain", "direction")
        and token.text not in _WITHIN
        and not token.is_("noun", "event", "linking", "state")
        for token in inside
    )


def doubtful(label: str) -> bool:
    """Whether a label names too little, or holds what no name holds."""
    tokens = Sentence.of(label).tokens
    if (
        not tokens
        or "unnamed" in tokens[0].kinds
        or _REFERS.search(label) is not None
        or (_ENDS.search(label) and "noun" not in tokens[-1].kinds)
    ):
        return True
    if len(tokens) == 1:
        return (
            "bare" in tokens[0].kinds
            or len(label) < 2
            or (
                tokens[0].is_("verb", "state", "gain", "manner", "caused", "direction")
                and "noun" not in tokens[0].kinds
            )
        )
    last = tokens[-1]
    if _is_clause(tokens) or (
        len(tokens) == 2
        and is_doing(tokens[0])
        and "bare" in last.kinds
        and "event" not in last.kinds
    ):
        return True
    verbal = all(is_doing(token) or token.is_("state", "manner", "gain") for token in tokens)
    return verbal or (last.is_("manner", "with", "linking") and not last.is_("noun", "event"))


def owner_of(found: Subject, dimension: str, before: str) -> str:
    """Whose measures those told next are: of what was counted last."""
    name = found.indicator.zh if found.indicator else found.label or ""
    if (
        dimension not in ("count", "area", "length")
        or not name
        or is_bare(name)
        or "bare" in kinds_of(name)
    ):
        return before
    return thing(name) and name


def begins_with_deed(label: str) -> bool:
    """Whether a label begins with what was done (提供|就业岗位), which counts over its time."""
    first = Sentence.of(label).tokens[0]
    if _PARTED.match(label):
        return True
    return (
        "的" not in label
        and len(first.text) > 1
        and not first.is_("noun", "event", "state")
        and (first.text in _DEEDS or (is_doing(first) and first.text not in words("lead")))
    )


_DEEDS = frozenset(
    ("提供", "突破", "提交", "获得", "当选", "荣获", "入选", "参与", "消除", "新建", "达成", "还清")
)


# 两个超级大国, 三件大事: a few, in characters, of what nobody did.
_FEW = re.compile("[一二两三四五六七八九十双]{1,2}(?:大)?[个件项种条方面类次]{1,2}")


def slogan(clean: str, quantity: Quantity, first: int, label: str) -> bool:
    """Whether a quantity may belong to a slogan or a name.

    A few in characters, or within quotation marks.
    """
    said = clean[first : quantity.start]
    if said.rfind("“") > said.rfind("”"):
        return True
    few = _FEW.fullmatch(clean, quantity.start, quantity.end) is not None
    return few and "的" not in label and not (label and is_doing(Sentence.of(label).tokens[0]))
