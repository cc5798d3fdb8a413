"""A name too long for a label: its kind where it is a list, else what its end holds."""

from __future__ import annotations

import itertools
import re

from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names.flows import verb_at_front

# 举办云溪茶会、竹溪灯会等|节庆活动: a list is told by its kind.
_KIND_OF_LIST = re.compile("、.*等(?![级候值于])(?P<kind>[^、等]{3,20})$")


_LONGEST_LIST = 40  # characters of a list that is told whole


def _longest(text: str) -> int:
    """How long a name may be: a list of names is told whole, a clause that runs on is not."""
    if "、" not in text or "，" in text or text.endswith("占比"):
        return LONGEST
    tokens = Sentence.of(text).tokens
    runs_on = any(
        one.text == "、" and behind.is_("doing", "gain", "caused", "manner", "with", "state")
        for one, behind in itertools.pairwise(tokens)
    )
    return LONGEST if runs_on or tokens[0].is_("with", "manner") else _LONGEST_LIST


def shortened(text: str) -> str:
    """A name of at most so many characters as a label has; it is never cut inside a word."""
    if len(text) > LONGEST and (kind := _KIND_OF_LIST.search(text)):
        verb = verb_at_front(text)
        verb = "" if Sentence.of(text).cuts(len(verb)) else verb
        text = f"{verb}{kind['kind']}"
    if len(text) <= _longest(text):
        return text
    whole, first = Sentence.of(text), len(text) - LONGEST
    joints = [
        token.end for token in whole.tokens if token.end > first and token.is_("linking", "of")
    ]
    inside = joints and joints[0] < len(text)
    return text[joints[0] if inside else whole.before(first) :]
