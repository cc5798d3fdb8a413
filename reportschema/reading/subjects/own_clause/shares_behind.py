"""Productions over a share of those who stand behind it, or of what is done behind it."""

from __future__ import annotations

import re

from reportschema.reading.clauses.counted import counted
from reportschema.reading.clauses.labels import LONGEST, of_count
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import SHARE, Words, production
from reportschema.reading.subjects.spots.spot import Spot

# 增长5%左右的预期目标: no part of anything.
_OF_ITSELF = re.compile("预期|目标|增长|增速|速度|水平|比例|幅度|任务|要求|比重|红线|底线|标准")
# 财政支出75%以上|用于民生
_SPENT_SHARE = re.compile(
    "的?(?:资金|财力)?(?:用于|投向)(?:保障|改善)?(?P<what>[^，,。；;、]{2,10})"
)
# “两抢”案件100%|破案
_SOLVED = re.compile("(?:破案|审结|办结)(?=[，,。；;]|$)")
# 财政支出的75%|, 75%的财政支出|用于民生
_SPENDING = re.compile("的(?:一般公共预算|财政|预算)?支出(?=用于|投向)")
# 要使全县|90%|的茶农增收, 确保|90%|的茶农增收
_AREA = re.compile(
    "(?:要|使|让|确保|力争|争取|促进|推动|推进|坚持|保证|做到|将|把)*(?:全[国省市区州县疆旗])?"
)
# 取消和调整|72%|的审批事项
_DEED = re.compile(
    "(?:取消|调整|精简|下放|承接|压减|清理|整合|归并)(?:(?:和|、|或)?[\u4e00-\u9fff]{2})?了?"
)
# 新增财力|80%|用于民生: what is done by, or became of, so large a part.
_DOES = re.compile(
    "(?:用于|投[入向]|达到?了?(?![0-9一二两三四五六七八九十百千])|在(?!建)|为(?!了)|由|来自|源于|没有|未|不(?![到足少低超]))"
)
_DOING = re.compile(
    "(?![^，,。；;]{0,6}(?:[到至达为]$|为限|有了))[^，,。；;：:、0-9\n]{2,16}(?=[，,。；;、\n]|$)"
)
_SHORTEST = 2
_ALL = 100
_KINDS = ("state", "gain", "verb")
# 供水普及率|95%|达到国家标准: a rate has told what it is of.
_RATE = re.compile("(?:率|比重|比例|占比|份额|度|程度|面|增长|增速|指数|贡献)$")
# 学员|全部到岗，80%…; 房屋|提前2个月|100%入住
_NOT_OF_IT = re.compile(
    "(?:已经?|将)?(?:全部|均|都)(?![社市江])[^的]*$|提前[0-9一二两三四五六七八九十]+(?:个月|年|天)$"
)


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
    counter=("税收的｜75%以上用于民生。", "税收用于民生占比", "share of those before"),
    words=Words.BEHIND,
    of=SHARE,
)
def share_spent_on(spot: Spot) -> Subject | None:
    """支出 Q 用于 NP: the share of spending that goes to something."""
    if not _is_part(spot):
        return None
    right = spot.place.right
    behind = _SPENDING.match(right)
    spent = _SPENT_SHARE.match(right, behind.end() if behind else 0)
    if spent is None or not (behind or "支出" in spot.place.sentence[-30:]):
        return None
    share = "民生支出占比" if "民生" in spent["what"] else f"用于{spent['what']}的支出占比"
    return naming.named(share, spot.names) or Subject(label=naming.label(share))


@production(
    example=("新增茶税｜80%以上投入茶园。", "新增茶税投入茶园占比"),
    counter=("新增茶税占比｜80%以上。", "新增茶税占比", "name before"),
    words=Words.BEFORE,
    of=SHARE,
)
def share_of_those_before(spot: Spot) -> Subject | None:
    """NP Q PREDICATE: of those before so large a part does something, or is somewhere."""
    right = spot.place.right
    covers = spot.quantity.kind == "verbal" and spot.quantity.low == _ALL
    told_of = _is_part(spot) and not covers and not right.startswith("的")
    does = _DOING.match(right) if told_of else None
    if does is None or not (_DOES.match(right) or _tells(right)):
        return None
    whole = _NOT_OF_IT.sub("", _whole_before(spot))
    if len(whole) < _SHORTEST or _RATE.search(whole) or "占" in whole:
        return None
    label = naming.label(f"{whole}{does.group()}占比")
    return Subject(label=label) if label and len(label) <= LONGEST else None


