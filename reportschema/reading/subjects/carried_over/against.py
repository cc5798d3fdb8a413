"""Productions over a clause that only holds its series against a year, a plan or a whole."""

from __future__ import annotations

import re

from reportschema.models.fields.codes import Transformation
from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.sentence.lexicon import any_of
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.carried_over.earlier import IN, IN_WHOLE
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import SHARE, Words, production
from reportschema.reading.subjects.spots.shares import share_in
from reportschema.reading.subjects.spots.spot import Spot

_YEAR = "[12][0-9]{3}年?|[一二][0-9零〇○一二三四五六七八九]{3}年"
_COMPARES = "(?:超过|超额|[高低大小少多]于|相当于|等于|接近|不到|[比较同与和跟])"
_AROUND = (
    "相?比较?|作比较|对比|但是?|虽然|而|如果|反而|它|仍然?|已经?|将要?|大?约|现在?|超出|[高多]出|相差"
    "|[达到是为且又也还就则却即便只要共多少高低大快慢差了近一二三四五六七八九十“”—年]"
)
_MARK = re.compile(rf"{_YEAR}|{any_of('yardstick')}")
_COMPARED = re.compile(rf"{_COMPARES}|同期")
_PIECE = re.compile(
    rf"{_YEAR}|{any_of('yardstick')}|{any_of('yardstick_part')}|{_COMPARES}|{_AROUND}"
)
_HELD_TO = re.compile(
    r"(?P<own>[^，,]{0,30}?)(?:将要?|已经?|仍然?|也|又|只|就|平均|即|便|大?约)*"
    r"(?:相当于|等于|接近|达到)(?P<whole>[^，,]{2,24})的"
)
_MORE = re.compile("[比较][^，,]{1,24}[多少高低大快慢]出?了?近?$")
_OVER = re.compile(
    "(?P<own>[^，,]{0,20}?)(?:仍然?|也|又|还|就|则|即|已经?|但是?)*超过了?(?P<what>[^，,]{2,20})"
)
_STOPS = ("", "，", "。", "；", "、", ",", ";", "）", ")")
_LONGEST = 14
_PURPOSE_AT_MOST = 8
_SUMS = ("产值", "投资", "收入", "支出", "零售额", "产量", "面积", "人数", "营业额")
_REACHES = re.compile("(?:[到至为占达]|达到)(?:了|约|近)?$")
_WITHIN = re.compile("^(?:其中|在?本?年度?内?)+")
# 在目前, 到那个时候: a clause that only says when.
_WHEN = re.compile(
    "(?:在|到|从)?[^，,]{0,6}(?:时期?|时候|目前|现在|期间|年|月|以[来后前])(?:内|中|里)?"
)


def _series(spot: Spot) -> Subject | None:
    """The series before, not by how much it went over its plan (工业产值|超过计划)."""
    name = spot.carried.name
    if spot.carried.subject is None and spot.carried.clause is not None:
        return spot.carried.clause.subject
    if "超过" not in name:
        return spot.carried.subject
    name = name.partition("超过")[0]
    return naming.named(name, spot.names) or Subject(label=naming.label(name))


def _is_told_alike(spot: Spot) -> bool:
    """Whether a share goes on with shares, or tells by how much there is more."""
    figure = spot.carried.figure
    shares = figure is not None and figure.dimension == "share"
    levels = figure is not None and figure.transformation is not Transformation.GROWTH
    return (shares and levels) or _MORE.search(spot.chunk) is not None


@production(
    example=("茶叶投资30亿元，比五年计划规定的1957年的水平多｜14亿元。", "茶叶投资"),
    counter=(
        "茶叶投资30亿元，五年计划规定的竹器投资｜14亿元。",
        "五年计划规定的竹器投资",
        "words before",
    ),
    words=Words.EARLIER,
)
def against_another_time(spot: Spot) -> Subject | None:
    """NP Q，比 TIME Q: a clause that only says what is compared with goes on as before."""
    before, clause = _series(spot), spot.chunk.strip(" ，,、")
    if before is None or not _COMPARED.search(clause) or not _MARK.search(clause):
        return None
    if spot.dimension == "share" and not spot.falls_or_rises and not _is_told_alike(spot):
        return None
    return None if _PIECE.sub("", clause) else before


