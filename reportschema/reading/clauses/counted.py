"""Q NP PREDICATE: the thing that a count is followed by, what is done to it, and what became of it.

13个项目全部开工 are 13 projects begun; 22个老旧小区改造 are quarters and their renewal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportschema.reading.sentence.sentence import Sentence, Token
from reportschema.reading.words.stage_words import STAGE_WORDS

_CLAUSE_END = re.compile(r"[，,；;。：:！!？?\n（）()]")
_SPECIAL = re.compile(r"^(?:[的等类级座处]|片(?!区)|以上|以下|左右|以内)+")
# 11个县（市、区）通过评估; 100条（个）幸福河湖
_AREAS = re.compile(
    r"^(?P<kind>区县|县区|市县|[省州县市区]?)[（(](?:[市区县旗州]、?|[个条处座家]){1,3}[)）]"
)
# 创业（孵化）基地: part of the word.
_INSIDE = re.compile("(?<=^[\u4e00-\u9fff]{2})[（(]([\u4e00-\u9fff]{2})[)）](?=[\u4e00-\u9fff])")
_TITLED = re.compile("^被?(?:评为|命名为|授予)")
# 商（协）会: a word with one character more.
_ALSO = re.compile("(?<=[\u4e00-\u9fff])[（(]([协学促])[)）](?=会)")
# 3万|残疾人每人每年补贴|500元: what each of them gets.
_A_HEAD = re.compile(
    "(?<=[^，,。；;][^，,。；;])(?:每人每[年月天]|[年月]人均|人均每[年月]|每年人均|每户每[年月])[^，,。；;、]{0,8}$"
)
# 云岭大桥、投资|2亿元: what the next of a list is told by.
# 茶业集群、总数达|13个: so is how many there are now.
_NEXT = re.compile(
    "(?<=..)[、和及](?:计划)?(?:总?投资|年产|占地|建筑面积|(?:总[数量]|累计)(?:已?达到?|超过?|突破|为)?)$"
)
# 从12个|村发展到30个村: how the number moves is no part of its thing.
_MOVES = re.compile("(?:发展|增加|扩大|扩展|增长|提高|减少|压减|下降|上升|提升)了?[到至]$")
# 以|6个支柱产业|为抓手: what they are taken as is nothing that they do.
_TAKEN_AS = re.compile(
    "(?<=..)(?<![成作认定列称视])为(?:主要)?(?:抓手|突破口|重点|支撑|载体|龙头|引领|主体|主线|主|核心|牵引|契机"
    "|依托|基础|目标|导向|平台|代表|试点)(?![工项企村县镇任].).*$"
)
# 5家企业上榜百强|、数量居全省第3
_RANKED = re.compile(
    "、(?:(?:总?数量?|总量|规模|占比|增速)?(?:位?居|位列|排名|列|稳居)|总?数量?|总量|规模)全[国省市区县州].*$"
)
# 茶事实事|如期完成: for the dictionary one word, of how it was done.
_HOW_DONE = re.compile(
    "(?<=..)(?<!未)(?<!未能)(?:全面|基本|如期|按期|圆满|顺利|超额|提前|胜利){1,3}完成$"
)
# 在巩固|100个乡镇救助的基础上: where something else starts from.
_BASE = re.compile("(?:工作|任务)?的?基础上.*$")
_JOINING = ("和", "与", "及", "以及")
_NO_JOINT = ("和美", "和谐", "与会", "及时")
_STAGES = frozenset(STAGE_WORDS.words("begun", "built"))
_BUSY = ("工作", "任务", "目标", "成效", "成果", "情况")
_LONGEST = 18  # characters of a predicate that a label still carries
_LONGEST_TITLE = 28  # and of one that names what they were chosen for
_CHOSEN = ("入选", "入围", "获", "获得", "获评", "荣获", "上榜", "跻身", "列入", "纳入", "荣登")
# 免费|开放: without which it would be another thing.
_KEPT = ("免费", "错时", "延时", "无偿")
_PLACES = frozenset(
    [
        "村",
        "乡",
        "镇",
        "县",
        "区",
        "乡镇",
        "社区",
        "小区",
        "行政村",
        "自然村",
        "街道",
        "村庄",
        "县区",
        "片区",
        "贫困村",
    ]
)
_TOGETHER = ("对接", "合作", "结对", "签约", "联动", "衔接", "开展", "建立")
_GRADES = ("高水平", "高质量", "高标准", "高品质", "高层次", "标准化", "规范化")
_NEARLY = ("近", "约", "超", "达", "共", "余", "多", "平均")
# 卫生室|能力建设
WORKED_ON = ("能力", "水平", "质量", "环境", "条件", "功能")
_TROUBLE = ("困难", "问题", "难题")
# 茶企|绿色化|改造, 茶渠|污染|整治: how or against what the work is, which is no part of the thing.
_WORK = frozenset(
    [
        *("整体", "专项", "深度", "综合", "线下", "线上", "节水", "节能", "托底性", "全链条"),
        *("污染", "污水", "生活污水", "拥堵", "供热", "用电", "土壤", "雨污", "分流", "隐患"),
        *("安全", "生态", "功能", "规模化", "职业技能", "技能", "交通", "风险", "无障碍"),
    ]
)


class Counted(NamedTuple):
    """What stands behind a count. event: what is done to the thing; predicate: what it became."""

    noun: str = ""
    event: str = ""
    predicate: str = ""
    state: bool = False
    whole: str = ""


def counted(right: str, clipped: bool = False) -> Counted:
    """Reads the words behind a count. clipped: another quantity follows right behind them."""
    if right.startswith((*_JOINING, "、")) and not right.startswith(_NO_JOINT):
        return Counted()
    text = right
    if "（" in text or "(" in text:
        text = _INSIDE.sub(r"\1", text, count=1)
        text = _ALSO.sub(r"\1", text, count=1)
        text = _AREAS.sub(_area, text, count=1)
    stop = _CLAUSE_END.search(text)
    clause = _SPECIAL.sub("", (text[: stop.start()] if stop else text).strip())
    clause = _BASE.sub("", _MOVES.sub("", _NEXT.sub("", clause)))
    clause = _RANKED.sub("", clause) if "、" in clause else clause
    clause = _TAKEN_AS.sub("", clause) if "为" in clause else clause
    clause = _HOW_DONE.sub("完成", clause) if clause.endswith("完成") else clause
    clause = _A_HEAD.sub("", clause) if clipped else clause
    clause = clause.removesuffix("在内")  # 包括|20个|工厂在内
    tokens = Sentence.of(clause).tokens
    end = next((i for i in range(1, len(tokens)) if _predicate_at(tokens, i)), len(tokens))
    if end > 1 and tokens[0].text in _PLACES and tokens[1].text.startswith("“"):
        end = 1  # 14个县|“双基”达标
    if end == 1 and tokens[0].text.endswith("性") and len(tokens) > end:
        end = len(tokens)  # 6个|临时性|经营点: an attribute, which nothing can be told of
    noun, predicate = list(tokens[:end]), list(tokens[end:])
    while noun and (
        noun[-1].text in _NEARLY
        or (noun[-1].is_("linking", "manner") and "noun" not in noun[-1].kinds)
    ):
        noun.pop()
    if len(noun) == 1 and "state" in noun[0].kinds and not noun[0].is_("noun", "event"):
        return Counted(predicate=noun[0].text, state=True)
    if (
        noun
        and "gain" in noun[0].kinds
        and not noun[0].is_("noun", "event")
        and not any("of" in token.kinds for token in noun)
    ):
        told, state = _told([*noun, *predicate], clipped and stop is None, _text(noun))
        return Counted(predicate=told, state=state)
    if not noun or not noun[0].text.strip() or _begins_as_verb(noun):
        return Counted()
    first = _first_of_list(noun)
    if len(first) < len(noun) and len(_text(predicate)) > _LONGEST:
        predicate = []  # 10个|茶园改造、就业再就业服务、…: the list goes on
    noun = first
    etc = next((i for i in range(1, len(noun)) if noun[i].text == "等"), len(noun))
    behind = [token for token in noun[etc + 1 :] if token.text != "一批"]
    if len(behind) > 1 and "carrier" in behind[0].kinds and "、" not in _text(noun[:etc]):
        noun = [*noun[:etc], *behind]  # 油料|等|项目建设
    else:  # 抽水蓄能电站|等项目; “小改大”等|陆上风电项目
        noun = behind if len(behind) > 1 else noun[:etc]
    finished = noun[-1].text == "任务" and bool(predicate) and predicate[-1].text == "完成"
    if len(noun) > 2 and noun[-1].text in _BUSY and "event" in noun[-2].kinds and not finished:
        noun.pop()
    whole = _text(noun)
    if clipped and stop is None and _text(predicate).removeprefix("已") in _STAGES:
        predicate = []  # 30个|茶园项目|开工6个: so many of them
    thing, event = _event(noun)
    told, state = _told(predicate, clipped and stop is None, thing)
    return Counted(thing, event, told, state, whole)


def _area(found: re.Match[str]) -> str:
    return re.sub("[（(()）、]", "", found.group()) if found["kind"] else ""


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens).strip(" 、的")


def _begins_as_verb(noun: Sequence[Token]) -> bool:
    """对外…, 以上…: no noun phrase, unless 的 makes the verb a modifier (符合条件的企业)."""
    first = noun[0]
    if first.text == "对":  # 二十万人|对燃料的需要
        return True
    if len(noun) == 2 and "carrier" in noun[1].kinds and "caused" in first.kinds:  # 支持事项
        return False
    if ("direction" in first.kinds and "的" not in _text(noun)) or (
        first.is_("caused", "doing")
        and not first.is_("noun", "event")
        and noun[-1].is_("event", "bare")
        and "的" not in _text(noun)
    ):
        return True
    if first.text in _PLACES or first.is_("noun", "event", "name", "sign") or not first.kinds:
        return False
    if first.text.startswith(_GRADES) and len(noun) > 1 and noun[1].is_("noun", "carrier", "name"):
        return False
    if first.is_("manner") and any("carrier" in token.kinds for token in noun[1:]):
        return noun[1].is_("doing", "caused")  # 精准|落实政策; not 已|签约待开工项目
    return len(noun) < 2 or (
        first.is_("with", "manner", "linking", "of") and not _text(noun).count("的")
    )


def _predicate_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether the words from the i-th on say what became of the thing named before them."""
    token, before, rest = tokens[i], tokens[i - 1], tokens[i + 1 :]
    if before.is_("of", "with", "linking", "manner") and not before.is_("noun", "event"):
        return False
    follows = rest[0] if rest else None
    if follows is not None and "of" in follows.kinds:
        return False
    busy = [one for one in rest if one.is_("state", "gain", "verb", "event", "doing", "caused")]
    into_noun = bool(rest) and "carrier" in rest[-1].kinds
    if "state" in token.kinds:
        return "gain" in token.kinds or all(
            one.is_("state", "manner", "linking", "gain") for one in rest[:1]
        )
    if "manner" in token.kinds:
        return bool(busy) and not (into_noun and len(rest) <= 2)
    if "gain" in token.kinds:
        return not (into_noun and len(rest) == 1 and token.is_("event", "verb", "caused"))
    if token.text in ("并", "而", "并且"):
        return follows is not None and follows.is_("gain", "state")
    if "linking" in token.kinds:
        return token.text == "与" and any(one.text in _TOGETHER for one in rest)
    return "with" in token.kinds and "noun" not in token.kinds and bool(busy)


