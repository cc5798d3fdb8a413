"""Whom something is done for, who benefits from it, and how often somebody did it.

为200家企业清偿欠款, 发放补贴，5万人受益, 县长4次深入企业走访.
"""

from __future__ import annotations

import re

from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects import naming
from reportschema.reading.subjects.naming import Subject
from reportschema.reading.subjects.production import COUNTED, Words, production
from reportschema.reading.subjects.spot import Spot

# 为|12万名|学生免费提供营养午餐; not 认定为|12个|…
_FOR = re.compile(
    "(?:^|[^成作认定评列称视改较因转确设分])(?P<for>[为给向])(?:全[国省市区县州]|本?[市县区])?$"
)
_DEED = re.compile("(?!的)[^，,。；;：:、0-9\\n]{5,28}")
# 5万人|受益
_BENEFITS = re.compile(
    "(?P<those>(?:[\u4e00-\u9fff]{2,6}?)?)(?P<do>受益|参保|受惠)(?=[，,。；;、\\n]|$)"
)
_MEASURE = re.compile(
    "[\u4e00-\u9fff“”]{0,16}(?:保险|医保|养老金|补[贴助]|资助|救助|制度|试点|惠民保|优惠|减免|退税|政策)"
)
_NO_NAMES = ("", "制度", "政策", "试点", "减免", "优惠", "补贴", "补助", "救助", "资助", "保险")
_PERSONS = {"人": "人员", "名": "人员", "人次": "人次", "户": "住户"}
# 加大学生资助|力度，: nothing but what was done with the measure stands behind it.
_GOES_ON = re.compile("[^，,。；;、“]{0,10}[，,、]?(?:全[国省市区县])?(?:[共已有约]|惠及)*")
_NEAR = 40
_TIMES = re.compile("(?!的)[^，,。；;：:、0-9\\n]{4,22}")


@production(
    example=("为｜200家茶企清偿欠款。", "为茶企清偿欠款"),
    counter=("有｜200家茶企清偿欠款。", "清偿欠款的茶企", "thing counted"),
    words=Words.BEHIND,
    of=("count",),
)
def done_for_those(spot: Spot) -> Subject | None:
    """为 Q NP PREDICATE: what is done for those counted, who do not do it."""
    whom = _FOR.search(spot.chunk)
    deed = _DEED.match(spot.right) if whom and spot.what.whole else None
    told = deed.group().rstrip("的") if deed else ""
    if whom is None or not told.startswith(spot.what.whole):
        return None
    if not spot.what.predicate and not _acts(told):
        return None
    if (label := spot.counted_label) and spot.names.exact(label) is not None:
        return None
    label = naming.label(f"{whom['for']}{told}")
    return Subject(label=label) if label and len(label) <= LONGEST else None


def _acts(text: str) -> bool:
    """Whether a verb stands within words (省份保供电煤)."""
    tokens = Sentence.of(text).tokens
    return any(one.is_("verb", "gain", "doing") and "noun" not in one.kinds for one in tokens[1:-1])


@production(
    example=("对茶农发放采摘补贴，｜3万人受益。", "采摘补贴受益人员"),
    counter=("茶农发展良好，｜3万人受益。", "受益的人员", "outcome of those before"),
    words=Words.SENTENCE,
    of=("count",),
)
def benefit_of_what_is_named(spot: Spot) -> Subject | None:
    """NP…，Q 受益: who benefits from the measure that the sentence has named."""
    does = _BENEFITS.match(spot.right) if "受" in spot.right or "参保" in spot.right else None
    if does is None or spot.unit is None:
        return None
    said = spot.place.left[-_NEAR:]
    named = [*_MEASURE.finditer(said)]
    if not named or _GOES_ON.fullmatch(said, named[-1].end()) is None:
        return None
    measure = _without_verbs(naming.core(named[-1].group()))
    those = does["those"] or _PERSONS.get(spot.unit.name, "")
    if measure in _NO_NAMES or not those:
        return None
    return Subject(label=naming.label(f"{measure}{does['do']}{those}"))


def _without_verbs(text: str) -> str:
    """A name without the verbs and prepositions before it: 发放|采摘补贴, 对茶农发放|采摘补贴."""
    tokens = Sentence.of(text).tokens
    last = max(
        (
            i
            for i, one in enumerate(tokens[:-1])
            if one.is_("doing", "caused", "with", "gain", "linking") and "noun" not in one.kinds
        ),
        default=-1,
    )
    return "".join(one.text for one in tokens[last + 1 :]).lstrip("的了")


@production(
    example=("县长先后｜4次深入茶企走访。", "县长深入茶企走访"),
    counter=("开展走访｜4次，茶企满意。", "开展走访", "words before"),
    words=Words.BEHIND,
    of=COUNTED,
)
def times_that_somebody_did(spot: Spot) -> Subject | None:
    """NP Q次 PREDICATE: how often somebody did something."""
    if spot.unit is None or spot.unit.name != "次" or spot.verb or spot.leading:
        return None
    does = _TIMES.match(spot.place.right)
    first = Sentence.of(does.group()).tokens[0] if does else None
    if does is None or first is None or first.is_("noun", "of"):
        return None
    who = "" if spot.place.left.rstrip().endswith("、") else spot.phrase
    return Subject(label=naming.label(f"{who}{does.group()}"))
