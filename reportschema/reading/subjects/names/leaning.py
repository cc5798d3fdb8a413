"""Names that lean on the words around them.

A verb without its thing, a measure without its owner, what became of those counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportschema.models import Indicator, Unit
from reportschema.models.fields.codes import Nature
from reportschema.notation import Grammar
from reportschema.reading.sentence.lexicon import IndicatorNames, any_of
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.names.products import PRODUCTS

# Words before a number that name nothing of their own: 是五年前的2.6倍, 同期全国为66.2%,
# 完成年度计划的108.3%, 基本翻一番.
_NOTHING = re.compile(
    r"""
      # 基本实现翻一番
      (?:基本|大体|年度|同期|同期全国|数量|总体|整体|增幅|增速|速度|规模|分别)
    # 1960年这一年就增加15亿度
    | [而]? (?: [0-9一二三四五六七八九〇○]{4} 年 )? 这 [一几两三四五] 年 (?: 里 | 中 )? 就?
    # 占比达到55%、5年提升10个百分点
    | [0-9]{1,2}年 | [一二三四五六七八九十]{1,2}年
    # 是五年前的2.6倍
    | (?:[一二三四五六七八九十]+|[0-9]+)年前 | [“]?[一二三四五六七八九十]{1,3}五[”]?(?:初|时期|末)?
    # 约为全市平均水平的7倍
    | (?:全[国省市区州县]|上年|同期)?(?:的)?平均(?:水平|数)?
    # 高于年初计划控制的4%
    | (?:高于|低于|超额完成|超过)(?:年初|全年|年度)?(?:计划|预期)?(?:控制|目标|指标|数)?
    # 超额完成省下达1000座的任务
    | (?:超额完成|完成)?[国省市区县州]?(?:里|委)?(?:下达?|分解)
    # 达到5.5万亿元、稳居全国前十强、增长4.8%
    | (?:稳居|位居|位列|居|名列|跻身|进入)(?:全[国省市区州县]|世界|全球)[前百十]{1,2}[强列名]{0,2}
    """,
    re.VERBOSE,
)
_YARDSTICK = re.compile(
    "(?<=..)(?:约?为|是|相当于|达到?|约|仅为?|(?:不|略)?[高低快慢]于)"
    "(?:全[国省市区州县]|同期)?的?平均(?:水平|数)的?$"
)
_RANK = re.compile("(?:国家|省|市|自治区|区|县|州)级(?:以上)?")
_SIZED = re.compile(
    "(?:元|级)?(?:以上|以下)?的?(?P<noun>[\u4e00-\u9fff]{0,6}(?:企业|项目|园区|产业|集群|县|镇|村|强镇))"
)
# 营收超百亿|企业; 10亿元以上|项目: the words of size right before the noun, with what they are the
# size of.
_WITH_SIZE = re.compile(
    r"(?P<size>(?:(?:主营业务|营业|销售)?收入|营收|年?产值|总?投资|年?纳税|税收)?(?:超过?|过)?"
    r"[0-9一二三五十百千万亿.—-]{1,16}(?:亿|万)?元?级?(?:以上)?的?)[\u4e00-\u9fff]{2,9}(?:达到?|增加到|共|为|、|和|有){0,4}$"
)
_SOFT = re.compile("全部|均已?|已经?|如期|按期|成功|顺利|高质量|实现|全面|陆续|相继|提前|正式")
_CLAUSE = re.compile(r"[,，、;；。:：\n（(]|[和及](?=[0-9])|(?<=.)(?:得到|比|较)")
# What a name says of how a thing is measured, at its end: 粮食|播种面积, 规模以上工业|企业.
_MEASURES = re.compile(
    "(?:播种面积|种植面积|总?产量|增加值|总?产值|总?面积|总额|总量|数量|投资|企业|公司|里程|户数|人数|用户|单位|(?<=.)数|就业|学位|床位)$"
)
# How things are measured, at the end of a list: 粮食、蔬菜产量.
_SHARED_END = re.compile(
    "(?:[\u4e00-\u9fff]{2}率|(?:植被盖|满意|知晓|集中)度|总?产量|增加值|总?产值|(?:主营业务|营业|销售)?收入|投资|(?:播种|种植)?面积|比重|占比|支出|余额|总额|人数|起数"
    "|浓度|排放量|装机|规模|存栏|出栏|里程|业务量|销售额|交易额|密度|数量|指数|时间)$"
)
# 登记数, 货值, 用水量: names that say how their thing is measured, each in its own way.
_OTHER_MEASURE = re.compile("[\u4e00-\u9fff](?:(?<!大)数|值|额|(?<!质)量)$")
_MADE = re.compile(rf"^(?:新建?|净)?(?:{any_of('flow')}|{any_of('going')})+")
_FLOW, _FLOW_OF = re.compile(any_of("flow")), re.compile(rf"(?:{any_of('flow')}).+")
_RANK_BEFORE = re.compile(rf"^(?:{_RANK.pattern}|国家)")
_AS_MEASURED = {
    "length": ("里程", "长度"),
    "area": ("面积",),
    "money": ("投资", "金额"),
    "count": ("条数", "数"),
}
# Firms and parks have revenues and taxes of their own: 重点企业196家，税收占比33%.
_MONEY_OF = re.compile(
    "(?:实现|完成)?(?:主营业务收入|营业收入|销售收入|营收|产值|总产值|资产总额|利润|税收|数)$"
)
_OWNER = re.compile(
    "(?:企业|公司|集团|园区|开发区|产业园|高新区|经开区|产业|项目|集群)(?:实现|完成)?(?:主营业务收入|营业收入|销售收入|营收|产值|总产值|资产总额|利润|税收|数)?$"
)
_OWNED = ("税收", "税收收入", "税收占比", "利润", "民间投资占比")
SPENDING = ("投资", "投入", "累计投资", "累计投入", "完成投资")
# 投入资金|3亿元，新建茶亭; 筹措|3亿元实施茶亭工程: by their last words what the money is called.
_RAISED = {
    "投入资金": "投入资金",
    "累计投入资金": "投入资金",
    "筹措": "筹措资金",
    "筹措资金": "筹措资金",
    "筹集": "筹集资金",
    "筹集资金": "筹集资金",
}
# 投资3000万元，实施了20个项目; 投入4.5亿元加强园区基础设施建设: what the money is for.
_SPENT_ON = re.compile(
    r"[，,]?(?:用于|实施|完成|建设|新建|新增|打造|购买|改造|加强|开展|推进|修建|敷设|设立|启动|购置|改善|对)+了?"
    r"(?P<thing>[\u4e00-\u9fff“”、]{3,26}?)(?:[，,。；;]|的?(?:建设)?(?=$|[，,。；;]))"
)
_OWNER_AT_LEAST = 2
_PEOPLE = ("persons", "person-times")
# Industries and parks that a sentence is about: 机械制造产业，重点推动…，力争实现产值280亿元.
_BRANCH = re.compile(
    r"(?:^|[，,、；;。])(?P<branch>[^，,、；;。0-9]{2,12}?(?:产业|制造业|工业园区?|开发区|高新区|经开区))(?![链集基投园])"
)
# 食品、服装和建材|三大主导产业: all of them, not the last.
_SO_MANY = re.compile("[两二三四五六七八九十]{1,2}大[^，、]{0,4}(?:产业|制造业)$")


def _without_quotes(text: str) -> str:
    """The text without quotation marks."""
    return text.replace("“", "").replace("”", "")


def says_nothing(phrase: str) -> bool:
    """Whether the words before a number only compare or plan.

    The number is then of what was told before.
    """
    return _NOTHING.fullmatch(phrase) is not None


def without_yardstick(phrase: str) -> str:
    """The phrase without what it is compared with: 人均生产总值为全省平均水平(的1.2倍)."""
    return _YARDSTICK.sub("", phrase)


def fits(indicator: Indicator, unit: Unit | None, grammar: Grammar) -> bool:
    """Whether a level in this unit can be one of the indicator.

    Money is none of a count, households none of a count of people.
    """
    if unit is None or (unit.dimension not in _AS_MEASURED and unit.dimension not in PRODUCTS):
        return True
    if indicator.nature not in (Nature.AMOUNT, Nature.COUNT):
        return indicator.nature not in (Nature.SHARE, Nature.RATE)
    known = [
        found.unit for name in indicator.units if (found := grammar.units.resolve(name)) is not None
    ]
    if unit.dimension == "count" and all(one.normalized in _PEOPLE for one in known):
        return unit.normalized in (*_PEOPLE, "个")
    return unit.dimension in {one.dimension for one in known}


def as_measured(phrase: str, dimension: str, names: IndicatorNames) -> Indicator | None:
    """The indicator of a phrase by what it is measured in: 建成道路 in 公里 and in 条 are two."""
    return next(
        (
            found
            for end in _AS_MEASURED.get(dimension, ())
            if (found := names.exact(phrase.removeprefix("完成") + end)) is not None
        ),
        None,
    )


# 90个|社区被评为市幸福社区
_TITLED = re.compile("(?:被评为|获评为?|被命名为)(?P<title>.+)$")


def become(
    right: str, noun: str, unit: Unit | None, names: IndicatorNames, grammar: Grammar
) -> Indicator | None:
    """What those counted came to, told behind their noun: 216个|贫困村全部出列.

    2.3万|就业困难人员实现再就业.
    """
    clause = _CLAUSE.split(right[:40], maxsplit=1)[0].strip()
    soft = _SOFT.sub("", clause)
    if clause == noun or not 2 <= len(soft) <= 18:
        return None
    title = _TITLED.search(soft)
    by_unit = (
        as_measured(text, unit.dimension if unit else "", names)
        for text in (soft, soft.replace("完成", "", 1))
    )
    found = (
        names.exact(title["title"])
        if title
        else names.exact(clause) or names.exact(soft) or next(filter(None, by_unit), None)
    )
    if found is None and title is None and soft != clause:
        inside = names.find(soft)
        found = inside[-1][2] if inside and inside[-1][1] == len(soft) else None
    return found if found is not None and fits(found, unit, grammar) else None


def of_verb(verb: str, before: str, names: IndicatorNames) -> Indicator | None:
    """The indicator whose name is the verb and a thing said earlier in the sentence.

    开展“五类车”治理，查扣2.9万辆.
    """
    fitting = [
        name
        for name in names.beginning(verb)
        if len(name) - len(verb) >= 3 and name[len(verb) :] in before
    ]
    return names.exact(max(fitting, key=len)) if fitting else None


def thing_of(name: str) -> str:
    """What a name counts, without the verb before it: 新增龙头企业 -> 龙头企业."""
    return _MADE.sub("", name) or name


def owned(phrase: str, name: str) -> str | None:
    """Firms and parks have taxes and profits of their own: 重点企业196家，税收占比33%.

    None for what is not theirs.
    """
    if phrase not in _OWNED or not _OWNER.search(name):
        return None
    return f"{_MONEY_OF.sub('', name)}{phrase}"


def is_raised(phrase: str) -> bool:
    """Whether a phrase only says that money was raised or put in (投入资金, 筹措)."""
    return phrase in _RAISED


def spent_on(phrase: str, right: str) -> str | None:
    """What money is for, told behind it: 投资3000万元，新建云溪中学 -> 云溪中学投资.

    None where it is not told.
    """
    money = phrase[-2:] if phrase in SPENDING else _RAISED.get(phrase)
    if money is None or not (found := _SPENT_ON.match(right)):
        return None
    return f"{found['thing']}{money}"


def usual(indicator: Indicator, unit: Unit | None, grammar: Grammar) -> bool:
    """Whether the vocabulary has the indicator in this very unit."""
    known = {
        found.unit.name
        for name in indicator.units
        if (found := grammar.units.resolve(name)) is not None
    }
    return unit is not None and unit.name in known


def _stems(name: str) -> Iterator[str]:
    """The thing that a name is about, without the verb before it and the measure behind.

    新增公办幼儿园 -> 公办幼儿园.
    """
    bare = _MADE.sub("", name) or name
    for text in (name, bare):
        yield text
        shorter = _MEASURES.sub("", text)
        if len(shorter) >= 2 and shorter != text:
            yield shorter


def completed(phrase: str, name: str, names: IndicatorNames) -> Indicator | None:
    """The indicator that a measure names together with the thing told before.

    新增高速公路214公里，|通车总里程4860公里.
    """
    if phrase in ("项目", "企业", "工程"):
        return None
    bare = _MADE.sub("", phrase)
    wanted = [
        stem + text for stem in _stems(name) for text in (phrase, bare) if text and len(text) >= 2
    ]
    return next((found for text in wanted if (found := names.exact(text)) is not None), None)


def alike(found: list[Subject], names: list[str]) -> list[Subject]:
    """Members of a list that only the last names in full: 城区和郊区污水处理率; 粮食、蔬菜产量."""
    last, end = found[-1], _SHARED_END.search(names[-1])
    if end is not None and any(measured_otherwise(name, names[-1]) for name in names[:-1]):
        end = None
    made = []
    for one, name in zip(found, names, strict=True):
        if one.indicator is None and one.label is None:
            one = Subject(
                last.indicator,
                None if last.indicator else f"{name}{last.label}",
                coverage=name if last.indicator else None,
            )
        elif one.indicator is None and not _SHARED_END.search(name):
            if last.indicator is not None and last.coverage and len(last.coverage) <= 8:
                one = Subject(last.indicator, coverage=name)
            elif last.indicator is None and end is not None:
                one = Subject(label=f"{name}{end.group()}")
        made.append(one)
    return made


def measured_otherwise(name: str, last: str) -> bool:
    """Whether a name of a list is measured in its own way, and by no rate: 货值 beside 销售额."""
    if last.endswith(("率", "占比", "比重", name[-2:])):
        return False
    return _OTHER_MEASURE.search(name) is not None


def measure_at_end(name: str) -> str:
    """What a name ends with that says how its thing is measured: 茶业|产值."""
    end = _SHARED_END.search(name)
    return end.group() if end else ""


def ends_as_measured(phrase: str) -> bool:
    """Whether a phrase says itself how its thing is measured."""
    return bool(_SHARED_END.search(phrase) or _MEASURES.search(phrase))


def first_of(phrase: str, names: IndicatorNames) -> Indicator | None:
    """The indicator that one member of a list of payments names with their verb.

    发放各类救济金、物价补贴、慰问金等共6259万元.
    """
    members = re.split("[、和及]", phrase)
    if len(members) < 2:
        return None
    verb = _FLOW.match(phrase)
    doing = verb.group() if verb else ""
    wide = next(
        (
            found
            for one in members
            if one.startswith("各类") and (found := names.exact(f"{doing}{one}"))
        ),
        None,
    )
    if wide is not None:
        return wide
    paid = [told.group() for member in members if (told := _FLOW_OF.search(member))]
    return next((found for text in paid if (found := names.exact(text)) is not None), None)


def of_rank(phrase: str, name: str) -> str | None:
    """The same things of another level: 国家级改革试点35项、|省级|135项 -> 省级改革试点."""
    if not name or not _RANK.fullmatch(phrase):
        return None
    verb = _MADE.match(name)
    start = verb.end() if verb and not _RANK.match(name) else 0
    thing = _RANK_BEFORE.sub("", name[start:])
    return f"{name[:start]}{phrase}{thing}" if len(thing) >= 2 else None


def sized(phrase: str, sentence: str) -> str:
    """A noun with the size said before it: 营收超百亿|企业, 50亿元以上|制造业项目."""
    if not _SIZED.fullmatch(phrase):
        return phrase
    found = _WITH_SIZE.search(sentence)
    return f"{found['size']}{phrase}" if found else phrase


# 每百元固定资产提供的|税收: no series of the whole.
_EACH = re.compile("每[十百千万亿]?[元人户亩个件吨][^，,。；;]{0,30}$")


# 在|茶叶产量|下降的同时，竹器也增加: beside what else it was so is not what is spoken of.
_BESIDE = re.compile("在[^，,。；;]{2,30}(?:同时|(?:情况|形势|条件|前提|背景)下)[，,](?=.{4})")


def spoken_of(
    sentence: str, unit: Unit | None, names: IndicatorNames, grammar: Grammar
) -> Indicator | None:
    """The series that a sentence began with: 地区生产总值连跨4个千亿台阶，2024年达到1.3万亿元."""
    aside = _BESIDE.match(sentence) if sentence.startswith("在") else None
    first = aside.end() if aside else 0
    told = [
        row
        for start, _, row in names.find(sentence)
        if unit is not None and fits(row, unit, grammar) and not _EACH.search(sentence[:start])
        if start >= first
    ]
    summed = unit is not None and unit.dimension in ("money", "mass", "energy")
    return told[-1] if told and summed else None


def with_owner(
    phrase: str, sentence: str, unit: Unit | None, names: IndicatorNames, grammar: Grammar
) -> Indicator | None:
    """The indicator whose name has before or in it what the sentence spoke of.

    铺设燃气管，新增用户 -> 新增燃气用户.
    """
    said = _without_quotes(sentence)
    longest = _OWNER_AT_LEAST + (phrase in SPENDING) - 1
    found = None
    for owner, name in names.owned(phrase):
        if len(owner) > longest and owner in said and fits(names.by_name[name], unit, grammar):
            longest, found = len(owner), names.by_name[name]
    return found


def branch(sentence: str) -> str | None:
    """The industry or park that a sentence opens with, for a measure that names none."""
    named = _BRANCH.search(sentence)
    if named is None:
        return None
    together = _SO_MANY.search(named["branch"])
    return together.group() if together else named["branch"]
