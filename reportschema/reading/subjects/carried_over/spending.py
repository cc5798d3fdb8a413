"""Spending that is no budget's: where its clause or the one before tells what it was for."""

from __future__ import annotations

import re

from reportschema.reading.clauses import purposes
from reportschema.reading.clauses.heads import bare_head
from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import MONEY, Words, production
from reportschema.reading.subjects.spots.spot import Spot

_SPENT = re.compile("[^，,。；;、的用于]{0,8}财政支出")
_WHEN = re.compile("(?:[0-9]{4}年|今年|去年|本年|全年|预计|[，,])*")


@production(
    example=("为落实助学政策，县财政支出｜30亿元。", "县财政落实助学政策支出"),
    counter=("今年全县财政支出｜30亿元。", "budget_expenditure", "name before"),
    words=Words.BEFORE,
    of=MONEY,
    phrase=True,
)
def spending_for_a_purpose(spot: Spot) -> Subject | None:
    """为 NP，财政支出 Q: no whole budget is spent behind a clause that tells of something else."""
    if "财政支出" not in spot.chunk or _SPENT.fullmatch(spot.phrase) is None:
        return None
    if "安排" not in spot.chunk and _tells_of_budgets(spot):
        return None
    return Subject(label=naming.label(spot.phrase))


def _tells_of_budgets(spot: Spot) -> bool:
    """Whether only times and series of the whole place stand before it."""
    figure = spot.carried.figure or spot.carried.clause
    if figure is not None:
        return figure.code is not None and figure.dimension in ("money", "share")
    before = spot.place.sentence[: -len(spot.chunk)]
    return _WHEN.fullmatch(before) is not None


_PAYER = re.compile(
    "(?:(?:中央|国家|地方|各级|全[国省市区县]|[省市区县州旗]|[省市区县]级)?财政)(?:拿出)?"
)
_SUM = re.compile(
    "(?P<of>[^，,。；;：:的]{0,12}?)"
    "(?P<sum>(?:专项|国债|债券|奖补|补助|补贴|扶持)*资金|救灾款|专款|经费|转移支付|补助|补贴|贴息)"
)


@production(
    example=("县财政安排｜3亿元茶山重建资金。", "县财政茶山重建资金"),
    counter=("县财政安排｜3亿元，比上年增长5%。", "县财政", "words before"),
    words=Words.BEHIND,
    of=MONEY,
    phrase=True,
)
def paid_by_a_budget(spot: Spot) -> Subject | None:
    """财政安排 Q NP资金: the payer and what is paid, with what that is for."""
    if "财政" not in spot.phrase or _PAYER.fullmatch(spot.phrase) is None:
        return None
    payer = spot.phrase.removesuffix("拿出")
    right = spot.place.right
    told = _SUM.match(right)
    rest = right[told.end() :] if told else right
    of, what = (told["of"], told["sum"]) if told else ("", "资金")
    if not of or bare_head(f"{of}{what}"):
        aim = purposes.before_payer(spot.place.sentence, spot.carried.said)
        aim = purposes.use_of_money(rest) or aim
        of = f"{aim}{of}" if aim else ""
    label = f"{payer}{of}{what}"
    return Subject(label=naming.label(label)) if of and len(label) <= LONGEST else None


_HELPED = re.compile("救助|资助|慰问|补助|补贴|奖励|救济|惠及|帮扶|报销|减免|赔付|兑现|发放")
_PEOPLE = ("人", "人次", "名", "户", "户次")


@production(
    example=("资助茶农学生300人次｜60万元。", "资助茶农学生金额"),
    counter=("资助茶农学生300人次，奖金｜60万元。", "奖金", "words before"),
    words=Words.EARLIER,
    of=MONEY,
    phrase=False,
    before=True,
)
def money_of_those_helped(spot: Spot) -> Subject | None:
    """NP Q人次Q元: right behind those who were helped, how much they were given."""
    figure, name = spot.carried.figure, spot.carried.name
    if figure is None or spot.place.left.strip(" 共计") or spot.falls_or_rises:
        return None
    resolved = spot.grammar.units.resolve(figure.unit) if figure.unit else None
    if resolved is None or resolved.unit.name not in _PEOPLE or not _HELPED.search(name):
        return None
    return Subject(label=naming.label(f"{name}金额"))
