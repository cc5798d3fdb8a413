"""A lean label whose first word its sentence said before, with what that is of.

完善|库区移民后期扶持|政策，|扶持对象: the word stands for the fuller name told first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.reading.clauses.heads import listed
from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence, Token

_CLAUSE = re.compile("[，,；;：:。\n、]+")
_DIGIT = re.compile("[0-9０-９]")
_TWO = 2
# (12)个易地搬迁点, 茶企等, 新十年纲要: parts of counts, lists and times.
_NO_NAME = re.compile("^[个项批类种名条]|等|年")


def echoed(label: str, sentence: str) -> str:
    """The label with the words before its first word where that was told in full; or nothing.

    sentence: its words before the figure. Only of labels that end in an `echo` of
    head_words.csv, or that are one verb alone (实施|高职扩招|行动，累计|扩招).
    """
    payer, core = _parted(label)
    tokens = Sentence.of(core).tokens
    word = tokens[0].text
    alone = len(tokens) == 1 and is_doing(tokens[0])
    if len(word) < _TWO or not (alone or core[len(word) :] in listed("echo")):
        return ""
    for clause in reversed(_CLAUSE.split(sentence)[:-1]):
        start = clause.rfind(word)
        if start < 0:
            continue
        owner = _owner(Sentence.of(clause[: start + len(word)]).tokens, word)
        return f"{payer}{owner}{core}" if owner and owner not in label else ""
    return ""


def _parted(label: str) -> tuple[str, str]:
    """Whoever pays, and the label without that and without its verb: 县财政|安排|补贴资金."""
    tokens = list(Sentence.of(label).tokens)
    payer = ""
    while len(tokens) > 1 and (
        tokens[0].text in listed("payer", "deed")
        or tokens[0].is_("adverb", "manner")
        or (len(tokens) > _TWO and is_doing(tokens[0]) and tokens[1].is_("doing", "event", "verb"))
    ):
        first = tokens.pop(0).text
        payer += first if first.endswith("财政") else ""
    return payer, "".join(token.text for token in tokens)


def _owner(tokens: Sequence[Token], word: str) -> str:
    """The name that ends right before a word, the last of the tokens."""
    *before, last = tokens
    if last.text != word:
        return ""
    start = len(before)
    while start and _names(before[start - 1]):
        start -= 1
    while start < len(before) and is_doing(before[start]):
        start += 1
    name = "".join(token.text for token in before[start:])
    if len(name) < _TWO or name in listed("none", "payer") or _NO_NAME.search(name):
        return ""
    return name


def _names(token: Token) -> bool:
    """Whether a word may stand in a name."""
    if _DIGIT.search(token.text) or token.text in listed("payer", "deed"):
        return False
    name = token.is_("noun", "name", "event") or not token.kinds
    return name and not token.is_("manner", "before", "with", "linking")
