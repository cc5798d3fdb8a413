"""Subjects made of the one before: its share in a whole, how content its people are."""

from __future__ import annotations

import re

from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.carried import Carried

# Behind 办理建议、提案454件, of those who made them.
_SATISFIED = re.compile("(?:代表|委员|群众)*(?:满意|基本满意)(?:和基本满意)?(?:率|度)?")
_HANDLED = (
    "suggestions_and_proposals_handled",
    "deputies_suggestions_handled",
    "proposals_handled",
)
# 竹器产值|只完成年度计划(的98%): whose plan it is stands before; an excess (超额完成) says so.
_PLAN_DONE = re.compile(
    "(?<=..)(?:只|仅|已经?|均|都){0,3}(?<!超额)(?:完成|实现)了?[年度全原定国家的规]{0,6}"
    "(?:计划|预算|任务|指标|定额|年|年度)(?:数|指标|任务)?$"
)
# 全市|工业投资: the place is told by the record.
_HERE = re.compile("[全本我该][国省市区县州]")


def without_plan(phrase: str) -> str:
    """The phrase without how far its plan was carried out."""
    return _PLAN_DONE.sub("", phrase) if "完成" in phrase or "实现" in phrase else phrase


def share_in(of: Subject, whole: str, names: IndicatorNames) -> Subject:
    """The share of one series in another: 占全省42.2%."""
    part = of.indicator.zh if of.indicator else of.label or ""
    if of.indicator is not None and of.coverage and not _HERE.match(of.coverage):
        part = _narrowed(part, of.coverage, of.indicator.code)
    name = f"{part}占{whole.rstrip('的')}比重"
    return naming.shares(name, names) or Subject(label=naming.label(name))


def _narrowed(series: str, coverage: str, code: str) -> str:
    """The name of a series with what narrows it, behind the verb: 新增|省级|茶企."""
    which = coverage.rstrip("的").removeprefix("属于")
    if code == "gdp":  # 民营|经济总量: no product of the place
        return f"{which}经济"
    if series.startswith(which):
        return series
    verb = series[:2] if series.startswith(("新增", "净增")) else ""
    return f"{verb}{which}{series.removeprefix(verb)}"


def satisfied(phrase: str, carried: Carried, names: IndicatorNames) -> Subject | None:
    """Behind 办理建议、提案454件 the satisfaction of those who made them, or what came of both.

    办理建议9件、提案8件，办结率|100%: the rate is of both.
    """
    codes = _counted_last(carried)
    if not codes or codes[0] not in _HANDLED:
        return None
    if _SATISFIED.fullmatch(phrase):
        return Subject(names.by_code.get("suggestions_satisfaction_rate"))
    both = codes[0] == _HANDLED[0] or {*codes} == {*_HANDLED[1:]}
    return Subject(label=f"建议提案{phrase}") if both and _OF_ANSWERS.fullmatch(phrase) else None


def _counted_last(carried: Carried) -> list[str | None]:
    """The codes of the last two things that the sentence counted, the last first."""
    codes: list[str | None] = []
    figure = carried.figure
    while figure is not None and len(codes) < len(("suggestions", "proposals")):
        if figure.dimension != "share":
            codes.append(figure.code)
        figure = figure.before
    return codes


# 办复率和满意率: how the answers to suggestions went.
_OF_ANSWERS = re.compile(
    "(?:按时|按期|法定时限|规定时限)?(?:办复|办结|答复|见面|走访|面复|面商|沟通|解决|落实|采纳)率"
)


def rates_of_answers(listed: list[str], carried: Carried, names: IndicatorNames) -> list[Subject]:
    """Behind 办理建议、提案454件 its rates (办复率和满意率均为100%); none where one is no such."""
    answered = [satisfied(name, carried, names) for name in listed]
    if not any(answered) or len(listed) == 1:
        return []
    rates = [_OF_ANSWERS.fullmatch(name) is not None for name in listed]
    if not all(one or rate for one, rate in zip(answered, rates, strict=True)):
        return []
    return [
        one or Subject(label=f"建议提案{name}") for one, name in zip(answered, listed, strict=True)
    ]
