"""The words of web pages around a speech (`page_words.csv`).

Labels of their facts, and lines that open what follows it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportschema.reading.words.tables import WordTable


class PageWord(NamedTuple):
    """One word: what it tells (`kind`), and how a line shows it.

    It shows it at its start, as the whole line, anywhere, or as a label.
    """

    kind: str
    match: str
    word: str
    example: str


# The lists of labels: of facts that are read, and of others, which only are no part of a speech.
LABELS = (
    "publisher",
    "published",
    "written",
    "index_number",
    "page_title",
    "speaker",
    "url",
    "other",
)
PAGE_WORDS = WordTable(__package__, "page_words", PageWord, lists="kind")


@cache
def after_speech() -> re.Pattern[str]:
    """Matches a line (without bullets before it) that opens the furniture after a speech.

    分享到, 上一篇, 责任编辑.
    """
    shapes = {"start": "{}.*", "whole": r"{}[\s:|]*", "in": ".*{}.*"}
    words = "|".join(
        shapes[row.match].format(re.escape(row.word)) for row in PAGE_WORDS.of("after")
    )
    return re.compile(rf"[\s•·|>《》-]{{0,40}}(?:{words})", re.IGNORECASE)


@cache
def label(kind: str) -> re.Pattern[str]:
    """A labelled fact of a page: 发布机构：云溪县人民政府.

    Group 1 is the value, up to a gap or the next label.
    """
    until = rf"(?=\s*$|[ \t\u00a0\u3000]|(?:{PAGE_WORDS.any_of(*LABELS)})\s*[:：])"
    return re.compile(
        rf"(?<![一-鿿])(?:{PAGE_WORDS.any_of(kind)})\s*[:：][ \t\u00a0]*(?:\n\s*)?(\S.*?){until}",
        re.MULTILINE,
    )


@cache
def any_label() -> re.Pattern[str]:
    """A line that begins with a label: no part of a speech or its heading."""
    return re.compile(rf"[\s•【\[]{{0,40}}(?:{PAGE_WORDS.any_of(*LABELS)})\s*[:：]")
