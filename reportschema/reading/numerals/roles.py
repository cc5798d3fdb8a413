"""What every numeral of a text is for: a figure, or a role of the ledger with its row's span.

Works on `View.clean`. The scanner says where numerals stand; here each is put to a list of
questions, the surest first (a list number? a date? a known name? a slogan in quotes?), and what
none of them takes is a figure where a unit or counting word follows. What is spoken of with
numerals alone lives in name_words.csv (names, slogans) and role_words.csv (words around numerals).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportschema.models.fields.codes import NumeralRole
from reportschema.notation.numerals import Mention, scan
from reportschema.reading.numerals.definitions import definitions, is_explained
from reportschema.reading.numerals.role_patterns import (
    AFTER_FIRST_OF_TWO,
    AMONG,
    ANNIVERSARY,
    AT_FRONT,
    BASE,
    BEFORE_ENUMERATOR,
    COUNTED,
    DURATION,
    ENUMERATOR,
    EVENT,
    FORMULA,
    FURNITURE,
    GRADE,
    GREAT,
    GREAT_ALONE,
    HOTLINE,
    INDEFINITE,
    LATIN_AFTER,
    LATIN_BEFORE,
    LINE_NUMBER,
    MEASURES,
    METRO,
    MORE_PARTS,
    MOTTO,
    NOTE_MARK,
    NOTE_OPENS,
    ORDINAL,
    PLACE,
    QUOTE,
    RANK_BEFORE,
    ROUND,
    ROUND_NAME,
    SESSION,
    SHARE_RANGE,
    SMALL_SUM,
    SPAN_OF_YEARS,
    STREAK,
    STREAK_WORDS,
    THRESHOLD,
    WEAK_COUNTER,
    WHICH,
    YEAR,
    YEAR_NAME,
    known_at,
    unit_next,
)
from reportschema.reading.numerals.spoken import TITLE, height_of_each, is_spoken
from reportschema.reading.page.view import View
from reportschema.reading.sentence.lexicon import any_of
from reportschema.reading.times.expressions import Time, TimeKind, find_times

_PLAN_AFTER = re.compile("普法")
# Before a round number: a verb of doing, a hedge or a number makes it a count.
_COUNTING = re.compile(
    f"(?:{any_of('flow')}|{any_of('going')}"
    "|[0-9超过近达上逾破约到至于在为共有足数几每占增减])(?:了|的)?$"
)
# 新增红旗|六面: in a clause with a verb of doing, what mostly makes slogans counts things.
_DOING = re.compile(rf"(?:{any_of('flow')})[^，,。；;、的]*$")
_NONE_OF = re.compile("伤亡|事故|增长|新增|发生|投诉")
_YEARS_ALONE = re.compile(r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})[多余几]?年")


class Role(NamedTuple):
    """One numeral, or the numerals of one date or formula: clean[start:end] as a ledger row has it.

    `role` is None for a figure.
    """

    start: int
    end: int
    role: NumeralRole | None


Found = tuple[int, int, NumeralRole | None] | None


class _Reader:
    """The questions, over one text whose dates and quotes are found once."""

    def __init__(self, text: str, start: int, end: int, units: tuple[str, ...]) -> None:
        self.text, self.start, self.end = text, start, end
        self.unit_next = unit_next(units)
        self.dates = find_times(text[:end])
        self.date_starts = [date.start for date in self.dates]
        self.quotes = [(match.start(1), match.end(1)) for match in QUOTE.finditer(text, start, end)]
        self.quote_starts = [first for first, _ in self.quotes]
        self.definitions = definitions(text, start, end)
        self.questions: tuple[Callable[[Mention], Found], ...] = (
            self.line_number,
            self.enumerator,
            self.streak,
            self.date,
            self.known,
            self.session,
            self.latin,
            self.duration,
            self.threshold,
            self.place,
            self.quoted,
            self.ordinal,
            self.rank,
            self.formula,
        )

    def explains(self, place: int) -> bool:
        """Whether a place is within the explanations of terms."""
        i = bisect_right(self.definitions, (place, self.end)) - 1
        return i >= 0 and place < self.definitions[i][1]

    def role(self, mention: Mention) -> Role:
        """The answer to the first question that has one."""
        for question in self.questions:
            found = question(mention)
            if found:
                return Role(*found)
        role = self.counted(mention)
        end = COUNTED.match(self.text, mention.end) if role else None
        return Role(mention.start, end.end() if end else mention.end, role)

    def line_number(self, mention: Mention) -> Found:
        """一、 (二) 3. 附件1 at the start of a line; furniture of the page."""
        near = max(self.start, mention.start - 9)
        line = self.text.rfind("\n", near, mention.start) + 1 or (
            self.start if near == self.start else 0
        )
        if not line and near != self.start:
            return None
        if match := FURNITURE.match(self.text, line):
            return match.start(), match.end(), NumeralRole.FURNITURE
        match = LINE_NUMBER.match(self.text, line, self.end)
        if match and match.start(1) <= mention.start and mention.end <= match.end(1):
            return match.start(1), match.end(1), NumeralRole.ENUMERATOR
        return None

    def enumerator(self, mention: Mention) -> Found:
        """一是, 第一, (1) where a clause starts."""
        before = max(self.start, mention.start - 1)
        last = self.text[mention.start - 1 : mention.start]
        if last and last in NOTE_OPENS:
            match = NOTE_MARK.match(self.text, before)
            if match and match.start(1) == mention.start:
                return match.start(), match.end(), NumeralRole.ENUMERATOR
        if last and last not in BEFORE_ENUMERATOR:
            return None
        match = ENUMERATOR.match(self.text, before) or ENUMERATOR.match(self.text, mention.start)
        if match and match.start(1) <= mention.start < match.end(1):
            return match.start(1), match.end(1), NumeralRole.ENUMERATOR
        return None

    def date(self, mention: Mention) -> Found:
        """2016年1月25日, “十二五”, 五年来; a plan's years and spans are asked for after this."""
        i = bisect_right(self.date_starts, mention.start) - 1
        if i < 0 or not self.dates[i].start <= mention.start < self.dates[i].end:
            return None
        date = self.dates[i]
        if date.kind is TimeKind.YEARS:
            return self.years(date)
        if date.kind is TimeKind.PLAN and _PLAN_AFTER.match(self.text, date.end + 1):
            return date.start, date.end, NumeralRole.NAME
        return date.start, date.end, NumeralRole.PERIOD

    def years(self, date: Time) -> Found:
        """五年 of 五年来 is a period, of 三年行动 a duration; of 每年 and 50年以上 neither."""
        number = _YEARS_ALONE.search(self.text, date.start, date.end)
        if not number:
            return None
        spans = SPAN_OF_YEARS.match(self.text, number.end())
        if spans or self.text[number.start() - 1] in "创用经历分":
            return *number.span(), NumeralRole.DURATION
        if self.text.startswith(("以上", "以下"), number.end()):
            return number.start(), number.end() + 2, NumeralRole.THRESHOLD
        is_period = bool(date.shift) or number.group() in ("五年", "一年", "5年")
        return *number.span(), NumeralRole.PERIOD if is_period else NumeralRole.DURATION

    def known(self, mention: Mention) -> Found:
        """三峡, 八项规定, 三农: listed in name_words.csv."""
        found = known_at(self.text, mention.start, mention.end)
        slogan = found if found and found[2] is NumeralRole.SLOGAN else None
        if slogan and (more := MORE_PARTS.match(self.text, slogan[1])):
            return slogan[0], more.end(), slogan[2]
        return found

    def session(self, mention: Mention) -> Found:
        """十八大, 十八届, 三中、四中全会, 六次会议."""
        begin = mention.start - (1 if self.text[mention.start - 1 : mention.start] == "第" else 0)
        match = SESSION.match(self.text, begin)
        return (match.start(), match.end(1), NumeralRole.ORDINAL) if match else None

    def latin(self, mention: Mention) -> Found:
        """PM2.5, 5G, 3D打印, 3.0版."""
        last = self.text[mention.start - 1 : mention.start]
        if last in ("-", "\n") or (last.isalpha() and last < "一"):
            first = max(self.start, mention.start - 12)
            if before := LATIN_BEFORE.search(self.text, first, mention.start):
                return before.start(), mention.end, NumeralRole.NAME
        after = LATIN_AFTER.match(self.text, mention.end)
        return (mention.start, after.end(1), NumeralRole.NAME) if after else None

    def streak(self, mention: Mention) -> Found:
        """连续3年, 连续八次, 七连冠."""
        text, start = self.text, mention.start
        for back in (3, 2):
            if text[start - back : start - back + 2] in STREAK_WORDS:
                match = STREAK.match(text, max(self.start, start - back))
                if match and start < match.end():
                    return match.start(), match.end(), NumeralRole.DURATION
        match = STREAK.match(text, start) if "连" in text[start : start + 4] else None
        return (match.start(), match.end(), NumeralRole.DURATION) if match else None

    def duration(self, mention: Mention) -> Found:
        """24小时, 15分钟生活圈, 百日攻坚."""
        match = DURATION.match(self.text, mention.start)
        return (match.start(), match.end(), NumeralRole.DURATION) if match else None

    def threshold(self, mention: Mention) -> Found:
        """注册资本500万元以上企业, 65周岁以上老人, 0-3岁."""
        if height := height_of_each(self.text, mention.start, mention.end):
            return height
        follows = self.text[mention.start - 1 : mention.start] in AFTER_FIRST_OF_TWO
        for back in (0, 2, 3) if follows else (0,):
            match = THRESHOLD.match(self.text, max(self.start, mention.start - back))
            if match and match.start(1) <= mention.start < match.end(1):
                return match.start(1), match.end(1), NumeralRole.THRESHOLD
        return None

    def quoted(self, mention: Mention) -> Found:
        """The role within “三旧”, “1+1+9”, “一网通办”.

        A short quotation that holds numerals names or counts its own parts.
        """
        i = bisect_right(self.quote_starts, mention.start) - 1
        if i < 0 or mention.end > self.quotes[i][1]:
            return None
        first, last = self.quotes[i]
        inside = self.text[first:last]
        follows = self.text[mention.end : mention.end + 1]
        if mention.kind not in ("chinese", "arabic", "ratio") or follows == "%":
            return None
        name = self.text[first - 1] in "《〈" or TITLE.search(inside) or HOTLINE.fullmatch(inside)
        role = NumeralRole.NAME if name else NumeralRole.SLOGAN
        if not FORMULA.match(inside) and not (name and last - first < 15):
            if mention.text[0].isdigit() and mention.start == first and YEAR_NAME.match(inside):
                return mention.start, mention.end, NumeralRole.PERIOD
            if self.unit_next.match(self.text, mention.end) and (
                mention.text[0].isdigit() or len(mention.text) > 1
            ):
                return None
        if last - first < 15:
            return first, last, role
        end = COUNTED.match(self.text, mention.end)
        return mention.start, end.end() if end else mention.end, role

    def place(self, mention: Mention) -> Found:
        """地铁11号线, 五眼桥村, 滨江路450号, 市一中."""
        match = PLACE.match(self.text, mention.start)
        if not match:
            return None
        begin = mention.start
        if match.group(1).endswith("线"):
            metro = METRO.search(self.text, max(self.start, begin - 4), begin)
            begin = metro.start() if metro else begin
        return begin, match.end(1), NumeralRole.NAME

    def ordinal(self, mention: Mention) -> Found:
        """第三批, 二期工程; 第五 after 排名 is a rank and so a figure."""
        if self.text[mention.start - 1 : mention.start] != "第":
            match = ORDINAL.match(self.text, mention.start)
            return (match.start(), match.end(1), NumeralRole.ORDINAL) if match else None
        match = WHICH.match(self.text, mention.end)
        if match:
            return mention.start - 1, match.end(), NumeralRole.ORDINAL
        return None

    def rank(self, mention: Mention) -> Found:
        """全市第五, 前三名, 第一方阵."""
        before = self.text[max(self.start, mention.start - 16) : mention.start]
        if "第" in before[-2:] and MOTTO.search(before):
            return mention.start - 1, mention.end, NumeralRole.SLOGAN
        if before.endswith("第"):
            following = self.text[mention.end : mention.end + 1]
            ranked = following in "位名、,。;)”\n大高强，；）" or bool(RANK_BEFORE.search(before))
            # 摆在第一位, 第一位的任务: what comes first in a speech is placed among nothing.
            placed = any(verb in before for verb in "居列占名排")
            first = self.text.startswith("位的", mention.end) and not placed
            ranked = ranked and not (first or before.endswith(("放在第", "摆在第")))
            return mention.start - 1, mention.end, None if ranked else NumeralRole.ORDINAL
        if "前" not in before[-2:] or not AT_FRONT.search(before):
            return None
        if AMONG.match(self.text, mention.end):
            return mention.start, mention.end, None
        unit = self.unit_next.match(self.text, mention.end)
        return (mention.start, unit.end(), NumeralRole.ORDINAL) if unit else None

    def formula(self, mention: Mention) -> Found:
        """三大攻坚战, 六个方面: the parts of what is said; 每50公斤: what a rate is of."""
        near = self.text[mention.start : mention.start + 6]
        if "周年" in near and (match := ANNIVERSARY.match(self.text, mention.start)):
            return match.start(), match.end(), NumeralRole.NAME
        if near[0] in GREAT and (match := BASE.match(self.text, mention.start)):
            return match.start(), match.end(), NumeralRole.NAME
        if mention.text != "一" and self.text[mention.start - 1 : mention.start] == "每":
            unit = self.unit_next.match(self.text, mention.end)
            return mention.start, unit.end() if unit else mention.end, NumeralRole.NAME
        if YEAR.fullmatch(mention.text) and (
            self.text.startswith(("届", "首届"), mention.end)
            or not self.unit_next.match(self.text, mention.end)
        ):
            return mention.start, mention.end, NumeralRole.PERIOD
        if spoken := is_spoken(self.text, mention.start, mention.end):
            return spoken
        match = EVENT.match(self.text, mention.start)
        if not match and "级" in near and (grade := GRADE.match(self.text, mention.start)):
            role = NumeralRole.THRESHOLD if grade.group().endswith("以上") else NumeralRole.NAME
            return grade.start(), grade.end(), role
        return (match.start(), match.end(1), NumeralRole.SLOGAN) if match else None

    def counted(self, mention: Mention) -> NumeralRole | None:
        """A figure where something is counted or measured; otherwise part of a formula."""
        if mention.kind != "chinese":
            return None
        before = self.text[max(self.start, mention.start - 6) : mention.start]
        if mention.text[0] in GREAT and INDEFINITE.search(before):
            return NumeralRole.SLOGAN
        in_name = ROUND.fullmatch(mention.text) and ROUND_NAME.match(self.text, mention.end)
        if in_name and not _COUNTING.search(before):
            return NumeralRole.NAME
        if self.begins_name(mention, before):
            return NumeralRole.NAME
        if SHARE_RANGE.search(self.text, max(self.start, mention.start - 14), mention.start):
            return None
        if mention.text == "零" or set(mention.text) <= set("〇○"):
            return None if _NONE_OF.match(self.text, mention.end) else NumeralRole.SLOGAN
        if mention.text == "一":
            return None if MEASURES.match(self.text, mention.end) else NumeralRole.SLOGAN
        great = mention.text.endswith(("万", "亿"))
        if not great and not self.unit_next.match(self.text, mention.end):
            if WEAK_COUNTER.match(self.text, mention.end) and _DOING.search(
                self.text, max(self.start, mention.start - 16), mention.start
            ):
                return None
            return NumeralRole.SLOGAN if "点" not in mention.text else None
        return None

    def begins_name(self, mention: Mention, before: str) -> bool:
        """万力集团, 三元乳业: a great numeral alone counts nothing, and so no sum is written."""
        if GREAT_ALONE.fullmatch(mention.text):
            return (
                "\u4e00" <= self.text[mention.end : mention.end + 1] <= "\u9fff"
                and not self.unit_next.match(self.text, mention.end)
                and not _COUNTING.search(before)
            )
        return SMALL_SUM.match(self.text, mention.start) is not None


def read_roles(
    view: View, start: int, end: int, words: Iterable[str], units: Iterable[str]
) -> list[Role]:
    """Every numeral mention of view.clean[start:end] with its role, in order.

    Those of one span are one row. `words` are the vocabulary's lexical words (进一步, 统一), whose
    numerals are none; `units` its counting units (盏, 件次): a numeral before one is a figure.
    """
    text = view.clean
    reader = _Reader(text, start, end, tuple(units))
    found: list[Role] = []
    for mention in scan(text[:end], start, end, words):
        if found and mention.start < found[-1].end:
            found[-1] = found[-1]._replace(end=max(found[-1].end, mention.end))
            continue
        role = reader.role(mention)
        if found and role.start < found[-1].end:
            role = Role(found[-1].end, max(role.end, mention.end), role.role)
        if role.end < mention.end:
            role = Role(role.start, mention.end, role.role)
        if reader.explains(role.start) and is_explained(text, role.start, role.end, role.role):
            unit = COUNTED.match(text, role.end) if role.role is None else None
            end_of_role = unit.end() if unit else role.end
            role = Role(role.start, end_of_role, NumeralRole.DEFINITION)
        found.append(role)
    return found
