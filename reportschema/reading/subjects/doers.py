"""Who did what is counted, where its clause begins with them: 云溪科技城|汇聚|32家科研机构."""

from __future__ import annotations

import re
from functools import cache

from reportschema.models import Indicator
from reportschema.reading.clauses.heads import HEAD_WORDS
from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.lexicon import words
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.spot import Spot

_SHORTEST = 4
_WHOLE = re.compile("^(?:全[国省市区县州]|我[国省市区县州]|本[省市区县州])(?=..)")
_ALL_OF_THEM = re.compile("各|每|多|等|所有|年|[两三四五六七八九十百][个家大所]")
_HOW = re.compile(
    "^(?:已经?|累计|共|先后|正式|成功|全年|陆续|率先|新(?=.{2})|[向为](?:我|全)[国省市区县州])+"
)
_BRACKETS = re.compile("[（()）]")
_COUNT = re.compile("[0-9一二两三四五六七八九十百千万亿余多近超]")


@cache
def _doer() -> re.Pattern[str]:
    """A doer at the front of a clause, and what it did, up to a count."""
    owners = "|".join(sorted(HEAD_WORDS.words("owner"), key=len, reverse=True))
    return re.compile(
        rf"(?P<who>[^，,。；;、：:0-9的将把对在与和同由为被]{{2,16}}(?:{owners}))"
        "(?P<did>[^，,。；;、：:0-9的]{0,8})"
    )


def done_by(found: Subject, spot: Spot) -> Subject:
    """The subject with who did it: 推出|制度成果 of 云溪自贸试验区推出18项制度成果."""
    if not spot.counts or spot.dimension not in ("count", "area") or found.coverage is not None:
        return found
    who = _who(spot, found.indicator, found.label or "")
    if not who:
        return found
    if found.indicator is not None:
        return found._replace(coverage=who)
    label = f"{who}{found.label}"
    return found._replace(label=label) if len(label) <= LONGEST else found


def _who(spot: Spot, indicator: Indicator | None, label: str) -> str:
    clause = naming.last_chunk(spot.place.sentence).strip()
    told = _doer().match(clause)
    if told is None:
        return ""
    who, did = _WHOLE.sub("", told["who"]), told["did"]
    name = indicator.zh if indicator else label
    begins = told.end() == len(clause) or _COUNT.match(clause, told.end()) is not None
    if not begins or not name or len(who) < _SHORTEST or who[-_SHORTEST + 1 :] in name:
        return ""
    verb = _HOW.sub("", did)
    if _ALL_OF_THEM.search(who) or not _is_deed(verb):
        return ""
    if told.end() < len(clause) and not (verb and name.startswith((verb, verb.removeprefix("新")))):
        return ""
    *within, _ = tokens = Sentence.of(told["who"]).tokens
    leads = is_doing(tokens[0]) or tokens[0].is_("caused", "before", "with", "manner", "direction")
    deed = any(is_doing(token) and not token.is_("noun", "event") for token in within)
    return "" if leads or deed else _BRACKETS.sub("", who)


def _is_deed(verb: str) -> bool:
    """Whether nothing or but a deed stands between who and how many."""
    if not verb or verb in words("flow"):
        return True
    return all(
        (is_doing(token) or token.is_("verb", "gain", "state")) and not token.is_("noun", "with")
        for token in Sentence.of(verb).tokens
    )
