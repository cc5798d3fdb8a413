"""Productions over parts of a whole: of what the lead of a sentence names, of what 其中 opens."""

from __future__ import annotations

import re

from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.clauses.qualifiers import is_name
from reportschema.reading.subjects.carried_over.earlier import IN
from reportschema.reading.subjects.names import leaning, naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import SHARE, Words, production
from reportschema.reading.subjects.spots.shares import share_in
from reportschema.reading.subjects.spots.spot import Spot

# 县里掌握的技改投资中，: a sum or people, in which no time goes on.
_OF_THE_WHOLE = re.compile(
    "(?:^|[，,：:])(?P<whole>[^，,。；;：:在0-9]{2,16}(?:收入|支出|投资|产值|总额|贷款|存款|资金|学生|人口|职工))"
    "(?:之中|中)[，,](?P<rest>[^。；;]{0,60})$"
)
_TIMES = re.compile("(?:今|去|明|当|本|上)年|[0-9]{4}年")
_SHARE = ("比重", "比例", "份额", "占比", "占")
_SHARE_OF = re.compile("(?P<part>[^，,。；;占]{2,20}?)(?:(?:所占)?的?(?:比重|比例|份额)|占比?)")
_FOR = ("用于", "属于")
_HELD = re.compile("(?:达到?|为|占|超过?)(?:了|约|近)?$")


def _lead(spot: Spot) -> str:
    """The whole that the sentence names before a comma, nothing where it names none."""
    sentence = spot.place.sentence
    if "中，" not in sentence:
        return ""
    lead = _OF_THE_WHOLE.search(sentence) or IN.search(sentence)
    return _TIMES.sub("", lead["whole"].rpartition("元的")[2]) if lead else ""


@production(
    example=("在茶具零售总额中，茶社的比重上升到｜60%。", "茶社占茶具零售总额比重"),
    counter=("在茶具零售方面，茶社的比重上升到｜60%。", "茶社的比重", "words before"),
    words=Words.SENTENCE,
    of=(*SHARE, "points"),
    phrase=True,
)
def share_in_the_lead(spot: Spot) -> Subject | None:
    """在NP中，NP 的比重 Q: a share that names no whole is of the one in the lead."""
    if not spot.phrase.endswith(_SHARE):
        return None
    told, whole = _SHARE_OF.fullmatch(spot.phrase), _lead(spot)
    if told is None or not whole or spot.names.exact(spot.phrase) is not None:
        return None
    if len(told["part"]) + len(whole) > LONGEST - len("占比重"):
        return None
    return share_in(Subject(label=told["part"]), whole, spot.names)


@production(
    example=("中等学校学生中，茶校在校生达到｜56%。", "茶校在校生占中等学校学生比重"),
    counter=("中等学校学生中，茶校在校生｜增长56%。", "茶校在校生", "words before"),
    words=Words.SENTENCE,
    of=SHARE,
    phrase=True,
)
def people_in_the_lead(spot: Spot) -> Subject | None:
    """NP中，NP 达到 Q%: people told in per cent are a share of those that the lead names."""
    if not spot.phrase.endswith(("生", "人员", "职工", "人口")) or spot.falls_or_rises:
        return None
    whole = _lead(spot) if _HELD.search(spot.chunk) else ""
    return share_in(Subject(label=spot.phrase), whole, spot.names) if whole else None


@production(
    example=("县里掌握的技改投资中，用于茶业的投资｜3亿元。", "县里掌握的技改投资中用于茶业的投资"),
    counter=("县里安排的贷款增加，用于茶业的投资｜3亿元。", "用于茶业的投资", "words before"),
    words=Words.SENTENCE,
    phrase=True,
)
def spent_of_the_sum_in_the_lead(spot: Spot) -> Subject | None:
    """NP中，用于 NP 的投资 Q: a part of the sum that the lead names."""
    if not spot.phrase.startswith(_FOR) or spot.phrase.endswith(_SHARE):
        return None
    if spot.named is not None and spot.named.indicator is not None:
        return None
    whole = _lead(spot)
    fits = whole and len(whole) + len(spot.phrase) < LONGEST
    return Subject(label=f"{whole}中{spot.phrase}") if fits else None


_SIZE = "[0-9一二三五]{0,4}[十百千]{0,2}[万亿]元?(?:级|(?:及)?以上)"
_SIZED = re.compile(
    f"(?P<size>{_SIZE})(?:的)?(?P<thing>项目|企业)(?:共|有|达到?|约|近|超过?|新增)*"
)
_OF_SIZE = re.compile(f"(?:总?投资)?(?:超|过)?{_SIZE}的?")
_SIZE_FIRST = re.compile(_SIZE)
_FAR = 5


@production(
    example=("签约茶业项目60个、总投资9亿元，其中千万元以上项目｜8个。", "签约茶业项目"),
    counter=("签约茶业项目60个，千万元以上项目｜8个。", "项目", "words before"),
    words=Words.EARLIER,
    of=("count",),
    phrase=True,
    before=True,
)
def sized_part_of_those_before(spot: Spot) -> Subject | None:
    """NP项目 Q，其中 SIZE 项目 Q、SIZE 项目 Q: the larger of the works or firms told before."""
    sized = _SIZED.fullmatch(spot.chunk.lstrip("，,、和").removeprefix("其中").lstrip("，,：:"))
    figure, steps = spot.carried.figure, 0
    if sized is None or figure is None or not spot.counts:
        return None
    what, size = sized["thing"], sized["size"]
    if "其中" not in spot.place.left:
        last = figure.subject
        joined = spot.chunk.startswith(("、", "和")) and _SIZE_FIRST.match(last.coverage or "")
        ends = _name_of(last).endswith(what)
        return last._replace(coverage=size) if joined and ends else None
    while figure is not None and steps < _FAR:
        whole = figure.subject
        if figure.is_count and _name_of(whole).endswith((what, f"{what}数", f"{what}数量")):
            if whole.indicator is not None:
                return Subject(
                    whole.indicator, coverage=size + _OF_SIZE.sub("", whole.coverage or "")
                )
            name = _OF_SIZE.sub("", whole.label or "")
            return Subject(label=naming.label(name), coverage=size) if name != what else None
        figure, steps = figure.before, steps + 1
    return None


def _name_of(subject: Subject) -> str:
    return subject.indicator.zh if subject.indicator else subject.label or ""


# 茶船销量300艘，其中电动茶船|95艘: what was sold or is owned is no output.
_NO_OUTPUT = re.compile("(?<=..)(?:保有|登记|注册|销售|销|出口|进口|库存|存栏|交易|回收)量$")


@production(
    example=("汽车保有量9万辆，其中新能源汽车｜3万辆。", "汽车保有量"),
    counter=("汽车保有量9万辆，新能源汽车｜3万辆。", "nev_output", "output of a product"),
    words=Words.BEFORE,
    phrase=True,
    before=True,
)
def part_of_a_measured_thing(spot: Spot) -> Subject | None:
    """NP销量 Q，其中 NP Q: so much of a thing that is sold or owned, and not made."""
    name, figure = spot.carried.name, spot.carried.figure
    if "其中" not in spot.place.left or spot.carried.indicator_name or figure is None:
        return None
    if figure.dimension != spot.dimension or spot.falls_or_rises or not _NO_OUTPUT.search(name):
        return None
    if (
        spot.names.exact(spot.phrase) is not None
        or leaning.ends_as_measured(spot.phrase)
        or not is_name(spot.phrase)
    ):
        return None
    return Subject(label=naming.label(name), coverage=spot.phrase)
