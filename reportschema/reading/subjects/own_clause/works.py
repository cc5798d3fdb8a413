"""Works told by their size: 久泰|30万吨|甲醇项目投产, 云溪|百万千瓦|基地一期并网."""

from __future__ import annotations

import re

from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import Words, production
from reportschema.reading.subjects.spots.spot import Spot
from reportschema.reading.words.stage_words import any_stage

_STAGE = (
    f"(?:成功|顺利|全面|正式|主体|首次)?(?:{any_stage('started', 'begun', 'built', 'in_use')}"
    "|并网|投运|投产|开工|竣工|建成|启动建设|加快建设|进展顺利|获批|刷新)"
)
_NAME = re.compile(
    "(?!以[上下]|左右|用于|标准煤|多(?!能|晶)|[余级的并或和与由比是占均])"
    f"(?P<of>[^，,。；;：:、0-9的等（）()和]{{2,20}}?)(?P<end>{_STAGE}|、|和|等|(?=[，,。；;]|$))"
)
# 、中石油甲醇改造等|项目|进展顺利: what the list is of, at its end.
_OF_WORKS = re.compile("[^，,。；;]{0,60}?(?:等|、|和)[^，,。；;、]{0,12}(?:项目|工程)(?!师)")
_WORKS = (
    "项目",
    "工程",
    "基地",
    "电站",
    "电厂",
    "码头",
    "机组",
    "装置",
    "生产线",
    "一期",
    "二期",
    "三期",
    "示范",
)
# 钢产量|30万吨: what a series is told in.
_SERIES = re.compile(
    "(?:产量|产能|产值|规模|能力|面积|装机|容量|总量|用量|库容|生产|出口|进口|增产|消纳|处理|[年日月]产|增加|减少"
    "|完成|淘汰|退出|压减|达到?|为|近|超)$"
)
_SIZES = ("mass", "volume", "power", "energy", "rate")
_SHORTEST_OWNER, _LONGEST_OWNER = 2, 12


@production(
    example=("久泉｜30万吨制茶一体化、云溪茶业改造等项目进展顺利。", "久泉制茶一体化项目规模"),
    counter=("生产｜30万吨茶油。", "茶油", "amount for thing"),
    words=Words.BEHIND,
    of=_SIZES,
)
def size_of_named_works(spot: Spot) -> Subject | None:
    """OWNER Q WORKS投产: a size between the owner and the name of works under way or done."""
    name = _NAME.match(spot.place.right)
    if name is None or spot.falls_or_rises or _SERIES.search(spot.chunk.rstrip()):
        return None
    owner = _owner(spot)
    of, end = name["of"], name["end"]
    behind = f"{spot.place.right[name.end('of') :]}{spot.place.beyond}"
    listed = end in ("、", "和", "等") and _OF_WORKS.match(behind) is not None
    staged = end not in ("、", "和", "等", "")
    next_sized = spot.place.clipped and spot.place.right == f"{of}、"  # 80万吨甲醇、|20万吨化肥
    if owner is None or not ((listed and (owner or next_sized)) or (staged and owner)):
        return None
    works = "" if of.endswith(_WORKS) or not listed else "项目"
    return Subject(label=naming.label(f"{owner}{of}{works}规模"))


def _owner(spot: Spot) -> str | None:
    """Who has the works, as the words right before the size name them; None for a clause."""
    chunk = spot.chunk.rstrip()
    if not chunk or not spot.phrase:
        return ""
    if not chunk.endswith(spot.phrase):
        return None
    tokens = list(Sentence.of(spot.phrase.rpartition("、")[2]).tokens)
    while tokens and (is_doing(tokens[0]) or tokens[0].is_("manner", "caused", "linking")):
        tokens.pop(0)
    place = spot.phrase.endswith(("县", "市", "区", "镇", "乡", "旗"))
    named = place or all(one.is_("noun", "name", "event") or not one.kinds for one in tokens)
    owner = "".join(one.text for one in tokens)
    fits = _SHORTEST_OWNER <= len(owner) <= _LONGEST_OWNER and "等" not in owner
    return owner if named and fits else None
