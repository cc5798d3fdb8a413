"""What fits together, declared once: one CSV file for each field, read through one class.

`fit_table("transformations").misfit("growth", "collection", "sum")` is the row that speaks against
a growth which is summed; None where the two go together. Rules read nothing else. Which tables
there are, and what reads them, stands in `fit_tables.csv`; `phrases` puts the rows in words.

In: the CSV files beside this module.
Out: tables of rows, each needed, allowed or forbidden, with the reason in both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from reportschema.models.rows.fit import Fit, FitAspect, FitSubject, Fitting
from reportschema.vocabularies.loader import read_rows

EMPTY, FILLED = "empty", "filled"


class FitTable:
    """The cells of one table, by the value it is about and the field that this is set against."""

    def __init__(self, rows: Iterable[Fit]) -> None:
        self.rows = tuple(rows)
        self._cells: dict[tuple[str, str], list[Fit]] = {}
        self._misfits: dict[tuple[str, str, str | None], Fit | None] = {}
        self._fields: dict[str, list[str]] = {}
        for row in self.rows:
            if (row.of, row.field) not in self._cells:
                self._fields.setdefault(row.of, []).append(row.field)
            self._cells.setdefault((row.of, row.field), []).append(row)

    def fields(self, of: str) -> Sequence[str]:
        """The fields that a value is set against, in the order of the rows."""
        return self._fields.get(of, ())

    def cells(self, of: str, field: str) -> Sequence[Fit]:
        """The rows of a value and a field."""
        return self._cells.get((of, field), ())

    def misfit(self, of: str, field: str, value: str | None) -> Fit | None:
        """The row that a value of the other field breaks; None where all is well.

        What a row names counts before `filled`. Where some values are needed, any other is a
        misfit that no row allows.
        """
        key = of, field, value if (of, field) in self._cells else None
        if key not in self._misfits:
            self._misfits[key] = self._misfit(*key)
        return self._misfits[key]

    def _misfit(self, of: str, field: str, value: str | None) -> Fit | None:
        cells = self.cells(of, field)
        names = (EMPTY,) if value is None else (value, FILLED)
        row = next((cell for name in names for cell in cells if cell.value == name), None)
        if row is not None:
            return row if row.fit == Fitting.FORBIDDEN else None
        return next((cell for cell in cells if cell.fit == Fitting.NEEDED), None)

    def words(self, of: str, field: str) -> tuple[str, ...]:
        """The words of which some text needs one."""
        rows = (row for row in self.cells(of, field) if row.fit == Fitting.NEEDED)
        return tuple(row.value for row in rows if row.value != FILLED)


@cache
def fit_table(name: str) -> FitTable:
    """The table of one field, as `transformations`."""
    return FitTable(read_rows(f"fits/{name}", Fit))


@cache
def fit_subjects() -> tuple[FitSubject, ...]:
    """What each table is about, in the order in which guides list them."""
    return read_rows("fit_tables", FitSubject)


@cache
def fit_aspects() -> dict[str, FitAspect]:
    """What cells name beside fields, by that name."""
    return {aspect.name: aspect for aspect in read_rows("fit_aspects", FitAspect)}