def _held_to(spot: Spot) -> tuple[Subject, str] | None:
    """What a share is held to (等于 NP 的, 达到 NP 的), with the series that is held to it."""
    if spot.falls_or_rises or not spot.chunk.endswith("的"):
        return None
    held = _HELD_TO.fullmatch(spot.chunk)
    if held is None:
        return None
    own = naming.core(held["own"])
    if own:
        named = naming.named(own, spot.names) or Subject(label=naming.label(own))
        return named, held["whole"]
    return (spot.carried.subject, held["whole"]) if spot.carried.subject else None


@production(
    example=("茶叶产量等于战前最高水平的｜85%。", "茶叶产量"),
    counter=("茶叶产量等于竹器产量的｜85%。", "茶叶产量相当于竹器产量比例", "likened to a whole"),
    words=Words.BEFORE,
    of=SHARE,
)
def level_of_another_time(spot: Spot) -> Subject | None:
    """NP 等于 TIME 水平的 Q: the series itself, measured by what it was or was to be."""
    held = _held_to(spot)
    if held is None or _PIECE.sub("", held[1]) or not _MARK.search(held[1]):
        return None
    return held[0]


# 达到全体农户的60%: a part of them, and no other thing.
_ALL = re.compile("全[体部国]|总[数额量]|.{2,}总(?:人口|人数|户数|面积)$")


@production(
    example=("茶农福利费相当于工资总额的｜17%。", "茶农福利费相当于工资总额比例"),
    counter=("茶农福利费占工资总额的｜17%。", "茶农福利费占工资总额比重", "name before"),
    words=Words.BEFORE,
    of=SHARE,
)
def likened_to_a_whole(spot: Spot) -> Subject | None:
    """NP 相当于 NP 的 Q: how large one thing is beside another of which it is no part."""
    held = _held_to(spot)
    if held is None:
        return None
    whole = held[1]
    told = _HELD_TO.fullmatch(spot.chunk)
    name = (naming.core(told["own"]) if told else "") or spot.carried.name
    share = share_in(Subject(label=name), whole, spot.names)
    if share.indicator is not None or _ALL.match(whole):
        return share
    return Subject(label=naming.label(f"{name}相当于{whole}比例"))


@production(
    example=("茶叶产量比去年增长5%，超过原定计划｜3%。", "茶叶产量超过原定计划"),
    counter=("茶叶产量比去年增长5%，竹器超过茶叶｜3%。", "竹器超过茶叶", "words before"),
    words=Words.BEFORE,
    of=SHARE,
)
def excess_over_a_plan(spot: Spot) -> Subject | None:
    """NP 超过计划 Q: by how much a series, its own or the one before, went over its plan."""
    if spot.falls_or_rises or "超过" not in spot.chunk:
        return None
    over = _OVER.fullmatch(spot.chunk.strip(" ，,、的"))
    if over is None or _PIECE.sub("", over["what"]) or not _MARK.search(over["what"]):
        return None
    name = naming.core(over["own"]) or spot.carried.name
    return Subject(label=naming.label(f"{name}超过{over['what']}")) if name else None


@production(
    example=(
        "茶厂的非生产人员，在过去一个时期，占职工总数的｜12%。",
        "茶厂的非生产人员占职工总数比重",
    ),
    counter=("茶厂职工300人，占职工总数的｜12%。", "茶厂职工占职工总数比重", "share in whole"),
    words=Words.SENTENCE,
    of=SHARE,
)
def share_of_the_clause_before(spot: Spot) -> Subject | None:
    """NP，占 NP 的 Q: the part stands before a comma, and nothing was told of it."""
    if spot.carried.figure is not None or "占" not in spot.chunk:
        return None
    share = IN_WHOLE.match(spot.chunk.strip())
    if share is None:
        return None
    if spot.place.right.startswith("的"):  # 占茶农90%|的社员
        those = naming.behind(spot.place.right[1:])
        part = Subject(label=naming.label(those))
        return share_in(part, share["whole"], spot.names) if those else None
    clauses = spot.place.sentence[: -len(spot.chunk)].rstrip("，,").split("，")
    parts = [name for clause in clauses if len(name := naming.core(clause)) > 1]
    told = [part for part in parts if not _WHEN.fullmatch(part)]
    return (
        share_in(Subject(label=naming.label(told[-1])), share["whole"], spot.names)
        if told
        else None
    )


