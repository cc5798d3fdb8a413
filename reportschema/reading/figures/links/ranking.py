"""What a rank is of: a name of its own clause, one of a list, or the figure before it."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from reportschema.models.fields.codes import Collection, Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft, LinkAspect, Origin
from reportschema.reading.figures.links import ranked_each, ranked_names
from reportschema.reading.figures.periods.dating import NAMED, OF_THE_FIGURE_BEFORE
from reportschema.reading.figures.periods.when import SPAN
from reportschema.reading.sentence.lexicon import IndicatorNames, any_of
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.carried import Carried, ValueList

# 居全省第2位、|全国|第5位: another place of the same.
_AGAIN = re.compile("[、，,和及](?:位?居?)?(?:全[国省市区州县]|[东中西]+部)?")
# 从第8位|升至|第4位: the same at a later time.
_MOVED = re.compile(
    "[、，,]?(?:双双|均)?(?:大幅)?(?:上升|跃升|提升|提高|前移|晋升|攀升|下降|升|跃|进|降)(?:至|到|为|居|于)"
    "(?:了)?(?:全[国省市区球]|世界)?"
)
# 茶叶产量|从全国第8位跃居第1位
_FROM = re.compile("从(?=第|全[国省市])")
_JOINED = re.compile("[、和及]")
_LINK = re.compile("[、和及与]")
_AMONG = re.compile("全[国省市区州县]")
# 居|中部地区|第1位, 居全国|沿海港口|第3位: a group that no code is for.
_PLACED = re.compile("(?:[居列名至到身持]于?|[、，,]|跃[升上]?)+")
_REGION = rf"(?:{any_of('region')})(?:{any_of('region')}|和边境)?"
# 居|广州市各区|之首: each of the places within one that is named.
_EACH_WITHIN = re.compile("各[区市县]$")
_KINDS = "(?:城市|港口|省份|省区|地级市|省会)"
_GROUP = re.compile(
    rf".*?(?P<area>全[国省市区州县])?各?"
    rf"(?P<group>{_REGION}(?:地区|各省|六省|.{{0,8}}{_KINDS})?|(?:(?<=全.)|^(?!.*全[国省市])).{{0,10}}{_KINDS})"
)
_NO_NAME = "排名事项"


def placed_among(chunk: str, sentence: str, areas: Container[str]) -> tuple[str, str | None]:
    """The area that a rank holds in, "" where none is told, and the group in it without a code.

    chunk: the words before it from the last comma on. sentence: those of its sentence. areas: the
    names of places that have a code.
    """
    among = _PLACED.split(chunk)[-1]
    if (named := _EACH_WITHIN.sub("", among)) in areas:
        return named, None
    if group := _GROUP.fullmatch(among):
        return group["area"] or "", group["group"]
    return (_AMONG.findall(sentence) or [""])[-1], None


def rank(
    draft: FigureDraft,
    before: FigureDraft | None,
    found: Sequence[FigureDraft],
    left: str,
    sentence: str,
    carried: Carried,
    names: IndicatorNames,
) -> None:
    """Sets what a rank is of.

    before: the last figure that is no rank. found: all of its sentence so far. left: the words
    between it and the last of them. sentence: those of its sentence before it.
    """
    chunk = naming.last_chunk(left)
    values, last = carried.values, found[-1] if found else None
    place = _place(values, sentence)
    listed = _names_before(sentence, len(values.subjects)) if place is not None else None
    same = _figures_of(found, values) if listed == () else ()
    ranked = last is not None and last.measure.transformation is Transformation.RANK
    if place is not None and same:
        _link(draft, same[place], chunk, "")
        _date(draft, same[place], of_its_own=False)
    elif place is not None and (name := _name_of(values.subjects[place], listed, place, sentence)):
        _date(draft, before, of_its_own=True)
        _link(draft, before, chunk, name)
    elif last is not None and _JOINED.fullmatch(left) and (pair := _pair(last, found, values)):
        _link(last, pair[0], chunk, "")
        _link(draft, pair[1], chunk, "")
        _date(draft, pair[1], of_its_own=False)
    elif name := ranked_names.in_turn(draft, found, sentence, names):
        _date(draft, before, of_its_own=True)
        _link(draft, before, chunk, name)
    elif ranked and last is not None and _AGAIN.fullmatch(left):
        draft.links = _first_of(last, found).links
        draft.time = draft.time if "年" in left else last.time
    elif ranked and last is not None and _MOVED.fullmatch(left):
        draft.links = _first_of(last, found).links
        _date(draft, before, last.links.ranks is None)
    else:
        _rank_alone(draft, before, found, left, sentence, carried, names)
    draft.measure = draft.measure._replace(unit="位")
    draft.subject = draft.subject._replace(indicator=None, label=None, coverage=None)


def _first_of(last: FigureDraft, found: Sequence[FigureDraft]) -> FigureDraft:
    """The first of the figures at the place of the last, which knows the others."""
    return next(one for one in found if one.start == last.start)


def _rank_alone(
    draft: FigureDraft,
    before: FigureDraft | None,
    found: Sequence[FigureDraft],
    left: str,
    sentence: str,
    carried: Carried,
    names: IndicatorNames,
) -> None:
    """Sets what a rank is of whose clause says it, or the figures before."""
    chunk = naming.last_chunk(left)
    if summed := ranked_names.summed_up(sentence, names):
        name, *others = summed
    elif named := ranked_names.own_name(chunk):
        named = ranked_names.measure_of(named, before, left, carried)
        name, *others = ranked_names.each_named(named, chunk, names)
    else:
        name, others = _growth_of(before, chunk, carried) or ranked_names.chosen(left, chunk), []
    if name:
        _date(draft, before, of_its_own=True)
        _link(draft, before, chunk, name)
        draft.links = ranked_each.beside(draft.links, others)
        return
    total = ranked_names.of_its_total(before, found, chunk, carried)
    each = total or ranked_each.before_each(draft, found, sentence)
    moved = ranked_names.level_that_moved(before, found, chunk)
    first, *rest = each or (moved or before,)
    if isinstance(first, str):
        _date(draft, before, of_its_own=True)
        _link(draft, before, chunk, first)
    else:
        _date(draft, first, of_its_own=False)
        _link(draft, first, chunk, "")
    draft.links = ranked_each.beside(draft.links, rest)


def _growth_of(before: FigureDraft | None, chunk: str, carried: Carried) -> str:
    """销售额9亿元，增速|居全省第2位: no level is ranked, but the growth of it."""
    rate = ranked_names.RATE.fullmatch(ranked_names.words_of(chunk)) if "增" in chunk else None
    if rate is None or before is None or before.measure.transformation is not Transformation.LEVEL:
        return ""
    subject = carried.subject
    name = f"{subject.coverage or ''}{carried.name}" if subject else ""
    return f"{name}{rate.group()}" if name else ""


def _link(draft: FigureDraft, before: FigureDraft | None, chunk: str, name: str) -> None:
    """The name that is ranked, or else the figure before."""
    if name:
        origin = Origin("rank of its own clause", draft.start - len(chunk), draft.start)
        draft.links = LinkAspect(rank_of=naming.label(name), origin=origin)
    elif before is not None:
        origin = before.gives("rank of the figure before")
        draft.links = LinkAspect(ranks=before, origin=origin)
    else:
        named = draft.subject.label or naming.label(naming.core(chunk)) or _NO_NAME
        named = ranked_names.placed_in(_FROM.split(named)[0] or named)
        draft.links = LinkAspect(rank_of=named)


def _date(draft: FigureDraft, before: FigureDraft | None, of_its_own: bool) -> None:
    """A rank of the figure before holds at its time, if it says none itself."""
    told = draft.time.origin
    dated = before and told and told.rule == NAMED and told.start >= before.end
    dated = dated and SPAN.fullmatch(draft.time.period or "") is None
    yearless = not of_its_own or "/" in (draft.time.period or "")
    if before is not None and yearless and not dated:
        period = (before.time.period or "").removeprefix("../")
        averages = before.measure.collection is Collection.AVERAGE
        period = period.rpartition("/")[2] if averages else period
        origin = before.gives(OF_THE_FIGURE_BEFORE)
        draft.time = draft.time._replace(period=period or None, origin=origin)


def _place(values: ValueList, sentence: str) -> int | None:
    """Which of a list a rank is of: 茶具、竹器产量|分别居全省第2位、第7位; None where of none."""
    place = len(values.subjects) - len(values.queue) - 1
    over = not values.queue and values.remaining != 1
    return None if place < 0 or over or "分别" not in sentence else place


def _names_before(sentence: str, count: int) -> tuple[str, ...] | None:
    """The names right before 分别, none where the clause has none; None where not clear."""
    clause = naming.last_chunk(sentence.rpartition("分别")[0])
    if not clause or ranked_names.is_total(clause):
        return ()
    told = _LINK.split(naming.core(clause))
    return tuple(told) if len(told) == count else None


def _figures_of(found: Sequence[FigureDraft], values: ValueList) -> Sequence[FigureDraft]:
    """The figures told of a list before its ranks: 甲、乙分别增长3%、6%，|分别居全省第2、第4."""
    figures = [one for one in found if one.measure.transformation is not Transformation.RANK]
    last = figures[-len(values.subjects) :]
    labels = [one.subject.indicator or one.subject.label for one in last]
    wanted = [one.indicator.code if one.indicator else one.label for one in values.subjects]
    return last if labels == wanted else ()


def _pair(
    last: FigureDraft, found: Sequence[FigureDraft], values: ValueList
) -> Sequence[FigureDraft]:
    """The two figures that two ranks are of: 甲、乙分别增长3%、6%，居全省第2|和第4."""
    pair = _figures_of(found, values) if len(values.subjects) == len("甲乙") else ()
    return pair if pair and last.links.ranks is pair[1] else ()


def _name_of(one: Subject, names: tuple[str, ...] | None, place: int, sentence: str) -> str:
    """The name of one of a list, with the word that says that its growth is ranked."""
    if one.indicator is not None:
        name = names[place] if names else f"{one.coverage or ''}{one.indicator.zh}"
    else:
        name = one.label or ""
    rate = ranked_names.RATE.search(sentence.rpartition("分别")[0])
    return f"{name}{rate.group()}" if rate and not name.endswith(("率", "幅", "速")) else name
