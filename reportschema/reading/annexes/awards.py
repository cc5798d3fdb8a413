"""Tables of honours (获奖情况表) back into rows.

The cells of a flattened table are assigned to its columns. The header names the columns, in
whatever order; each cell fits some columns better than others (a year, a level, a body, an honour),
and the best way through all cells gives the rows. Missing, carried, wrapped and blank cells are
ways with a cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reportschema.models.fields.codes import Level, Script
from reportschema.reading.annexes.listing import ANNEX_WORDS, any_of, parts, text_end
from reportschema.reading.page.script import detect, mainland
from reportschema.reading.page.view import View

_KINDS = ("recipient", "award", "year", "level", "issuer", "note", "number")
RECIPIENT, AWARD, YEAR, LEVEL, ISSUER, NOTE, NUMBER = _KINDS


@dataclass(frozen=True, slots=True)
class AwardDraft:
    """One row: its passage in `View.clean`, and its cells.

    The year is EDTF, recipients and issuers single bodies.
    """

    start: int
    end: int
    recipients: tuple[str, ...]
    award: str
    year: str | None
    level: Level | None
    issuers: tuple[str, ...]
    note: str | None
    review: str | None


class _Cell(NamedTuple):
    start: int
    end: int
    text: str
    blank_before: bool


# How the best way came to a state: its score, how many cells the column before took, and which
# column that was (-1: none).
_Step = tuple[float, int, int]


def read_awards(view: View, start: int, end: int) -> list[AwardDraft]:
    """The rows of the table of honours in clean[start:end], in order.

    None where no header tells its columns.
    """
    cells = _cells(view, start, text_end(view.clean, start, end))
    header = _header(cells)
    if header is None:
        return []
    first, columns = header
    rows = _rows([cell for cell in cells[first:] if not _is_header(cell.text)], columns)
    carried: dict[str, str] = {}
    in_words = mainland if detect(view.text) is Script.HANT else str
    drafts = [_draft(row, carried, in_words) for row in rows]
    return [draft for draft in drafts if draft is not None]


def _cells(view: View, start: int, end: int) -> list[_Cell]:
    """The cells of a passage.

    They stand one a line, or several on a line set apart by tabs, bars or wide space.
    """
    found: list[_Cell] = []
    gaps = [b[0] - a[1] for a, b in pairwise(view.paragraphs) if a[0] >= start and b[1] <= end]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 1
    last = start
    for first, stop in view.paragraphs:
        if first < start or stop > end:
            continue
        blank = bool(found) and first - last > usual
        for begin, finish in _on_line(view, first, stop):
            found.append(_Cell(begin, finish, view.clean[begin:finish], blank))
            blank = False
        last = stop
    return found


_BAR = re.compile("[|│]")
_GAP = re.compile(
    r"[\t\r\n]|[ \u00a0]{2,}|\u3000"
)  # a line end too: the view joins lines that look wrapped


def _on_line(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """A line parted where the published text has a tab, a bar or wide space."""
    found: list[tuple[int, int]] = []
    begin = start
    whole = view.text[view.offsets[start] : view.offsets[end - 1]]
    parted = _GAP.search(whole) or _BAR.search(view.clean, start, end)
    for place in range(start, end) if parted else ():
        bar = view.clean[place] in "|│"
        behind = (
            view.offsets[place - 1] + (view.clean[place - 1] != " ")
            if place > start
            else view.offsets[place]
        )
        gap = _GAP.search(view.text, behind, view.offsets[place])
        if bar or gap:
            found.append((begin, place))
            begin = place + 1 if bar else place
    found.append((begin, end))
    stripped = [
        (
            a + len(view.clean[a:b]) - len(view.clean[a:b].lstrip()),
            a + len(view.clean[a:b].rstrip()),
        )
        for a, b in found
    ]
    return [(a, b) for a, b in stripped if a < b]


@cache
def _header_words() -> dict[str, str]:
    return {
        re.sub(r"\s", "", word): kind
        for kind in reversed(_KINDS)
        for word in ANNEX_WORDS.words(f"{kind}_header")
    }


_MARKS = re.compile(r"[\s*]")


def _is_header(text: str) -> str | None:
    return _header_words().get(_MARKS.sub("", text))


def _header(cells: list[_Cell]) -> tuple[int, tuple[str, ...]] | None:
    """(index of the first cell behind it, columns) of the first run of three header cells."""
    for first in range(len(cells)):
        columns: list[str] = []
        for cell in cells[first : first + len(_KINDS) + 1]:
            kind = _is_header(cell.text)
            if kind is None or kind in columns:
                break
            columns.append(kind)
        if len(columns) >= 3 and AWARD in columns:
            return first + len(columns), tuple(columns)
    return None


_YEAR = re.compile(
    "(?P<year>(?:19|20)[0-9]{2})(?:年度?)?"
    "(?:[-./]?(?P<month>[0-9]{1,2})月?(?:[-./]?(?P<day>[0-9]{1,2})日?)?)?"
)
_MOST_CELLS = 3
_MISSING = {
    RECIPIENT: -7.0,
    AWARD: -9.0,
    YEAR: -5.0,
    LEVEL: -5.0,
    ISSUER: -4.0,
    NOTE: 0.0,
    NUMBER: -2.0,
}


class _Grid:
    """The best assignment of cells, in their order, to the columns of rows.

    A shortest way over cells and columns.
    """

    def __init__(self, cells: list[_Cell], columns: tuple[str, ...]) -> None:
        self.cells, self.columns, self.width = cells, columns, len(columns)
        self.has_blanks = any(cell.blank_before for cell in cells)
        self.best: list[list[_Step | None]] = [
            [None] * (self.width + 1) for _ in range(len(cells) + 1)
        ]
        self.best[0][0] = (0.0, 0, -1)
        self.suits: dict[str, dict[str, float]] = {}
        self.fits = [self._fits(place) for place in range(len(cells) + 1)]

    def rows(self) -> list[dict[str, list[_Cell]]]:
        """The rows, each with the cells of every column."""
        for place in range(len(self.cells) + 1):
            for column in range(1, self.width):
                self._extend(place, column)
            reached = list(self.best[place])
            closed = reached[self.width]
            if closed is not None and place:
                self.best[place][0] = (closed[0], 0, self.width)
            for column in range(self.width):
                if not column or self.best[place][column] is not reached[column]:
                    self._extend(place, column)
        return self._traced()

    def _extend(self, place: int, column: int) -> None:
        """All ways to fill one column from one place."""
        step = self.best[place][column]
        if step is None:
            return
        for taken, fit in enumerate(self.fits[place][column]):
            score, reached = step[0] + fit, self.best[place + taken]
            current = reached[column + 1]
            if current is None or score > current[0]:
                reached[column + 1] = (score, taken, column)

    def _fits(self, place: int) -> list[list[float]]:
        """For each column how well none, one, two and three cells from a place suit it."""
        here = self.cells[place] if place < len(self.cells) else None
        blank = 1.5 if here and here.blank_before else -1.0 if self.has_blanks and here else 0.0
        fits = [[_MISSING[kind] + blank] for kind in self.columns]
        text, wraps = "", 0.0
        for taken, cell in enumerate(self.cells[place : place + _MOST_CELLS]):
            wraps += _wrap(self.cells[place + taken - 1], cell) if taken else 0.0
            text += cell.text
            if text not in self.suits:
                self.suits[text] = _suits(text)
            suits = self.suits[text]
            for kind, fit in zip(self.columns, fits, strict=True):
                fit.append(suits[kind] + (0.75 * wraps if kind == NOTE else wraps))
        return fits

    def _traced(self) -> list[dict[str, list[_Cell]]]:
        place, column = max(
            ((p, 0) for p in range(len(self.cells) + 1) if self.best[p][0]),
            key=lambda state: state[0],
        )
        found: list[dict[str, list[_Cell]]] = []
        while (step := self.best[place][column]) is not None and step[2] >= 0:
            _, taken, before = step
            if column == 0:
                found.append({})
                column = self.width
                continue
            if taken:
                found[-1][self.columns[before]] = self.cells[place - taken : place]
            place, column = place - taken, before
        return found[::-1]


def _wrap(left: _Cell, right: _Cell) -> float:
    """What it costs to read two cells as one: little where the first is cut off in the midst."""
    cut = (
        left.text[-1] in "、，,和与(（"
        or right.text[0] in "、，,)）"
        or left.text.count("(") > left.text.count(")")
    )
    return 0.5 if cut else -6.0 if right.blank_before else -2.5


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(any_of(name))


_REMARK = re.compile("[(（][^()（）]*[)）]$")


@cache
def _endings(*names: str) -> tuple[str, ...]:
    return ANNEX_WORDS.words(*names)


def _ends(text: str, *names: str) -> bool:
    """Whether a text ends with a word of the named lists, or with one and a remark in brackets."""
    endings = _endings(*names)
    return text.endswith(endings) or (
        text[-1:] in (")", "）") and _REMARK.sub("", text).endswith(endings)
    )


def _suits(text: str) -> dict[str, float]:
    """How well a text suits each kind of column."""
    bare = text.strip("。 ")
    year, level = _YEAR.fullmatch(bare), bare in _levels()
    suits = {
        NUMBER: 6.0 if re.fullmatch("[0-9]{1,3}[.、]?", bare) else -9.0,
        YEAR: 6.0 if year else -9.0,
        LEVEL: 6.0 if level else -9.0,
    }
    if year or level or bare.isdigit():
        return suits | dict.fromkeys((NOTE, AWARD, ISSUER, RECIPIENT), -6.0)
    honour = bool(_pattern("award_word").search(bare))
    body = _ends(bare, "body_end")
    suits[NOTE] = -1.5 if len(bare) <= 15 and not body else -3.5
    suits[AWARD] = (2.5 if honour else -0.5) - (1.0 if body and not honour else 0.0)
    suits[ISSUER] = (
        (2.0 if body else -1.5)
        + (1.0 if _pattern("issuer_start").match(bare) else 0.0)
        - 2.0 * honour
    )
    suits[RECIPIENT] = 1.5 if body or _ends(bare, "recipient_end") else -1.0
    suits[RECIPIENT] -= 1.5 if honour and _pattern("award_start").match(bare) else 0.0
    suits[RECIPIENT] -= 1.0 if len(bare) > 30 else 0.0
    return suits


@cache
def _levels() -> dict[str, Level]:
    return {
        word: level
        for level in reversed(Level)
        for word in ANNEX_WORDS.words(f"level_{level.value}")
    }


def _rows(cells: list[_Cell], columns: tuple[str, ...]) -> list[dict[str, list[_Cell]]]:
    return _Grid(cells, columns).rows() if cells else []


def _draft(
    row: dict[str, list[_Cell]], carried: dict[str, str], in_words: Callable[[str], str]
) -> AwardDraft | None:
    """A row as a draft.

    A year or level that only the row above says is carried and named for review.
    """
    texts = {
        kind: in_words("".join(cell.text for cell in cells).strip("。 "))
        for kind, cells in row.items()
    }
    if not texts.get(AWARD) or (len(texts) == 1 and not carried):
        return None
    missing = [kind for kind in (RECIPIENT, YEAR, LEVEL) if kind not in texts and kind in carried]
    for kind in (RECIPIENT, YEAR, LEVEL):
        if kind in texts:
            carried[kind] = texts[kind]
    known = carried | texts
    cells = [cell for found in row.values() for cell in found]
    return AwardDraft(
        start=min(cell.start for cell in cells),
        end=max(cell.end for cell in cells),
        recipients=bodies(known.get(RECIPIENT, "")),
        award=texts[AWARD],
        year=_edtf(known.get(YEAR, "")),
        level=_levels().get(known.get(LEVEL, "")),
        issuers=bodies(texts.get(ISSUER, ""), apart=True),
        note=texts.get(NOTE),
        review=f"from the row above: {', '.join(missing)}" if missing else None,
    )


def _edtf(text: str) -> str | None:
    match = _YEAR.fullmatch(text)
    if not match:
        return None
    pieces = (
        match["year"],
        *(f"{int(piece):02}" for piece in (match["month"], match["day"]) if piece),
    )
    return "-".join(pieces)


_AND = re.compile("和|及|与|暨")


def bodies(text: str, apart: bool = False) -> tuple[str, ...]:
    """The single bodies of a cell: 区文化馆、沙面街文化站.

    With `apart`, 、 parts only what reads as a body (国家新闻出版、广电总局 is one).
    """
    found: list[str] = []
    for begin, end in parts(text, "、，,；;/"):
        piece = text[begin:end]
        if found and apart and not _ends(found[-1], "body_end"):
            found[-1] = f"{found[-1]}、{piece}"
        else:
            found.append(piece)
    return tuple(part for piece in found for part in _joined(piece))


def _joined(piece: str) -> list[str]:
    """A and B as two only where both are whole bodies that begin alike (省发展改革委和省财政厅).

    住房和城乡建设厅 is one.
    """
    for match in _AND.finditer(piece):
        left, right = piece[: match.start()], piece[match.end() :]
        if (
            len(left) > 2
            and len(right) > 2
            and left[0] == right[0]
            and _ends(left, "body_end")
            and _ends(right, "body_end")
        ):
            return [left, *_joined(right)]
    return [piece]
