"""The words of the pages themselves, in both languages.

They live in `words.csv`, whose columns are the key, the place on the pages, English and Chinese.
"""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "zh")


@cache
def words(lang: str) -> dict[str, str]:
    """Key -> the words in a language."""
    text = files(__package__).joinpath("words.csv").read_text(encoding="utf-8")
    return {row["key"]: row[lang] for row in csv.DictReader(io.StringIO(text))}


def say(lang: str, key: str, **values: object) -> str:
    """The words of a key, with {name} replaced by the value given.

    Raises KeyError for a key that `words.csv` lacks.
    """
    return words(lang)[key].format(**values)
