"""All and none, told without a numeral: 644件全部办结 is 100 %, 没有发生疫情 is 0.

And one number of several things.

A word such as 全部 is a quantity only where what came of the things stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reportschema.models.fields.codes import Collection, Transformation
from reportschema.reading.sentence.endings import ending_with
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.subjects.lists import name_lists
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject


class Entire(NamedTuple):
    """All (100 %) or none (0) of a subject, and how it is told."""

    start: int
    end: int
    value: Decimal
    unit: str
    subject: Subject
    transformation: Transformation = Transformation.LEVEL
    collection: Collection | None = None


_DONE = "办结|办复|办理|答复|答覆|还清|完工|竣工|脱贫|出列|摘帽|兑现"
_STATE = "复工|复产|达标|建成|达到|实现|获"
_ALL = re.compile(
    rf"全部(?:(?P<done>{_DONE})|(?P<state>{_STATE})|(?P<made>完成))(?P<rest>[^，,。；;、\n]{{0,18}})"
)
# 完成全部|房屋拆卸工作
_WORK = re.compile(r"完成(?P<all>全部)(?P<work>[^，,。；;、\n]{2,12})工作")
_EVERY = re.compile(
    r"(?P<all>所有)(?![制权者])(?P<what>[^，,。；;、\n]{2,16}?)(?:均|都)?(?:成功)?(?:成为|创建成?|达到|建成)(?P<rest>[^，,。；;、\n]{2,18})"
)
_NONE = re.compile(r"(?P<none>没有发生|未发生)(?:一[起例宗件])?(?P<what>[^，,。；;\n]{3,40})")
# 重大及以上|事故, 重大经营性、系统性风险: attributes of one thing, no things.
_ONE_KIND = re.compile("及以[上下]|(?:[性型级类]|重大|较大|特大)[、和及与]")
_ZERO = re.compile(
    r"(?P<what>[^，,。；;\n]{2,40}?)(?:实现)?(?:“[一二三四五六七八九两]个)?(?P<zero>零)(?P<kind>发生|伤亡)"
)
# 甲、乙、丙“三个全覆盖”
_EACH = re.compile(
    r"(?P<what>[^，,。；;\n]{3,40}?)“(?P<count>[二两三四五六七八九])个(?P<number>全覆盖|100%)”"
)
_NO_HAPPENING = re.compile("零(?:发生|伤亡)")
_NUMBER_OF_EACH = re.compile("个(?:全覆盖|100%)”")
_VERB = re.compile(
    r"^(?:全区|全市|全县|全省|全年)?(?:实现|落实|确保|持续|保持|做到)+|(?:持续|均|都|保持|达到?|为){1,6}$"
)
_COUNT = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_HUNDRED, _NOTHING = Decimal(100), Decimal(0)
_COUNTED = re.compile(r"(?<![0-9.])[0-9.]+万?[件个条人名户家]")
_TOO_FAR, _NAMED = 60, 2
_TIME_ALONE = re.compile("[0-9年月日前底末初之]*")


def entire(
    clean: str, first: int, last: int, names: IndicatorNames, words: Callable[[str], str]
) -> Iterator[Entire]:
    """What one sentence says of all or none."""
    text = words(clean[first:last])
    if len(text) != last - first:  # a wording of another length: places would be wrong
        text = clean[first:last]
    for match in _ALL.finditer(text) if "全部" in text else ():
        yield from _all(text, match, first, names)
    for match in _WORK.finditer(text) if "完成全部" in text else ():
        before = naming.core(naming.last_chunk(text[: match.start()]))
        named = Subject(label=naming.label(f"{before}{match['work']}"))
        yield _entire(match, "all", first, named, Transformation.COMPLETION)
    for match in _EVERY.finditer(text) if "所有" in text else ():
        named = Subject(label=naming.label(f"{match['rest']}占{match['what']}比重"))
        yield _entire(match, "all", first, named, Transformation.LEVEL)
    yield from _none(text, first)
    for match in ending_with(_NUMBER_OF_EACH, _EACH, text) if "”" in text else ():
        yield from _each(match, first, names)


def _entire(
    match: re.Match[str], group: str | int, first: int, named: Subject, how: Transformation
) -> Entire:
    start = first + match.start(group)
    length = len(match[group])
    return Entire(start, start + length, _HUNDRED, "%", named, how)


def _all(text: str, match: re.Match[str], first: int, names: IndicatorNames) -> Iterator[Entire]:
    before = text[max(0, match.start() - _TOO_FAR) : match.start()].rstrip("，,已均都 ")
    start = first + match.start()
    done = match["done"] or match["made"]
    how = Transformation.COMPLETION if done else Transformation.LEVEL
    for named in _subjects(before, match, names):
        yield Entire(start, start + 2, _HUNDRED, "%", named, how)


def _subjects(before: str, match: re.Match[str], names: IndicatorNames) -> list[Subject]:
    """Whose the whole is.

    What stands before it, or behind where it opens its sentence (全部办复…建议和…提案).
    """
    told = before or match.string[match.start("rest") :]
    if answered := _answered(told, match, names):
        return answered
    listed = re.sub(r"(?:在)?[0-9]+月$", "", naming.last_chunk(before))
    thing = _COUNTED.sub("", naming.core(listed))
    if len(thing) < _NAMED or _TIME_ALONE.fullmatch(thing):
        return []
    if match["made"]:
        return [Subject(label=naming.label(f"{match['rest']}的{thing}"))]
    if match["done"]:
        known = names.find(f"{thing}{match['done']}") or names.find(thing)
        return [
            Subject(known[-1][2])
            if known and known[-1][1] >= len(thing)
            else Subject(label=naming.label(thing))
        ]
    if match["state"] in ("复工", "复产", "达标"):
        parts = name_lists.split(thing)
        return [Subject(label=naming.label(f"{part}{match['state']}率")) for part in parts]
    return [Subject(label=naming.label(f"{thing[-12:]}{match['state']}{match['rest'][:10]}的比例"))]


def _answered(told: str, match: re.Match[str], names: IndicatorNames) -> list[Subject]:
    """Suggestions and proposals: one number of both, or one of each."""
    if match["done"] not in ("办结", "办复", "办理", "答复", "答覆"):
        return []
    kinds = [
        ("suggestion", re.search("代表[^，,]{0,12}(?:建议|议案)", told)),
        ("proposal", re.search("提案", told)),
    ]
    found = [kind for kind, there in kinds if there]
    apart = re.search(r"(?:建议|议案|意见)[0-9]+件", told)
    if len(found) > 1 and not apart:
        found = ["both"]
    codes = {
        "suggestion": "deputies_suggestions_handled",
        "proposal": "proposals_handled",
        "both": "suggestions_and_proposals_handled",
    }
    return [Subject(names.by_code[codes[kind]]) for kind in found]


def _none(text: str, first: int) -> Iterator[Entire]:
    for match in _NONE.finditer(text) if "发生" in text else ():
        start = first + match.start("none")
        what = match["what"]
        for part in [what] if _ONE_KIND.search(what) else name_lists.split(what):
            yield _nothing(start, start + len(match["none"]), part)
    for match in ending_with(_NO_HAPPENING, _ZERO, text) if "零" in text else ():
        start = first + match.start("zero")
        listed = _VERB.sub("", match["what"].rstrip("“"))
        if match["kind"] == "伤亡":
            yield _nothing(start, start + 1, f"{listed}伤亡")
            continue
        for part in name_lists.split(listed):
            yield _nothing(start, start + 1, part)


def _nothing(start: int, end: int, what: str) -> Entire:
    unit = "人" if what.endswith(("伤亡", "死亡")) else "例" if what.endswith("病例") else "起"
    return Entire(
        start, end, _NOTHING, unit, Subject(label=naming.label(what)), collection=Collection.SUM
    )


def _each(match: re.Match[str], first: int, names: IndicatorNames) -> Iterator[Entire]:
    """甲、乙、丙“三个全覆盖”.

    As many subjects as are counted, the last of which may name the rate of all.
    """
    parts = name_lists.split(_VERB.sub("", _VERB.sub("", match["what"])))
    if len(parts) != _COUNT[match["count"]]:
        return
    start, end = first + match.start("number"), first + match.end("number")
    covering = match["number"] == "全覆盖"
    rate = None if covering else naming.named(parts[-1], names)
    for part in parts:
        if rate is not None and rate.indicator is not None:
            named = Subject(
                rate.indicator, coverage=(rate.coverage or None) if part == parts[-1] else part
            )
        else:
            named = Subject(label=naming.label(f"{part}覆盖率" if covering else part))
        yield Entire(start, end, _HUNDRED, "%", named)
