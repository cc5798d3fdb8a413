"""The statistical convention that a number follows, as the words around it name it.

In: a quantity and its measure; the figures of a sentence. Out: the convention, said in its own
clause, before a list of values, or at the head of the sentence for all the rises behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from reportschema.models import Indicator
from reportschema.models.fields.codes import Basis, Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft
from reportschema.reading.figures.aspects.number import Number

_BASES = (
    (re.compile("项目在地|项目所在地"), Basis.PROJECT_LOCATION),
    (re.compile("法人在地|法人所在地"), Basis.LEGAL_UNIT_LOCATION),
    (re.compile("可比口径|同口径|同比口径|可比增长|可比$"), Basis.COMPARABLE),
    (re.compile("可比价|不变价"), Basis.CONSTANT_PRICES),
    (re.compile("现价|当年价"), Basis.CURRENT_PRICES),
)
_ANY_BASIS = re.compile("|".join(pattern.pattern for pattern, _ in _BASES))
_NEAR = 20
# 扣除物价上涨因素，比上年增长5%
_DEDUCTED = re.compile("(?:扣除|剔除)(?:了)?(?:物价|价格)[^，,。；;]{0,6}因素")
# 实际增长5%, 年均实际递增5%, 实际比上年增长5%; 实际利用外资 is another word.
_REALLY = re.compile(
    r"实际(?:年均|年平均|平均每年|每年平?均?|平均|(?:比|较)[^，,。；;]{1,14})?"
    r"(?:$|(?:增长|递增|提高|增速|增幅|上升|下降|降低|增加))"
)
# What prices are deducted of; a budget really grows by its scope.
_PRICED = re.compile("(?<!财政)(?<!预算)(?<!税收)收入|工资|报酬|消费|零售|投资|产值|生活费|人均")
# 批发业增加值: what branches add is told at constant prices as a rule; culture, tourism and the
# digital economy are told at the prices of the time.
_OF_BRANCH = re.compile("(?<!企)业增加值$")
_AT_PRICES_OF_THE_TIME = re.compile("文化|文旅|旅游|数字|创意|体育|健康|康养|养老|民营|核心")
_RELATIVE = (Transformation.GROWTH, Transformation.CHANGE, Transformation.MULTIPLE)
_LISTED = re.compile("[、和与及]|以及")
# 按2015年不变价格计算，…; 五年来，扣除物价因素，…: for all that the sentence goes on to tell.
_LEAD = re.compile(
    r"\s*(?:[^，,。；;0-9\n]{1,14}[，,：:])?"
    r"(?:(?P<prices>(?:按|以)[^，,。；;\n]{0,12}(?:不变价|可比价)[^，,。；;\n]{0,6})"
    r"|(?:扣除|剔除)(?:物价|价格)[^，,。；;\n]{0,6}因素)[，,]"
)
_DEFLATED = ("share", "multiple", "money")
_BACK = 240


def convention(
    left: str, number: Number, transformation: Transformation, name: str
) -> Basis | None:
    """The convention that the words before a number name.

    left: those behind the number before it. name: that of its series.
    """
    if transformation in (Transformation.RANK, Transformation.COMPLETION):
        return None
    near = left[-max(_NEAR, len(number.chunk)) :]
    if _ANY_BASIS.search(near):
        return next((basis for pattern, basis in _BASES if pattern.search(near)), None)
    if transformation not in _RELATIVE or not ("实际" in near or "因素" in near):
        return None
    deducted = _DEDUCTED.search(near) or _REALLY.search(near)
    return Basis.REAL if deducted and _PRICED.search(name) else None


def conventional(named: Indicator | None, indicator: str | None, label: str | None) -> Basis | None:
    """The convention that growth follows without a word: the indicator's, or that of a branch.

    named: the indicator that the words name. indicator, label: what the figure is of in the end.
    """
    if named is not None:
        return named.basis if indicator is not None else None
    if label is None or _OF_BRANCH.search(label) is None or _AT_PRICES_OF_THE_TIME.search(label):
        return None
    return Basis.CONSTANT_PRICES


def share_convention(
    drafts: Sequence[FigureDraft], clean: str, first: int, name: Callable[[FigureDraft], str]
) -> None:
    """Sets the convention of figures of a sentence that another place of it names for them.

    The number before in their list, or the clause that leads all. first: where it begins.
    """
    for before, draft in pairwise(drafts):
        if (
            draft.subject.basis is None
            and before.subject.basis is not None
            and "basis" not in before.inferred
            and draft.measure.transformation is before.measure.transformation
            and draft.measure.transformation in _RELATIVE
            and draft.measure.dimension == before.measure.dimension
            and _LISTED.fullmatch(clean, before.end, draft.start)
        ):
            draft.subject = draft.subject._replace(basis=before.subject.basis)
    lead = _lead(clean, first)
    basis = None if lead is None else Basis.CONSTANT_PRICES if lead["prices"] else Basis.REAL
    for draft in drafts if basis else ():
        relative = (
            draft.measure.transformation in _RELATIVE and draft.measure.dimension in _DEFLATED
        )
        amount = basis is Basis.CONSTANT_PRICES and draft.measure.dimension == "money"
        if draft.subject.basis is None and (relative or amount) and _PRICED.search(name(draft)):
            draft.subject = draft.subject._replace(basis=basis)


def _lead(clean: str, first: int) -> re.Match[str] | None:
    """The clause on prices that opens the sentence, or an earlier part of it before a semicolon."""
    begin = first
    if clean[first - 1 : first] in (";", "；"):
        back = max(0, first - _BACK)
        begin = max(back, *(clean.rfind(mark, back, first) + 1 for mark in "。\n"))
    return _LEAD.match(clean, begin)
