"""Livelihood projects (民生实事).

The yearly list, as an annex with promises and outcomes, or told in the speech itself.

`read_projects` reads an annex, `find_project_lists` the speech. A list of the speech is taken only
where its count, its numbers or its own lines show where each item begins and ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportschema.models.codes import ProjectStatus, Script
from reportschema.notation.chinese import chinese_number
from reportschema.reading.annexes.listing import (
    Item,
    Mark,
    any_of,
    list_among,
    list_of,
    marks,
    parts,
    text_end,
    trimmed,
)
from reportschema.reading.page.script import detect, mainland
from reportschema.reading.page.view import View

REVIEW = "summary to be reworded"
_SUMMARY = 20
_DOMAIN = 30
_STOPS = "。:：、.． "
_NUMBERED = ("dot", "round", "circle", "square", "han", "han_round", "bare")


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """One item: its passage in `View.clean`, from its number to its last character.

    What is promised and what was done have passages of their own where they stand apart.
    """

    number: int | None
    year: str | None
    domain: str | None
    start: int
    end: int
    promise: tuple[int, int]
    outcome: tuple[int, int] | None
    status: ProjectStatus | None
    summary_zh: str
    summary_en: str
    review: str


@dataclass(frozen=True, slots=True)
class ProjectList:
    """One list within the speech.

    It has the sentence that opens it, its year where known, the count it names, and its items.
    """

    start: int
    end: int
    year: str | None
    count: int | None
    items: tuple[ProjectDraft, ...]


def read_projects(view: View, start: int, end: int, year: str | None = None) -> list[ProjectDraft]:
    """The items of an annex; `year` is of the list where its own heading names none."""
    clean = view.clean
    end = text_end(clean, start, end)
    listed = list_of(clean, start, end, _NUMBERED)
    if len(listed) < 2:
        found = find_project_lists(view, start, end, plan_year=year, review_year=year)
        return [item for one in found for item in one.items]
    head = clean[start : listed[0].mark.start]
    named = re.search("((?:19|20)[0-9]{2})年", head)
    drafts = tuple(
        _of_annex(view, item, named[1] if named else year, _has_outcomes(head)) for item in listed
    )
    return list(_in_mainland_words(drafts)) if detect(view.text) is Script.HANT else list(drafts)


def _in_mainland_words(drafts: tuple[ProjectDraft, ...]) -> tuple[ProjectDraft, ...]:
    return tuple(
        replace(
            draft,
            domain=draft.domain and mainland(draft.domain),
            summary_zh=mainland(draft.summary_zh),
        )
        for draft in drafts
    )


def _has_outcomes(head: str) -> bool:
    return bool(re.search(any_of("outcome_header"), head))


def _of_annex(view: View, item: Item, year: str | None, outcomes: bool) -> ProjectDraft:
    clean = view.clean
    _, end = trimmed(clean, item.mark.start, item.end)
    lines = _lines(clean, item.mark.end, end)
    domain, body = _domain(clean, lines, item, end)
    promise, outcome = _promise_and_outcome(clean, body, outcomes)
    if promise is None:
        promise = trimmed(clean, item.mark.end, end)
    told = clean[slice(*outcome)] if outcome else ""
    return _draft(view, item, end, year, domain, promise, outcome, status_of(told))


def _lines(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    return [
        trimmed(clean, *match.span())
        for match in re.compile(r"[^\n]+").finditer(clean, start, end)
        if match.group().strip()
    ]


def _domain(
    clean: str, lines: Sequence[tuple[int, int]], item: Item, end: int
) -> tuple[str | None, list[tuple[int, int]]]:
    """The heading of an item and the lines below it.

    The heading is a line of its own, or words before a colon or the first full stop.
    """
    if not lines:
        return None, []
    first, rest = lines[0], list(lines[1:])
    heading = clean[slice(*first)].strip(_STOPS)
    if rest and len(heading) <= _DOMAIN and not re.search("[，,；;。]", heading):
        return heading, rest
    run_in = re.compile(r"[.．、 ]?([^。，,；;:：\n]{2,20})[:：。]").match(
        clean, item.mark.end, end
    )
    if run_in and run_in.end() < end:
        return run_in[1].strip(" .、"), [(run_in.end(), first[1]), *rest]
    return (None, list(lines)) if not rest else (None, [first, *rest])


@cache
def _label(*names: str) -> re.Pattern[str]:
    """A line's own label, such as 3.事项进展:…."""
    return re.compile(
        rf"(?:[0-9]{{1,2}}[.、])?(?:[(（][^)）]{{1,6}}[)）])?(?:{any_of(*names)})[:：]"
    )


