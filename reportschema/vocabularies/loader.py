"""Reads the vocabulary files into typed, indexed rows, each file when it is first asked for.

A cell that holds several values sets them apart with semicolons; an empty cell is the default of
its field.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, get_origin

from pydantic import TypeAdapter, ValidationError

from reportschema.models import (
    Break,
    Concept,
    CoreIndicator,
    Division,
    Indicator,
    NeutralWord,
    Pause,
    Record,
    Topic,
    Unit,
    Word,
)
from reportschema.models.fields.codes import Level
from reportschema.models.fields.shape import element

R = TypeVar("R", bound=Record)


class VocabularyError(Exception):
    """A vocabulary file is damaged.

    The message names file, line and column; mend the row, or install the package again.
    """


def read_rows(name: str, model: type[R]) -> tuple[R, ...]:
    """All rows of one vocabulary file, in file order.

    Raises VocabularyError for a row that its model refuses.
    """
    return _rows(name, model, _text(name))


def _text(name: str) -> str:
    return files("reportschema.vocabularies").joinpath(f"{name}.csv").read_text(encoding="utf-8")


def _rows(name: str, model: type[R], text: str, file: str = "") -> tuple[R, ...]:
    """The typed rows of a text. file: what messages name; by default the file of the package."""
    file = file or f"vocabularies/{name}.csv"
    lists = _lists(model)
    head, *rows = list(csv.reader(io.StringIO(text, newline=""))) or [[]]
    if odd := next((line for line, row in enumerate(rows, 2) if len(row) != len(head)), None):
        raise VocabularyError(
            f"{file}:{odd}: its first line names {len(head)} columns, and it has another number of "
            f"cells"
        )
    cells: list[dict[str, Any]] = [
        {key: value for key, value in zip(head, row, strict=True) if value} for row in rows
    ]
    for key in lists.intersection(head):
        for row_cells in cells:
            if key in row_cells:
                row_cells[key] = row_cells[key].split(";")
    try:
        return tuple(_reader(model).validate_python(cells))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        line = int(first["loc"][0]) + 2 if first["loc"] else 1
        column = ".".join(map(str, first["loc"][1:]))
        raise VocabularyError(f"{file}:{line}: {column}: {first['msg']}") from None


@cache
def _lists(model: type[Record]) -> frozenset[str]:
    """The fields of a model that hold several values."""
    return frozenset(
        field
        for field, info in model.model_fields.items()
        if get_origin(element(info.annotation)) is tuple
    )


@cache
def _reader(model: type[R]) -> TypeAdapter[list[R]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]  # the model is a value here


class Vocabulary:
    """All vocabularies of the installed package, indexed by their keys.

    further: a folder with rows of one's own, in files of the same names and columns as those of
    the package. They come behind its rows; one with the key of another stands in its place.
    """

    def __init__(self, further: Path | None = None) -> None:
        self._further = further

    def _read(self, name: str, model: type[R]) -> tuple[R, ...]:
        return (*read_rows(name, model), *self._read_further(name, model))

    def _read_further(self, name: str, model: type[R]) -> tuple[R, ...]:
        if self._further is None or not (file := self._further / f"{name}.csv").is_file():
            return ()
        return _rows(name, model, file.read_text(encoding="utf-8"), str(file))

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators by code; which of them are core, the core list says."""
        rows = {row.code: row for row in self._read("indicators", Indicator)}
        core = (rows[code] for code in self.core if code in rows)
        return rows | {row.code: row.model_copy(update={"core": True}) for row in core}

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Units by name."""
        return {row.name: row for row in self._read("units", Unit)}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Topics by COFOG code."""
        return {row.code: row for row in self._read("topics", Topic)}

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """Concepts by code."""
        return {row.code: row for row in self._read("concepts", Concept)}

    @cached_property
    def divisions(self) -> dict[str, Division]:
        """Division rows by id (`440105/1980`), in order of code and year."""
        return {row.id: row for row in self._read("divisions", Division)}

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Words that the grammar of quantities knows."""
        return self._read("words", Word)

    @cached_property
    def neutral_words(self) -> frozenset[str]:
        """Words that change nothing of what a label is about."""
        return frozenset(row.word for row in self._read("neutral_words", NeutralWord))

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        """Events that break the series of places."""
        return self._read("breaks", Break)

    @cached_property
    def pauses(self) -> tuple[Pause, ...]:
        """Years in which congresses did not meet, by level."""
        return self._read("pauses", Pause)

    @cached_property
    def core(self) -> dict[str, CoreIndicator]:
        """The core list by indicator: what each report has a headline target for, or lacks."""
        return {row.indicator: row for row in self._read("core", CoreIndicator)}

    def core_of(self, code: str) -> str:
        """The core indicator that an indicator stands for; itself where it stands for none."""
        indicator = self.indicators.get(code)
        return indicator.core_for or code if indicator else code

    @cached_property
    def indicator_names(self) -> dict[str, str]:
        """Code of the indicator that each Chinese name or alias stands for."""
        return {
            name: row.code for row in self.indicators.values() for name in (row.zh, *row.aliases)
        }

    @cached_property
    def _division_bytes(self) -> bytes:
        return files("reportschema.vocabularies").joinpath("divisions.csv").read_bytes()

    @cached_property
    def _divisions_by_code(self) -> dict[str, tuple[Division, ...]]:
        return {}

    def _divisions_of(self, code: str) -> tuple[Division, ...]:
        """The rows of one code, cut out of the file before anything is decoded.

        A report names a few divisions of thousands, and reading all takes a third of a second.
        """
        if code not in self._divisions_by_code:
            rows = self._division_rows(self._division_lines(code.encode()))
            self._divisions_by_code[code] = tuple(row for row in rows if row.code == code)
        return self._divisions_by_code[code]

    def _division_lines(self, code: bytes) -> Iterator[bytes]:
        """The lines of one code: to search for bytes is quicker than an expression."""
        file, mark = self._division_bytes, b"\n%b/" % code
        start = file.find(mark)
        while start >= 0:
            end = file.find(b"\n", start + 1)
            yield file[start + 1 : end if end >= 0 else None]
            start = file.find(mark, start + 1)

    def _division_rows(self, own: Iterable[bytes]) -> tuple[Division, ...]:
        """The rows of some lines of the file, and those of further files."""
        head = self._division_bytes.partition(b"\n")[0]
        rows = _rows("divisions", Division, b"\n".join([head, *own]).decode())
        further = self._read_further("divisions", Division)
        return tuple({row.id: row for row in (*rows, *further)}.values())

    @cached_property
    def provinces(self) -> tuple[Division, ...]:
        """Provinces of all times, cut out like the rows of one code."""
        lines = re.findall(rb"\n([0-9]{2}0000/[^\n]*)", self._division_bytes)
        rows = self._division_rows(lines)
        return tuple(row for row in rows if row.level == Level.PROVINCE)

    def division(self, code: str, year: int) -> Division | None:
        """The division that a code stood for in a year; None when the code never existed.

        When the code was not in force in that year, the division nearest in time.
        """
        return min(self._divisions_of(code), key=lambda row: _distance(row, year), default=None)


def _distance(row: Division, year: int) -> tuple[int, int]:
    last = row.valid_to or 9999
    return max(row.valid_from - year, year - last, 0), -row.valid_from


@cache
def vocabulary() -> Vocabulary:
    """The installed vocabularies (read once)."""
    return Vocabulary()
