"""How a number was collected: over its period, at its end, until now, each year, on average."""

from __future__ import annotations

import re
from functools import cache

from reportschema.models.codes import Accrual, Collection, Transformation
from reportschema.reading.figures.number import Number
from reportschema.reading.figures.rules import Rule, rule
from reportschema.reading.sentence.lexicon import any_of

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
_PRICE = re.compile(r"占地|待遇|门槛|上限|下限|价格|单价|起征点|免征额|收购价|补差")
_STANDARD = re.compile(r"(?<!高)标准(?!化|厂房|地|田)[^、]*$")
_PER_HEAD = re.compile(r"标准|每人|每户|每亩|人均")
_SUMMED_UP = re.compile(r"[合共总]计$")
_HEAD_NEAR = 48
_EACH_YEAR = re.compile(r"(?<!平均)每年(?:平?均)?[^、]*$")
_YEARLY = re.compile(r"年均|年平均|平均每年")
_SO_FAR = re.compile("累计")
_EACH = re.compile(r"每年|每月|每周|每天|每人|每户")
_STANDING = re.compile(r"总[量数](?:达到?|为)?$|现有[^、]*$")
_OVER_TIME = re.compile(r"[一五全两三]年|[0-9]年|期间|累计(?:开展|举办|组织|召开)")
# 已出让的13宗地块, 已完成7个: all until now.
_BY_NOW = re.compile(
    r"已(?:经|累计)?(?!达到?|覆盖|超过|突破|增[长加至]|发展|拥有|接近)"
    r"[\u4e00-\u9fff]{2}(?:到?的)?$"
)
_NOW = re.compile("现有")
# 新增N of a stock is what came to it in the period, no level of it.
_ADDED = re.compile(
    r"(?:新增|净增|新建|新设|新办|新开办|新引进|新培育|新认定|新登记|新改扩建|改扩建)"
    r"(?:的|了)?[^达至到]*$"
)
# 认定的重点企业达85家: how many there are, however they came to be.
_SUCH_THERE_ARE = re.compile(
    r"(?:认定|建成|入驻|注册|登记|培育|引进|获评|取得|管理|运营|在册)的"
    r"[\u4e00-\u9fff]{2,14}(?:达到?|已有|共有|超过?|突破|增至)$"
)
_REACHES = re.compile(r"(?:稳定在|保持在|增至|增加到|(?<!新增)总[数量]达?到?|达到?)$")
_YEARLY_AMOUNT = re.compile("量$|量(?:达到?|稳定在|保持在|增至)$")
# Totals that stand: 总孵化面积30万平方米, 面积总计35万平方米.
_TOTAL = re.compile(
    r"总(?!产|销|投资|支出|收入)[\u4e00-\u9fff]{0,4}(?:面积|额|量|数|计)|总计|在建|在孵"
    r"|(?:评|创建)(?:为|成)"
)
# 新增发电装机10万千瓦、总装机达60万千瓦: the second names a stock of its own.
_HOLDS = re.compile(
    r"(?:装机|装机容量|能力|里程|存栏|保有量|总量|总数)(?:已?达到?|突破|超过?|已有|为)$"
)
_BALANCE = re.compile(
    r"(?:资产总额|余额|存量|总资产|市值|储备(?!项目)|品牌价值|估值|基金积累|结余)[^，,]{0,4}$"
)
_YEARLY_SUM = re.compile(
    r"(?:产量|销量|发电量|货运量|客运量|周转量|吞吐量|成交额|销售额|交易额|营业额|产值|增加值"
    r"|收入|支出|投资|利润|税收|人次|件次|批次)(?:[^，,]{0,6})$"
)
_MADE = re.compile(r"(?:新增|净增|新建|新改建|新开通|建成|改造|增加|完成)[^，,]{0,12}$")
_CAPACITY = re.compile(r"(?:里程|装机|户数|人数|总数|容量|床位|能力(?!提升|建设)|规模)[^，,]{0,6}$")
_IN_THE_YEAR = re.compile("全年|年内|当年")
_NEW = re.compile(r"新[\u4e00-\u9fff]")
# What came about in the period, told behind the count: 4家社区卫生服务中心获批成为….
_HAPPENED = re.compile(
    r"[^，,。；;、]{0,24}(?:获评|获批|入选|晋升|晋级|竣工|完工|开工|落户|荣获|建成|投产|通车|挂牌"
    r"|脱贫|摘帽|上市|签约|被[评认授列]|成为|完成|取得|消除|纳入|出列|退出|投用|投运|受益"
    r"|获[得国省市]|荣[获膺登]|全[部面]化解|清零|揭牌|交付|上榜|入围)"
)
# 为2680户老人安装了呼叫器: the verb of the count stands behind it.
_DONE = re.compile(r"[^，,。；;]{1,24}了")
# 在14个领域, 提供12类业务: a scope, not something done once.
_SCOPE = re.compile(r"^[^，,。；;、]{0,4}(?:领域|方面|环节|部门|重点场所)")
_THING = re.compile(r"[\u4e00-\u9fff“]")
# 亏损企业减少到十七个
_LEFT_OVER = re.compile("(?:减少|压减|精简|下降|降)[到至为]$")
Fit = re.Match[str] | bool | None