# 财政支出|占比: the whole, of which the clause before names the part.
_OF_SPENDING = re.compile("(?P<whole>(?:一般公共预算|公共预算|公共财政|地方财政|财政)支出)占比")
_PUT_IN = ("投入", "支出", "保障", "投入力度")


@production(
    example=("茶农保障持续加强，财政支出占比达｜8%。", "茶农支出占财政支出比重"),
    counter=("持续加强管理，财政支出占比达｜8%。", "财政支出占比", "name before"),
    words=Words.SENTENCE,
    of=SHARE,
    phrase=True,
)
def share_of_the_spending_on(spot: Spot) -> Subject | None:
    """NP投入 PREDICATE，财政支出占比 Q: the clause before names what the spending is for."""
    if not spot.phrase.endswith("支出占比") or spot.carried.figure is not None:
        return None
    share = _OF_SPENDING.fullmatch(spot.phrase)
    _, _, before = spot.place.sentence[: -len(spot.chunk)].rstrip("，,").rpartition("，")
    said = next((one for one in _PUT_IN if one in before), "") if share else ""
    purpose = naming.core(before.partition(said)[0]) if said else ""
    if share is None or not 1 < len(purpose) <= _PURPOSE_AT_MOST:
        return None
    return share_in(Subject(label=f"{purpose}支出"), share["whole"], spot.names)


@production(
    example=("茶厂共有96家，其中本年开始建设的27家，可以完工的｜11家。", "茶厂"),
    counter=("茶厂共有96家，开始建设的｜11家新厂。", "开始建设的新厂", "thing counted"),
    words=Words.EARLIER,
    of=("count",),
    before=True,
)
def those_of_the_counted(spot: Spot) -> Subject | None:
    """NP Q，其中 VERB 的 Q: a part of the things counted before, by what became of it."""
    figure, before, unit = spot.carried.figure, spot.carried.subject, spot.unit
    if not spot.chunk.endswith("的") or figure is None or not figure.is_count or unit is None:
        return None
    if spot.place.right[:1] not in _STOPS or not (figure.unit or "").endswith(unit.name):
        return None
    which = _WITHIN.sub("", spot.chunk.strip("，,、 ")[:-1])
    tokens = Sentence.of(which).tokens
    if before is None or not any(token.is_("verb", "state", "doing", "event") for token in tokens):
        return None
    return Subject(before.indicator, before.label, which) if 1 < len(which) <= _LONGEST else None


@production(
    example=("茶叶产量1949年为30吨；由于扩种，今年达到｜40吨。", "茶叶产量"),
    counter=("茶叶产量1949年为30吨；由于扩种，今年建成｜40座茶亭。", "建成茶亭", "thing counted"),
    words=Words.EARLIER,
    phrase=False,
    before=False,
)
def series_before_a_semicolon(spot: Spot) -> Subject | None:
    """NP Q；TIME 达到 Q: a clause that names nothing goes on with the one before its semicolon."""
    clause = spot.carried.clause
    if clause is None or clause.dimension != spot.dimension:
        return None
    if spot.place.right[:1] not in _STOPS:  # 有10%|过着温饱的生活
        return None
    return clause.subject if naming.last_named(spot.place.sentence) == "" else None


@production(
    example=("在茶叶总产值中，云溪茶社的产值上升到｜72%。", "云溪茶社的产值占茶叶总产值比重"),
    counter=("在茶叶总产值中，云溪茶社的产值｜增长72%。", "云溪茶社的产值", "words before"),
    words=Words.SENTENCE,
    of=SHARE,
    phrase=True,
)
def part_of_the_whole_in_the_lead(spot: Spot) -> Subject | None:
    """在NP中，NP 上升到 Q%: a sum told in per cent is a share of the sum that the lead names."""
    if spot.falls_or_rises or not spot.phrase.endswith(_SUMS) or not _REACHES.search(spot.chunk):
        return None
    lead = IN.search(spot.place.sentence)
    if lead is None or len(spot.phrase) + len(lead["whole"]) > LONGEST - len("占比重"):
        return None
    return share_in(Subject(label=spot.phrase), lead["whole"], spot.names)
