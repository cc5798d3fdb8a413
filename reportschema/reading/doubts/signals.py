"""Signs that a figure was read wrong: weighed together, they put `review` on it.

In: a figure with the text around it. Out: its signs, and the doubt that they add up to.
The weights come from 1,395 figures of drafts of the whole genre that were read by eye;
`scripts/score_doubts.py` prints for each sign how often it stands in the annotated sources and how
often the figure is wrong then; the guide has the numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.annotating.review import Review
from reportschema.reading.clauses.heads import bare_head
from reportschema.reading.doubts.seen import DOUBT_WORDS, Seen
from reportschema.reading.sentence.sentence import Sentence

ENOUGH = 7  # of weight, and a person has to look
_NEW = 1970  # a report of before has sentences of another make
_MORE_THAN_NOUN = ("verb", "direction", "linking", "time", "state", "gain", "carrier")
_ONLY_VERB = frozenset({"verb"})
_PREDICATE = 3  # characters of what is done behind a share, by which its label shows to have it


# 由一九五二年的|63%|上升到: where it went from there is no noun.
_MOVES = (
    "增长",
    "增加",
    "上升",
    "下降",
    "提高",
    "减少",
    "提升",
    "降低",
    "上涨",
    "回落",
    "扩大",
    "降为",
)


class Signal(NamedTuple):
    """One sign. weight: how much it speaks for an error; reason: what is in doubt then."""

    name: str
    weight: int
    reason: ReviewReason
    holds: Callable[[Seen], bool]


def _lacks_sum(seen: Seen) -> bool:
    return bool(seen.words) and seen.unit.endswith("元") and not seen.ends_in("sum")


def _counts_another(seen: Seen) -> bool:
    goes_on = bool(seen.words) and "一" <= seen.behind[:1] <= "鿿"
    if (
        not goes_on
        or seen.behind.startswith(_MOVES)
        or (seen.behind.startswith("的") and not seen.owns_behind)
    ):
        return False
    label = seen.label or ""
    goes_with = seen.head == "占比" or label.startswith(("为", "给", "向"))
    told = (goes_with or not seen.behind.startswith(label)) and seen.behind[:_PREDICATE] in label
    return not told and not seen.behind.startswith(seen.head)


def _drops_noun(seen: Seen) -> bool:
    """Whether the label leaves out a noun before the number too, but for names (X等5个)."""
    if seen.before.endswith("等") or not _counts_another(seen):
        return False
    return any(
        len(word.text) > 1 and "noun" in word.kinds and not word.is_(*_MORE_THAN_NOUN)
        for word in Sentence.of(seen.before.rpartition("、")[2]).tokens
        if word.text not in (seen.label or "")
    )


def _holds_predicate(seen: Seen) -> bool:
    """Whether what became of those counted stands in the label as if it were their name."""
    if not seen.words or not seen.label or "的" in seen.label:
        return False
    if not seen.behind.startswith(seen.label):
        return False
    return any(word.kinds == _ONLY_VERB and len(word.text) > 1 for word in seen.words[1:-1])


# 食品、|建材产业: a member of the list that the label leaves out; 茶企3家、|竹企 is no such list.
_MEMBER = re.compile("[^0-9一二三四五六七八九十百]{3,9}[、和及]")
_EACH = re.compile("分别|均|都|各|双")
# 带动茶叶消费: of what had it; 用于茶旅项目: and no money
_EFFECT = re.compile("(?:带动|拉动|撬动|引领)(?!力|区|型|性)")
_USED = re.compile(
    "用于(?!.*(?:支出|资金|经费|投资|投入|拨款|补助|财力|贷款|占比|比重|款|债券|额度))"
)


def _has_no_doer(seen: Seen) -> bool:
    """Whether the label is an effect without what had it, or a use without what is used."""
    label = seen.label or ""
    return bool(_EFFECT.match(label) or _USED.match(label))


# 新（改）建 is a verb whole
_BROKEN = re.compile("(?<![新改扩修])[（(]|[）)](?!建)|[，,：:]")


def _leaves_out_members(seen: Seen) -> bool:
    """Whether names stand in a list before the label, for all of which one number holds."""
    if not seen.label or _EACH.search(seen.before):
        return False
    first = seen.before.find(seen.label)
    return first > 0 and _MEMBER.fullmatch(seen.before, max(0, first - 10), first) is not None


def _is_broken(seen: Seen) -> bool:
    """Whether the label is cut within a bracket or a clause, or ends as none does."""
    if not seen.words:
        return False
    last = seen.words[-1]
    ends = last.is_("with", "manner", "adverb") and not last.is_("noun", "event")
    return ends or _BROKEN.search(seen.label or "") is not None


def _cuts_word(seen: Seen) -> bool:
    """Whether the label ends within a word of its clause: 比重相|应由."""
    clause, label = seen.clause, seen.label or ""
    at = clause.rfind(label) if len(label) > 1 else -1
    end = at + len(label)
    if at < 0 or not "一" <= clause[end : end + 1] <= "鿿" or end == len(seen.before):
        return False
    return len(Sentence.of(clause[end - 1 : end + 1]).tokens) == 1 and _cut(clause, end)


def _cut(clause: str, place: int) -> bool:
    """Whether a place is within a word, and not within a name in quotation marks."""
    words = Sentence.of(clause)
    return words.cuts(place) and not words.at(place).is_("name")


def _is_a_frame(seen: Seen) -> bool:
    """Whether the label tells under what it is so: 财政收支平衡的情况下."""
    return (seen.label or "").endswith(DOUBT_WORDS.words("frame"))


# 公办幼儿园和|中小学: the half of a pair for which the series is none.
_HALF = re.compile("[和及与、].*|.*[和及与、]")


def _is_half(seen: Seen) -> bool:
    return bool(seen.coverage) and _HALF.fullmatch(seen.coverage or "") is not None


def _lists_verbs(seen: Seen) -> bool:
    """Whether a label goes on with another deed behind 、: 共享数据、覆盖."""
    if "、" not in (seen.label or ""):
        return False
    later = [word for mark, word in pairwise(seen.words) if mark.text == "、"]
    return "noun" in seen.words[0].kinds and any(
        word.is_("doing", "gain", "state", "with", "caused") and "noun" not in word.kinds
        for word in later
    )


_SHARES = ("占比", "比重")


def _has_adverb(seen: Seen) -> bool:
    label = seen.label or ""
    if "用于" in label or label.endswith(_SHARES):
        return False  # 用于 and 占 are at home in such a label
    return any(word.is_("manner", "adverb", "with") for word in seen.words)


# 产值上升到72.5% is of what another clause has said; 产值增长5%, 产值占比45% are told whole.
_OF_A_RATE = re.compile(
    "[增降减快高低]速|[增涨降]幅|[快高低]于|超额|完成|[占率比重]"
    "|(?:增长|上升|提高|提升|下降|减少|上涨|回落|增加|降低)(?!到|至|为)"
)
# 此项支出, 用于这方面的支出: what another sentence has named.
_REFERS = re.compile("[此这该][一两]?项|上述|这[些一两几种]?方面|这些|这类|此类")
_MANY_TIMES = re.compile(
    r"(?:增长|增加|提高)[^0-9一二三四五六七八九十百]{0,4}(?:[1-9][0-9]|[0-9一二三四五六七八九]*[十百])[0-9.一二三四五六七八九]*倍"
)
_HELD_AGAINST = re.compile("(?<!可)比|较|以来|[0-9]年|同期|从|由|年均")


def _is_no_share(seen: Seen) -> bool:
    told = seen.before + seen.text[seen.start : seen.end]
    return seen.unit in ("%", "成") and seen.ends_in("sum") and not _OF_A_RATE.search(told)


# 县财政|投入: whose money it is, and not for what.
_PAYER = "财政"
_OF_SOMETHING = ("people", "sums", "extents")


def _is_bare_head(seen: Seen) -> bool:
    """Whether a label measures without saying of what: 参保人数, 总建筑面积."""
    head = bare_head(seen.label) if seen.label else None
    if head is not None and _PAYER in (seen.label or ""):
        return head.kind == "funds" or head.word == "支出"
    return head is not None and head.kind in _OF_SOMETHING


def _refers_back(seen: Seen) -> bool:
    return _REFERS.search(seen.label or "") is not None


def _lacks_base(seen: Seen) -> bool:
    many = seen.unit == "倍" and _MANY_TIMES.match(seen.text, seen.start, seen.end)
    return bool(many) and not _HELD_AGAINST.search(seen.before)


def _holds_clause(seen: Seen) -> bool:
    return bool(seen.label) and seen.has("clause", seen.label or "")


def _is_of_elsewhere(seen: Seen) -> bool:
    """Whether its sentence speaks of another country or time, and its label does not."""
    words = seen.said
    if not seen.has("elsewhere", words) or (seen.label and seen.has("elsewhere", seen.label)):
        return False
    last = max(words.rfind(word) for word in DOUBT_WORDS.words("elsewhere"))
    return not _AT_HOME.search(words, last)


_AT_HOME = re.compile("我国|我们|新中国|[对向从与同][^，,]{0,4}$|进口|出口")


def _is_a_story(seen: Seen) -> bool:
    """Whether a sentence of the plan of several years tells of what has been."""
    return seen.promised and seen.infers_years and seen.has("story", seen.said + seen.behind)


_SUBJECT, _PERIOD = ReviewReason.SUBJECT_IN_DOUBT, ReviewReason.PERIOD_IN_DOUBT
_OF_LABELS = (
    Signal("money, and no sum in the label", 6, _SUBJECT, _lacks_sum),
    Signal("a share, and a sum in the label", 8, _SUBJECT, _is_no_share),
    Signal("label of what another sentence names", 8, _SUBJECT, _refers_back),
    Signal("的 behind the number", 3, _SUBJECT, lambda seen: seen.owns_behind),
    Signal("another noun behind the number", 4, _SUBJECT, _counts_another),
    Signal("nouns on both sides of the number", 3, _SUBJECT, _drops_noun),
    Signal("a predicate in the label", 8, _SUBJECT, _holds_predicate),
    Signal("a second deed in the label", 8, _SUBJECT, _lists_verbs),
    Signal("a list, and one of it in the label", 8, _SUBJECT, _leaves_out_members),
    Signal("a label that breaks off", 8, _SUBJECT, _is_broken),
    Signal("an effect, and nothing of what had it", 8, _SUBJECT, _has_no_doer),
    Signal("a label that ends within a word", 8, _SUBJECT, _cuts_word),
    Signal("a label of what it is told under", 8, _SUBJECT, _is_a_frame),
    Signal("a share of no whole", 8, _SUBJECT, lambda seen: (seen.label or "").endswith("占比重")),
    Signal("a head, and nothing of what it is of", 8, _SUBJECT, _is_bare_head),
    Signal("label of one word", 8, _SUBJECT, lambda seen: len(seen.words) == 1),
    Signal("label of two to four characters", 5, _SUBJECT, lambda seen: 0 < seen.length <= 4),
    Signal("label of five characters", 2, _SUBJECT, lambda seen: seen.length == 5),
    Signal("a label in a report of before 1970", 2, _SUBJECT, lambda seen: seen.year < _NEW),
    Signal("label of two characters", 3, _SUBJECT, lambda seen: 0 < seen.length <= 2),
    Signal("label with an adverb or a preposition", 2, _SUBJECT, _has_adverb),
    Signal("head of the label elsewhere", 1, _SUBJECT, lambda seen: seen.head not in seen.clause),
)
_OF_ALL = (
    Signal("a production that fits badly", 3, _SUBJECT, lambda seen: seen.in_doubt),
    Signal("half of a pair as its part", 8, _SUBJECT, _is_half),
    Signal("words of a clause in the label", 8, _SUBJECT, _holds_clause),
    Signal("another country or time in its sentence", 8, _SUBJECT, _is_of_elsewhere),
    Signal("a story told in a plan of years", 8, _PERIOD, _is_a_story),
    Signal("so many times, and no base", 8, _PERIOD, _lacks_base),
)
SIGNALS = (*_OF_LABELS, *_OF_ALL)


def signals(seen: Seen) -> list[Signal]:
    """The signs of a figure."""
    return [signal for signal in (SIGNALS if seen.label else _OF_ALL) if signal.holds(seen)]


def doubt(found: Iterable[Signal]) -> Review | None:
    """The doubt that signs add up to, with the heaviest reason; None where they are too few."""
    weights: Counter[ReviewReason] = Counter()
    names = []
    for signal in found:
        weights[signal.reason] += signal.weight
        names.append(signal.name)
    if weights.total() < ENOUGH:
        return None
    return Review(reason=weights.most_common(1)[0][0], note="; ".join(names))
