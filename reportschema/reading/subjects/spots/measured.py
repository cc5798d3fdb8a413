"""Measures that name no owner (总投资, 面积): of what stands behind them, or of what was before."""

from __future__ import annotations

import re
from functools import lru_cache

from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import leaning, naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.names.products import made
from reportschema.reading.subjects.spots import counting
from reportschema.reading.subjects.spots.spot import Spot

_MEASURE = (
    r"(?:[三五]年)?(?:总|累计|计划|年度|完成|已完成|固定资产)?(?:投资|投入)(?:额|总?规模)?"
    r"|(?:年|总|综合)?产值|(?:年|总)?(?:营业|销售)?收入|营收|利税|利润"
    r"|劳务收入|面积|建筑面积|占地|占地面积|总?建筑面积|总面积|(?:总|全)长|资金|金额|总额|资产总额"
    r"|入库|开工|出栏|存栏|人均|规模|户数|人数"
)
_IS_MEASURE = re.compile(_MEASURE)
# 果品产量3万吨，产值: a thing is measured in one way and then in another.
_ENDS_AS_MEASURE = re.compile(f"(?:{_MEASURE}|产量|(?:种植|播种|养殖|栽培)面积)$")


@lru_cache(maxsize=64)
def is_measure(phrase: str) -> bool:
    """Whether a phrase measures something without saying of what."""
    return _IS_MEASURE.fullmatch(phrase) is not None


def is_never_added(phrase: str) -> bool:
    """Whether a phrase tells what is made or done, which nobody adds: 茶叶|产量, 治沙."""
    tokens = Sentence.of(phrase).tokens
    return made(phrase) or (len(tokens) > 1 and is_doing(tokens[0]))


def _has_no_owner(spot: Spot) -> bool:
    return is_measure(spot.phrase) and spot.names.exact(spot.phrase) is None


def of_those_behind(spot: Spot) -> Subject | None:
    """The measure of what stands behind 的: 投资|3.9亿元|的铸造项目."""
    right = spot.place.right
    if not _has_no_owner(spot) or not right.startswith("的"):
        return None
    noun = naming.behind(right[1:]) or counting.those(spot.place)
    if not noun:
        return None
    room = naming.LABEL_LIMIT - len(spot.phrase)
    return Subject(label=naming.label(f"{noun[:room]}{spot.phrase}"))


def spent(spot: Spot) -> Subject | None:
    """Money that is for what stands behind it: 投资|3000万元，新建云溪中学."""
    if not _has_no_owner(spot) and not leaning.is_raised(spot.phrase):
        return None
    label = leaning.spent_on(spot.phrase, spot.place.right)
    if label is not None and is_measure(label[:-2].lstrip("了")):  # 完成了总长5公里的道路
        return None
    return Subject(label=naming.label(label)) if label is not None else None


def of_those_before(spot: Spot) -> Subject | None:
    """The measure of what was stated before: 引进项目22个、总投资|22.4亿元."""
    if not _has_no_owner(spot) or spot.phrase == "人均":
        return None
    owner = _ENDS_AS_MEASURE.sub("", spot.carried.name)
    if not owner:
        return None
    name = f"{owner}{spot.phrase}"
    if "加上" in spot.place.left:  # 茶园亏损2亿元，加上竹园的亏损，总额|3亿元
        return Subject(label=naming.label(name), doubt=True)
    found = naming.named(name, spot.names) or Subject(label=naming.label(name))
    before = spot.carried.subject  # 其中|千万元以上|项目2个、总投资|3亿元: of the same part
    part = before.coverage if before and before.label else None
    return found if found.coverage else found._replace(coverage=part)
