"""Productions over what an event or a campaign brought: signed at a fair, spent by what drew it."""

from __future__ import annotations

import re

from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import MONEY, Words, production
from reportschema.reading.subjects.spots.spot import Spot

_CLAUSE = re.compile("[，,；;：:]")
# 成功举办|云溪茶博会|, 开展|招商推介活动|12场
_EVENT = re.compile(
    "(?:举办|召开|承办|主办|开展(?=[^，,]*(?:推介|招商|招引)))了?"
    "(?P<event>[^，,。；;0-9][^，,。；;]{2,40}?)(?:[0-9]{1,4}[余多]?[场次届])?$"
)
_IS_EVENT = ("会", "周", "节", "活动", "论坛", "展")
_SIGNED = re.compile(
    "(?:现场|集中|共)*(?:签约|签订|签署)(?:合作|合同|协议|意向|总|项目|投资|金额|额|规模)*"
    "|(?:意向)?成交(?:总?金额|总?额)|订单金额"
)
_AT_IT = ("签约", "签订", "签署", "成交", "协议", "意向")
_ADORNED = re.compile("^(?:系列|重大|重要|国际|大型)+(?=..)")
_LONGEST_EVENT, _SHORTEST_KIND = 20, 3


@production(
    example=("成功举办云溪茶博会，签约项目｜35个。", "云溪茶博会签约项目"),
    counter=("茶业招商有力，签约项目｜35个。", "projects_signed", "name before"),
    words=Words.SENTENCE,
    phrase=True,
)
def signed_at_an_event(spot: Spot) -> Subject | None:
    """举办 NP，签约项目 Q: what was signed at a fair is not all that was signed in the year."""
    if _SIGNED.fullmatch(spot.phrase) is None:
        return None
    *clauses, _ = _CLAUSE.split(spot.place.sentence)
    if clauses and any(word in clauses[-1] for word in _AT_IT) and clauses[1:]:
        clauses.pop()  # 举办茶博会，签约项目35个，|签约金额
    held = _EVENT.search(clauses[-1]) if clauses else None
    if held is None:
        return None
    event = _name(held["event"])
    return Subject(label=naming.label(f"{event}{spot.phrase}")) if event else None


def _name(event: str) -> str:
    """The event, or the kind that a list of them is summed up as: 茶博会、竹博会等|经贸活动."""
    listed, _, kind = event.rpartition("等")
    name = _ADORNED.sub("", kind) if listed else event
    least = _SHORTEST_KIND if listed else 1
    fits = least <= len(name) <= _LONGEST_EVENT and "、" not in name
    return name if fits and name.endswith(_IS_EVENT) else ""


_DRAWN = re.compile("(?:直接|累计)?(?P<drawn>(?:带动|拉动|撬动)消费)(?:额|总额|金额)?")
_TRADE_IN = "以旧换新"
_DRAWN_BY = (
    (re.compile(_TRADE_IN), _TRADE_IN),
    (re.compile("消费券|购物券"), "消费券"),
    (
        re.compile("消费[^，,。；;]{0,4}活动|活动[^，,。；;]{0,2}消费|消费季|购物节|促销"),
        "促消费活动",
    ),
)


@production(
    example=("推进家电以旧换新，发放消费券1亿元，带动消费｜40亿元。", "以旧换新和消费券带动消费"),
    counter=("推进家电以旧换新，带动消费｜40亿元。", "trade_in_sales", "name whose owner was told"),
    words=Words.SENTENCE,
    of=MONEY,
    phrase=True,
)
def consumption_drawn(spot: Spot) -> Subject | None:
    """发放消费券，举办活动，带动消费 Q: what several measures drew is of them all."""
    drawn = _DRAWN.fullmatch(spot.phrase)
    if drawn is None:
        return None
    sentence = spot.place.sentence
    own = _CLAUSE.split(sentence)[-1]  # 举办活动，发放以旧换新补贴6亿元、|带动消费
    said = [n for told, n in _DRAWN_BY if told.search(own if _TRADE_IN in own else sentence)]
    said = said or [""]
    *before, last = said
    if not before and last in ("", _TRADE_IN):
        known = spot.names.exact(f"{last}{drawn['drawn']}") if last else None
        return Subject(known) if known and spot.phrase != drawn["drawn"] else None
    by = f"{'、'.join(before)}和{last}" if before else last
    label = f"{by}{drawn['drawn']}"
    return Subject(label=label) if len(label) <= LONGEST else None
