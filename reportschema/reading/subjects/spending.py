"""Spending that is no budget's: where its clause or the one before tells what it was for."""

from __future__ import annotations

import re

from reportschema.reading.subjects import naming
from reportschema.reading.subjects.naming import Subject
from reportschema.reading.subjects.production import MONEY, Words, production
from reportschema.reading.subjects.spot import Spot

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
