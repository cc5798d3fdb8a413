"""Runs of values in a sentence, and of what the values before them were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportschema.models.fields.codes import Transformation
from reportschema.notation import Quantity
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.carried import Stated, ValueList

# What parts the values of a list.
BETWEEN, _BETWEEN_ALIKE = re.compile("[、和及与]"), re.compile(r"[、和及与\s]*")
BETWEEN_MANY = re.compile(r"[、,，和及与以\s]*")
_SAME_AGAIN = re.compile(
    "[,，、]?(?:同比|比上年|较上年|比去年|按?可比口径|同口径|年均|平均每年|每年平均|每年|实际|名义)*(?:分别)?"
    "(?:高于全[国省市](?:平均水平|平均)?)?"
    # 分别从2元、3元|提高到|4元、5元
    "|(?:提高|上调|增加|增长|提升|上升|调整|扩大|下降|降低|减少|压缩|缩短|降|升|增)到?[到至为]"
    "(?:[12][0-9]{3}年的?)?(?:每人每[年月])?"
)


def again(
    clean: str, listed: Sequence[Quantity], i: int, left: str, values: ValueList
) -> Sequence[Subject]:
    """达430亿元、700亿元，增长55%、17%: a second run of as many values is of the same names."""
    count = len(values.subjects)
    if count < 2 or values.queue or not _SAME_AGAIN.fullmatch(left):
        return ()
    return values.subjects if run(clean, listed, i, _BETWEEN_ALIKE) == count else ()


_COMMA, _TWO = re.compile("[，,；;。]"), 2
# 茶价9元，竹价8元，实际|增长3%和5%
_THEN_GREW = re.compile(
    "[，,](?:同比|[比较](?:上年|去年|[12][0-9]{3}年)(?:同期)?|年均|平均每年|实际|可比|分别)*"
)


def grown(
    clean: str, listed: Sequence[Quantity], i: int, left: str, last: Stated | None
) -> Sequence[Subject]:
    """Levels of as many series, one after the other, and how much each grew.

    接待茶客3万人次、实现收入2亿元，增长3%、5%: of any units where no comma parts them.
    """
    if listed[i].direction is None or last is None or not _THEN_GREW.fullmatch(left):
        return ()
    count = run(clean, listed, i, BETWEEN)
    told = listed[i : i + count]
    if count < _TWO or any(one.unit != told[0].unit for one in told):
        return ()
    near = _near(clean, last)
    two = near if len(near) == count else [*_before(last)][:count] if count == _TWO else []
    levels = {one.transformation for one in two} == {Transformation.LEVEL}
    alike = len(near) == count or len({one.unit for one in two}) == 1
    subjects = [one.subject for one in two[::-1]]
    apart = all(one != other for one, other in pairwise(subjects))
    shares = any(one.dimension == "share" for one in two)
    fits = len(two) == count and levels and alike and apart and not (shares and len(near) == count)
    return tuple(subjects) if fits else ()


def _near(clean: str, last: Stated) -> list[Stated]:
    """The figures of the last clause, the last first."""
    near = [last]
    while last.before is not None and not _COMMA.search(clean, last.before.end, last.start):
        last = last.before
        near.append(last)
    return near


def levels(last: Stated | None) -> list[Subject]:
    """What the levels of a sentence are of, in their order and each once."""
    levels = [
        stated.subject for stated in _before(last) if stated.transformation is Transformation.LEVEL
    ]
    found = {
        (one.indicator and one.indicator.code, one.label, one.coverage): one for one in levels[::-1]
    }
    return list(found.values())


def told(last: Stated | None) -> tuple[Subject, ...]:
    """What the levels of a sentence are of that tells two or three and nothing else."""
    before = [one for one in _before(last) if one.transformation is Transformation.LEVEL]
    alone = len(before) == len(list(_before(last))) and not any(
        one.dimension == "share" for one in before
    )
    subjects = tuple(levels(last))
    return subjects if alone and len(subjects) in (2, 3) else ()


def _before(last: Stated | None) -> Iterator[Stated]:
    """The figures of a sentence, the last first."""
    while last is not None:
        yield last
        last = last.before


def run(clean: str, listed: Sequence[Quantity], i: int, between: re.Pattern[str]) -> int:
    """How many quantities from the i-th on follow each other with connectives between alone.

    Over a comma of one unit only.
    """
    count = 1
    while i + count < len(listed):
        last, following = listed[i + count - 1], listed[i + count]
        gap = clean[last.end : following.start]
        if not between.fullmatch(gap):
            break
        alike = following.direction is None and following.unit == last.unit
        if ("," in gap or "，" in gap) and not alike:
            break
        count += 1
    return count