@cache
def _words(kind: str, rest: str = "") -> re.Pattern[str]:
    """One of the words of a list of figure_words.csv, and what may follow it."""
    return re.compile(f"(?:{any_of(kind)}){rest}")


def _does(text: str) -> bool:
    """Whether a verb of making or doing is among words."""
    return _words("flow").search(text) is not None


@rule(None, "在全省｜55个县中名列第一。", "全省｜55个县通车。")
def among_so_many(number: Number) -> Fit:
    """在 Q 个 NP 中名列…: how many are compared."""
    return _OF_THESE.match(number.right)


@rule(None, "低保待遇为｜420元。", "低保资金为｜420元。")
def price_or_bound(number: Number) -> Fit:
    """价格, 上限, 占地 Q: a price, a bound or a size that nobody collected."""
    if found := _PRICE.search(number.chunk):
        return found
    return number.dimension == "money" and _STANDARD.search(number.chunk)


@rule(None, "向困难家庭每户发放｜420元。", "向困难家庭共计发放资金｜420万元。")
def amount_per_head(number: Number) -> Fit:
    """每户 Q元: what each gets."""
    if number.unit != "元" or _SUMMED_UP.search(number.chunk):
        return False
    return _PER_HEAD.search(number.left[-_HEAD_NEAR:])


@rule(Collection.EACH, "财政支出每年用于教育的占｜20%。", "财政支出用于教育的占｜20%。")
def share_of_each_year(number: Number) -> Fit:
    """每年 Q%: a share that holds for each year."""
    shares = number.dimension in ("share", "rate", "ratio")
    if not shares or number.transformation is not Transformation.LEVEL:
        return False
    return _EACH_YEAR.search(number.chunk)


@rule(Collection.AVERAGE, "地区生产总值年均｜增长5%。", "地区生产总值｜增长5%。")
def yearly_average(number: Number) -> Fit:
    """年均 Q: the average of several years."""
    return _YEARLY.search(number.chunk)


@rule(None, "森林覆盖率｜提高2个百分点。", "新增森林｜2万亩。")
def relation(number: Number) -> Fit:
    """A rank, a change, a multiple, a part of a plan: a relation is collected over nothing."""
    return number.transformation in _RELATIONS


@rule(Collection.SINCE, "工业产值累计｜增长35%。", "工业产值｜增长35%。")
def growth_so_far(number: Number) -> Fit:
    """累计增长 Q: a growth since the beginning."""
    return number.transformation is Transformation.GROWTH and _SO_FAR.search(number.last)


@rule(None, "工业产值｜增长35%。", "工业产值累计｜增长35%。")
def growth(number: Number) -> Fit:
    """增长 Q: a growth from period to period."""
    return number.transformation is Transformation.GROWTH


@rule(None, "森林覆盖率达｜62%。", "森林面积达｜62万亩。")
def ratio(number: Number) -> Fit:
    """Q%, Q 倍: a ratio holds as such."""
    return number.dimension in _RATIOS


@rule(Collection.EACH, "每年培训农民｜3000人。", "培训农民｜3000人。")
def each(number: Number) -> Fit:
    """每年 Q, 每人 Q: an amount of each."""
    return _EACH.search(number.chunk)


