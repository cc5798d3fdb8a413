"""The members of a list of names, each made whole: 城镇、农村居民收入 are two incomes."""

from __future__ import annotations

import re

from reportschema.reading.sentence.lexicon import IndicatorNames


def parts(phrase: str) -> list[str]:
    """The names of a list; 城乡居民X is two of them."""
    return [part for part in _LINKS.split(both_residents(phrase)) if part]


def both_residents(phrase: str) -> str:
    """The phrase with its 城乡居民 told as the two that they are."""
    return _BOTH_RESIDENTS.sub("城镇居民、农村居民", phrase)


_BOTH_RESIDENTS = re.compile("城乡居民(?=[^、和及与]*收入)")
_LINKS = re.compile("[、和及与]")


# 中、高等职业教育; 男、女职工: what differs of two names is a character.
_OPPOSITES = ("中高初", "大小", "新老", "男女", "东西南北中", "进出", "内外", "公私")


def _one_of_opposites(part: str, last: str) -> bool:
    """Whether the two differ in their first character alone: 中 | 高等职业教育."""
    return len(part) == 1 and any(part in pair and last[:1] in pair for pair in _OPPOSITES)


def spread(parts: list[str], names: IndicatorNames) -> list[str]:
    """Names that share their end or head, each made whole: 城镇、农村居民人均可支配收入.

    第一、二、三产业; 生产安全事故起数、死亡人数.
    """
    last = parts[-1]
    made = []
    for part in parts[:-1]:
        if re.fullmatch("第?[一二三]", part) and last.endswith("产业"):
            part = f"第{part.removeprefix('第')}产业"
        elif _one_of_opposites(part, last):
            part += last[1:]
        elif names.exact(part) is None:
            part = next(
                (part + last[i:] for i in range(1, len(last)) if names.exact(part + last[i:])), part
            )
        made.append(part)
    if names.exact(last) is None:
        last = next(
            (
                parts[0][:i] + last
                for i in range(len(parts[0]) - 1, 1, -1)
                if names.exact(parts[0][:i] + last)
            ),
            last,
        )
    last = f"第{last}" if re.fullmatch("[一二三]产业", last) else last
    return [*made, last]