@cache
def _outcome_head() -> re.Pattern[str]:
    return re.compile(
        rf"(?:已|全面|提前|均已|已经)?(?:{any_of('exceeded', 'unmet', 'outcome_start')})"
    )


def _promise_and_outcome(
    clean: str, body: Sequence[tuple[int, int]], outcomes: bool
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The passages of what is promised and what was done.

    Told by labels, by the words an outcome begins with, or by the order of cells.
    """
    if not body:
        return None, None
    labelled = [(line, _kind(clean, line)) for line in body]
    if any(kind for _, kind in labelled):
        promise = next((line for line, kind in labelled if kind == "promise"), body[0])
        outcome = next((line for line, kind in labelled if kind == "outcome"), None)
        return promise, outcome
    for i, line in enumerate(body):
        if i and _outcome_head().match(clean, *line):
            return (body[0][0], body[i - 1][1]), (line[0], body[-1][1])
    if outcomes and len(body) >= 2:
        return body[0], (body[1][0], body[-1][1])
    return (body[0][0], body[-1][1]), None


def _kind(clean: str, line: tuple[int, int]) -> str | None:
    for kind, names in (
        ("outcome", ("outcome_header",)),
        ("promise", ("promise_header",)),
        ("other", ("other_header",)),
    ):
        if _label(*names).match(clean, *line):
            return kind
    return None


def status_of(outcome: str) -> ProjectStatus | None:
    """What the words of an outcome say; its first sentence before the rest."""
    first, *_ = re.split("[。；;]", outcome, maxsplit=1)
    for text in (first, outcome):
        for status in (
            ProjectStatus.EXCEEDED,
            ProjectStatus.UNMET,
            ProjectStatus.PARTIAL,
            ProjectStatus.MET,
        ):
            if re.search(any_of(status.value), text):
                return status
    return None


def _draft(
    view: View,
    item: Item | tuple[int, int],
    end: int,
    year: str | None,
    domain: str | None,
    promise: tuple[int, int],
    outcome: tuple[int, int] | None,
    status: ProjectStatus | None,
) -> ProjectDraft:
    number = item.mark.number if isinstance(item, Item) else None
    start = item.mark.start if isinstance(item, Item) else item[0]
    said = (
        "Livelihood project",
        str(number or ""),
        f"of {year}" if year else "",
        "(to be summed up)",
    )
    english = " ".join(filter(None, said))
    summary = (
        domain
        if domain and len(domain) <= _SUMMARY
        else _summary(domain or view.clean[slice(*promise)])
    )
    return ProjectDraft(
        number, year, domain, start, end, promise, outcome, status, summary, english, REVIEW
    )


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('item_verb')}|(?:总?投资)?[0-9.]+[万亿]?元(?:的)?)+")


_VERDICT = re.compile("(?:建成)?(?:投入使用|建成通车|投用|竣工|开工建设)$")


def _summary(text: str) -> str:
    """A noun phrase of at most 20 characters from the head of a promise.

    Its verb and its cost are left out.
    """
    clauses = [
        clause.strip() for clause in re.split("[，,；;。:：\n]", text) if len(clause.strip()) > 2
    ]
    nouns = (
        _verbs().sub("", clause, count=1) if _verbs().match(clause) else clause
        for clause in clauses
    )
    phrases = (_VERDICT.sub("", noun).lstrip("和及、") for noun in nouns)
    phrase = next(
        (phrase for phrase in phrases if len(phrase) > 2), clauses[0] if clauses else "民生实事"
    )
    if len(phrase) <= _SUMMARY:
        return phrase
    pause = phrase.rfind("、", 4, _SUMMARY)
    return phrase[:pause] if pause > 0 else phrase[: _SUMMARY - 1] + "…"


@cache
def _name() -> re.Pattern[str]:
    """What a list of projects goes by: 民生实事, 惠民实事, 民心工程."""
    return re.compile(any_of("project_name"))


# 十件(民生实事), 15件(惠民实事), 十个方面的(民生实事); not the number of a heading,
# （七）抓好(民生实事)
_COUNT_BEFORE = re.compile(
    r"""
      (?<! [(（第0-9一二三四五六七八九十] ) (?P<count> [0-9]{1,3} | [一二三四五六七八九十]{1,3} )
      (?: 个 | 件 | 项 | 大类 | 类 | 大 | 方面 )? (?: 方面 )? 的?
      [^，,。；;:：、()（）\n]{0,10} $
    """,
    re.VERBOSE,
)
# 确保全面完成 is a promise, whatever the word for done.
_TO_DO = re.compile(r"(?:确保|力争|必须|务必|努力|(?<![主重])要|将)[^，,。；;]{0,8}$")
_BEFORE = 20
_REACH = 110
_LONGEST = 12_000
_UNCOUNTED = 5


def find_project_lists(
    view: View, start: int, end: int, plan_year: str | None = None, review_year: str | None = None
) -> list[ProjectList]:
    """The lists that the speech tells in clean[start:end], none overlapping.

    The years are those that the report plans and reviews.
    """
    found: list[ProjectList] = []
    numbers = marks(view.clean, start, end)
    place = start
    while match := _name().search(view.clean, place, end):
        counted = _COUNT_BEFORE.search(
            view.clean[max(place, match.start() - _BEFORE) : match.start()]
        )
        place = match.end()
        count = _count(counted["count"]) if counted else None
        one = _list_behind(view, numbers, match.span(), end, count, (plan_year, review_year))
        if one:
            found.append(one)
            place = one.end
    if found and detect(view.text) is Script.HANT:
        return [replace(one, items=_in_mainland_words(one.items)) for one in found]
    return found


def _count(text: str | None) -> int | None:
    if not text:
        return None
    value = int(text) if text.isdigit() else chinese_number(text)
    return int(value) if value and 2 <= value <= 100 else None


def _list_behind(
    view: View,
    numbers: Sequence[Mark],
    opening: tuple[int, int],
    end: int,
    count: int | None,
    years: tuple[str | None, str | None],
) -> ProjectList | None:
    """The list that an opening introduces.

    It is numbered behind it, or strung together with 、 after 包括.
    """
    clean, (start, head) = view.clean, opening
    spans = _numbered(clean, numbers, head, end, count) or _strung(clean, head, end, count)
    if not spans:
        return None
    earliest = max(0, start - 2 * _REACH)
    sentence = clean[
        max(
            earliest, clean.rfind("。", earliest, start) + 1, clean.rfind("\n", earliest, start) + 1
        ) : _begin(spans[0])
    ]
    done = any(
        not _TO_DO.search(sentence[: match.start()])
        for match in re.finditer(any_of("done_word"), sentence)
    )
    named = re.search("((?:19|20)[0-9]{2})年", sentence)
    year = named[1] if named else years[1] if done else years[0]
    items = tuple(_of_speech(view, one, stop, year, done) for one, stop in spans)
    return ProjectList(start, items[-1].end, year, count, items)


def _begin(span: tuple[Item | tuple[int, int], int]) -> int:
    return span[0].mark.start if isinstance(span[0], Item) else span[0][0]


def _of_speech(
    view: View, one: Item | tuple[int, int], stop: int, year: str | None, done: bool
) -> ProjectDraft:
    clean = view.clean
    if not isinstance(one, Item):
        return _draft(
            view,
            one,
            stop,
            year,
            clean[one[0] : stop],
            (one[0], stop),
            None,
            ProjectStatus.MET if done else None,
        )
    promise = trimmed(clean, one.mark.end, stop, " \n.、")
    text = clean[slice(*promise)].rstrip("。；;")
    titled = (
        len(text) <= _SUMMARY
        and not re.search("[，,。0-9]|^(?:在|每年)", text)
        and not _VERDICT.search(text)
    )
    domain = text if titled else _run_in_heading(text)
    outcome = promise if done else None
    return _draft(
        view, one, stop, year, domain, promise, outcome, ProjectStatus.MET if done else None
    )


def _run_in_heading(text: str) -> str | None:
    """促进群众就业增收，… has none; 就业保障:… and 便民工程,完成… have one."""
    match = re.match("([^。，,；;:：]{2,12})[:：]|([^。，,；;:：]{2,8}工程)[，,]", text)
    return (match[1] or match[2]) if match else None


def _numbered(
    clean: str, numbers: Sequence[Mark], head: int, end: int, count: int | None
) -> list[tuple[Item | tuple[int, int], int]]:
    """Items numbered behind an opening, within reach.

    They are as many as it counts, or three and more right behind it.
    """
    first = bisect_left(numbers, head, key=lambda mark: mark.start)
    if not any(mark.number == 1 for mark in _within(numbers, first, head + _REACH)):
        return []
    stop = _paragraphs_end(clean, head, min(end, head + _LONGEST))
    listed = list_among(
        _within(numbers, first, stop), stop, (*_NUMBERED, "shi", "ordinal"), at_lines=False
    )
    if len(listed) < 3 or listed[0].mark.start - head > _REACH:
        return []
    between = clean[head : listed[0].mark.start]
    if between.count("。") > 1:
        return []
    if count is not None:
        listed = listed[:count]
        if len(listed) < max(3, count * 0.7):
            return []
    elif len(listed) < _UNCOUNTED or not re.fullmatch(r"[^。]{0,40}[。:：,，]?\s*", between):
        return []
    *others, last = listed
    sentences = sorted(max(1, clean.count("。", item.start, item.end)) for item in others)[
        len(others) // 2
    ]
    ends = [trimmed(clean, item.start, item.end)[1] for item in others] + [
        _last_end(clean, last, sentences)
    ]
    return list(zip(listed, ends, strict=True))


def _within(numbers: Sequence[Mark], first: int, stop: int) -> Sequence[Mark]:
    return numbers[first : bisect_left(numbers, stop, lo=first, key=lambda mark: mark.start)]


def _last_end(clean: str, item: Item, sentences: int) -> int:
    """The items with an end to the last: that of its line.

    In a list that runs on it ends after as many sentences as the others have.
    """
    line = clean.find("\n", item.start, item.end)
    end = item.end if line < 0 else line
    if not item.mark.opens_line:
        stops = [match.end() for match in re.compile("。").finditer(clean, item.start, end)]
        end = stops[sentences - 1] if len(stops) >= sentences else end
    return trimmed(clean, item.start, end)[1]


_NEW_PART = re.compile(
    r"\n\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|各位代表"
    "|各位委员)"
)


_FIRST_LINE = re.compile(r"\n+\s*(?:1[.、．]|[(（]1[)）]|①|⑴|一是|一、|[(（]一[)）])")


def _paragraphs_end(clean: str, head: int, end: int) -> int:
    """Where the passage that may hold the list ends.

    The passage is its own paragraph, or the numbered lines that follow.
    """
    line = clean.find("\n", head, end)
    if line < 0 or line - head > 2 * _REACH:
        return end if line < 0 else line
    following = _FIRST_LINE.search(clean, line, min(end, line + _REACH))
    if not following:
        return line if line - head > 30 else _second_line(clean, line, end)
    own = clean[following.start() : following.end()].strip()
    if own.startswith(("一、", "(一", "（一")):
        return end
    new_part = _NEW_PART.search(clean, following.end(), end)
    return new_part.start() if new_part else end


def _second_line(clean: str, line: int, end: int) -> int:
    """A heading of its own line: the paragraph below it."""
    below = re.compile(r"\n*[^\n]+").match(clean, line, end)
    return below.end() if below else line


_STRING = re.compile("(?:包括|分别是|分别为|具体是|即)[:：]?")


def _strung(
    clean: str, head: int, end: int, count: int | None
) -> list[tuple[Item | tuple[int, int], int]]:
    """The list of names that are strung together.

    包括A、B、…和J等, only where there are as many as the opening counts.
    """
    if count is None:
        return []
    match = _STRING.search(clean, head, min(end, head + _REACH // 2))
    if not match or "\n" in clean[head : match.start()]:
        return []
    pause = re.compile("[。\\n]").search(clean, match.end(), min(end, match.end() + _LONGEST))
    stop = pause.start() if pause else match.end()
    etc = re.search("等(?=[,，。])", clean[match.end() : stop])
    short = match.end() + etc.start() if etc else stop
    comma = next((match.end() + end for _, end in parts(clean[match.end() : stop], "，,")), stop)
    for until, separators in (
        (min(short, comma), "、"),
        (short, "、"),
        (short, "、，,"),
        (stop, "、，,"),
    ):
        spans = _exactly(clean, match.end(), until, count, separators)
        if spans:
            return [(span, span[1]) for span in spans]
    return []


def _exactly(
    clean: str, start: int, stop: int, count: int, separators: str
) -> list[tuple[int, int]]:
    text = clean[start:stop]
    spans = [(start + begin, start + end) for begin, end in parts(text, separators)]
    if len(spans) not in (count, count - 1):
        return []
    begin, end = spans[-1]
    tail = re.search("等(?![级待于])|[，,]", clean[begin:end])
    end = begin + tail.start() if tail and tail.start() > 1 else end
    spans[-1] = (begin, end)
    if len(spans) == count - 1:
        cut = [match for match in re.finditer("和|以及", clean[begin:end]) if match.start() > 1]
        if len(cut) != 1:
            return []
        spans[-1:] = [(begin, begin + cut[0].start()), (begin + cut[0].end(), end)]
    return spans
