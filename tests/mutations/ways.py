"""What a way to break a source is, the two lists of them, and how the ways pick their records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

Row = dict[str, Any]
FIGURE_LISTS = ("observations", "targets")


class Inapplicable(Exception):  # noqa: N818 - no error: the source has nothing of the kind
    """The source holds nothing that could be broken in this way."""


class Mutation(NamedTuple):
    """One way to break a source: its name, the code that must speak, and the edit.

    needs_text: whether only the published text shows the fault.
    """

    name: str
    code: str
    edit: Callable[[Any], Any]
    needs_text: bool = False


IN_FILE: list[Mutation] = []
IN_DATA: list[Mutation] = []


def in_file(code: str) -> Callable[[Callable[[str], str]], None]:
    """Enters an edit of the file's text."""
    return lambda edit: IN_FILE.append(Mutation(edit.__name__, code, edit))


def in_data(code: str, needs_text: bool = False) -> Callable[[Callable[[Row], None]], None]:
    """Enters an edit of plain data."""
    return lambda edit: IN_DATA.append(Mutation(edit.__name__, code, edit, needs_text))


def first_row(rows: Iterable[Row], is_of_kind: Callable[[Row], Any] = bool) -> Row:
    """The first row of a kind."""
    for row in rows:
        if is_of_kind(row):
            return row
    raise Inapplicable


def figures(data: Row) -> list[Row]:
    """Observations and targets."""
    return [row for name in FIGURE_LISTS for row in data.get(name, [])]


def single(row: Row) -> bool:
    """Whether a figure has one value, alone in its span and said there."""
    return "value" in row and "nth" not in row and not row.get("inferred") and not row.get("cues")


def copy_of(row: Row, **changed: Any) -> Row:
    """A second row like the first."""
    return {**row, "id": f"{row['id'][0]}99999", **changed}


def shifted(at: list[str], by: int = 1) -> list[str]:
    """An anchor or span moved."""
    return [str(int(at[0]) + by), str(int(at[1]) + by), *at[2:]]
