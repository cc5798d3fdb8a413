"""Rules about the shape of names at the head of a report: what each kind begins and ends with.

From the file alone. Names are read in Simplified characters and without spaces, so that the rules
are the same for every edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportschema.checking.registry import Case, rule
from reportschema.checking.rules.fits.of_reports.reports import names_its_term
from reportschema.checking.rules.vocabulary import FICTIONAL, NATION, is_called, is_misnamed
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models import Division
from reportschema.notation.chinese import HAN, fold

# What a place is called by its kind: 海珠区, 石鼓县, 伊犁州
LEVEL = "(?:自治[区州县旗]|地区|[省市县区州旗盟])"
_YEAR = "(?:[12][0-9]{3}|[一二][〇零○0-9一二三四五六七八九]{3})"
# What a title begins with beside a year and a place: 政府工作报告, 关于1955年…的报告, 第十四个五年…
_GENRE = "国务院|中央|中华|全国|关于|在|第|国民经济|工作报告|换届"
_OPENS = re.compile(f"{_YEAR}|{LEVEL}?(?:人民)?政府|{_GENRE}")
# What a title ends in: 政府工作报告, 规划纲要(草案), …的讲话
_CLOSES = re.compile("(?:报告|讲话|纲要|计划|规划|方案|预算|决算|草案)(?:[(（].{1,12}[)）])?$")
_CONGRESS = re.compile("(?P<before>.*)第[^第届]{1,4}届(?P<area>.*)人民代表大会")
_STATE = "中华人民共和国"
# The office that gives a report, and one that stands in for it: 区长, 代理区长, 常务副省长
OFFICE = re.compile(
    "(?:常务副|代理|代|副)?(?:[省市区县旗州盟镇乡]长|主席|总理|专员|国务委员|主任|部长)"
)
# Whose office: 国务院, 自治区, 区人民政府, 国家计划委员会
_ORGAN = re.compile(
    f"(?:国务院|政务院|{HAN}*{LEVEL}|(?!人民|政府){HAN}+(?:政府|委员会|公署|国务院))?"
)
_PERSON = re.compile(f"{HAN}{{2,5}}|{HAN}+(?:[·•・.．‧]{HAN}+)+")
_NO_NAME = ("同志", "代表", "先生", "女士")


@rule(
    "FITS044",
    "a name that is not shaped like its kind",
    why=(
        "A title, a congress, an office and a person are called in few ways; what lacks the "
        "beginning or the end of them is cut, or is something else."
    ),
    remedy="copy the name whole from the text, and nothing beside it",
    severity=Severity.WARNING,
)
def misshapen(case: Case) -> Iterator[Hit]:
    report = case.report
    title = _plain(report.title)
    if not _CLOSES.search(title):
        yield Hit(("title",), f"title is {report.title}, which ends in no kind of report")
    elif not (_OPENS.match(title) or _begins_with_place(case, title)):
        yield Hit(("title",), f"title is {report.title}, which begins with no year or place")
    congress, speaker = report.congress, report.speaker
    if congress is not None:
        if congress.session == 0:
            yield Hit(("congress", "session"), "session is 0, and sessions are counted from 1")
        placed = not case.denied_by_id & {"division"} and not is_misnamed(case)
        if placed and names_its_term(congress) and not _is_congress(case, _plain(congress.name)):
            yield Hit(
                ("congress", "name"),
                f"congress is {congress.name}, and the report is of {report.government.name}: "
                "before the term stands the place with those above it, and the name ends in "
                "人民代表大会",
            )
    if speaker is not None:
        name = _plain(speaker.name)
        if not _PERSON.fullmatch(name) or name.endswith(_NO_NAME):
            yield Hit(("speaker", "name"), f"name is {speaker.name}, which is no name of a person")
        if not is_office(_plain(speaker.office)):
            yield Hit(
                ("speaker", "office"),
                f"office is {speaker.office}, which is not an office, with or without whose it is",
            )


def _plain(name: str) -> str:
    return "".join(fold(name).split())


def is_office(office: str) -> bool:
    """Whether an office is whole: 区长, 代理区长, 区人民政府代理区长, 国务院总理."""
    return any(_ORGAN.fullmatch(office, 0, match.start()) for match in _offices_at_the_end(office))


def _offices_at_the_end(office: str) -> Iterator[re.Match[str]]:
    """The ways to read an office off the end of words: 代区长 is one, and 区长 behind 代."""
    matches = (OFFICE.fullmatch(office, start) for start in range(len(office)))
    return (match for match in matches if match)


def _begins_with_place(case: Case, title: str) -> bool:
    """Whether a title begins with the place or one above it, by its name or a shorter one."""
    names = case.report.government.name, *(place.name for place in _places(case))
    return any(title.startswith(name[:2]) for name in names)


def _places(case: Case) -> list[Division]:
    """The place of a report and those that hold it, the nearest first; none of a fictional one."""
    year = int(case.report.delivered[:4])
    places: list[Division] = []
    code = case.report.government.division
    while code not in (None, NATION) and (place := case.vocabulary.division(code, year)):
        places.append(place)
        code = place.parent or NATION
    return places


def _is_congress(case: Case, name: str) -> bool:
    """Whether a name is that of a congress of the report's place."""
    match = _CONGRESS.fullmatch(name)
    if match is None:
        return False
    if case.report.government.division == NATION:
        return match["area"] == "全国" and match["before"] in ("", _STATE)
    if match["area"]:
        return False
    before, places = match["before"], _places(case)
    above, own = _without(places[:1], before), _plain(case.report.government.name)
    if above == before:
        above = before.removesuffix(own)
    if above == before:
        return not re.search(f"{LEVEL}$", own)  # the place of a draft may be still to be named
    if case.report.government.division.startswith(FICTIONAL):
        return above == "" or re.search(f"{HAN}{LEVEL}$", above) is not None
    return _without(places[1:], above) == ""


def _without(places: list[Division], names: str) -> str:
    """Names without those of some places at their end, one after the other."""
    for place in places:
        starts = (i for i in range(len(names)) if is_called(place, names[i:]))
        names = names[: next(starts, len(names))]
    return names
