"""A name too long for a label: its kind where it is a list, else what its end holds."""

from __future__ import annotations

import re

from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names.flows import verb_at_front

# 举办云溪茶会、竹溪灯会等|节庆活动: a list is told by its kind.
_KIND_OF_LIST = re.compile("、.*等(?![级候值于])(?P<kind>[^、等]{3,20})$")


def shortened(text: str) -> str:
    """A name of at most so many characters as a label has; it is never cut inside a word."""
    if len(text) > LONGEST and (kind := _KIND_OF_LIST.search(text)):
        verb = verb_at_front(text)
        verb = "" if Sentence.of(text).cuts(len(verb)) else verb
        text = f"{verb}{kind['kind']}"
    if len(text) <= LONGEST:
        return text
    whole, first = Sentence.of(text), len(text) - LONGEST
    joints = [
        token.end for token in whole.tokens if token.end > first and token.is_("linking", "of")
    ]
    inside = joints and joints[0] < len(text)
    return text[joints[0] if inside else whole.before(first) :]