def _first_of_list(noun: list[Token]) -> list[Token]:
    """A list up to a verb that begins its next member (建成公园、改造…), or one that is enough."""
    for i, token in enumerate(noun):
        if token.text == "、" and 0 < i < len(noun) - 1:
            behind = noun[i + 1 :]
            if len(noun[i - 1].text) >= 2 and (
                behind[0].is_("doing", "caused", "state", "gain", "with", "manner")
                or _text(noun[:i])[-1:] in "村县"
            ):
                return noun[:i]
    return noun


def _is_of_work(token: Token) -> bool:
    return token.text in _WORK or (len(token.text) > 2 and token.text.endswith("化"))


def _without_work(tokens: list[Token], i: int) -> tuple[str, str]:
    """The thing without how the work is done: 茶企|绿色化改造; all of it where that is no thing."""
    while i > 1 and _is_of_work(tokens[i - 1]):
        i -= 1
    thing = tokens[i - 1]
    stands = thing.is_("carrier") or thing.text in _PLACES or thing.text.endswith(_STANDS)
    parted = stands and tokens[-1].text != "试点"  # 2个|茶业综合改革试点
    return (_text(tokens[:i]), _text(tokens[i:])) if parted else (_text(tokens), "")


# 灌区, 河段: what work is done on.
_STANDS = tuple("区县村镇乡站厂校院馆园桥路河湖库段井矿山楼房线岸库口点街巷企业店")


