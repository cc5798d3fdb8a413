"""Names that stand in a list before the value or values that they share: 甲、乙产值均增长5%.

甲、乙和丙，分别达到1、2、3亿元.
"""

from __future__ import annotations

import re
from itertools import repeat

from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.lists import members
from reportschema.reading.subjects.names import leaning, naming
from reportschema.reading.words.stage_words import any_stage

# Words that hold for each name of a list; 人均, 年均 and 平均 are other words.
_EACH = re.compile(
    r"(?<![人年平户亩地日月村])(?:均|都|皆|分别|双双)"
    r"(?:[比较][^，,、；;]{2,8})?(?:已|再|将|是|平均每年|年均|继续|实现|保持|稳定|达到?|为|在|超过?|完成|同比|较上年|比上年|控制在|到|至|同口径|可比|按可比口径)*$"
)
# What measures a thing, at the end of its name; a name of a list without one takes it from the
# last: 茶叶、猕猴桃产量.
_MEASURED = re.compile(
    r"(?:产业|行业|企业|业务|保险|退休人员|最低|全产业链|全链条|本地|抽检|抽查){0,2}(?:先进产能占比|(?:客货|客运|货运)?(?:运输)?周转量|交易规模|警情|(?:基本)?养老金|收购价|参保|(?:学生)?(?:生均|人均)[\u4e00-\u9fff]{2,6}(?:经费|标准|定额)|经费|(?:增加值|总产值|产值|营业收入|投资|贷款)占[^占、]{2,16}(?:比重|比例)|进出口额?|出口额?|进口额?|消费额?|支出|总产值|产值|产量|总量|销量|销售额|营业额|交易额|成交额|零售额|贸易额|总额|营业收入|收入|营收|增加值|利润|税收|投资|余额|贷款|"
    r"参保人数|人数|起数|户数|数量|面积|产能|平均浓度|浓度|排放量|发电量|货运量|客运量|吞吐量|业务量|出栏量|存栏量|标准|指数|占比|比重|比例|价格|增速|"
    r"(?:完成|办结|办复|满意|合格|达标|覆盖|利用|参保|优良|开工|竣工|就业|入学|普及|处理|回收|转化|入住|履约|到位|使用|配套)率)$"
)
_OWN_MEASURE = re.compile(
    rf"[\u4e00-\u9fff]{{2}}[率量]$|增幅$|幅度$|(?:登记|受理|立案|发案|案损|损失)数$|能耗$|{_MEASURED.pattern}"
)
# 产业投资、民间投资|占比: a share of each, whatever its amount is.
_SHARES = ("占比", "比重")
_AMOUNT = re.compile(
    "(?:投资|[^总]收入|销售额|总额|零售额|交易额|增加值|产值|装机(?:容量|规模)?|发电量|用电量)$"
)
_MONEY_OF_FIRMS = (
    "贷款",
    "贷款余额",
    "余额",
    "营收",
    "营业收入",
    "利润",
    "产值",
    "增加值",
    "税收",
    "投资",
)
_KIND = re.compile("^(?:产业|行业|企业|业务|保险)")
_KINDS = ("业", "保险", "工厂", "公司", "中心", "基地", "园区", "机构", "平台", "集群")
_LIKE = (
    frozenset(("职工", "居民", "农民", "学生", "教师", "老人", "儿童")),
    frozenset(("城市", "县城", "城镇", "农村", "乡村", "城区", "郊区", "市区", "乡镇")),
)
# “保交楼”、“保交房”|交付率: all that stands behind the last name in quotes is told of each.
_QUOTED = re.compile("“[^“”]+”")
_HEAD = re.compile(
    f"(?:新|拟|再)?(?:{any_stage('agreed', 'started', 'begun', 'built', 'in_use')}"
    "|入库|引进|改建|扩建|建)"
)
_ETC = re.compile(r"等(?:[一二三四五六七八九十0-9]*[大个类种]?[一-龥]{0,12})?$")
# 茶业、竹业等传统产业|加快转型，分别实现产值
_ETC_GOING_ON = re.compile("等[^、，,等]{0,4}(?:产业|行业|领域)[^、，,的]{4,30}$")
# 茶叶、竹笋最低收购价|平均每斤|分别提高: what each value is told for.
_PER_ONE = re.compile(
    "(?:平均|年|月)?(?:人均|每(?:人|户|[0-9]{0,3}斤|[0-9]{0,3}公斤|亩|吨|月|年)){1,2}$"
)
# 县财政用于水利和林业的支出|分别为: each is spent on one of them.
_SPENT_ON_EACH = re.compile(
    "(?P<head>[^的、]{0,12}(?:用于|对))(?P<on>[^的]{3,40})(?P<end>的(?:财政)?(?:支出|投入|资金|经费|投资|补贴|贷款))"
)
_CONDITION = re.compile(r"在[^，,]{2,20}(?:基础上|情况下|前提下)[，,]?")
_LINK = re.compile(f"以及|{members.LINK}")
_LONGEST = 24


