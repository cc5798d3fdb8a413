"""The scanner: finds every place of a text where a numeral stands, whatever it turns out to be.

It finds Arabic and full-width numerals, Chinese quantities, ratios, the ends of ranges, fractions
and 翻番. It does not know which words merely contain a numeral character (进一步, 统一): the
vocabulary does, and they are passed as `words`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reportschema.notation.alternatives import any_of, classes_apart, one_of
from reportschema.notation.chinese import fold


class Mention(NamedTuple):
    """One numeral of a text.

    start, end: offsets into the text as published. text: the characters there. kind: which
    alternative of the pattern matched (year | fraction | doubling | ratio | arabic | chinese).
    """

    start: int
    end: int
    text: str
    kind: str


_CHINESE = "[〇零○一二两三四五六七八九十百千万亿]"
_DIGIT = "[〇零○一二三四五六七八九]"
_ZERO = f"(?:{any_of('〇零○OoО0')})"  # what pages put for a zero: 二O一二, 二00二
_NOT_UNIT = "(?!千[瓦米克伏焦卡周])"  # the 千 of 千瓦 and 千米 counts nothing
_NUMERAL = rf"""
  # a run of characters that begin no numeral: no group, no mention
  [^0-9〇零○一二两三四五六七八九十百千万亿翻]+
  # 二O一二年
| (?P<year>     (?: 一[八九] | 二{_ZERO} ) (?: {_ZERO} | {_DIGIT} ){{2}}
                (?= 年 | [-~至到] (?: [一二] | {_ZERO} ){{2}} ) )
  # 三分之一, 百分之十二点五, 百分之5
| (?P<fraction> (?: {_CHINESE}+ 分之 | 百分之 (?=[0-9]) )
                (?: [0-9]+ (?: \.[0-9]+ )? | {_CHINESE}+ (?: [点·] {_DIGIT}+ )? ) )
  # 翻番, 翻一番, 翻两番
| (?P<doubling> 翻 (?: 了 )? (?: {_CHINESE}+ | [0-9.]+ )? [番倍] )
  # 0.5:19.7:79.8, 8:28
| (?P<ratio>    [0-9]+ (?: \.[0-9]+ )? (?: \s?:\s? [0-9]+ (?: \.[0-9]+ )? )+ )
  # 1,234.5; 1316.36, 1/7 (but the 2. of 2.2017年 numbers an item); 3.2万, 30余万, 2百
| (?P<arabic>   (?: [0-9]{{1,3}} (?: ,[0-9]{{3}} )+ (?![0-9]) (?: \.[0-9]+ )?
                  | [0-9]+ (?: \.(?!(?:19|20)[0-9]{{2}}年)[0-9]+ | /[0-9]+ )? )
                (?: \s?[多余几]?\s? (?: [十百千]?[万亿]+ | [百千](?![分克米瓦伏强佳]) ) )? )
  # 三千八百, 一点五亿
| (?P<chinese>  (?: {_NOT_UNIT}{_CHINESE} )+ (?: 点 {_DIGIT}+ (?: [万亿]+ )? )? )
"""


def scan(
    text: str, start: int = 0, end: int | None = None, words: Iterable[str] = ()
) -> list[Mention]:
    """Every numeral of text[start:end], in order.

    words: lexical words; a numeral that lies inside one is passed over.
    """
    folded = fold(text)
    stop = len(text) if end is None else end
    inside = covered(folded, words, start, stop)
    mentions = []
    for match in _numeral().finditer(folded, start, stop):
        kind = match.lastgroup
        if kind is None:
            continue
        word = inside.get(match.start())
        if word is not None and word == inside.get(match.end() - 1):
            continue  # 十分之一 is in no word, though 十分 and 之一 are words
        start, end = match.span()
        if word is not None and word < start and text.startswith("一一", start):
            start += 1  # 唯一|一家
        mentions.append(Mention(start, end, text[start:end], kind))
    return mentions


class Covered(NamedTuple):
    """The words of a text, in order and not overlapping: where each begins and ends."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def get(self, place: int) -> int | None:
        """Where the word begins that a place lies inside of; None where it is in no word."""
        i = bisect_right(self.starts, place) - 1
        return self.starts[i] if i >= 0 and place < self.ends[i] else None


def covered(folded: str, words: Iterable[str], start: int, stop: int) -> Covered:
    """Where the words stand in folded[start:stop]."""
    lexicon = tuple(words)
    if not lexicon:
        return Covered()
    found = [
        match.span()
        for match in _any_of(lexicon).finditer(folded, 0, stop)
        if match.lastindex and match.start() >= start
    ]
    return Covered([first for first, _ in found], [last for _, last in found])


@cache
def _numeral() -> re.Pattern[str]:
    """Compiled when a text is read: a validation without texts scans none."""
    return re.compile(classes_apart(_NUMERAL), re.VERBOSE)


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words, in a group; or, in none, a run of characters that begin no word."""
    beginnings = re.escape("".join(sorted({word[0] for word in words})))
    return re.compile(f"[^{beginnings}]+|({one_of(words)})")