def _event(noun: list[Token]) -> tuple[str, str]:
    """The thing and what is done to it: 专业市场|管线整治, 村|的电气化建设."""
    tokens = list(noun)
    of = next((i for i, token in enumerate(tokens) if "of" in token.kinds), len(tokens))
    if (
        0 < of < len(tokens) - 1
        and ("event" in tokens[-1].kinds or tokens[-1].text in _TROUBLE)
        and "noun" in tokens[of - 1].kinds
    ):
        return _text(tokens[:of]), _text(tokens[of:])
    if (
        len(tokens) > 1
        and tokens[0].text in _PLACES
        and not tokens[1].text.endswith("级")  # 镇村级|茶渠|整治
        and ("event" in tokens[-1].kinds or tokens[-1].text in _TROUBLE)
    ):
        return tokens[0].text, _text(tokens[1:])
    i = len(tokens)
    while i > 1 and (
        "event" in tokens[i - 1].kinds or (i < len(tokens) and "linking" in tokens[i - 1].kinds)
    ):
        i -= 1
    if (
        1 < i < len(tokens)
        and "carrier" in tokens[i - 2].kinds
        and "carrier" not in tokens[i - 1].kinds
    ):
        i -= 1  # 专业市场|管线整治
    if 1 < i < len(tokens) and tokens[i - 1].text in WORKED_ON:
        i -= 1
    if 1 < i < len(tokens) and _is_of_work(tokens[i - 1]):
        return _without_work(tokens, i)
    if i < len(tokens) and "noun" in tokens[i - 1].kinds:
        return _text(tokens[:i]), _text(tokens[i:])
    return _text(noun), ""


