"""The rows of the tables of what fits together in words, in both languages.

The dictionary, the JSON Schema, `explain` and the guide take their sentences from here. Rows that
differ in nothing but their values are one phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportschema.models.rows.fit import FitSubject, Fitting
from reportschema.vocabularies.fits import FILLED, fit_aspects, fit_subjects, fit_table


class Phrase(NamedTuple):
    """Cells of one table that say the same of several values, for the same reason.

    of: values of the table's own field. values: those of the other field.
    """

    subject: FitSubject
    of: tuple[str, ...]
    field: str
    fit: Fitting
    values: tuple[str, ...]
    why_en: str
    why_zh: str
    always: bool

    def en(self) -> str:
        """As a sentence."""
        if self.field == self.subject.field:
            return f"{self.field} does not name {_listed(self.of, 'or')}: {self.why_en}."
        of = _listed(self.of, "or")
        return f"Where {_called(self.subject.field).en} is {of}, {self._asks_en()}: {self.why_en}."

    def zh(self) -> str:
        """The same in Chinese."""
        if self.field == self.subject.field:
            return f"{self.field} 不可列 {'、'.join(self.of)}：{self.why_zh}。"
        of = "、".join(self.of)
        return f"{_called(self.subject.field).zh}为 {of} 时，{self._asks_zh()}：{self.why_zh}。"

    def asks(self) -> str:
        """What it asks of the other field, in few words: `end, sum`, `not open`, `empty`."""
        if self.values == (FILLED,):
            named = self.field == self.subject.field
            return "not named" if named else _FILLED_EN[self.fit]
        return f"{_MARKS[self.fit]}{', '.join(self.values)}"

    def _asks_en(self) -> str:
        name, values = _called(self.field).en, _listed(self.values, "or")
        if self.values == (FILLED,):
            return f"{name} is {_FILLED_EN[self.fit]}"
        if self.is_of_words():
            return f"{values} {_STANDS_EN[self.fit]} in {name}"
        return f"{name} {_IS_EN[self.fit]} {values}"

    def _asks_zh(self) -> str:
        name = _called(self.field).zh
        if self.values == (FILLED,):
            return f"{name}{_FILLED_ZH[self.fit]}"
        if self.is_of_words():
            return f"{name}{_HOLDS_ZH[self.fit]}{''.join(f'“{word}”' for word in self.values)}"
        return f"{name}{_IS_ZH[self.fit]} {'、'.join(self.values)}"

    def is_of_words(self) -> bool:
        """Whether its values are words of a text, and no codes."""
        return not all(value.isascii() for value in self.values)


class _Called(NamedTuple):
    en: str
    zh: str


_MARKS = {Fitting.NEEDED: "", Fitting.ALLOWED: "also ", Fitting.FORBIDDEN: "not "}
_FILLED_EN = {
    Fitting.NEEDED: "given",
    Fitting.ALLOWED: "given or empty",
    Fitting.FORBIDDEN: "empty",
}
_FILLED_ZH = {Fitting.NEEDED: "须填写", Fitting.ALLOWED: "可填写", Fitting.FORBIDDEN: "须留空"}
_IS_EN = {Fitting.NEEDED: "is", Fitting.ALLOWED: "may be", Fitting.FORBIDDEN: "is not"}
_IS_ZH = {Fitting.NEEDED: "须为", Fitting.ALLOWED: "可为", Fitting.FORBIDDEN: "不可为"}
_STANDS_EN = {
    Fitting.NEEDED: "stands",
    Fitting.ALLOWED: "may stand",
    Fitting.FORBIDDEN: "does not stand",
}
_HOLDS_ZH = {Fitting.NEEDED: "须含", Fitting.ALLOWED: "可含", Fitting.FORBIDDEN: "不可含"}


def _called(name: str) -> _Called:
    """What a field or aspect is called; a field by its own name, set apart from Chinese."""
    aspect = fit_aspects().get(name)
    return _Called(aspect.en, aspect.zh) if aspect else _Called(name, f"{name} ")


def _listed(values: tuple[str, ...], last: str) -> str:
    *before, final = values
    return f"{', '.join(before)} {last} {final}" if before else final


@cache
def phrases(name: str) -> tuple[Phrase, ...]:
    """The rows of one table, those that say the same of several values in one."""
    subject = next(each for each in fit_subjects() if each.name == name)
    cells: dict[tuple[str, str, Fitting, str, str, bool], list[str]] = {}
    for row in fit_table(name).rows:
        key = row.of, row.field, row.fit, row.why_en, row.why_zh, row.always
        cells.setdefault(key, []).append(row.value)
    merged: dict[tuple[str, Fitting, tuple[str, ...], str, str, bool], list[str]] = {}
    for (of, field, fit, why_en, why_zh, always), values in cells.items():
        merged.setdefault((field, fit, tuple(values), why_en, why_zh, always), []).append(of)
    return tuple(Phrase(subject, tuple(of), *key) for key, of in merged.items())


def phrases_of_field(records: str, field: str) -> Iterator[Phrase]:
    """What a field of the records of a list goes with, and what goes with it."""
    aspects = fit_aspects()
    for subject in fit_subjects():
        if records not in subject.records:
            continue
        for phrase in phrases(subject.name):
            names = {subject.field, phrase.field}
            if field in names | {aspects[name].field for name in names if name in aspects}:
                yield phrase


def phrases_of_code(code: str) -> Iterator[Phrase]:
    """What the rule of a code reads."""
    for subject in fit_subjects():
        for phrase in phrases(subject.name):
            if code == (subject.always_code if phrase.always else subject.code):
                yield phrase
