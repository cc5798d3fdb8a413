"""The rule about two fields of a figure that no text can have together.

Of the tables of what fits together it reads the cells that are marked `always`; the JSON Schema
refuses the same (`vocabularies/fits/conditions.py`), so that an editor underlines them. What unit
and form need is checked elsewhere: FIGURE001, SCHEMA005.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

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
                if figure.inferred:
                    yield from _inferred(table, loc, figure)
                continue
            of = figure.__dict__.get(field)  # None of what only the other kind of figure has
            if of is not None and of in others:
                yield from _excluded(case, table, (loc, figure), (field, of.value), others[of])


@cache
def _tables() -> list[tuple[FitTable, str, dict[str, list[str]]]]:
    """Each table that has such cells, the field it is about, and what each of its values excludes.

    A value excludes fields.
    """
    tables = []
    for subject in fit_subjects():
        if subject.always_code == CODE:
            others: dict[str, list[str]] = {}
            for row in fit_table(subject.name).rows:
                if row.always and row.field not in others.setdefault(row.of, []):
                    others[row.of].append(row.field)
            tables.append((fit_table(subject.name), subject.field, others))
    return tables


def _excluded(
    case: Case,
    table: FitTable,
    placed: tuple[Loc, Figure],
    about: tuple[str, str],
    others: list[str],
) -> Iterator[Hit]:
    """The first other field that a value excludes; about: the field with that value."""
    (loc, figure), (field, of) = placed, about
    for other in others:
        value = getattr(figure, other)
        if value is None:
            continue
        value = str(value).lower() if isinstance(value, bool) else value
        row = table.misfit(of, other, value)
        if row is not None and row.always and not unit_misfit(case, figure):
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