def _whole_before(spot: Spot) -> str:
    """Whose part it is: named in the clause, the thing counted last, or the last that is named."""
    carried, left = spot.carried, spot.place.left
    if not spot.phrase:
        told = carried.figure is not None and not left.strip("，,、其中已有的 ")
        return carried.name if told else naming.last_named(spot.place.sentence)
    listed = carried.figure is not None and left.lstrip().startswith(spot.phrase)
    return spot.phrase.partition("、")[2] or spot.phrase if listed else spot.phrase


def _tells(right: str) -> bool:
    """Whether the words behind a share begin with a predicate (调离岗位, 已投产)."""
    first = next((one for one in Sentence.of(right).tokens if "manner" not in one.kinds), None)
    return first is not None and first.is_(*_KINDS) and "direction" not in first.kinds


# 九成以上|的社区年经营收入超过20万元
_PAST = re.compile(
    "的?(?P<who>行政村|村|社区|乡镇)级?(?P<what>[^，,。；;、0-9]{0,12}(?:收入|收益))(?:均|都|已|将)*"
    "(?P<past>(?:超过?|突破|达到?|高于|不低于)[0-9.]{1,6}[百千万亿]{0,2}元(?:以上)?)"
)


@production(
    example=("｜90%以上的社区年经营收入超过20万元。", "年经营收入超过20万元的社区占比"),
    counter=("｜90%以上的社区年经营收入增加。", "社区年经营收入增加占比", "share of those behind"),
    words=Words.BEHIND,
    of=SHARE,
)
def share_past_a_height(spot: Spot) -> Subject | None:
    """Q 的 NP 收入超过 Q: so large a part of those behind has passed a height."""
    past = _PAST.match(spot.place.right) if "元" in spot.place.right[:40] else None
    if past is None or not past["what"] or not _is_part(spot):
        return None
    return Subject(label=naming.label(f"{past['what']}{past['past']}的{past['who']}占比"))


@production(
    example=("扶持茶企12家，｜80%的茶农实现增收。", "增收的茶农占比"),
    counter=("扶持茶企12家，茶农增收面达｜80%。", "茶农增收面", "words before"),
    words=Words.BEHIND,
    of=SHARE,
)
def share_of_those_behind(spot: Spot) -> Subject | None:
    """Q 的 NP: the part of a whole that stands behind."""
    right = spot.place.right
    done = spot.phrase and _DEED.fullmatch(spot.phrase)
    own = spot.phrase and not done and not _AREA.fullmatch(spot.phrase)
    if not _is_part(spot) or own:
        return None
    if not right.startswith("的"):
        return _of_those_who(spot, right) if not spot.chunk.strip(" 约近超达") else None
    noun = naming.behind(right[1:])
    if not noun or _OF_ITSELF.search(noun):
        return None
    if done:
        return Subject(label=naming.label(f"{spot.phrase.rstrip('了')}的{noun}占比"))
    return _of_those_who(spot, right[1:]) or Subject(label=naming.label(f"{noun}占比"))


@production(
    example=("｜80%以上的预期目标。", "预期目标占比"),
    counter=("达到｜80%以上。", "", ""),
    words=Words.BEHIND,
    of=SHARE,
    attribute=True,
)
def share_of_what_follows(spot: Spot) -> Subject | None:
    """Q 的 NP: a share of what stands behind, where nothing stands before."""
    if spot.dimension != "share" or not spot.place.right.startswith("的"):
        return None
    noun = naming.behind(spot.place.right[1:])
    return Subject(label=naming.label(f"{noun}占比")) if noun else None


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
