"""Numerals that count nothing of the place: names of plans, slogans, groups; texts are invented."""

from __future__ import annotations

import pytest

from reportschema.checking import grammar
from reportschema.models.fields.codes import NumeralRole
from reportschema.reading.numerals.roles import read_roles
from reportschema.reading.numerals.spoken import KINDS, Spoken
from reportschema.reading.page.view import View


def _role(sentence: str) -> tuple[str, NumeralRole | None]:
    """The words and the role of the numeral at the mark."""
    at = sentence.index("｜")
    view = View.of(sentence.replace("｜", ""))
    known = grammar()
    roles = read_roles(view, 0, len(view.clean), known.parts, known.units.counting)
    row = next(role for role in roles if role.start <= at < role.end)
    return view.clean[row.start : row.end], row.role


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_a_numeral_is_spoken_of_is_its_role(kind: Spoken) -> None:
    assert _role(kind.example)[1] is kind.role
    assert _role(kind.counter)[1] is not kind.role


@pytest.mark.parametrize(
    ("sentence", "words", "role"),
    [
        ("实施茶农｜万元增收行动，上门帮扶。", "万元", NumeralRole.NAME),
        ("启动全县新增｜千亿斤茶叶生产能力建设规划。", "千亿斤", NumeralRole.NAME),
        ("实施｜万名茶农复明工程。", "万", None),
        ("推进｜百万吨茶业工程。", "百万", None),
        ("带动｜万户参加茶园管护行动。", "万", None),
        ("团结占人口｜百分之九十五以上的群众。", "百分之九十五以上", NumeralRole.SLOGAN),
        ("落实安全生产“｜15条硬措施”。", "15条硬措施", NumeralRole.NAME),
        ("办好“茶农最盼的｜10件事”。", "茶农最盼的10件事", NumeralRole.NAME),
        ("以上讲的｜十条方针都适用。", "十条", NumeralRole.SLOGAN),
        ("茶道｜八车道里程全省第一。", "八车道", NumeralRole.NAME),
        ("坚持｜五七道路。", "五七道路", NumeralRole.NAME),
    ],
)
def test_a_numeral_that_counts_nothing_of_the_place(
    sentence: str, words: str, role: NumeralRole | None
) -> None:
    assert _role(sentence) == (words, role)
