"""Which years a report is about.

The year it was given in, what it looks back on, what it plans, and whether a term ends with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reportschema.models.fields.codes import ReportKind
from reportschema.reading.about.occasion import Session, introduction
from reportschema.reading.page.body import Body
from reportschema.reading.page.view import View
from reportschema.reading.times.dates import YEAR, number, years

_Y = YEAR.pattern + r"\s?年"
# 2023年工作回顾, 2022年政府工作的回顾, 2025年工作总结, 1991年国内工作的回顾
_REVIEWED = re.compile(
    rf"{_Y}(?:和[^\n。，]{{2,12}})?(?:政府|主要|国内|经济|各项)?(?:工作)?(?:及[^\n。，]{{2,14}}"
    "|情况)?"
    r"的?(?:主要)?(?:工作)?(?:回顾|总结)"
)
# 2024年工作安排, 2024年主要目标任务和重点工作, 2024年政府工作建议, 2024年经济社会发展的主要预期目标
_PLANNED = re.compile(
    f"{_Y}(?:全[国省市县区州旗])?(?:的|政府|我[国省市县区州旗])?(?:主要|重点|各项|经济)?(?:工作"
    "|目标|任务|经济社会发展|国民经济和社会发展)"
    r"[^\n。，；]{0,14}?(?:安排|任务|打算|部署|思路|建议|要求|目标|重点)"
)
_HEADING_LINE = re.compile(
    r"^(?:[一二三四五六七八]\s?&?、|第[一二三四五]部分"
    r"|[(（][一二三四五六七八][)）])?(?P<words>[^\n。]{2,46})$"
)
_LOOKS_BACK = re.compile("回顾|总结|成就|取得|工作情况|主要工作$|政府工作$|过去|成效")
_LOOKS_AHEAD = re.compile("安排|任务|目标|打算|部署|思路|建议|今后|未来|要求|重点工作|蓝图|展望")
_PLAN_NUMBER = r"[一二三四五六七八九十]{1,3}"
_FIVE_YEAR_PLAN = re.compile(
    rf"[“\"「]?(?P<number>{_PLAN_NUMBER})五[”\"」]|第(?P<full>{_PLAN_NUMBER})个五年(?:计划|规划)"
)
_TERM = re.compile(
    "过去(?:的)?五年|五年来|五年(?:的)?(?:政府)?工作|本届政府|上届政府|任期|换届|以来的五年|近五年"
    "|五年的回顾"
)
_NEXT_TERM = re.compile(
    "今后五年|未来五年|下一?届政府|下[一个]*五年|今后一个时期|五年目标"
    "|五年(?:的)?(?:主要)?(?:工作|奋斗)?(?:目标|任务)"
)
# 从第七届…第一次会议，到这次大会，已经过去了五年
_SINCE_FIRST_SESSION = re.compile("第一次会议[^。]{0,40}过去了?五年")
_SPEAKS_OF_NEXT = re.compile("[今往]后五年|未来五年")
_OFTEN = 4
_SO_FAR = re.compile("今年以来|今年前期|今年上半年|前[一二三]季度")
_ORDINAL = "第(?P<term>[一二三四五六七八九十]{1,3})届全国人民代表大会"
_LAST_YEARS_CONGRESS = re.compile(
    rf"去年[^，。\n]{{0,12}}{_ORDINAL}第(?P<session>[一二三四五])次会议"
)
_TERM_OF_CONGRESS = re.compile(rf"{_ORDINAL}(?:期间|第一次会议以来的?五年)")
_PLAN_REPORT = re.compile(
    rf"关于[^。，\n]{{0,24}}(?:第{_PLAN_NUMBER}个五年(?:计划|规划)|{_PLAN_NUMBER}五[”\"]?(?:计划|规划))[^。，\n]{{0,30}}报告"
)
# 第十五个五年规划纲要(草案), “十五五”规划《纲要草案》: the outline of a plan, laid before the
# congress.
_OUTLINE = re.compile(
    rf"(?:第{_PLAN_NUMBER}个五年(?:计划|规划)|[“\"「]{_PLAN_NUMBER}五[”\"」](?:时期[^，。\n]{{0,12}})?(?:计划|规划))[^，。\n]{{0,12}}?[《]?纲要[》]?[（(《]?草案"
)
_UNTIL = tuple("到至-—~")  # 到1985年: a year to come
_AUTUMN = 8
_YEAR_ENDS = 11
# Sessions of the National People's Congress that met at a year's end and were told of that year.
_LATE_SESSIONS = {1964: 12, 1981: 11, 1982: 11}
_FIRST_NATIONAL = {1: 1954, 2: 1959, 3: 1964, 4: 1975}
_SECOND_CONGRESS = {1: 1959, 2: 1960, 3: 1962, 4: 1963}


class Headings(NamedTuple):
    """The words of the headings that look back, and of those that look ahead."""

    back: tuple[str, ...]
    ahead: tuple[str, ...]


class YearFound(NamedTuple):
    """The year of delivery; `source` is heading, title, sections, congress or guess."""

    year: int
    source: str


class Terms(NamedTuple):
    """Kind and periods (EDTF) of a report."""

    kind: ReportKind
    review_periods: tuple[str, ...]
    plan_periods: tuple[str, ...]


def find_headings(view: View, body: Body) -> Headings:
    """Top headings by what they look at, in order.

    One without a number counts only with a year or five years in it.
    """
    back: list[str] = []
    ahead: list[str] = []
    for begin, end in view.paragraphs:
        if not body.opening <= begin < body.speech_end or end - begin > 60:
            continue
        match = _HEADING_LINE.match(view.clean[begin:end])
        words = match["words"] if match else ""
        numbered = bool(match) and view.clean[begin:end] != words and view.clean[begin] not in "(（"
        if (
            not words
            or not (numbered or years(words) or "五年" in words or "五”" in words)
            or re.search("[：:，；]$", words)
        ):
            continue
        if _LOOKS_BACK.search(words) and not (_LOOKS_AHEAD.search(words) and ahead):
            back.append(words)
        elif _LOOKS_AHEAD.search(words) or (numbered and (years(words) or five_year_plans(words))):
            ahead.append(words)
    if not back:
        back = [
            match.group()
            for match in [_REVIEWED.search(view.clean, body.opening, body.speech_end)]
            if match
        ]
    return Headings(tuple(back[:3]), tuple(ahead[:6]))


def find_year(
    view: View,
    body: Body,
    day: str | None,
    title: str,
    session: Session | None,
    national: bool,
    headings: Headings,
) -> YearFound | None:
    """The year of delivery, from the surest witness inside the body.

    It is a guess from the years that the speech names where none is.
    """
    if day:
        return YearFound(int(day[:4]), "heading")
    if named := years(title):
        return YearFound(named[0], "title")
    speech = view.clean[body.opening : body.speech_end]
    if national and (
        year := (session and national_year(session.term, session.session))
        or _year_by_congress(speech)
    ):
        return YearFound(year, "congress")
    if national and (year := _year_of_plan(speech)):
        return YearFound(year, "guess")
    votes: Counter[int] = Counter()
    votes.update({number(match["year"]) + 1: 3 for match in [_REVIEWED.search(speech)] if match})
    votes.update(year + 1 for words in headings.back[:1] for year in years(words)[-1:])
    votes.update(year for words in headings.ahead for year in years(words)[:1])
    votes.update(year for match in _PLANNED.finditer(speech) for year in [number(match["year"])])
    in_sections = bool(votes)
    votes.update(years(introduction(view, body))[-1:])
    if votes:
        best = votes.most_common(1)[0][0]
        return YearFound(best, "sections" if in_sections else "guess")
    guess = _guess(speech)
    return YearFound(guess, "guess") if guess else None


def national_year(term: int, session: int) -> int | None:
    """The year in which a session of the National People's Congress met.

    That is yearly since 1978, in known years before.
    """
    if term >= 5 and 1 <= session <= 5:
        return 1978 + 5 * (term - 5) + session - 1
    if term == 2:
        return _SECOND_CONGRESS.get(session)
    first = _FIRST_NATIONAL.get(term)
    return first + session - 1 if first and (term == 1 or session == 1) else None


def month_of_congress(year: str) -> str:
    """A year with the month in which the National People's Congress met, if at its end."""
    month = _LATE_SESSIONS.get(int(year))
    return f"{year}-{month}" if month else year


