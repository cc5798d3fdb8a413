"""How a number was collected: over its period, at its end, until now, each year, on average."""

from __future__ import annotations

import re

from reportschema.models.fields.codes import Accrual, Collection, Transformation
from reportschema.reading.figures.aspects.number import Number
from reportschema.reading.figures.measuring import deeds
from reportschema.reading.figures.measuring.rules import Rule, rule
from reportschema.reading.figures.measuring.stocks_and_flows import STOCKS_AND_FLOWS, Fit, words_of

_TALLIED = ("count", "money", "area", "length")
_RELATIONS = (
    Transformation.RANK,
    Transformation.COMPLETION,
    Transformation.CHANGE,
    Transformation.MULTIPLE,
)
_RATIOS = (
    "share",
    "points",
    "rank",
    "ratio",
    "rate",
    "density",
    "concentration",
    "multiple",
)
# 在省内55个县(市、区)中名列前茅: among so many.
_OF_THESE = re.compile(r"[^，,。；;]{1,16}中(?:名列|位居|位列|排名|率先|唯一|脱颖)")
_PRICE = re.compile(
    r"(?<!违法)(?<!违规)(?<!征)占地|门槛|上限|下限|价格|单价|起征点|免征额|收购价|补差"
)
_PAY = re.compile("待遇")
_STANDARD = re.compile(r"(?<!高)标准(?!化|厂房|地|田)[^、]*$")
_PER_HEAD = re.compile(r"标准|每人|每户|每亩|人均")
# 吨煤成本由30元降到25元, 亩均产值126万元, 消费水平175元: of one of so many.
_OF_ONE = re.compile(
    "(?:(?:[吨车铁钢煤油粮棉茶]|单位|度电)成本|(?:生均|户均|亩均|头均)(?:年)?[^“”，,。；;]{2,8}?"
    "|(?<!高)消费水平)(?:[由从][0-9.]*[万千]?元)?[^“”，,。；;0-9]{0,6}$"
)
# 投资3亿元的|水厂工程; 总投资9亿元的|12个项目 are what a year put in hand.
_INVESTED_IN = re.compile(
    "(?<!完成)(?<!完成了)(?<!固定资产)(?<![0-9][个项])(?<![个项]总)投资(?:总?额|规模|约|近|超过?|达|共)*$"
)
_A_WORK = re.compile(
    "(?:左右|以上)?的(?!目标|任务|计划|规模|资金|基础|[^，,。；;、]{0,6}?[0-9一二三四五六七八九十百]+[多余]?[个项家])"
    r"[\u4e00-\u9fff0-9A-Za-z“（(]"
)
_WORK_BEGINS = ("的", "左右的", "以上的")
_SUMMED_UP = re.compile(r"[合共总]计$")
_HEAD_NEAR = 48
# 每千人床位|7张, 人均住房面积|32平方米: what comes on one or so many, which nobody adds up.
_MEAN = re.compile(
    "(?:(?:(?<!每)人均|户均|平均每[人户]|按人口平均)(?!一)|每[千万百十]人)(?!培训|招)[^，,。；;]{0,24}$"
)
_SCORE = ("分",)
# 每平方米造价|200元, 由平均|2900元降到1000元
_FOR_ONE = re.compile(
    "(?:每(?:平方|立方|公里|亩|吨|公斤|度)[^，,。；;、]{0,6}|均)(?:造价|价)|由平均"
)
_EACH_YEAR = re.compile(r"(?<!平均)每年(?:平?均)?[^、]*$")
# PM2.5年均浓度|下降7%: the name of what is measured.
_YEARLY = re.compile(r"(?:(?<!每)年均|年平均)(?!浓度|气温|水位|降[水雨]|值|质量)|平均每年")
# 算力规模|2万P is no rate, though its unit is one by the second.
_COMPUTING = re.compile("算力")
_SO_FAR = re.compile("累计")
_EACH = re.compile(r"每年|每月|每周|每[天日]|每人|每户|[日月周]均")
_STANDING = re.compile(
    r"总[量数](?:达到?|为)?$|现有[^、]*$|累计(?:并网|发电)?装机(?:容量|规模)?(?:已?达到?)?$"
)
# 20件民生实事已完成|17件: of a list of the year.
_OF_THE_LIST = re.compile(
    "(?<![0-9])[0-9一二三四五六七八九十]{1,6}[件项][^，,、]{2,10}已(?:经)?(?:全部)?(?:完成|办结|落实)$"
)
_OVER_TIME = re.compile(r"[一五全两三]年|[0-9]年|期间|累计(?:开展|举办|组织|召开)")
_TAKES = re.compile("时间|时限|时长|周期|工期|年限|寿命|压缩|缩短|压减|提前")
# 已出让的13宗地块, 已完成7个: all until now.
_BY_NOW = re.compile(
    r"已(?:经|累计)?(?!经|有|达到?|覆盖|超过|突破|增[长加至]|发展|拥有|接近)"
    r"[\u4e00-\u9fff]{2}(?:到?的)?$"
)
_TIES = re.compile(
    "(?:多|余)?(?:个)?(?:国家|地区|城市)[^，,。；;]{0,8}(?:建立|建交|缔结|结成|结为|发展)|[^，,。；;]{0,4}(?:友城|友好|姐妹)"
)
_TIED_BY_NOW = re.compile(
    "(?:目前|现在?|(?<!累计)已经?)[同与和][^，,。；;]{0,12}(?:缔结|结成|建立)?$"
)
_NOW = re.compile("现有")
# 新增N of a stock is what came to it in the period, no level of it.
_ADDED = re.compile(
    r"(?:新增|净增|新建|新设|新办|新开办|新引进|新培育|新认定|新登记|新入库|新改扩建|改扩建"
    r"|引进建设|引进培育|引育|新（[改扩、]{1,3}）建)"
    r"(?:的|了)?[^达至到]*$"
)
# 新入库茶企40家、茶庄|30家: the verb stands at the head of the list.
_ADDED_IN_LIST = re.compile(
    r"^(?:全年|今年|力争|预计)?(?:新增|净增|新建|新入库|新培育|新认定|新登记|新引进|新获批?)"
    r"[^，,。；;达至到总共有累]{1,60}、[^达至到总共有累]{2,20}$"
)
# 90个社区|被评为幸福社区 are those that there are.
_NOT_RATED = re.compile(r"(?![^，,。；;、]{0,24}(?:评为|获评|被评))[\u4e00-\u9fff“]")


