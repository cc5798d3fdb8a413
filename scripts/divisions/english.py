"""English names of divisions: pinyin and the usual kind ("Qingyuan County"), but for those listed.

`english_names.csv` holds, by `part`: `whole` names and `stem`s that pinyin would not give (Urumqi,
Garze) or that a machine reads wrong (单县: Shan County), the `kind`s, the `people`s in the names of
autonomous places (as in GB/T 3304 but for spellings in general use), and the `character`s that
place names read their own way whatever stands beside them.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from pypinyin import lazy_pinyin

LIST = Path(__file__).with_name("english_names.csv")


@cache
def _listed(part: str) -> dict[str, str]:
    """Chinese -> English of one part of the list."""
    with LIST.open(encoding="utf-8") as file:
        return {r["name"]: r["name_en"] for r in csv.DictReader(file) if r["part"] == part}


@cache
def _ending(part: str, after: str = "") -> re.Pattern[str]:
    longest_first = sorted(_listed(part), key=len, reverse=True)
    return re.compile(f"({'|'.join(longest_first)}){after}$")


def english(name: str) -> str:
    """酉阳土家族苗族自治县 -> Youyang Tujia and Miao Autonomous County."""
    if name in _listed("whole"):
        return _listed("whole")[name]
    stem, peoples, kind = stem_and_kind(name)
    *before, last = peoples or [""]
    joined = " and ".join(filter(None, [", ".join(before), last]))
    spelt = _listed("stem").get(stem) or _pinyin(stem)
    return " ".join(filter(None, [spelt, joined, kind]))


def stem_and_kind(name: str) -> tuple[str, list[str], str]:
    """酉阳土家族苗族自治县 -> 酉阳, [Tujia, Miao], Autonomous County."""
    kind = _ending("kind").search(name)
    if not kind:
        return name, [], ""
    stem = name[: kind.start()]
    peoples: list[str] = []
    autonomous = kind[1].startswith("自治")
    people_at_end = _ending("people", after="(族?)")
    while (people := people_at_end.search(stem)) and (people[2] or autonomous):
        stem = stem[: people.start()]
        peoples.insert(0, _listed("people")[people[1]])
    return stem, peoples, _listed("kind")[kind[1]]


def core(name: str) -> str:
    """The name without kind and peoples: what 酉阳县 and 酉阳土家族苗族自治县 have in common."""
    return stem_and_kind(name)[0] or name


def _pinyin(stem: str) -> str:
    readings = zip(stem, lazy_pinyin(stem, v_to_u=True), strict=True)
    syllables = [_listed("character").get(character) or read for character, read in readings]
    apart = (
        f"'{syllable}" if i and syllable[0] in "aeo" else syllable
        for i, syllable in enumerate(syllables)
    )
    return "".join(apart).capitalize()
