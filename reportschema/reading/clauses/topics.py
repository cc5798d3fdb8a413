"""What a clause is about, and where a bare head looks for what it is of.

持续推进|长护险|提质扩面，参保人数…: the object of a deed; 大病保险制度|基本建立，…受益: the subject
of a state. A head takes its topic, in this order, from what its money was for, from its own clause,
from the clause before it, from the clause that opens its sentence with a subject. Where none of
them names one, the head stays bare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from reportschema.reading.clauses.heads import TOLD_IN, listed
from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence, Token

_SHORTEST, _LONGEST = 2, 24
_TWO = 2
_CLAUSE = re.compile("[，,；;：:。\n]+")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]|[\[〔][^\[\]〔〕]*[\]〕]")
_DIGIT = re.compile("[0-9０-９]")
# 对|小微企业|实行|税收优惠; 加大对|困难学生资助|力度
_FOR_WHOM = re.compile(
    "对(?P<whom>[^对，,]{2,12}?)(?:实行|实施|给予|开展|进行|落实)(?P<what>[^，,的]{2,10})"
)
_EFFORT = re.compile("加大(?:对|了)?(?P<what>[^，,]{3,18}?)的?力度")
# 五年来, 截至年底, 为此: when it was, and why, is no topic.
_WHEN = re.compile(
    "[年月日](?:来|以来|内|间|底|末|初|中|起)?$|期间|以来$|时期|截至|目前|为此|经过|如"
)
# 三要|增加农业补贴, 二是|茶业提质
_ORDINAL = re.compile("^[（(]?[一二三四五六七八九十]{1,2}(?:要|是|、|[)）])(?=..)")
_WITH_WHOM = ("与", "同", "向", "由", "从", "在", "为", "把", "将", "以")
_SOME = re.compile("[零一二三四五六七八九十百千]{2,}|[一二三四五六七八九十][个项批次]|[几数多]十")
_HERE = re.compile("^(?:我|全|本|该)[国省市区县州](?=..)")
# 全面实现|义务教育, 国有企业|明显好转: one word of the dictionary for how it is done, or goes.
_HOW = re.compile(
    "(?:全面|深入|持续|扎实|大力|积极|稳步|加快|继续|进一步|不断|着力|全力|有效|有序|精准|严格|强力"
    "|明显|显著|大幅|蓬勃|快速|更加|日益|滚动|探索|统筹|健康|有力|基本|成效|进展|迈上|再上|保持"
    "|遇到|破题|蓄势)."
)
_RESULT = re.compile("成效|成果|进展|成绩")
# Sums and sizes are of things, and not of what was done for these: 茶业|转型升级.
_OF_THINGS = ("sums", "extents", "rates")
_ARRANGEMENTS = ("制度", "政策")


@lru_cache(maxsize=1024)
def topic_in(clause: str, kind: str, subject_only: bool = False) -> str:
    """What a clause is about, nothing where it names nothing that could have a measure.

    持续推进|长护险|提质扩面; 大病保险制度|基本建立. kind: of the head that it is for.
    subject_only: nothing of a clause that opens with a deed.
    """
    clause = _ORDINAL.sub("", clause.strip(" \u3000、—-"))
    if _WHEN.search(clause) or clause.startswith(_WITH_WHOM):
        return ""
    if whom := _FOR_WHOM.fullmatch(clause):
        return _topic(Sentence.of(whom["whom"] + whom["what"]).tokens, kind)
    if effort := _EFFORT.search(clause):
        return _topic(Sentence.of(effort["what"]).tokens, kind)
    tokens = [token for token in Sentence.of(clause).tokens if not token.is_("stop")]
    first = _first(tokens, lambda token: not _leads(token))
    start = first + _first(tokens[first:], lambda token: not _pursues(token))
    if any(token.text in listed("aim") for token in tokens[: start + 1]):
        return ""
    if start == first:
        return _topic(_subject(tokens[start:]), kind)
    return "" if subject_only else _topic(_object(tokens[start:]), kind)


def _first(tokens: Sequence[Token], holds: Callable[[Token], bool]) -> int:
    """The place of the first word of which something holds; behind the last where of none."""
    return next((i for i, token in enumerate(tokens) if holds(token)), len(tokens))


def _leads(token: Token) -> bool:
    """Whether a word only leads to what a clause says."""
    return token.is_("manner", "before", "after", "adverb") and not is_doing(token)


def _pursues(token: Token) -> bool:
    """Whether a word at the front of a clause is the deed that is done to its object."""
    if token.text in listed("deed") or token.is_("manner") or _tells_how(token):
        return True
    if token.is_("noun") or token.text in listed("thing"):
        return False
    verb = token.kinds == {"verb"} and len(token.text) > 1
    return verb or is_doing(token) or token.is_("gain", "state")


def _tells_how(token: Token) -> bool:
    return _HOW.match(token.text) is not None


def _goes(token: Token) -> bool:
    """Whether a word tells how something goes, which no name holds."""
    if token.text in listed("thing"):
        return False
    if _tells_how(token) or token.text in listed("predicate"):
        return True
    how = token.is_("manner", "direction", "with")
    return how and not token.is_("noun", "linking", "of", "doing")


def _acts(token: Token) -> bool:
    """Whether a word is a verb, which may also stand within a name."""
    if token.is_("noun") or token.text in listed("thing"):
        return False
    return is_doing(token) or token.is_("state", "gain", "event", "verb", "caused")


def _object(tokens: Sequence[Token]) -> Sequence[Token]:
    """The object of a deed, up to what is said of how it goes: 长护险|提质扩面."""
    last = _first(tokens, _goes)
    if last < len(tokens) and (tokens[last].is_("with") or len(tokens[last].text) == 1):
        return ()
    while last > 1 and _acts(tokens[last - 1]) and not tokens[last - 1].is_("event", "verb"):
        last -= 1
    return tokens[:last]


def _subject(tokens: Sequence[Token]) -> Sequence[Token]:
    """The noun phrase that a clause opens with, up to its predicate: 大病保险制度|基本建立."""
    last = _first(tokens, lambda token: _goes(token) or token.is_("adverb"))
    if last < len(tokens):
        if last > 1 and tokens[last].is_("with") and tokens[last - 1].kinds == {"verb"}:
            last -= 1  # 良种补贴|覆盖|到全省
        return tokens[: min(last, _first(tokens, _gains))]
    while last > 1 and _acts(tokens[last - 1]):
        last -= 1
    if last < len(tokens):
        return tokens[:last]
    gained = _first(tokens, _gains)
    if gained < len(tokens) and _RESULT.search("".join(token.text for token in tokens[gained:])):
        return tokens[:gained]  # 煤田灭火治理|取得成果
    return tokens[: _first(tokens, lambda token: _acts(token) and not token.is_("event"))]


def _gains(token: Token) -> bool:
    return token.is_("gain", "caused") and not token.is_("noun")


def _topic(tokens: Sequence[Token], kind: str) -> str:
    """The words as a topic, without what only measures them; nothing where they are none."""
    behind = listed("tail", "campaign") if kind in _OF_THINGS else listed("tail")
    start, last = 0, len(tokens)
    while last and (tokens[last - 1].text in behind or tokens[last - 1].is_("of", "linking")):
        last -= 1
    while start < last and tokens[start].is_("of", "linking", "before"):
        start += 1
    tokens = tokens[start:last]
    words = _HERE.sub("", "".join(token.text for token in tokens)).lstrip("的")
    fits = _SHORTEST <= len(words) <= _LONGEST and bool(tokens)
    return words if fits and not _is_none(tokens, words, kind) else ""


def _is_none(tokens: Sequence[Token], words: str, kind: str) -> bool:
    """Whether words are no topic: a number, a time, a whole clause, or what stands for anything."""
    last = tokens[-1].text
    if any(told.search(words) for told in (_DIGIT, _SOME, _WHEN)):
        return True
    if tokens[0].text in listed("unnamed") or last in listed("unnamed", "end"):
        return True
    if kind in _OF_THINGS and last in _ARRANGEMENTS:
        return True
    idle = listed("none", "tail", "payer", "campaign")
    if all(token.text in idle or token.is_("linking", "of", "manner") for token in tokens):
        return True
    if (_acts(tokens[0]) and not _syllable(tokens[0])) or any(
        token.text == "等" for token in tokens
    ):
        return True
    named_by = {word for word, next_one in pairwise(tokens) if next_one.text in listed("campaign")}
    if any(_belongs_to_none(token) for token in tokens if token not in named_by):
        return True  # 营养|改善|计划: a verb that a campaign is named by is none
    names = sum(
        token.is_("noun", "event", "name") or not token.kinds or token.text in listed("thing")
        for token in tokens
    )
    return names <= sum(_acts(token) and not token.is_("event") for token in tokens)


def _syllable(token: Token) -> bool:
    """Whether a word is but a part of a name that the dictionary has as a verb: 适|港产业."""
    return len(token.text) == 1 and token.kinds == {"verb"}


def _belongs_to_none(token: Token) -> bool:
    """Whether a word makes a clause of the words around it."""
    if token.is_("gain") and _acts(token):
        return True
    return token.is_("before", "with") and not token.is_("linking", "noun", "of")


def topic_before(sentence: str, left: str, kind: str) -> str:
    """The topic of the clause before the last of a sentence, or of that which it opens with.

    left: its words behind the figure before, with which the clause before may begin:
    投资2亿元|修建教师宿舍，竣工面积.
    """
    clauses = [
        clause
        for clause in _CLAUSE.split(_BRACKETS.sub("", sentence))
        if not _WHEN.search(clause.strip())
    ]
    if len(clauses) < _TWO:
        return ""
    if kind not in _OF_PEOPLE and (branch := _branch(clauses[0], kind)):
        return branch
    before, behind = clauses[-2], _CLAUSE.split(_BRACKETS.sub("", left))
    if len(behind) == _TWO and len(left) < len(sentence):
        topic = "" if kind == "rates" else topic_in(_deed_behind(behind[0]), kind)
    else:
        topic = "" if _DIGIT.search(before) else topic_in(before, kind)
    topic = topic or _opening(clauses, kind)
    if kind != _THINGS:
        return topic
    said = next((clause for clause in (before, clauses[0]) if topic in clause), "")
    return "" if _became(said, topic) else topic or _field(clauses[0])


def _branch(opening: str, kind: str) -> str:
    """What a sentence says first that it speaks of: 茶机产业，|…规模; 茶旅融合方面，|…投资."""
    said = opening.strip()
    if said.endswith(_FIELD):
        return topic_in(said.removesuffix(_FIELD), "sums", True)
    return said if said.endswith(_BRANCHES) and topic_in(said, kind, True) == said else ""


def _field(clause: str) -> str:
    """The field that a clause without figures speaks of, of which works and tasks are told next.

    城市地铁建设|加快推进; 推进|茶叶市场改革.
    """
    done = clause.strip().startswith(_DONE) or _DIGIT.search(clause)
    topic = "" if done else topic_in(clause, _THINGS)
    return "" if "、" in topic or _became(clause, topic) else topic


def _became(clause: str, topic: str) -> bool:
    """Whether a clause tells what became of its subject, so that what is next is of another.

    云溪茶厂|获奖; 茶路|建成.
    """
    if not topic or _RESULT.search(clause) or _DIGIT.search(clause):
        return False
    rest = Sentence.of(clause.partition(topic)[2]).tokens
    ends = (token for token in rest if _acts(token) and not token.is_("caused"))
    return any(token.is_("gain", "state") for token in ends)


def _opening(clauses: Sequence[str], kind: str) -> str:
    """What the clause that opens a sentence is about, of those that go on to be spoken of.

    Its subject, with a predicate or a list behind it; a campaign that it pursues, or a branch.
    """
    said, *told = _DIGIT.split(_YEAR_FIRST.sub("", clauses[0]))
    if not told and len(clauses) == _TWO:
        return ""
    topic = topic_in(said, kind, True)
    if topic and (topic != said or told or clauses[1].startswith(_LISTING)):
        return "" if told and "、" in topic else topic
    pursued = "" if told or topic else topic_in(said, kind)
    return pursued if pursued.endswith(_BRANCHES if kind in _OF_THINGS else _CAMPAIGNS) else ""


_THINGS = "things"
_DONE = ("完成", "建成", "制定", "出台")
_FIELD = "方面"
_CAMPAIGNS = ("行动", "行动计划", "计划", "工程", "协作", "治理", "战略")
_OF_PEOPLE = ("people", "things", "rates")
_YEAR_FIRST = re.compile(r"^\s*[0-9０-９]{4}年")
# 各类成人学校，|包括电视大学，在校生
_LISTING = ("包括", "其中", "由于", "除")
_BRANCHES = ("产业", "工业", "农业", "牧业", "渔业", "林业", "制造业", "旅游业")
_PLACES = ("县", "县市", "市", "区", "省", "省份", "乡镇", "乡", "镇", "村", "社区", "城市", "地区")


def _deed_behind(words: str) -> str:
    """The deed right behind a figure, or behind the places counted: (12个)县|开展养老试点."""
    tokens = Sentence.of(words).tokens
    verb = 1 if tokens and tokens[0].text in _PLACES else 0
    done = len(tokens) > verb and _pursues(tokens[verb])
    return words[tokens[verb].start :] if done else ""


_HEADLINE = 24


def topic_of_headline(sentence: str, said: str, kind: str) -> str:
    """What a headline speaks of, for a head that opens the sentence behind: 茶企|持续壮大。总量.

    said: the sentence before, of the same paragraph.
    """
    said = said.strip(" \u3000。;；\n")
    if not 0 < len(said) <= _HEADLINE or len(_CLAUSE.split(sentence)) > 1 or _DIGIT.search(said):
        return ""
    topic = "" if _CLAUSE.search(said) else topic_in(said, kind, True)
    return topic if said.startswith(topic) and topic != said else ""


# 农村改水工程|使|6万|农民受益
_LED = ("使", "让", "惠及", "累计", "已", "共", "有")


def topic_within(chunk: str, kind: str) -> str:
    """The topic in the very clause of a head.

    农村改水工程使|6万|农民受益; 实施茶机补贴、惠及|6万人.
    """
    said = chunk
    while led := next((word for word in _LED if said.endswith(word)), ""):
        said = said.removesuffix(led)
    if said == chunk:
        return ""
    tokens = Sentence.of(said).tokens
    done = bool(tokens) and (is_doing(tokens[0]) or tokens[0].text in listed("deed"))
    return topic_in(said, kind) if done else _topic(tokens, kind)


# 茶业部|共有|57个建设项目
_HAVING = re.compile("(?<=..)(?:[共现还]?有|共计)$")


def topic_right_before(chunk: str) -> str:
    """The name right before a count, all that its clause says before: 茶园改造|12个项目."""
    said = _HAVING.sub("", chunk.strip(" \u3000，,、"))
    if len(said) <= _TWO or said.endswith("等") or said.startswith(_WITH_WHOM):
        return ""
    tokens = Sentence.of(said).tokens
    return said if not is_doing(tokens[0]) and _topic(tokens, _THINGS) == said else ""


def has_own(chunk: str, label: str) -> bool:
    """Whether a clause holds a noun that the label of its head leaves out."""
    idle = listed("payer", "tail", *(kind for kind in TOLD_IN if kind != "rates"))
    return any(
        token.is_("noun", "name") and token.text not in label and token.text not in idle
        for token in Sentence.of(chunk).tokens
    )


def what_is_done(words: str, kind: str) -> str:
    """The topic of words behind a deed: 茶亭改造|提速."""
    return _topic(_object(Sentence.of(words).tokens), kind)
