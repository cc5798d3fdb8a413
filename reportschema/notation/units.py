"""Units: which names exist, how 万 and 亿 compose with them, and how values are rounded."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from reportschema.models import Unit
from reportschema.notation.alternatives import one_of

# Written before a unit's name, each multiplies it: 亿元, 万人, 百万吨. Longest first, for matching.
MAGNITUDES = {
    "百亿亿": 10**18, "亿亿": 10**16, "万亿": 10**12, "千亿": 10**11, "百亿": 10**10,
    "十亿": 10**9, "亿": 10**8, "万万": 10**8,
    "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2,
}  # fmt: skip
# What may not follow the name of a unit, because the two are another word:
# 千亿台阶, 百亿项目, 3个分散式风电项目.
_OTHER_WORD = {
    "台": "阶",
    "项": "目(?!标)",
    # 13亿|人民的力量, 百万|人才计划, 3万|家庭, 5.6万|个体工商户, 十大|项目
    "人": "民|才",
    "家": "庭",
    "个": "体(?:工商|经营|私营|户)",
    "大项": "目",
    "省": "[外内际级直市区]",
    "市": "[县级民场值域政直]",
    "个分": "[散公中支]",
    "片": "区",
    "年": "[代级]",
    "分": "之",
    # 两位数 are no places, 两个 no weight.
    "位": "数",
    "两": r"(?![，。；、,;）)以左]|$|黄金|白银)",
}
_TWELVE_DIGITS = Context(prec=12, rounding=ROUND_HALF_EVEN)


class Resolved(NamedTuple):
    """What a unit as written stands for.

    unit: its row of the vocabulary. factor: the exact multiplier to the normalized unit, with the
    magnitude word (亿元: 100000000 to CNY).
    """

    unit: Unit
    factor: Fraction


class UnitTable:
    """The units of the vocabulary, by each of their spellings."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_name = {name: unit for unit in units for name in (unit.name, *unit.aliases)}
        self._resolved: dict[str, Resolved | None] = {}

    @property
    def names(self) -> list[str]:
        """Every spelling, longest first."""
        return sorted(self._by_name, key=lambda name: (-len(name), name))

    @property
    def counting(self) -> list[str]:
        """The spellings of units that count things: 家, 盏, 人次."""
        return [name for name, unit in self._by_name.items() if unit.dimension == "count"]

    @property
    def beginnings(self) -> str:
        """The characters that a spelling can begin with."""
        return "".join(sorted({name[0] for name in self._by_name}))

    def resolve(self, written: str) -> Resolved | None:
        """The unit as written (亿元, 万人次, %); None when the vocabulary has no such unit."""
        if written not in self._resolved:
            self._resolved[written] = self._find(written)
        return self._resolved[written]

    def _find(self, written: str) -> Resolved | None:
        if unit := self._by_name.get(written):
            return Resolved(unit, Fraction(unit.factor))
        for word, size in MAGNITUDES.items():
            if written.startswith(word) and (unit := self._by_name.get(written[len(word) :])):
                return Resolved(unit, Fraction(unit.factor) * size)
        return None

    def same(self, written: str, other: str) -> bool:
        """Whether two spellings are one unit (％ and %, 百分点 and 个百分点)."""
        first, second = self.resolve(written), self.resolve(other)
        return first is not None and first == second

    def apart(self, written: str) -> tuple[int, str] | None:
        """The magnitude of a unit as written, and its name: (100000000, 元) for 亿元.

        The name is empty for a magnitude alone; None for what is no unit.
        """
        if written in self._by_name or not written:
            return 1, written
        for word, size in MAGNITUDES.items():
            name = written.removeprefix(word)
            if name != written and (not name or name in self._by_name):
                return size, name
        return None

    def pattern(self) -> str:
        """A regular expression for the name of a unit, without magnitude word.

        A name in Latin letters ends where the word ends.
        """
        return f"(?:{one_of(self._by_name, _ending)})"


def _ending(name: str) -> str:
    """What may not follow a name, as a lookahead."""
    if name[-1].isascii() and name[-1].isalpha():
        return "(?![A-Za-z])"
    return f"(?!{_OTHER_WORD[name]})" if name in _OTHER_WORD else ""


def twelve_digits(value: Fraction) -> Decimal:
    """A fraction as a decimal of at most twelve significant digits, half-even, without exponent."""
    rounded = _TWELVE_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return without_exponent(rounded)


def without_exponent(value: Decimal) -> Decimal:
    """The same number without exponent and without zeros at the end of its decimals."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize()
