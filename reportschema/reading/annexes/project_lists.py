"""Lists of livelihood projects (民生实事) within a speech, each with the sentence that opens it.

A list is taken only where its count, its numbers or its own lines show where each item begins and
ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportschema.models.fields.codes import ProjectStatus, Script
from reportschema.notation.chinese import chinese_number
from reportschema.reading.annexes.listing import (
    Item,
    Mark,
    any_of,
    list_among,
    marks,
    parts,
    trimmed,
)
from reportschema.reading.annexes.projects import (
    LONGEST_SUMMARY,
    NUMBERED,
    VERDICT,
    ProjectDraft,
    in_mainland_words,
    project_draft,
)
from reportschema.reading.page.script import detect
from reportschema.reading.page.view import View


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
_SECTION_STYLES = ("han_round", "han")


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
        listed = _list_behind(view, numbers, match.span(), end, count, (plan_year, review_year))
        if listed:
            found.append(listed)
            place = listed.end
    if found and detect(view.text) is Script.HANT:
        return [replace(listed, items=in_mainland_words(listed.items)) for listed in found]
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
    items = tuple(_of_speech(view, item, stop, year, done) for item, stop in spans)
    return ProjectList(start, items[-1].end, year, count, items)


def _begin(span: tuple[Item | tuple[int, int], int]) -> int:
    return span[0].mark.start if isinstance(span[0], Item) else span[0][0]


def _of_speech(
    view: View, item: Item | tuple[int, int], stop: int, year: str | None, done: bool
) -> ProjectDraft:
    clean = view.clean
    if not isinstance(item, Item):
        return project_draft(
            view,
            item,
            stop,
            year,
            clean[item[0] : stop],
            (item[0], stop),
            None,
            ProjectStatus.MET if done else None,
        )
    promise = trimmed(clean, item.mark.end, stop, " \n.、")
    text = clean[slice(*promise)].rstrip("。；;")
    titled = (
        len(text) <= LONGEST_SUMMARY
        and not re.search("[，,。0-9]|^(?:在|每年)", text)
        and not VERDICT.search(text)
    )
    domain = text if titled else _run_in_heading(text)
    outcome = promise if done else None
    return project_draft(
        view, item, stop, year, domain, promise, outcome, ProjectStatus.MET if done else None
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
        _within(numbers, first, stop), stop, (*NUMBERED, "shi", "ordinal"), at_lines=False
    )
    if len(listed) < 3 or listed[0].mark.start - head > _REACH:
        return []
    between = clean[head : listed[0].mark.start]
    if between.count("。") > 1 or _opens_sections(listed[0].mark, between):
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


def _opens_sections(mark: Mark, between: str) -> bool:
    """Whether a number in the style of sections heads a line behind a sentence that has ended.

    三件民生实事圆满完成。 and, on a line of its own, （一）产业发展: the section that follows.
    """
    ended = between.rstrip().endswith("。")
    return ended and mark.opens_line and mark.style in _SECTION_STYLES


def _within(numbers: Sequence[Mark], first: int, stop: int) -> Sequence[Mark]:
    return numbers[first : bisect_left(numbers, stop, lo=first, key=lambda mark: mark.start)]


def _last_end(clean: str, item: Item, sentences: int) -> int:
    """Where the last item ends: with its line.

    In a list that runs on it has as many sentences as the others.
    """
    line = clean.find("\n", item.start, item.end)
    end = item.end if line < 0 else line
    if not item.mark.opens_line:
        stops = [match.end() for match in re.compile("。").finditer(clean, item.start, end)]
        end = stops[sentences - 1] if len(stops) >= sentences else end
    return trimmed(clean, item.start, end)[1]


_NEW_PART = re.compile(
    r"\n\s{0,40}(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|各位代表"
    "|各位委员)"
)


_FIRST_LINE = re.compile(r"\n\s{0,40}(?:1[.、．]|[(（]1[)）]|①|⑴|一是|一、|[(（]一[)）])")


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