@rule(None, "人均预期寿命达｜78岁。", "茶叶产量为｜102吨。")
def indicator_that_adds_nothing_up(number: Number) -> Fit:
    """An indicator that is neither a stock nor a flow."""
    return number.indicator is not None and number.indicator.accrual is None


@rule(Collection.SINCE, "累计建成公园｜12座。", "全年累计建成公园｜12座。")
def since_the_beginning(number: Number) -> Fit:
    """累计 Q: all since the beginning, unless years, a total or deeds of the year are named."""
    chunk = number.chunk
    if _STANDING.search(chunk) or _OVER_TIME.search(chunk):
        return False
    return _words("since").search(chunk)


@rule(Collection.SINCE, "已出让的｜13宗地块全部开工。", "出让地块｜13宗。")
def done_by_now(number: Number) -> Fit:
    """已 VERB 的 Q: all that was done until now."""
    if number.dimension not in _TALLIED or "年" in number.chunk:
        return False
    return _BY_NOW.search(number.chunk)


@rule(Collection.SINCE, "现有建成公园｜12座。", "建成公园｜12座。")
def there_are_now(number: Number) -> Fit:
    """现有 Q: of what is counted as it comes, all that there is now."""
    indicator = number.indicator
    if number.promised or number.dimension != "count" or indicator is None:
        return False
    return indicator.accrual is Accrual.FLOW and _NOW.search(number.chunk)


@rule(Collection.SUM, "工业增加值达｜30亿元。", "市场主体达｜3万户。")
def flow(number: Number) -> Fit:
    """An indicator that adds up over its period."""
    return number.indicator is not None and number.indicator.accrual is Accrual.FLOW


@rule(Collection.SUM, "净增常住人口｜3万人。", "常住人口达｜3万人。")
def added_to_a_stock(number: Number) -> Fit:
    """新增 NP Q: what came to a stock over the period."""
    return number.indicator is not None and _ADDED.search(number.last)


@rule(Collection.END, "市场主体达｜3万户。", "茶叶合作社｜12家。")
def stock(number: Number) -> Fit:
    """An indicator that holds at the end of its period."""
    return number.indicator is not None


@rule(Collection.END, "新认定的茶企达｜12家。", "新认定茶企｜12家。")
def such_as_there_are(number: Number) -> Fit:
    """VERB 的 NP 达 Q: how many there are, however they came to be."""
    if number.promised or number.dimension != "count":
        return False
    return _SUCH_THERE_ARE.search(number.chunk)


@rule(Collection.SUM, "茶园接待｜3万人次。", "茶园容纳｜3万人。")
def visits(number: Number) -> Fit:
    """Q 人次: visits add up."""
    return number.unit.endswith("人次")


@rule(Collection.END, "茶叶合作社达到｜12家。", "培育茶叶合作社｜12家。", planned=True)
def planned_to_stand_at(number: Number) -> Fit:
    """达到 Q in the plan: a number that is to hold at the end."""
    chunk = number.chunk
    if not number.promised or number.dimension not in ("count", "area", "length"):
        return False
    reaches = _REACHES.search(chunk)
    return reaches if reaches and not _does(chunk) and not _YEARLY_AMOUNT.search(chunk) else False


def _total(number: Number) -> Fit:
    if _does(number.last.replace("孵化", "")):
        return False
    return _TOTAL.search(number.last) or _TOTAL.search(number.last + number.right[:10]) is not None


@rule(Collection.SUM, "茶园总面积｜3万亩。", "茶园面积达到｜3万亩。", planned=True)
def planned_total(number: Number) -> Fit:
    """总面积 Q in the plan: a total that is to be added up."""
    return number.promised and _total(number)


@rule(Collection.END, "茶园总面积｜3万亩。", "扩建茶园总面积｜3万亩。")
def total(number: Number) -> Fit:
    """总面积 Q: a total that stands."""
    return _total(number)


@rule(Collection.END, "茶园栈道总里程达｜60公里。", "新增茶园栈道里程｜60公里。")
def holding(number: Number) -> Fit:
    """里程达 Q: a stock that names itself."""
    return False if number.promised or _does(number.last) else _HOLDS.search(number.last)


@rule(Collection.END, "茶企借款余额｜3亿元。", "茶企借款｜3亿元。")
def balance(number: Number) -> Fit:
    """余额 Q: a balance holds at a day."""
    return False if "完成" in number.chunk else _BALANCE.search(number.chunk)