@rule(None, "在全省｜55个县中名列第一。", "全省｜55个县通车。")
def among_so_many(number: Number) -> Fit:
    """在 Q 个 NP 中名列…: how many are compared."""
    return _OF_THESE.match(number.right)


@rule(None, "低保待遇为｜420元。", "低保资金为｜420元。")
def price_or_bound(number: Number) -> Fit:
    """价格, 上限, 占地 Q: a price, a bound or a size that nobody collected."""
    if number.transformation is Transformation.GROWTH and _YEARLY.search(number.chunk):
        return False  # 价格年均|上涨2%
    if found := _PRICE.search(number.chunk):
        return found
    if number.unit == "元" and (found := _PAY.search(number.chunk)):
        return found
    return number.dimension == "money" and _STANDARD.search(number.chunk)


@rule(None, "向困难家庭每户发放｜420元。", "向困难家庭共计发放资金｜420万元。")
def amount_per_head(number: Number) -> Fit:
    """每户 Q元: what each gets."""
    if number.unit != "元" or _SUMMED_UP.search(number.chunk):
        return False
    return _PER_HEAD.search(number.left[-_HEAD_NEAR:])


@rule(
    None,
    "茶农人均茶园面积｜2亩。",
    "茶农培训每人｜2次。",
    of=_TALLIED,
)
def mean_of_one(number: Number) -> Fit:
    """人均 Q, 每千人 Q: what comes on one or on so many of them."""
    return _MEAN.search(number.chunk)


@rule(None, "茶客满意度｜81分。", "茶客｜81人。")
def score(number: Number) -> Fit:
    """Q分: points that somebody gave."""
    return number.unit in _SCORE


@rule(None, "茶亭每平方米造价｜220元。", "茶亭投资｜220元。", of=("money",))
def price_of_one(number: Number) -> Fit:
    """每平方米造价 Q, 由平均 Q 降到…: a price of one."""
    return number.unit == "元" and _FOR_ONE.search(number.chunk)


@rule(None, "吨茶成本由｜30元降到25元。", "降低茶企成本｜30万元。", of=("money",))
def money_of_one(number: Number) -> Fit:
    """吨…成本, 亩均… Q元: money for one of so many, which nobody adds up."""
    return _OF_ONE.search(number.chunk)


@rule(
    None,
    "投资｜3亿元的茶博物馆工程开工。",
    "总投资｜3亿元的12个项目开工。",
    of=("money",),
    indicator=False,
)
def size_of_a_work(number: Number) -> Fit:
    """投资 Q 的 NP: what a work costs in all, however much of it is spent in the period."""
    level = number.transformation is Transformation.LEVEL
    if not level or not number.right.startswith(_WORK_BEGINS):
        return False
    return _A_WORK.match(number.right) and _INVESTED_IN.search(number.chunk)


@rule(
    Collection.EACH,
    "财政支出每年用于教育的占｜20%。",
    "财政支出用于教育的占｜20%。",
    of=("share", "rate", "ratio"),
)
def share_of_each_year(number: Number) -> Fit:
    """每年 Q%: a share that holds for each year."""
    return number.transformation is Transformation.LEVEL and _EACH_YEAR.search(number.chunk)


@rule(Collection.AVERAGE, "地区生产总值年均｜增长5%。", "地区生产总值｜增长5%。")
def yearly_average(number: Number) -> Fit:
    """年均 Q: the average of several years."""
    return _YEARLY.search(number.chunk)


@rule(None, "森林覆盖率｜提高2个百分点。", "新增森林｜2万亩。")
def relation(number: Number) -> Fit:
    """A rank, a change, a multiple, a part of a plan: a relation is collected over nothing."""
    return number.transformation in _RELATIONS


