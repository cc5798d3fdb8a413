#!/usr/bin/env python3
"""Writes the guide of what fits together, reportschema/guide/fits.md, from the tables.

usage: scripts/fits_page.py [--print | --check]

The tables are `vocabularies/fits/*.csv`, listed in `vocabularies/fit_tables.csv`. --print prints
the page instead; --check writes nothing, and ends with 1 where the page is not that of the tables.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from written_page import keep

from reportschema.models.rows.fit import FitSubject
from reportschema.vocabularies.fits import fit_aspects, fit_subjects
from reportschema.vocabularies.fits.phrases import Phrase, phrases

PAGE = Path(__file__).resolve().parent.parent / "reportschema" / "guide" / "fits.md"
HEAD = """\
# What fits together

A legal value can contradict the legal value beside it: a level is compared with nothing, a rate of
growth is not summed, what is promised does not stand in the review. Each table of this page is
about one field and says which values of other fields its own values go with, and why.

`validate` reads these tables, under the codes that each names; so do the JSON Schema for editors,
the dictionary of a package, and `reportschema explain CODE`. A cell marked **always** knows no
exception: its breach is an error, and an editor underlines it. Any other is a warning, which a
source may allow with a reason where its text is the exception.

- `given` and `empty`: whether there is a value, whichever. `not`: any value but these. `also`:
  these too, beside those that are asked for.
- Where words are named, one of them has to stand there.
- Names in *italics* are no fields but what follows from fields or from the text:
"""


def page() -> str:
    """The whole page: how to read it, the names in italics, then a table for each field."""
    aspects = [f"  - *{each.name}*: {each.en} {each.zh}" for each in fit_aspects().values()]
    return "\n".join(
        [HEAD, *aspects, "", *(line for each in fit_subjects() for line in _table(each))]
    )


def _table(subject: FitSubject) -> Iterator[str]:
    codes = " and, always, ".join(
        f"`{code}`" for code in (subject.code, subject.always_code) if code
    )
    only = "always " if subject.code is None else ""
    yield f"## {subject.en}\n"
    yield f"{subject.zh} (`{subject.name}.csv`). Of {_records(subject)}: {only}{codes}.\n"
    yield f"| {_name(subject.field)} | other field | has to be | | why | 理由 |"
    yield "|---|---|---|---|---|---|"
    yield from (_row(phrase) for phrase in phrases(subject.name))
    yield ""


def _records(subject: FitSubject) -> str:
    return ", ".join(f"`{name}`" for name in subject.records)


def _row(phrase: Phrase) -> str:
    of, always = ", ".join(f"`{value}`" for value in phrase.of), "**always**" * phrase.always
    why = f"{phrase.why_en} | {phrase.why_zh}"
    return f"| {of} | {_name(phrase.field)} | {phrase.asks()} | {always} | {why} |"


def _name(field: str) -> str:
    return f"*{field}*" if field in fit_aspects() else f"`{field}`"


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(), sys.argv[1:]))
