"""Numerals that count nothing of the place: in names of plans and policies, slogans, groups.

Each kind is a pattern of the words before a numeral and one of the words behind it, with the role
that it has in the ledger, an example and a counter-example (｜ before the numeral) that are its
tests. A word that has to stand near comes first, so that few numerals are asked further.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportschema.models.fields.codes import NumeralRole
from reportschema.notation.alternatives import one_of
from reportschema.reading.numerals.resumed import is_resumed

# Quotations that are names: “百千万人才工程”, “惠企10条”, “1小时生活圈”, “15条硬措施”
TITLE = re.compile(
    "(?:工程|热线|条|杯|号|小时|分钟|版|强|生活圈|奖|文化节|博览会|制造2025)$|^(?:全面|单独)"
    "|(?:[0-9]|十[一二三四五六七八九]?)(?:条(?:硬?措施|办法|政策)|件事)$"
)
_NEAR = 28  # characters behind a numeral in which a name ends
_BEFORE = 12
_MEASURE = re.compile("以上|[元斤亩户家个项名条位吨]")
_CLAUSE = "[^，,。；;、：:“”（）()\n0-9的]"
_DOES = "实施|用于|支持|推动|启动|开展|参与|入选|纳入|列入|获|完成|进入|带动|享受|落地"
_NAMED = f"(?:(?!{_DOES}){_CLAUSE})"


class Spoken(NamedTuple):
    """One kind. words: one of them stands near; numeral: of what make it is itself, "" for any."""

    name: str
    words: tuple[str, ...]
    numeral: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    role: NumeralRole
    example: str
    counter: str


_ANY = re.compile("")
KINDS: tuple[Spoken, ...] = (
    Spoken(
        "a round number in the name of a campaign",
        ("活动", "运动", "竞赛", "大赛"),
        re.compile("[百千]?万|百|千"),
        re.compile("(?:开展|举办|组织|实施|推进|推动|启动|深化|参加)$"),
        re.compile(
            "(?=(?:职工|师生|群众|农民|青年|学生|干部|市民|党员|妇女|村民|居民|家庭|工人|员工))"
            f"(?:(?!参加|参与){_CLAUSE}){{2,14}}?(?:活动|运动|竞赛|大赛)(?=[，,。；;、”\n]|$)"
        ),
        NumeralRole.NAME,
        "深入开展｜百万职工健身活动。",
        "组织｜百万职工参加健身活动。",
    ),
    Spoken(
        "a round number in the name of a plan",
        ("计划", "规划", "工程", "行动"),
        re.compile("(?:[百千万]{1,2}|[百千]?万?亿)"),
        re.compile(
            "(?<![超近过达约共逾于破到至为有余多几0-9一二三四五六七八九十百千万亿])(?<!帮助)(?<!带动)$"
        ),
        re.compile(
            "(?:(?<=[百千]万)|(?<=亿)|(?=[元斤亩户家个项名人]))"  # 万泉河 is a river
            f"(?![户名人吨]{_CLAUSE}*工程)"
            "(?:(?:元|斤|亩|户|家|个|项|名|人|场|村|头|所|吨)(?!以|级|左|多|余))?"
            f"(?!多|余|以|级|左|元|斤|亩|户|家|个|项|名){_NAMED}{{2,18}}?"
            "(?:计划|规划|工程|行动)(?=[，,。；;、”\n等]|建设|$)"
        ),
        NumeralRole.NAME,
        "深入实施｜百万斤茶叶增产计划，抓好春茶。",
        "投入｜百万元实施茶亭修缮计划。",
    ),
    Spoken(
        "the measure that a campaign is named after",
        ("行动",),
        _ANY,
        re.compile("(?:开展|实施|推进|深化|打好|启动)$"),
        re.compile(f"(?:微克|度电?|分钟|小时|公里|克){_CLAUSE}{{2,10}}?行动(?=[，,。；;、”\n]|$)"),
        NumeralRole.NAME,
        "持续开展｜1度电节约行动。",
        "开展｜100个茶亭修缮行动。",
    ),
    Spoken(
        "a place among the last",
        ("位", "名"),
        _ANY,
        re.compile("(?:全[国省市区州县球]|世界|退出|摆脱|脱离|排名|排在)[了的]?后$"),
        re.compile("[位名](?!单|额|次)"),
        NumeralRole.ORDINAL,
        "茶园指数退出全省后｜30位。",
        "全年新进茶站博士后｜30名。",
    ),
    Spoken(
        "the parts that a rule is named after",
        ("常态化", "规范化"),
        _ANY,
        _ANY,
        re.compile("个?(?:常态化|规范化)[0-9一二三四五六七八九十]"),
        NumeralRole.NAME,
        "严格落实｜十个常态化30项防霜措施。",
        "建成｜十个规范化茶亭。",
    ),
    Spoken(
        "the rest of what a rule is named after",
        ("项", "条"),
        _ANY,
        re.compile("[0-9一二三四五六七八九十]个?(?:常态化|规范化)$"),
        re.compile("[项条]"),
        NumeralRole.NAME,
        "严格落实十个常态化｜30项防霜措施。",
        "推进茶园管理规范化，出台｜30项措施。",
    ),
    Spoken(
        "almost all who are called upon",
        ("以上的",),
        re.compile("百分之九十[一二三四五六七八九]?|9[05]%"),
        re.compile("(?:团结|依靠|相信)[，,]?(?:占[^，,。；;0-9]{0,6}(?:人口|职工|总数)的?)?$"),
        re.compile("以上的(?:[\u4e00-\u9fff]{0,6})(?:党员|干部|群众|人民|职工|人)"),
        NumeralRole.SLOGAN,
        "要团结｜百分之九十五以上的干部和群众。",
        "要使｜百分之九十五以上的干部下乡。",
    ),
    Spoken(
        "offices that another figure is of",
        ("部", "厅", "局"),
        re.compile("[0-9]{1,2}|[二两三四五六七八九十]{1,3}"),
        re.compile("(?:中央|[全本]?[国省市]属?)(?:的|各)?$"),
        re.compile("个[\u4e00-\u9fff]{0,4}[部厅局](?:的(?!职[能责]|机构)|加上|连同|培养)"),
        NumeralRole.NAME,
        "去年省属｜四个茶业厅的生产计划只完成了91%。",
        "去年省属｜四个茶业厅合并成一个。",
    ),
    Spoken(
        "those whose statistics are told",
        ("统计", "调查", "估计"),
        re.compile("[0-9]{1,4}|[二两三四五六七八九十百]{1,5}"),
        re.compile("(?<![数依收票])(?:根?据|按照?)[^，,。；;0-9的]{0,8}(?:的)?$"),
        re.compile(
            "[多余]?[个家户所省市县](?![月人])[^，,。；;、0-9的]{0,10}的?(?:不完全|初步|典型|抽样)?的?(?:统计|调查|估计)"
        ),
        NumeralRole.NAME,
        "据全县｜五个茶业部门的统计，茶亭增加了两成。",
        "据统计，｜五个茶业部门增加了人员。",
    ),
    Spoken(
        "a distance within a name",
        ("内",),
        re.compile("[0-9]{1,4}"),
        _ANY,
        re.compile("(?:米|公里)(?:范围)?内[\u4e00-\u9fff]{0,6}(?:比例|率|占比|覆盖)"),
        NumeralRole.THRESHOLD,
        "公交与茶市｜50米内换乘比例提高到90%。",
        "在茶市｜50公里内建设茶亭。",
    ),
    Spoken(
        "agreements by which something is to be done",
        ("协议", "协定", "公约", "条约"),
        re.compile("[0-9]{1,2}|[两三四五六七八九十]"),
        re.compile("(?:根据|依据|按照|遵守|遵循|维护|履行|违反|破坏)[^，,。；;0-9]{0,4}$"),
        re.compile("[次个项](?!月)[^，,。；;、0-9的]{0,10}(?:协议|协定|公约|条约)"),
        NumeralRole.NAME,
        "主张根据｜两次石湖协定处理茶市问题。",
        "在石湖签订｜两项贸易协定。",
    ),
    Spoken(
        "demands under a name",
        ("主张", "要求", "条件", "建议", "声明"),
        re.compile("[0-9]{1,2}|[两三四五六七八九十]"),
        re.compile("(?:坚持|支持|拥护|赞成|响应|尊重|提出的|宣布的)[^，,。；;0-9]{0,4}$"),
        re.compile("[项个点](?:正义|正当|合理|严正|庄严)的?(?:主张|要求|条件|建议|声明)"),
        NumeralRole.NAME,
        "茶农坚持｜三项正当主张、维护茶园。",
        "茶农提出｜三项正当主张。",
    ),
)
# 九成以上的社区年经营收入超过|20万元: the height that each of so large a part has passed.
_HEIGHT = re.compile(
    "(?:[%成半]|之[一二三])(?:以上|左右)?的?(?:行政村|村|社区|乡镇)[^，,。；;、0-9]{0,12}(?:收入|收益)"
    "(?:均|都|已|将)*(?:超过?|突破|达到?|高于|不低于)$"
)
_OF_MONEY = re.compile("[百千万亿]{0,2}元(?:以上)?")
_HEIGHT_BEFORE = 34


def height_of_each(text: str, start: int, end: int) -> tuple[int, int, NumeralRole] | None:
    """The place and role of a sum text[start:end] that each of a part of them has passed."""
    if text[start - 1 : start] not in ("过", "超", "破", "到", "达", "于"):
        return None
    unit = _OF_MONEY.match(text, end)
    before = text[max(0, start - _HEIGHT_BEFORE) : start] if unit else ""
    if unit is None or _HEIGHT.search(before) is None:
        return None
    return start, unit.end(), NumeralRole.THRESHOLD


@cache
def _any_word() -> re.Pattern[str]:
    """A word of any kind."""
    return re.compile(one_of(word for kind in KINDS for word in kind.words))


def is_spoken(text: str, start: int, end: int) -> tuple[int, int, NumeralRole] | None:
    """The place and role of a numeral text[start:end] that counts nothing of the place.

    None for any other.
    """
    if points := is_resumed(text, start, end):
        return start, points, NumeralRole.SLOGAN
    if _any_word().search(text, end, end + _NEAR) is None:
        return None
    behind = text[end : end + _NEAR]
    for kind in KINDS:
        if not any(word in behind for word in kind.words):
            continue
        if kind.numeral.pattern and kind.numeral.fullmatch(text, start, end) is None:
            continue
        if kind.behind.match(text, end) and kind.before.search(
            text, max(0, start - _BEFORE), start
        ):
            measure = _MEASURE.match(text, end)
            return start, measure.end() if measure else end, kind.role
    return None