def split(phrase: str, many: int = 0) -> list[str]:
    """The names of a list. 、 parts them.

    和 only the last two, and not where a name before them holds one itself. many: how many there
    have to be, where that is known: 茶饮业、软件和信息服务业 are two names.
    """
    pieces = [piece for piece in phrase.split("、") if piece]
    if len(pieces) == many > 1:
        return pieces
    if not pieces:
        return []
    *first, last = pieces
    joined = [
        match for match in _LINK.finditer(last) if match.start() > 1 and match.end() < len(last) - 1
    ]
    if len(joined) == 1 and not any(_LINK.search(piece) for piece in first):
        halves = [last[: joined[0].start()], last[joined[0].end() :]]
        measured_alike = not _MEASURED.search(first[-1]) if first else True
        if measured_alike or _MEASURED.search(halves[0]) or len(pieces) + 1 == many:
            return [*first, *halves]
    return [*first, last]


def whole(listed: list[str], names: IndicatorNames) -> list[str]:
    """The names with what they share made whole: 茶叶产量, 猕猴桃产量; 新签约项目, 新开工项目.

    Not places (老城区、郊区污水处理率).
    """
    last = listed[-1]
    if (quoted := _QUOTED.match(last)) and all(_QUOTED.fullmatch(name) for name in listed[:-1]):
        return [*(f"{name}{last[quoted.end() :]}" for name in listed[:-1]), last]
    head, measured = _HEAD.match(last), _MEASURED.search(last)
    if measured and any(map(leaning.measured_otherwise, listed[:-1], repeat(last))):
        measured = None  # 进口货值、入境游客、离岛免税|销售额
    named = naming.named(last, names)
    part = named.coverage if named is not None and named.indicator is not None else None
    made = []
    for name in listed[:-1]:
        if head and _HEAD.fullmatch(name):
            name += last[head.end() :]
        elif measured and measured.group().startswith(name):
            name = measured.group()
        elif measured and measured.group() in _SHARES and _AMOUNT.search(name):
            name += measured.group()  # 产业投资、民间投资|占比
        elif measured and _of_the_same_kind(name, last, measured.group()):
            name += _KIND.sub("", measured.group())
        elif part and len(part) > 2 and name[-2:] == part[-2:] and last.startswith(part):
            name += last[len(part) :]  # 民营企业、外资企业|出口
        elif (
            measured
            and part is None
            and measured.start() > 1
            and len(name) > 1
            and not _measures(name, measured.group())
            and not _known(name, names)
        ):
            rest = behind_its_like(name, last)
            shared = _KIND.sub("", measured.group()) if name.endswith(_KINDS) else measured.group()
            name += rest if rest.endswith(shared) else shared
        made.append(name)
    return [*made, last]