def _year_by_congress(speech: str) -> int | None:
    """The years that follow from what the first words say of the congress.

    去年三月第五届…第一次会议, 第八届…第一次会议以来的五年.
    """
    first = speech[:1200]
    if match := _LAST_YEARS_CONGRESS.search(first):
        year = national_year(number(match["term"]), number(match["session"]))
        return year + 1 if year else None
    if match := _TERM_OF_CONGRESS.search(first):
        return national_year(number(match["term"]) + 1, 1)
    return None


def _year_of_plan(speech: str) -> int | None:
    """The first year of the plan that the first words lay before a congress: often its own."""
    plans = five_year_plans(match.group()) if (match := _PLAN_REPORT.search(speech[:400])) else []
    return int(plans[0][:4]) if plans else None


def _guess(speech: str) -> int | None:
    """The year after the last one that the speech tells much of.

    It is that one itself where the speech tells more of the year before.
    """
    mentioned = (
        match["year"]
        for match in YEAR.finditer(speech)
        if speech[match.start() - 1 : match.start()] not in _UNTIL
    )
    counts = Counter(year for found in mentioned for year in years(f"{found}年"))
    if not counts:
        return None
    most = max(counts.values())
    often = [year for year, count in counts.items() if count >= max(2, most * 0.4)]
    last = max(often, default=max(counts))
    return last if counts[last] < counts[last - 1] else last + 1


