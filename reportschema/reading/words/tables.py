"""Reads a table of words: a CSV file beside the module that owns it.

>>> class Row(NamedTuple):
...     word: str
...     role: str
...     weight: float
>>> WORDS = WordTable("reportschema.reading.outline", "lead_words", Row, lists="role")
>>> WORDS.of("end")  # the rows of one list
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import cached_property
from importlib.resources import files
from typing import Any, Generic, TypeVar, get_type_hints

from reportschema.notation.alternatives import one_of

Row = TypeVar("Row", bound=tuple[Any, ...])


class WordTableError(Exception):
    """A table of the installed package is damaged, or a list is asked for that it does not have."""


class WordTable(Generic[Row]):
    """One table of words, read when it is first asked for.

    owner: the package in whose folder the file lies. name: the file, without `.csv`. row: a
    NamedTuple whose fields are the columns, in their order; a cell is turned into the type of its
    field. lists: the column that tells which list a row belongs to, "" for a table of one list.
    word: the column that holds the word.
    """

    def __init__(
        self, owner: str, name: str, row: type[Row], lists: str = "", word: str = "word"
    ) -> None:
        self.owner, self.name, self.row = owner, name, row
        self._list_column, self._word_column = lists, word
        self._words: dict[tuple[str, ...], tuple[str, ...]] = {}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in file order. Raises WordTableError where one does not fit its type."""
        types: dict[str, Callable[[str], object]] = get_type_hints(self.row)
        text = files(self.owner).joinpath(f"{self.name}.csv").read_text(encoding="utf-8")
        head, *lines = csv.reader(io.StringIO(text, newline=""))
        if head != list(types):
            raise WordTableError(f"{self.name}.csv has the columns {head}, not {list(types)}")
        make: Callable[..., Row] = self.row
        typed: dict[tuple[str, str], Row] = {}
        for number, cells in enumerate(lines, 2):
            try:
                pairs = zip(types.values(), cells, strict=True)
                row = make(*(as_type(cell) for as_type, cell in pairs))
                self._add(row, typed)
            except ValueError as error:
                raise WordTableError(f"{self.name}.csv:{number}: {error}") from error
        return tuple(typed.values())

    def _add(self, row: Row, rows: dict[tuple[str, str], Row]) -> None:
        """Adds a row by its list and word. Raises ValueError where that is empty or not new."""
        word = str(getattr(row, self._word_column))
        name = str(getattr(row, self._list_column)) if self._list_column else ""
        if not word:
            raise ValueError("has no word")
        if (name, word) in rows:
            raise ValueError(f"{word} stands in {name or 'it'} already")
        rows[name, word] = row

    @cached_property
    def lists(self) -> dict[str, tuple[Row, ...]]:
        """The rows of each list, in file order."""
        lists: dict[str, list[Row]] = {}
        for row in self.rows:
            lists.setdefault(str(getattr(row, self._list_column)), []).append(row)
        return {name: tuple(rows) for name, rows in lists.items()}

    def of(self, name: str) -> tuple[Row, ...]:
        """The rows of one list. Raises WordTableError where there is none of that name."""
        if name not in self.lists:
            raise WordTableError(f"{self.name}.csv has no list {name}: {', '.join(self.lists)}")
        return self.lists[name]

    def words(self, *names: str) -> tuple[str, ...]:
        """The words of lists, in file order."""
        if names not in self._words:
            rows = (row for name in names for row in self.of(name))
            self._words[names] = tuple(getattr(row, self._word_column) for row in rows)
        return self._words[names]

    def any_of(self, *names: str) -> str:
        """A regular expression for the longest word of the lists at a place."""
        return one_of(self.words(*names))
