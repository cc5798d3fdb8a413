"""Productions over a share of those who stand behind it, or of what is done behind it."""

from __future__ import annotations

import re

from reportschema.reading.clauses.counted import counted
from reportschema.reading.clauses.labels import LONGEST, of_count
from reportschema.reading.subjects import naming
from reportschema.reading.subjects.naming import Subject
from reportschema.reading.subjects.production import SHARE, Words, production
from reportschema.reading.subjects.spot import Spot

# 增长5%左右的预期目标: no part of anything.
_OF_ITSELF = re.compile("预期|目标|增长|增速|速度|水平|比例|幅度|任务|要求|比重|红线|底线|标准")
# 财政支出75%以上|用于民生
_SPENT_SHARE = re.compile(
    "的?(?:资金|财力)?(?:用于|投向)(?:保障|改善)?(?P<what>[^，,。；;、]{2,10})"
)
# “两抢”案件100%|破案
_SOLVED = re.compile("(?:破案|审结|办结)(?=[，,。；;]|$)")
_AREA = re.compile("全[国省市区州县]")


@production(
    example=("命案｜100%破案。", "homicide_clearance_rate"),
    counter=("案件办结率｜100%。", "案件办结率", "words before"),
    words=Words.BEHIND,
    of=SHARE,
)
def share_solved(spot: Spot) -> Subject | None:
    """NP Q 破案: the share of cases that were cleared up."""
    solved = _SOLVED.match(spot.place.right) if _is_part(spot) else None
    return naming.named(f"{spot.phrase}{solved.group()}率", spot.names) if solved else None


@production(
    example=("财政支出的｜75%以上用于民生。", "livelihood_expenditure_share"),
    counter=("税收的｜75%以上用于民生。", "tax_revenue", "name before"),
    words=Words.BEHIND,
    of=SHARE,
)
def share_spent_on(spot: Spot) -> Subject | None:
    """支出 Q 用于 NP: the share of spending that goes to something."""
    spent = _SPENT_SHARE.match(spot.place.right) if _is_part(spot) else None
    if spent is None or "支出" not in spot.place.sentence[-30:]:
        return None
    share = "民生支出占比" if "民生" in spent["what"] else f"用于{spent['what']}的支出占比"
    return naming.named(share, spot.names) or Subject(label=naming.label(share))


@production(
    example=("扶持茶企12家，｜80%的茶农实现增收。", "增收的茶农占比"),
    counter=("扶持茶企12家，茶农增收面达｜80%。", "茶农增收面", "words before"),
    words=Words.BEHIND,
    of=SHARE,
)
def share_of_those_behind(spot: Spot) -> Subject | None:
    """Q 的 NP: the part of a whole that stands behind."""
    right = spot.place.right
    own = spot.phrase and not _AREA.fullmatch(spot.phrase)
    if not _is_part(spot) or own:
        return None
    if not right.startswith("的"):
        return _of_those_who(spot, right) if not spot.chunk.strip(" 约近超达") else None
    noun = naming.behind(right[1:])
    if not noun or _OF_ITSELF.search(noun):
        return None
    return _of_those_who(spot, right[1:]) or Subject(label=naming.label(f"{noun}占比"))


def _of_those_who(spot: Spot, right: str) -> Subject | None:
    """达到安全标准的茶厂占比: the part of those behind that a predicate tells."""
    those = counted(right, spot.place.clipped)
    if (
        not those.predicate
        or not those.whole
        or "、" in those.whole
        or _OF_ITSELF.search(those.whole)
    ):
        return None
    label = f"{of_count('', those)}占比"
    return Subject(label=label) if len(label) <= LONGEST else None


def _is_part(spot: Spot) -> bool:
    """Whether a share is a part of a whole, not a growth."""
    return spot.dimension == "share" and not spot.falls_or_rises
