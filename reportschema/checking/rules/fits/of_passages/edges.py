"""Rules about the edges and the parts of what is quoted, from the file alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportschema.checking.registry import Case, called, rule
from reportschema.checking.rules.texts import quotes
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.notation.chinese import DIGITS, fold

_SIGNS = frozenset("，。；：、！？,;:!?…· \t\n\u3000\xa0")


@rule(
    "FITS047",
    "an anchor that starts or ends with a sign",
    why="An anchor runs over the words that say it; a sign or a space at its edge is a slip.",
    remedy="move the offset to the first or last character that belongs to it",
    severity=Severity.WARNING,
)
def signs(case: Case) -> Iterator[Hit]:
    for loc, record, at in quotes(case):
        for where, edge in (("starts", at.exact[:1]), ("ends", at.exact[-1:])):
            if edge in _SIGNS:
                yield Hit((*loc, 2), f"{called(record)}: {at.exact[:40]!r} {where} with {edge!r}")
                break


# 三旧, 六稳: a formula that begins with its number and is no longer than a name; not 四点半课堂
_FORMULA = re.compile("(?:[二两三四五六七八九十]|[2-9])[^点]")
_LONGEST = 8


@rule(
    "FITS048",
    "a formula of another number of parts than it counts",
    why="“三旧” are three things: the components say which, each once.",
    remedy="give each part that the text explains as a component, and none twice",
    severity=Severity.WARNING,
)
def parts(case: Case) -> Iterator[Hit]:
    drafted = case.is_drafted("glossary")
    for i, entry in enumerate(case.report.glossary):
        term = "".join(character for character in fold(entry.term) if character.isalnum())
        numerals = re.findall("[一二两三四五六七八九十]+|[0-9]+", term)
        counts = _count(numerals[0]) if len(numerals) == 1 and term.startswith(numerals[0]) else 0
        there = len(entry.components)
        if there and counts and there != counts:
            yield Hit(
                ("glossary", i, "components"),
                f"{entry.id}: {entry.term} counts {counts}, and it has {there} components",
            )
        elif not (there or drafted) and _FORMULA.match(term) and len(term) <= _LONGEST:
            yield Hit(
                ("glossary", i, "term"),
                f"{entry.id}: {entry.term} counts {numerals[0]}, and it has no components",
            )


def _count(numeral: str) -> int:
    """What a numeral of one character is; 0 for others, whose parts may be counted otherwise."""
    return 10 if numeral == "十" else DIGITS.get(numeral, 0)