def find_terms(
    view: View, body: Body, delivered: str, session: Session | None, headings: Headings, title: str
) -> Terms:
    """Kind and periods; `delivered` is EDTF, as precise as is known."""
    year, month = int(delivered[:4]), int(delivered[5:7] or "0") if len(delivered) >= 7 else 0
    opening = introduction(view, body)
    first = view.clean[body.opening : body.opening + 600]
    words = " ".join(headings.back)
    term = bool(re.search("换届", title)) or _ends_term(opening, words, first, session)
    last = year if month >= _AUTUMN else year - 1
    review = _review(headings, opening, year, month, last, term)
    told_late = bool(month >= 10 and str(year) in review)
    plan = _plan(headings, opening, year, last, term, title, told_late)
    speech = view.clean[body.opening : body.speech_end]
    if term and all("/" in period for period in plan) and _plans_year(speech, year + told_late):
        plan = (*plan, str(year + told_late))
    if term and not any("/" in period for period in plan) and _plans_term(speech):
        plan = (f"{year}/{last + 5}", *plan)
    if not term and (begun := _begun_plan(speech, headings, year + told_late)):
        plan = tuple(dict.fromkeys((begun, *plan)))
    return Terms(_kind(term, plan, f"{title} {opening}"), review, plan)


def _kind(term: bool, plan: Sequence[str], words: str) -> ReportKind:
    """The occasion; a plan of five years alone is none of a year."""
    if term:
        return ReportKind.TERM_END
    of_plan = bool(_PLAN_REPORT.search(words)) and all("/" in period for period in plan)
    return ReportKind.PLAN if of_plan else ReportKind.ANNUAL