@rule(
    Collection.SINCE,
    "工业产值累计｜增长35%。",
    "工业产值｜增长35%。",
)
def growth_so_far(number: Number) -> Fit:
    """累计增长 Q: a growth since the beginning."""
    return number.transformation is Transformation.GROWTH and _SO_FAR.search(number.last)


@rule(
    None,
    "工业产值｜增长35%。",
    "工业产值累计｜增长35%。",
)
def growth(number: Number) -> Fit:
    """增长 Q: a growth from period to period."""
    return number.transformation is Transformation.GROWTH


@rule(None, "森林覆盖率达｜62%。", "森林面积达｜62万亩。", of=_RATIOS)
def ratio(number: Number) -> Fit:
    """Q%, Q 倍: a ratio holds as such."""
    return not (number.dimension == "rate" and _COMPUTING.search(number.chunk))


@rule(Collection.EACH, "每年培训农民｜3000人。", "培训农民｜3000人。")
def each(number: Number) -> Fit:
    """每年 Q, 每人 Q: an amount of each."""
    return _EACH.search(number.chunk)


@rule(None, "人均预期寿命达｜78岁。", "茶叶产量为｜102吨。", indicator=True)
def indicator_that_adds_nothing_up(number: Number) -> Fit:
    """An indicator that is neither a stock nor a flow."""
    return number.indicator is not None and number.indicator.accrual is None


@rule(None, "办证时限压缩至｜3天。", "茶会持续｜3天。", of=("duration",))
def time_that_something_takes(number: Number) -> Fit:
    """时限 Q: how long something takes is collected over nothing."""
    return _TAKES.search(number.chunk)


@rule(
    Collection.END,
    "目前已与｜20个国家缔结50对姐妹港。",
    "又与｜20个国家缔结50对姐妹港。",
    of=("count",),
    promised=False,
)
def ties_by_now(number: Number) -> Fit:
    """目前已同 Q 国建立…, 已与 … 缔结 Q 对: ties that there are by now."""
    return _TIES.match(number.right) and _TIED_BY_NOW.search(number.chunk)


@rule(Collection.SINCE, "累计建成公园｜12座。", "全年累计建成公园｜12座。")
def since_the_beginning(number: Number) -> Fit:
    """累计 Q: all since the beginning, unless years, a total or deeds of the year are named."""
    chunk = number.chunk
    if _STANDING.search(chunk) or _OVER_TIME.search(chunk):
        return False
    return words_of("since").search(chunk)


@rule(Collection.SINCE, "已出让的｜13宗地块全部开工。", "出让地块｜13宗。", of=_TALLIED)
def done_by_now(number: Number) -> Fit:
    """已 VERB 的 Q: all that was done until now."""
    if "年" in number.chunk:
        return False
    by_now = _BY_NOW.search(number.chunk)
    return False if by_now and _OF_THE_LIST.search(number.chunk) else by_now


@rule(
    Collection.SINCE,
    "现有建成公园｜12座。",
    "建成公园｜12座。",
    of=("count",),
    indicator=True,
    promised=False,
)
def there_are_now(number: Number) -> Fit:
    """现有 Q: of what is counted as it comes, all that there is now."""
    indicator = number.indicator
    flows = indicator is not None and indicator.accrual is Accrual.FLOW
    return flows and _NOW.search(number.chunk)


@rule(Collection.SUM, "工业增加值达｜30亿元。", "市场主体达｜3万户。", indicator=True)
def flow(number: Number) -> Fit:
    """An indicator that adds up over its period."""
    return number.indicator is not None and number.indicator.accrual is Accrual.FLOW


@rule(Collection.SUM, "净增常住人口｜3万人。", "常住人口达｜3万人。", indicator=True)
def added_to_a_stock(number: Number) -> Fit:
    """新增 NP Q, 新增 NP Q、NP Q: what came to a stock over the period."""
    return _ADDED.search(number.last) or _ADDED_IN_LIST.search(number.chunk)


@rule(
    Collection.SUM,
    "高新技术企业｜2家获批。",
    "高新技术企业｜2家分布在乡镇。",
    of=("count",),
    indicator=True,
)
def stock_that_came_about(number: Number) -> Fit:
    """NP Q 获批: of a stock, those to which it happened in the period."""
    return _NOT_RATED.match(number.right) and deeds.came_about(number.right)


@rule(Collection.END, "市场主体达｜3万户。", "茶叶合作社｜12家。", indicator=True)
def stock(_number: Number) -> Fit:
    """An indicator that holds at the end of its period."""
    return True


COLLECTIONS: tuple[Rule[Collection | None], ...] = (
    among_so_many,
    price_or_bound,
    amount_per_head,
    mean_of_one,
    score,
    price_of_one,
    money_of_one,
    size_of_a_work,
    share_of_each_year,
    yearly_average,
    relation,
    growth_so_far,
    growth,
    ratio,
    each,
    indicator_that_adds_nothing_up,
    time_that_something_takes,
    ties_by_now,
    since_the_beginning,
    done_by_now,
    there_are_now,
    flow,
    added_to_a_stock,
    stock_that_came_about,
    stock,
    *STOCKS_AND_FLOWS,
)
