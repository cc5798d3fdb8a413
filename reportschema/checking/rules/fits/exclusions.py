"""The rule about two fields of a figure that no text can have together.

Of the tables of what fits together it reads the cells that are marked `always`; the JSON Schema
refuses the same (`vocabularies/fits/conditions.py`), so that an editor underlines them. What unit
and form need is checked elsewhere: FIGURE001, SCHEMA005.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, place, rule
from reportschema.checking.rules.figures import unit_misfit
from reportschema.findings.codes import Hit, Loc
from reportschema.models import Figure
from reportschema.vocabularies.fits import FitTable, fit_subjects, fit_table

CODE = "FITS060"


@rule(
    CODE,
    "two fields of a figure that exclude each other",
    why="The one says that the other has nothing to say: no text can mean both.",
    remedy="decide from the text which of the two fields is right, and delete or correct the other",
)
def exclusions(case: Case) -> Iterator[Hit]:
    tables = _tables()
    for loc, figure in case.figures:
        for table, field, others in tables:
            if field == "inferred":
                yield from _inferred(table, loc, figure)
            elif (of := getattr(figure, field, None)) is not None and not unit_misfit(case, figure):
                yield from _excluded(table, loc, figure, (field, of.value), others)


def _tables() -> list[tuple[FitTable, str, list[str]]]:
    """Each table that has such cells, the field it is about, and those that they exclude."""
    named = [
        (fit_table(each.name), each.field) for each in fit_subjects() if each.always_code == CODE
    ]
    return [
        (table, field, list(dict.fromkeys(row.field for row in table.rows if row.always)))
        for table, field in named
    ]


def _excluded(
    table: FitTable, loc: Loc, figure: Figure, about: tuple[str, str], others: list[str]
) -> Iterator[Hit]:
    """The first other field that a value excludes; about: the field with that value."""
    field, of = about
    for other in others:
        value = getattr(figure, other)
        value = str(value).lower() if isinstance(value, bool) else value
        row = table.misfit(of, other, value)
        if row is not None and row.always:
            yield Hit(
                place(loc, figure, other),
                f"{figure.id}: {field} is {of}, and {other} is {value}: {row.why_en}",
            )
            return  # one fault, one finding


def _inferred(table: FitTable, loc: Loc, figure: Figure) -> Iterator[Hit]:
    for i, name in enumerate(figure.inferred):
        for row in table.cells(name, "inferred"):
            if row.always:
                yield Hit(
                    (*loc, "inferred", i), f"{figure.id}: inferred names {name}: {row.why_en}"
                )