def _ends_term(opening: str, words: str, first: str, session: Session | None) -> bool:
    """Whether five years of a government are told: said at once, or in the first heading.

    The five years of a plan are no term.
    """
    if re.search("本届政府|任期|换届", words):
        return True
    if _FIVE_YEAR_PLAN.search(words) and (session is None or session.session > 1):
        return False
    if _TERM.search(opening):
        return True
    if _FIVE_YEAR_PLAN.search(words):
        return False
    if _TERM.search(words) or _SINCE_FIRST_SESSION.search(first):
        return True
    return session is not None and session.session == 1 and bool(_TERM.search(first))


def _review(
    headings: Headings, opening: str, year: int, month: int, last: int, term: bool
) -> tuple[str, ...]:
    words = " ".join(headings.back)
    named = [
        value
        for i, heading in enumerate(headings.back)
        for value in years(heading)
        if value < year or (i == 0 and month >= _AUTUMN)
    ]
    found: list[str] = []
    if term:
        found.append(f"{year - 5}/{last}")
        found += [
            str(value) for value in named if value == last and re.search("及|和", words + opening)
        ]
    else:
        found += [plan for plan in five_year_plans(words) if int(plan[:4]) < year]
        # The yearly report tells of the year before too, where it looks back on a whole plan.
        meant = year if month >= _YEAR_ENDS else year - 1
        single = [value for value in named if value >= year - 1] or [meant]
        found += [str(value) for value in single]
    if headings.back and _SO_FAR.search(headings.back[0]) and month:
        found = [value for value in found if value != str(year)] + [f"{year}-01/{year}-{month:02}"]
    return tuple(dict.fromkeys(found))


def _plan(
    headings: Headings,
    opening: str,
    year: int,
    last: int,
    term: bool,
    title: str,
    reviewed_own_year: bool,
) -> tuple[str, ...]:
    words = " ".join(headings.ahead)
    found: list[str] = []
    if term and (_NEXT_TERM.search(words + opening) or "换届" in title):
        found.append(f"{year}/{last + 5}")
    if not term:
        found += [
            plan
            for plan in five_year_plans(words + title + opening)
            if int(plan[:4]) <= year + 1 <= int(plan[5:]) + 1
        ]
    named = [value for value in years(words) + years(opening) if year <= value <= year + 1]
    if named:
        found.append(str(max(named) if reviewed_own_year else min(named)))
    elif (
        not found
        or not (term or _PLAN_REPORT.search(title + opening))
        or re.search("今年|新的一年", words + opening)
    ):
        found.append(str(year + 1 if reviewed_own_year else year))
    return tuple(dict.fromkeys(found))


def _plans_term(speech: str) -> bool:
    """Whether a speech sets out the next five years, whatever its headings say."""
    return sum(1 for _ in _SPEAKS_OF_NEXT.finditer(speech)) >= _OFTEN


def _plans_year(speech: str, year: int) -> bool:
    """Whether a speech sets out the work of one year by its number, whatever its headings say."""
    return any(number(match["year"]) == year for match in _PLANNED.finditer(speech))


def _begun_plan(speech: str, headings: Headings, year: int) -> str | None:
    """The five-year plan that begins in the year planned.

    There is one where a heading names it or its outline is laid before the congress.

    A heading may look back on the plan before and ahead to this one at once.
    """
    named = [
        plan
        for plan in five_year_plans(" ".join(headings.back + headings.ahead))
        if plan.startswith(str(year))
    ]
    if named:
        return named[0]
    laid = [
        plan
        for match in _OUTLINE.finditer(speech)
        for plan in five_year_plans(match.group())
        if plan.startswith(str(year))
    ]
    return laid[0] if laid else None


def five_year_plans(words: str) -> list[str]:
    """The spans of the five-year plans that words name: “十三五” is 2016/2020."""
    found = []
    for match in _FIVE_YEAR_PLAN.finditer(words):
        count = number(match["number"] or match["full"])
        start = {1: 1953, 2: 1958}.get(count, 1951 + 5 * count) if count < 6 else 1951 + 5 * count
        if 1 <= count <= 30:
            found.append(f"{start}/{start + 4}")
    return found