def _before_verb(predicate: Sequence[Token], i: int) -> bool:
    """Whether an adverb stands where adverbs do.

    At the front, or before a verb (not in 基本医疗保险).
    """
    rest = predicate[i + 1 :]
    return (
        not rest
        or rest[0].is_("state", "gain", "manner", "verb", "with", "caused")
        or all("manner" in one.kinds for one in predicate[:i])
    )


def _one_object(said: list[Token], thing: str) -> list[Token]:
    """A long predicate with the first of its objects, or with the one that names the thing itself.

    入选全国百强|和全省十佳; of 15名个人: 获评|模范集体和|模范个人.
    """
    joints = [i for i in range(2, len(said)) if said[i].text in ("、", *_JOINING)]
    if not joints:
        return said
    first, later = said[: joints[0]], said[joints[-1] + 1 :]
    own = thing in _text(later) and thing not in _text(first)
    return [said[0], *later] if own else first


def _told(predicate: list[Token], clipped: bool, thing: str) -> tuple[str, bool]:
    """What a label says became of the thing, and whether it is a mere state (开工, 通车)."""
    said = [
        token
        for i, token in enumerate(predicate)
        if "manner" not in token.kinds
        or token.text in _KEPT
        or (i and predicate[i - 1].text == "实现")
        or token.is_("event", "gain", "state")
        or not _before_verb(predicate, i)
    ]
    if (
        len(said) > 1
        and said[0].text in ("实现", "完成")
        and all(one.is_("state", "event") for one in said[1:])
    ):
        said = said[1:] if "state" in said[1].kinds else said
    if len(said) > 1 and said[0].text == "进行" and "event" in said[1].kinds:
        said = said[1:]
    with_others = bool(said) and said[0].text == "与" and any(t.text in _TOGETHER for t in said)
    while said and "linking" in said[0].kinds and not with_others:  # 与|市内高校|结对: kept
        said = said[1:]
    while said and said[-1].is_("linking", "with", "of") and "noun" not in said[-1].kinds:
        said.pop()
    if not said or (clipped and said[-1].is_("bare", "gain")):
        return "", False
    ends = ("gain", "state", "manner", "caused", "verb", "event", "doing")
    inner = range(1, len(said) - 1)
    linked = next(
        (i for i in inner if "linking" in said[i].kinds and said[i + 1].is_(*ends)), len(said)
    )
    told_whole = next(
        (i for i in inner if said[i].text == "、" and said[i - 1].is_("state", "gain")), linked
    )
    said = said[: min(linked, told_whole)]  # 一期|建成|、二期开工
    later = [
        i
        for i in range(1, len(said))
        if said[i].is_("gain", "state") and len(_text(said[i:])) <= _LONGEST
    ]
    chosen = said[0].text in _CHOSEN
    if len(_text(said)) > _LONGEST:
        said = said[later[0] :] if later and not chosen else _one_object(said, thing)
    longest = _LONGEST_TITLE if chosen else _LONGEST
    text = _text(said)
    text = _TITLED.sub("获评", text)
    if not 2 <= len(text) <= longest or not any(
        one.is_("state", "gain", "verb", "event", "doing", "caused") for one in said
    ):
        return "", False
    return text, all(one.is_("state", "linking") for one in said)
