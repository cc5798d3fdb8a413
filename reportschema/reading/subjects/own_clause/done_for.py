"""Whom something is done or paid for (为200家企业清偿欠款), and how often somebody did it."""

from __future__ import annotations

import re

from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import COUNTED, MONEY, Words, production
from reportschema.reading.subjects.spots.spot import Spot

# 为|12万名|学生免费提供营养午餐; not 认定为|12个|…
_FOR = re.compile(
    "(?:^|[^成作认定评列称视改较因转确设分])(?P<for>[为给向])(?:全[国省市区县州]|本?[市县区])?$"
)
_DEED = re.compile("(?!的)[^，,。；;：:、0-9\\n]{5,28}")
_TIMES = re.compile("(?!的)[^，,。；;：:、0-9\\n]{4,22}")


@production(
    example=("为｜200家茶企清偿欠款。", "为茶企清偿欠款"),
    counter=("有｜200家茶企清偿欠款。", "清偿欠款的茶企", "thing counted"),
    words=Words.BEHIND,
    of=("count", ""),
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


# 为茶农|垫付保费: who it is done for does not do it.
_PAID_FOR = re.compile(
    "[^，,。；;、]{2,12}?(?:代缴|垫付|发放|拨付|提供|清偿|兑付|减免|追回|挽回|争取|筹集|协调|落实|解决)"
)


@production(
    example=("为茶农先行垫付保费｜3亿元。", "为茶农先行垫付保费"),
    counter=("茶农先行垫付保费｜3亿元。", "茶农先行垫付保费", "words before"),
    words=Words.BEFORE,
    of=MONEY,
    phrase=True,
)
def paid_for_them(spot: Spot) -> Subject | None:
    """为 NP VERB NP Q: money that is paid for somebody, who does not pay it."""
    known = spot.named
    if "为" not in spot.chunk or (known is not None and known.indicator is not None):
        return None
    before = spot.chunk[: spot.chunk.rfind(spot.phrase)]
    whom = _FOR.search(before)
    if whom is None or not _PAID_FOR.match(spot.phrase):
        return None
    return Subject(label=naming.label(f"{whom['for']}{spot.phrase}"))
