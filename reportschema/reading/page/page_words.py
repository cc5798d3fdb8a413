"""The words of web pages around a speech (`page_words.csv`): labels of their facts, and lines that open what follows it."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class PageWord(NamedTuple):
    """One word: what it tells (`kind`), and how a line shows it (at its start, as the whole line, anywhere, as a label)."""

    kind: str
    match: str
    word: str
    example: str


@cache
def page_words() -> tuple[PageWord, ...]:
    """The table, in file order."""
    text = files("reportschema.reading.page").joinpath("page_words.csv").read_text(encoding="utf-8")
    return tuple(PageWord(**row) for row in csv.DictReader(io.StringIO(text, newline="")))


@cache
def after_speech() -> re.Pattern[str]:
    """Matches a line (without bullets before it) that opens the furniture after a speech: 分享到, 上一篇, 责任编辑."""
    shapes = {"start": "{}.*", "whole": r"{}[\s:|]*", "in": ".*{}.*"}
    words = "|".join(shapes[row.match].format(re.escape(row.word)) for row in page_words() if row.kind == "after")
    return re.compile(rf"[\s•·|>《》-]*(?:{words})", re.IGNORECASE)


@cache
def label(kind: str) -> re.Pattern[str]:
    """A labelled fact of a page: 发布机构：云溪县人民政府. Group 1 is the value, up to a gap or the next label."""
    words = "|".join(re.escape(row.word) for row in page_words() if row.kind == kind and row.match == "label")
    every = "|".join(re.escape(row.word) for row in page_words() if row.match == "label")
    until = rf"(?=\s*$|[ \t\u00a0\u3000]|(?:{every})\s*[:：])"
    return re.compile(rf"(?<![一-鿿])(?:{words})\s*[:：][ \t\u00a0]*(?:\n\s*)?(\S.*?){until}", re.MULTILINE)


@cache
def any_label() -> re.Pattern[str]:
    """A line that begins with a label: no part of a speech or its heading."""
    every = "|".join(re.escape(row.word) for row in page_words() if row.match == "label")
    return re.compile(rf"[\s•【\[]*(?:{every})\s*[:：]")
