"""The park or branch that firms are in, told before them: 云溪茶业园区|扩容，现有企业."""

from __future__ import annotations

import re
from functools import cache

from reportschema.reading.clauses.heads import listed
from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence, Token

_CLAUSE = re.compile("[，,；;：:。\n]+")
_STANDING = re.compile("^(?:目前|累计|现有|已有|共有|拥有)+")
_BRACKETS = re.compile("[（(][^（()）]{0,8}[)）]")
_SHORTEST, _LONGEST = 4, 20


@cache
def _home() -> re.Pattern[str]:
    """The words up to the last park of a clause, a branch of one work within (二期) left out."""
    homes = "|".join(sorted(listed("home"), key=len, reverse=True))
    return re.compile(
        f"(?P<name>[^0-9、，,]{{0,24}}(?:{homes}))(?![\u4e00-\u9fff]{{0,2}}(?:企业|产值))"
    )


def with_park(label: str, sentence: str) -> str:
    """Firms with the park that their sentence named last before them, or nothing."""
    if label not in listed("tenant"):
        return ""
    for clause in reversed(_CLAUSE.split(sentence)[:-1]):
        found = [match["name"] for match in _home().finditer(_BRACKETS.sub("", clause))]
        if found:
            park = _name(found[-1])
            firms = f"在{label}" if label.startswith("孵") else _STANDING.sub("", label)
            return f"{park}{firms}" if park else ""
    return ""


def _name(words: str) -> str:
    """The name at the end of words, without the deed before it and who does it."""
    tokens = Sentence.of(words).tokens
    start = len(tokens)
    while start and _within(tokens[start - 1]):
        start -= 1
    while start < len(tokens) - 2 and _is_deed(tokens[start]):
        start += 1
    name = "".join(token.text for token in tokens[start:]).lstrip("的")
    name = name.removeprefix("个")
    several = name.startswith(("家", "各", "全", "等", "多"))
    return name if _SHORTEST <= len(name) <= _LONGEST and not several else ""


def _is_deed(token: Token) -> bool:
    return token.text in listed("deed") or (is_doing(token) and not token.is_("noun", "name"))


def _within(token: Token) -> bool:
    """Whether a word may stand in a name of a place."""
    if token.text in listed("deed", "unnamed", "payer", "aim", "predicate"):
        return False
    verb = is_doing(token) or token.is_("gain", "with", "manner", "before", "direction", "adverb")
    return not verb or token.is_("noun", "event", "name")
