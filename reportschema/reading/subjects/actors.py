"""Who does what is counted, where the clause says it: 茶叶试验区|推出|9项首创举措."""

from __future__ import annotations

import re
from functools import cache

from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.phrase_words import any_phrase

_ACTING = ("verb", "gain", "doing", "caused", "event")
_FEW = 3  # words between who acts and the count
_VERB = 2  # characters of a verb


def with_actor(label: str, chunk: str) -> str:
    """The label of a count with the body that opens its clause and does what the label tells.

    As it is where there is none; the place of the report itself is none (全市建成12座).
    """
    told = _actor().match(chunk)
    if told is None or "的" in label:
        return label
    deed = chunk[told.end() :].rstrip("了共 ")
    words = Sentence.of(deed).tokens
    acts = any(word.is_(*_ACTING) for word in words) and label[:_VERB] in deed
    alone = not any(word.is_("with", "doing", "caused") for word in Sentence.of(told["who"]).tokens)
    return f"{told['who']}{label}" if acts and alone and len(words) <= _FEW else label


@cache
def _actor() -> re.Pattern[str]:
    return re.compile(
        rf"(?:我[国省市县区])?(?P<who>(?![每各第])[\u4e00-\u9fff“”]{{0,10}}?(?:{any_phrase('actor')}))"
    )