@rule(Collection.SUM, "茶企产值｜3亿元。", "茶企市值｜3亿元。")
def yearly_sum(number: Number) -> Fit:
    """产值 Q: the measure itself adds up over the year."""
    return _YEARLY_SUM.search(number.chunk)


@rule(Collection.END, "茶厂用户户数｜3000户。", "新增茶厂用户户数｜3000户。")
def capacity(number: Number) -> Fit:
    """能力 Q, 人数 Q: a size that holds."""
    if number.dimension not in ("count", "length") or _MADE.search(number.chunk):
        return False
    return _CAPACITY.search(number.chunk)


@rule(Collection.SUM, "安排专项资金｜3000万元。", "茶叶合作社｜12家。")
def money(number: Number) -> Fit:
    """Q元: money is spent or earned over the period."""
    return number.dimension == "money"


@rule(Collection.SUM, "查处走私案件5宗、偷税案件｜3宗。", "茶企5家、茶园｜3个。")
def something_was_done(number: Number) -> Fit:
    """VERB NP Q、NP Q: a verb of doing governs the count, from the front of its list if need be."""
    return number.doing


@rule(Collection.SUM, "全年茶会｜12场。", "茶园｜12个。")
def in_the_year(number: Number) -> Fit:
    """全年 Q: what the year had."""
    return _IN_THE_YEAR.search(number.chunk)


@rule(Collection.SUM, "｜4家茶企入选名录。", "｜4家茶企分布在乡镇。")
def came_about(number: Number) -> Fit:
    """Q NP 获评: what came about in the period, told behind the count."""
    return _HAPPENED.match(number.right)


@rule(Collection.SUM, "新茶园｜12个。", "老茶园｜12个。")
def new_ones(number: Number) -> Fit:
    """新 NP Q: what is new."""
    return _NEW.search(number.chunk)


@rule(Collection.SUM, "推进｜20个治水工程。", "推进改造项目｜134个。")
def worked_on(number: Number) -> Fit:
    """推进 Q NP: what a count's noun was worked on counts over the period."""
    right = number.right
    if not _THING.match(right) or _SCOPE.match(right):
        return False
    return _words("going").search(number.chunk) or _DONE.match(right)


@rule(Collection.SUM, "茶叶合作社｜12家。", "茶叶合作社达到｜12家。", planned=True)
def planned(number: Number) -> Fit:
    """Q in the plan: what is to be done in the period."""
    return number.promised


@rule(Collection.END, "亏损企业减少到｜17个。", "减少亏损企业｜17个。")
def left_over(number: Number) -> Fit:
    """减少到 Q: what is left."""
    return _LEFT_OVER.search(number.chunk)


@rule(Collection.END, "拥有茶叶合作社｜12家。", "走访茶叶合作社｜12家。")
def there_are(number: Number) -> Fit:
    """有 NP Q: what there is."""
    return _words("stock", "[^，,]{0,12}$").search(number.chunk)


@rule(Collection.END, "茶叶合作社｜12家。", "走访茶叶合作社｜12家。")
def nothing_was_done(number: Number) -> Fit:
    """NP Q: without a verb of doing a count holds at the end."""
    return not _does(number.chunk)


@rule(Collection.SUM, "选树先锋茶农｜7名。", "茶叶合作社｜7家。")
def done(_number: Number) -> Fit:
    """VERB NP Q: what was done adds up, also where the verb is part of a longer word."""
    return True


COLLECTIONS: tuple[Rule[Collection | None], ...] = (
    among_so_many,
    price_or_bound,
    amount_per_head,
    share_of_each_year,
    yearly_average,
    relation,
    growth_so_far,
    growth,
    ratio,
    each,
    indicator_that_adds_nothing_up,
    since_the_beginning,
    done_by_now,
    there_are_now,
    flow,
    added_to_a_stock,
    stock,
    such_as_there_are,
    visits,
    planned_to_stand_at,
    planned_total,
    total,
    holding,
    balance,
    yearly_sum,
    capacity,
    money,
    something_was_done,
    in_the_year,
    came_about,
    new_ones,
    worked_on,
    planned,
    left_over,
    there_are,
    nothing_was_done,
    done,
)
