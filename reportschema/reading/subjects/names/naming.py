"""Whose number it is: the indicator or label before a quantity, behind it, or carried over."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportschema.models import Indicator
from reportschema.models.fields.codes import Accrual, Nature
from reportschema.reading.clauses.counted import counted
from reportschema.reading.sentence.lexicon import (
    IndicatorNames,
    any_of,
    leading,
    sieved,
    trailing,
    words,
)
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names.answers import answered
from reportschema.reading.subjects.names.flows import verb_at_front
from reportschema.reading.subjects.names.linking import without_linking
from reportschema.reading.subjects.names.phrase_words import any_phrase, ends, times
from reportschema.reading.subjects.names.shortening import shortened

_BREAK = re.compile(r"[,，;；:。\n]|、(?=全年)")
_OPEN_BRACKET = re.compile(r"^.*[（(](?=[^（()）]+$)")
_BRACKETED = re.compile(r"[（(]([^（()）]{1,24})[)）]")
_FOOTNOTE = re.compile(r"[\[〔【] ?[0-9]{1,3} ?[\]〕】]|[①-⑳]")
# <b>|茶园面积: a mark of the page within its words.
_TAG = re.compile("</?[a-z][^<>]{0,80}>")
_TIME = times()
# 重点推进 is done with force, a 重点地区 is a kind of area.
_OF_WEIGHT = f"重点(?:{any_phrase('weighty')})"
_LEAD = re.compile(rf"^(?:{_TIME}|(?!{_OF_WEIGHT}){leading()}|{any_phrase('lead')})+")
_TAIL_WORD = sieved(any_of("tail"), words("tail"))
# One of the things that stand between a name and its number.
_TAIL = re.compile(rf"(?:{_TIME}|{_TAIL_WORD}|{trailing()}|{any_phrase('tail')})$")
_LONGEST_TAIL = 32
# What such a thing ends with, but for what is compared with (比…, 较…) and blanks.
_TAIL_ENDS = ends().union(word[-1] for kind in ("tail", "lead") for word in words(kind))
# A name of an indicator that only continues another word: 农产品加工业, 化工业.
_JOINED = ("存贷", "加工", "手工", "轻工", "重工", "化工", "军工", "性会", "施工", "务教")
LABEL_LIMIT = 24
_TWO = 2
# Things of too many kinds to be told by the verb alone: 新增|托养|床位.
_BROAD = re.compile("床位|企业|项目|资金|人员|设施|活动")
_NARROWING = 12


class Subject(NamedTuple):
    """What a number counts or measures."""

    indicator: Indicator | None = None
    label: str | None = None
    coverage: str | None = None
    doubt: bool = False


def _without_brackets(text: str) -> str:
    """The text without short bracketed remarks (项目在地)."""
    if ")" not in text and "）" not in text:
        return text
    return _BRACKETED.sub("", _AREAS.sub(_area, text))


# 茶站实现县（市、区）全覆盖: of one and the other, and no remark.
_AREAS = re.compile("(?<![城都个])[省市州县区][（(](?:[市区县州旗]、?){1,3}[)）]")


def _area(found: re.Match[str]) -> str:
    return re.sub("[（(()）、]", "", found.group())


@lru_cache(maxsize=64)
def core(text: str) -> str:
    """The noun phrase at the end of a stretch of text.

    No time words, no verbs of reaching, no connectives at either end.
    """
    if "<" in text:
        text = _TAG.sub("", text)
    text = _FOOTNOTE.sub("", _without_brackets(text)).strip(" 、，,：:(（").lstrip(")）")
    if "“" in text and text.count("“") != text.count("”"):
        text = text.strip(" 、，,：:“(（")
    if not text:
        return ""
    start, end = 0, len(text)
    for _ in range(3):
        led = _LEAD.match(text[start:end])
        first = Sentence.of(text).before(start + led.end()) if led else start
        trimmed = first + _without_tail(text[first:end])
        last = Sentence.of(text).after(trimmed) if first < trimmed < end else trimmed
        if (first, last) == (start, end):
            break
        start, end = first, last
    return text[start:end]


def _without_tail(text: str) -> int:
    """How long a text is without what is no name at its end, taken off one by one."""
    end = len(text)
    compared = "比" in text or "较" in text
    while end and (compared or text[end - 1] in _TAIL_ENDS or text[end - 1].isspace()):
        tail = _TAIL.search(text, max(0, end - _LONGEST_TAIL), end)
        if tail is None:
            break
        end = tail.start()
    return end


# What a rate of completion is taken of: it says nothing of whose plan it is.
_PLANS = re.compile(
    r"(?:年度|全年|年初|当年|年|省|市|区|县)*(?:预算|计划|任务|目标|目标任务|预期目标|预算数)(?:数|任务)?"
)


def is_plan(phrase: str) -> bool:
    """Whether a phrase only names a plan or budget (完成年度计划的120%)."""
    return _PLANS.fullmatch(phrase) is not None


@lru_cache(maxsize=64)
def last_chunk(text: str) -> str:
    """What stands after the last comma, or inside a bracket that is still open.

    续建21个地块(其中完工|9个).
    """
    if "，" in text:
        text = _INSERTED.sub("", text)
    chunk = _BREAK.split(text)[-1]
    return _OPEN_BRACKET.sub("", chunk) if "(" in chunk or "（" in chunk else chunk


# 会议经费，从市到县，一律减5%; 茶农收入，扣除物价因素，增长6%: between a name and its verb.
_INSERTED = re.compile(
    "(?<=[\u4e00-\u9fff]{3})，(?:从[^，,。；;0-9]{1,8}到[^，,。；;0-9]{1,8}|(?:扣除|剔除|考虑)[^，,。；;0-9]{2,12}(?:因素|影响)后?"
    "|除[^，,。；;0-9]{2,14}以?外)，(?=(?:一律|均|都|比上年|比去年|实际|仍|同比)*[^，,。；;]{0,4}$)"
)
# 零售额，由于缺货，只完成94%: why it is so names nothing.
# 茶亭，据十二个县的统计，有90座: nor does who was asked.
_WHY = re.compile("由于|因为|尽管|除了|除去|根?据[^，,。；;]{1,16}(?:统计|调查|估计)(?=[，,]|$)")


# 竹器产值|却大幅度增加，由3亿元…: how it moved is no part of its name.
_TREND = re.compile(
    "(?<=..)[却也又都均]?(?:大幅度?|显著|明显|迅速|较快|逐年|连年|不断)"
    "(?:增加|增长|下降|减少|提高|扩大|上升)$"
)


def last_named(text: str) -> str:
    """The noun phrase of the last clause of a text that has one.

    X所占的比重，已由2010年的 -> X所占的比重.
    """
    whole = core(text).rstrip(" ，,：:、；;")
    if _WHY.search(text):
        clauses = [clause for clause in _BREAK.split(text) if not _WHY.match(clause.strip())]
        return next((name for one in reversed(clauses) if (name := core(one))), "")
    return _TREND.sub("", core(last_chunk(whole))) or whole


# 人均|国民生产总值: another series than the whole, which the vocabulary need not have.
_PER_HEAD = re.compile("(?:人均|户均|亩均|平均每[人户亩])(?:的)?$")
# What a name may have around it without being another series.
_DOING = re.compile(
    r"^(?:全面|全部|累计|共|继续|已|新)?(?:完成|实施|推进|开展|推动|启动|组织|举办)"
)
_KIND = re.compile(r"(?:项目|工程|工作|任务|总数|数量|人数|户数|家数|数)$")


# 注册资本1亿元以上企业: enterprises, by size.
_BY_SIZE = re.compile(
    r"(?P<size>(?:注册资[本金]|(?:主营)?(?:业务|营业|销售)收入|营收|年?产值|年?纳税额?)[^，,、]{0,10}(?:以上|超[^，,、]{1,6}))的?企业(?:总?数)?"
)


def _exact(phrase: str, names: IndicatorNames) -> Indicator | None:
    """The indicator that a phrase names, with or without a verb and a word such as 项目."""
    if (whole := names.exact(phrase)) is not None:
        return whole
    plain = phrase.replace("“", "").replace("”", "")
    kind, bare = _KIND.sub("", phrase), _DOING.sub("", phrase)
    candidates = [plain, kind, bare] if bare != phrase else [plain, kind]
    if bare != phrase:
        candidates.append(_KIND.sub("", bare))
    candidates.append(plain.replace("的", ""))
    for candidate in candidates:
        if (found := names.exact(candidate)) is not None:
            return found
    return None


# A verb of adding makes a flow of a stock; 建成 does not (累计建成).
ADDING = re.compile("新|净增|增加|开办|设立|成立|推进|支持|引入|招引|培育|认定|引进|创建")
_ADDED = re.compile(
    "新增|净增|新建|新培育|新认定|新引进|新设|创建|引进|培育|认定|新发展|新注册|新登记"
)


def parted(phrase: str, names: IndicatorNames, least: int = 0) -> Subject | None:
    """新增|初中|学位: a name with what narrows it between its verb and its thing.

    The thing is at least so long.
    """
    verb = verb_at_front(phrase)
    if not verb:
        return None
    best, narrower, last = "", "", phrase[-1]
    for name in names.beginning(verb):
        if name[-1] != last or len(phrase) <= len(name) or len(name) <= len(best):
            continue
        head = len(verb)
        while head < len(name) and name[head] == phrase[head]:
            head += 1
        thing = name[head:] if len(name) - head >= _TWO else name[len(verb) :]
        head = len(name) - len(thing)
        if not phrase.endswith(thing) or (head == len(verb) + 1 and Sentence.of(phrase).cuts(head)):
            continue  # 新增绿|色茶基|地面积
        if head > len(verb) or (len(thing) >= max(_TWO, least) and not _BROAD.fullmatch(thing)):
            best, narrower = name, phrase[head : len(phrase) - len(thing)]
    if not best or len(narrower) > _NARROWING or re.search("[、，,]", narrower):
        return None
    return Subject(names.by_name[best], coverage=narrower)


_SAYS_NO_MORE = re.compile(
    r"(?:总额|总量|总值|数量|数|合计|累计|规模|总数|总体|指标|全年|水平|的|完成|达|情况"
    r"|治理|管理|服务|模式|进度|项目|一期|二期|[两三五]年行动计划|平均浓度|年均浓度)*"
)
_NUMBERED = re.compile(r"^[0-9]{0,2}[.．、]")
_OTHER_OR_ADDED = re.compile(rf"{any_of('scope_other')}|{_ADDED.pattern}")
_DOING_OR_GOING = re.compile(rf"^(?:{any_of('flow')}|{any_of('going')})+")
_HERE_OR_NOW = re.compile(rf"(?:{_TIME}|{any_phrase('here')})+")
# 地方|工业总产值: a part of the whole, as 地方财政收入 is none.
_LOCAL = re.compile("地方(?:工业|农业|商业|国营|企业|基本建设|固定资产|交通|水利|财政赤字)")
_ADDING_VERB = re.compile(r"^(?:新增|净增|新[\u4e00-\u9fff]{1,2}|创建|引进|培育|认定)")


def named(phrase: str, names: IndicatorNames) -> Subject | None:
    """The indicator that a noun phrase ends with, whole or scoped by what stands before.

    None where it names none.
    """
    if not phrase:
        return None
    if (handled := answered(phrase, names)) is not None:
        return Subject(handled)
    if (
        "企业" in phrase
        and (sized := _BY_SIZE.fullmatch(phrase))
        and (enterprises := names.by_code.get("enterprises"))
    ):
        return Subject(enterprises, coverage=sized["size"])
    if (exact := _exact(phrase, names)) is not None:
        return Subject(exact)
    if "占" in phrase and any(
        token.text.startswith(("占", "所占")) and token.text not in ("占道", "占用", "占领", "占地")
        for token in Sentence.of(phrase).tokens
    ):
        return shares(phrase, names)
    found = names.find(phrase)
    if (narrowed := parted(phrase, names, found[-1][1] - found[-1][0] if found else 0)) is not None:
        return narrowed
    if not found:
        return None
    start, end, indicator = found[-1]
    if start and phrase[start - 1 : start + 1] in _JOINED:
        return None
    rest = phrase[end:]
    if rest and not _SAYS_NO_MORE.fullmatch(rest):
        return None
    before = _NUMBERED.sub("", core(phrase[:start]).rstrip("的")) if start else ""
    if before.endswith("服务") and indicator.nature is Nature.AMOUNT:
        return Subject(label=label(phrase))  # 服务进出口总额 is no trade in goods
    if before and indicator.accrual is Accrual.FLOW and not _OTHER_OR_ADDED.match(before):
        before = _DOING_OR_GOING.sub("", before)
    if not before or (_HERE_OR_NOW.fullmatch(before) and not _LOCAL.search(phrase)):
        return Subject(indicator)
    if len(before) > LABEL_LIMIT:
        return None
    if _PER_HEAD.search(before) and indicator.nature is Nature.AMOUNT:
        return Subject(label=label(phrase))
    if indicator.code == "gdp" and before.endswith("业"):
        return Subject(label=label(phrase))  # 农业生产总值
    if _ADDED.match(before) or (indicator.accrual is Accrual.STOCK and ADDING.match(before)):
        flow = names.by_code.get(f"new_{indicator.code}")
        return (
            Subject(
                flow,
                coverage=_ADDING_VERB.sub("", before) or None,
            )
            if flow
            else None
        )
    if ("和" in before or "、" in before) and names.find(before):
        return None
    if start and phrase[start - 1] in "和与及、":  # 科技型、创新型|企业: one number for all of them
        return Subject(label=label(phrase)) if _are_things(before) else Subject(indicator)
    return Subject(indicator, coverage=before)


_REACHING = ("惠及", "涉及", "普及", "波及", "遍及")


def _are_things(before: str) -> bool:
    """Whether words before a joint name things: 茶园和, not 惠及 nor 建成投产、."""
    tokens = Sentence.of(before[:-1]).tokens
    if before.endswith(_REACHING) or before.startswith("大关"):
        return False
    first, *others = tokens or (None,)
    if first is not None and others and first.is_("gain", "doing", "caused"):
        tokens = tuple(others)  # 拥有|科技型
    return bool(tokens) and all(
        token.is_("noun") or not token.is_("verb", "state", "gain", "doing", "caused", "direction")
        for token in tokens
    )


def behind(text: str) -> str:
    """The noun phrase that a count is followed by (5家网贷机构), up to what became of it."""
    return counted(text).whole


# X占Y的比重，将|由去年的: how the share moved is no part of its name.
_SHARE_MOVES = re.compile(
    "(?<=比重|比例|份额)[，,]?(?:已经?|也|将|又|便|就|则|都)*(?:[由从自].{0,10})?$"
)


# 茶厂产值|在|茶叶总产值|中所占的比重
_SHARE_IN = re.compile(
    "(?P<part>.{2,28}?)在(?P<whole>[^，,在]{2,16}?)之?中所?占的?(?P<kind>比重|比例|份额)"
)


def shares(phrase: str, names: IndicatorNames) -> Subject | None:
    """Of X占Y比重 the share's own indicator, never Y's; a label where the vocabulary has none."""
    phrase = _SHARE_MOVES.sub("", phrase)
    if inside := _SHARE_IN.fullmatch(phrase):
        phrase = f"{inside['part']}占{inside['whole']}{inside['kind']}"
    match = re.fullmatch(
        r"(?P<part>.{2,28}?)(?:所)?占(?P<whole>.{0,14}?)(?:的)?(?P<kind>比重|比例|份额|比)?", phrase
    )
    if match is None:
        return None
    part, whole, kind = core(match["part"]), match["whole"], match["kind"] or "比重"
    if "、" in whole and not match["kind"]:
        return None  # 侵街占道、摆摊设点
    usual = re.sub(r"^(?:全[国省市县区州]|国内|地区)?(?:生产总值|GDP)$", "地区生产总值", whole)
    for name in (
        phrase,
        f"{part}占{usual}比重",
        f"{part}占{whole}比重",
        f"{part}占{whole}的比重",
        f"{part}占{whole}比例",
        f"{part}占比",
        f"{part}比重",
        f"{part}占比重",
    ):
        if (found := names.exact(name)) is not None:
            return Subject(found)
    return Subject(label=label(f"{part}占{whole}{kind}"))


# 煤增长17%、钢增长22%: names of products as old reports list them.
PRODUCTS_OF_ONE_CHARACTER = frozenset("煤电钢铁糖盐布纱粮棉茶纸")

# 国家预算|规定|债款支出, 按计划规定, 本年收入
_LAID_DOWN = re.compile("(?<=预算)(?:草案)?规定(?=..)")


def label(text: str) -> str | None:
    """A noun phrase fit for a label: one line, not too long, no quote left open."""
    if "预算" in text:
        text = _LAID_DOWN.sub("", text)
    text = without_linking(_FOOTNOTE.sub("", text).strip(" 、，,：:；;。.的了"))
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    text = text.lstrip("=@+-")
    text = shortened(text)
    return text if len(text) >= 2 or text in PRODUCTS_OF_ONE_CHARACTER else None
