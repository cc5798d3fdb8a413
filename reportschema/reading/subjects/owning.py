"""Whose a lean label is: of a bare measure or a general noun that its sentence tells no owner for.

What a figure measures (总投资, 补贴资金, 帮扶就业率) or counts (竣工项目) may belong to what was
told elsewhere. The places where an owner may stand are asked in one order, `PLACES`; the first that
names one is taken. Which heads are lean is data (`clauses/heads`).
"""

from __future__ import annotations

import re

from reportschema.models.fields.codes import Transformation
from reportschema.reading.clauses import echoes, heads, parks, purposes, topics
from reportschema.reading.clauses.owners import is_bare, owned, thing
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.spots.spot import Spot

_THINGS = "things"
_MONEY = ("money", "area", "length", "count", "volume")


def lacks_owner(label: str, spot: Spot) -> bool:
    """Whether a label is a bare measure in its own unit, which an owner must complete."""
    return is_bare(label) and spot.dimension in (("share",) if label.endswith("率") else _MONEY)


def with_owner(label: str, spot: Spot) -> str:
    """A lean label with its owner; nothing where it is not lean or no place names one."""
    if park := parks.with_park(label, spot.place.sentence):
        return park
    if lacks_owner(label, spot) and label not in _AGAINST:
        owner = owned(spot.carried.owner, label)
        if owner:
            return owner
    return _with_topic(label, spot) or _echoed(label, spot)


def _echoed(label: str, spot: Spot) -> str:
    """A label whose first word was told in full before: 普惠贷款余额3亿元，|贷款平均利率."""
    if "的" in label or spot.place.right.startswith("的") or spot.carried.list_verb == label:
        return ""
    return echoes.echoed(label, spot.place.sentence)


_LONGEST_WITH_TOPIC = 30
# 一般公共预算收入增长2%、支出|增长5%: the other side of the same account.
_AGAINST = {"支出": "收入", "收入": "支出"}
_YEARLY = re.compile("^年度?(?=..)")


def _with_topic(label: str, spot: Spot) -> str:
    """A bare head with what it is of, as a clause near it names; nothing where none does."""
    against = _AGAINST.get(label, "")
    if against and spot.carried.name.endswith(against):
        return f"{spot.carried.name.removesuffix(against)}{label}"
    head = heads.bare_head(label)
    if head is None or spot.place.right.startswith("的"):
        return ""
    if not spot.falls_or_rises and spot.dimension not in heads.TOLD_IN[head.kind]:
        return ""
    topic = _topic(label, head.kind, spot)
    series = f"{topic}{_YEARLY.sub('', label)}"
    if topic and spot.names.exact(series):
        return series
    whole = heads.composed(topic, label, head.word) if topic else ""
    return whole if len(whole) <= _LONGEST_WITH_TOPIC else ""


def _topic(label: str, kind: str, spot: Spot) -> str:
    """What a bare head is of.

    What its money was for, its own clause, the one before, or that which opens the sentence.
    """
    place, chunk = spot.place, spot.chunk
    paid = kind == "funds" or "财政" in label
    spent = paid and "争取" not in chunk  # 争取资金: asked for, and not yet for anything
    if spent and (purpose := purposes.behind_money(place.right, place.beyond)):
        return purpose
    if spent and place.right.startswith("用于"):
        return ""
    if spent and (aim := purposes.before_payer(place.sentence, spot.carried.said)):
        return aim
    if spent and spot.carried.figure is not None and "其中" in place.left:
        return ""  # 投入3亿元，其中县财政投入|2亿元: a part of that
    within = topics.topic_right_before(chunk) if kind == _THINGS else ""
    if within and within not in label:
        return within
    if label.endswith(_TO_BUILD):
        return ""  # 茶业部有12个，地方有|8个，共计20个
    own = "" if kind == _THINGS and chunk.rstrip().endswith("等") else chunk
    if topics.has_own(own, label):
        return topics.topic_within(chunk, kind) if kind == "people" else ""
    if counted := _counted_before(kind, spot):
        return counted
    if place.left.startswith("、") and kind not in ("funds", "things"):
        clause = place.sentence.rpartition("，")[2]
        if kind != "people" or topics.has_own(clause, label):
            return ""  # 茶农收入增长5%、利润|增长3%: of the list, whatever that is of
    if topic := topics.topic_before(place.sentence, place.left, kind):
        return topic
    if kind in _OF_A_HEADLINE or label in _TOTALS:
        return topics.topic_of_headline(place.sentence, spot.carried.said, kind)
    return purposes.made_of_money(place.right, place.beyond) if spent else ""


# 改造竹楼12座，惠及茶农|3万人: what reached them was counted right before.
_RIGHT_BEHIND = re.compile("[^，,、]{0,16}[、，,]?(?:累计|共|已|新增|实现|预计)*[^，,、]{2,8}")


def _counted_before(kind: str, spot: Spot) -> str:
    """What was counted right before a head that measures it, or that tells whom it reached."""
    figure, left = spot.carried.figure, spot.place.left
    if figure is None or figure.transformation is not Transformation.LEVEL:
        return ""
    if _RIGHT_BEHIND.fullmatch(left.rstrip("达到为超约近 ")) is None:
        return ""
    name = spot.carried.name
    if kind == "people" and spot.phrase.startswith(_FOR_PEOPLE):
        name = _DREW.sub("", name)
        return "" if heads.bare_head(name) or figure.dimension == "share" else name
    if kind == "cases":
        what = thing(name.removeprefix("立案"))
        return what if what.endswith(_CASES) and what not in spot.phrase else ""
    if kind not in _OF_THE_COUNTED or figure.dimension not in _MEASURED or "、" not in left:
        return ""
    what = _WORKED.sub("", thing(name))
    idle = is_bare(what) or heads.bare_head(what) or what in spot.phrase
    named = any(token.is_("noun", "name") for token in Sentence.of(what).tokens)
    return what if named and not idle and len(what) >= _SHORTEST else ""


# 粮食|播种面积、产量; 茶业|从业人员、营业收入: the thing, and not how or by whom it is worked.
_WORKED = re.compile("(?:播种|种植|养殖|栽培|从业人员)$")
_DREW = re.compile("(?<=..)(?:带动|拉动|撬动)消费$")  # 消费券|带动消费|3亿元，惠及消费者
_FOR_PEOPLE = ("惠及", "受益", "覆盖", "服务")
_CASES = ("案件", "线索", "投诉", "举报", "问题")  # 查处环境违法|案件|22起，立案处罚15起
# 茶企|持续壮大。总量|80户: measures of what the sentence before speaks of.
_OF_A_HEADLINE = ("sums", "extents")
_TO_BUILD = "建设项目"
_TOTALS = ("总量", "总数")
_OF_THE_COUNTED = ("sums", "extents")
_MEASURED = ("count", "area", "length")
_SHORTEST = 2