def _of_the_same_kind(name: str, last: str, measured: str) -> bool:
    """Whether a name is of firms as the last is, of whose money is told: 茶企业、竹企业|贷款."""
    measure = _KIND.sub("", measured)
    alike = name.endswith("企业") and last.endswith(f"企业{measure}")
    return alike and measure in _MONEY_OF_FIRMS


def behind_its_like(name: str, last: str) -> str:
    """What the last of a list has behind a word of the kind of a name: 职工, 居民|住院报销比例.

    Or behind the very word that a name ends with: 动力电池, 储能电池|出货量.
    """
    if len(name) > len("茶叶") and name[-2:] in last[2:-2]:
        behind = last.rpartition(name[-2:])[2]
        return "" if Sentence.of(last).cuts(len(last) - len(behind)) else behind
    tokens, own = Sentence.of(last).tokens, Sentence.of(name).tokens
    alike = len(own) == 1 and len(tokens) > 2 and len(tokens[0].text) == len(name)
    if not alike or name.endswith("业"):
        return ""
    kind = name[-1] == tokens[0].text[-1] or any({name, tokens[0].text} <= of for of in _LIKE)
    return last[tokens[1].start :] if kind else ""


def is_measured(name: str) -> bool:
    """Whether a name ends with what measures a thing: 茶业增加值, 茶区排名."""
    return _OWN_MEASURE.search(name) is not None or name.endswith(("排名", "花费", "人次"))


def _measures(name: str, shared: str) -> bool:
    """Whether a name says itself how its thing is measured; 养老金 is told in a 标准."""
    own = _OWN_MEASURE.search(name)
    return own is not None and not (own.group().endswith("养老金") and shared == "标准")


def _known(name: str, names: IndicatorNames) -> bool:
    found = naming.named(name, names)
    return found is not None and found.indicator is not None


def before_each(left: str) -> str | None:
    """The words before 均, 都 or 分别 that end a text; None where it does not end so."""
    match = _EACH.search(left)
    return left[: match.start()] if match else None


def of_series(text: str, names: IndicatorNames) -> list[str]:
    """The list that a text ends with where each name in it, made whole, is an indicator's."""
    listed = split(naming.core(naming.last_chunk(text)))
    spread = members.spread(listed, names) if len(listed) > 1 else []
    return spread if all(names.exact(name) is not None for name in spread) else []


def of(text: str, names: IndicatorNames, many: int = 0) -> list[str]:
    """The list of names that a text ends with, over a comma (甲、乙，分别…) and without 等三大产业.

    One name or none is no list. many: how many values are told of them.
    """
    if _LINK.search(text) is None and "城乡居民" not in text and "”“" not in text:
        return []
    text = _CONDITION.sub("", text).rstrip("，, 也又").replace("”“", "”、“")
    phrase = members.both_residents(naming.core(_PER_ONE.sub("", naming.last_chunk(text))))
    if 0 < phrase.find("”") < phrase.find("“"):
        phrase = f"“{phrase}"  # “保交楼”、“保交房”交付率
    if ("用于" in phrase or "对" in phrase) and (spent := _SPENT_ON_EACH.fullmatch(phrase)):
        each = split(spent["on"])
        return [f"{spent['head']}{name}{spent['end']}" for name in each] if each[1:] else []
    if many and "等" in phrase:
        phrase = _ETC_GOING_ON.sub("", phrase)
    etc = _ETC.search(phrase)
    measured = _MEASURED.search(etc.group()) if etc else None
    listed = split((phrase[: etc.start()] if etc else phrase).removeprefix("但"), many)
    alone = naming.PRODUCTS_OF_ONE_CHARACTER if measured else ()  # 生铁、钢等产品的产量
    if len(listed) < 2 or any(
        not 1 < len(name) <= _LONGEST and name not in alone for name in listed
    ):
        return []
    if measured:
        return [name + measured.group() for name in listed]
    return whole(members.spread(listed, names), names)
