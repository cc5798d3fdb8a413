"""Rates and sums alike in a list: 茶艺毕业生就业率95%、市场就业率70%; 茶业产值5亿元，竹业3亿元."""

from __future__ import annotations

import re
from itertools import takewhile

from reportschema.models.fields.codes import Transformation
from reportschema.reading.clauses.qualifiers import is_name
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import (
    AMOUNTS,
    MONEY,
    SHARE,
    Words,
    production,
)
from reportschema.reading.subjects.spots.spot import Spot

_SHARED = 3  # characters of the rate that both are: 就业率
_LONGEST = 7  # characters of a rate that tells no group of its own


@production(
    example=("茶艺毕业生就业率保持95%、市场就业率｜70%。", "茶艺毕业生市场就业率"),
    counter=("茶艺毕业生就业率保持95%、市场开工率｜70%。", "市场开工率", "words before"),
    words=Words.BEFORE,
    of=SHARE,
    phrase=True,
    before=True,
)
def rate_of_the_same_group(spot: Spot) -> Subject | None:
    """NP RATE Q、… RATE Q: a kind of the rate before, of the group that had it."""
    name = spot.carried.name
    if not spot.place.left.startswith("、") or not spot.phrase.endswith("率"):
        return None
    if len(spot.phrase) > _LONGEST or spot.names.exact(spot.phrase) is not None:
        return None
    pairs = zip(reversed(name), reversed(spot.phrase), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    group = name[: len(name) - shared]
    if shared < _SHARED or shared == len(spot.phrase) or len(group) < _SHARED:
        return None
    if Sentence.of(name).cuts(len(group)):
        return None
    return Subject(label=naming.label(f"{group}{spot.phrase}"))


# 化工产业|年产值: whose it is, and what is measured.
_OF_BRANCH = re.compile(
    "(?P<of>.*(?P<kind>产业|集群|行业|园区|开发区))"
    "(?P<measure>(?:年|总|规上)?(?:产值|营业收入|主营业务收入|营收|增加值|投资|销售额|销售收入))"
)


@production(
    example=("茶叶产业年产值超5亿元，竹编、木器产业｜超2亿元。", "竹编、木器产业年产值"),
    counter=("茶叶产业年产值超5亿元，竹编、木器企业｜超2亿元。", "竹编、木器企业", "words before"),
    words=Words.BEFORE,
    of=MONEY,
    phrase=True,
    before=True,
)
def sum_of_the_next_branch(spot: Spot) -> Subject | None:
    """NP产业 MEASURE Q，NP产业 Q: the next is measured as the first of the list was."""
    told = _OF_BRANCH.fullmatch(spot.carried.name)
    if told is None or not spot.phrase.endswith(told["kind"]) or spot.phrase == told["of"]:
        return None
    return Subject(label=naming.label(f"{spot.phrase}{told['measure']}"))


_CLAUSES = re.compile("[，,]")
_REACHED = re.compile(
    "(?:已经?|现在?|就|共|也|便|则|目前|今年|去年|将)*"
    "(?:达到?|有|为|增加到|增长到|发展到|扩大到)了?[约近超]{0,2}"
)
# 同云溪茶院有往来的|院校和机构
_THOSE = re.compile("[^的，,、：:；;0-9]{3,16}的(?P<noun>[^的，,、：:；;0-9]{2,10})")
_AND = re.compile("[和及与]")
_WITH_CLAUSE = 3


@production(
    example=(
        "同云溪茶院签约的院校增加到八所，同云溪茶院有往来的茶园，已经达到｜四十个。",
        "同云溪茶院有往来的茶园",
    ),
    counter=(
        "同云溪茶院签约的院校增加到八所，已经达到｜四十个。",
        "同云溪茶院签约的院校",
        "the same",
    ),
    words=Words.SENTENCE,
    of=("count", ""),
    phrase=False,
    before=True,
)
def those_named_right_before(spot: Spot) -> Subject | None:
    """NP Q，… 的 NP，已经达到 Q: those that a clause of their own names right before it."""
    left = spot.place.left
    if "的" not in left:
        return None
    clauses = _CLAUSES.split(left)
    if len(clauses) < _WITH_CLAUSE or _REACHED.fullmatch(clauses[-1].strip()) is None:
        return None
    those = _THOSE.fullmatch(clauses[-2].strip())
    if those is None or not all(map(is_name, _AND.split(those["noun"]))):
        return None
    return Subject(label=naming.label(those.group()))


_MORE_MADE = ("增产", "减产")
_SPOKEN_OF = re.compile("(?P<product>[\u4e00-\u9fff]{2,4}?)(?:总产量|产量|总产|生产)")


@production(
    example=("粮食增长7%，即增产｜8亿斤。", "粮食增产"),
    counter=("芝麻｜减产5%。", "芝麻产量", "more or less made"),
    words=Words.SENTENCE,
    of=AMOUNTS,
    phrase=True,
)
def more_made_of_the_same(spot: Spot) -> Subject | None:
    """NP 增长 Q，即增产 Q: how much more was made of the product spoken of."""
    figure = spot.carried.figure
    if spot.phrase not in _MORE_MADE or spot.quantity.direction_word:
        return None
    if figure is not None and figure.transformation is Transformation.LEVEL:
        return None  # 粮食产量90亿斤，增产|8亿斤: a rise of what was told
    name = spot.carried.name
    said = name.removesuffix("产量").removesuffix("总") if name.endswith("产量") else ""
    if not name and (told := _SPOKEN_OF.search(spot.place.sentence.rpartition("。")[2])):
        said = told["product"]
    known = spot.names.exact(f"{said}产量") if said else None
    return Subject(label=f"{said}{spot.phrase}") if known else None


@production(
    example=("粮食增长7%，即增产8亿斤，达到｜90亿斤。", "grain_output"),
    counter=("粮食增产8亿斤，棉花达到｜90亿斤。", "cotton_output", "output of a product"),
    words=Words.EARLIER,
    of=AMOUNTS,
    phrase=False,
    before=True,
)
def made_with_what_is_more(spot: Spot) -> Subject | None:
    """NP 增产 Q，达到 Q: all that was made, behind how much more that is."""
    name = spot.carried.name
    if not name.endswith(_MORE_MADE) or "达" not in spot.chunk:
        return None
    known = spot.names.exact(f"{name[:-2]}产量")
    return Subject(known) if known else None
