"""Whether what a number tells without an indicator stands at the end or adds up over its period.

Each rule goes by the words around a count or a measure; what was done and what came about is told
by `deeds`.
"""

from __future__ import annotations

import re
from functools import cache

from reportschema.models.fields.codes import Collection
from reportschema.reading.figures.aspects.number import Number
from reportschema.reading.figures.measuring import deeds
from reportschema.reading.figures.measuring.rules import Rule, rule
from reportschema.reading.sentence.lexicon import any_of

# 认定的重点企业达85家: how many there are, however they came to be.
_SUCH_THERE_ARE = re.compile(
    r"(?:认定|建成|入驻|注册|登记|培育|引进|获评|取得|管理|运营|在册)的"
    r"[\u4e00-\u9fff]{2,14}(?:达到?|已有|共有|超过?|突破|增至)$"
)
_REACHES = re.compile(
    r"(?:稳定在|保持在|人口(?:总数|总量)?控制在|(?:增加|增长|发展|扩大|提升|提高|扩|增)[到至]|(?<!新增)总[数量]达?到?|达到?)$"
)
# 企业总量|突破100万户: a stock by its name.
_STAFF = re.compile("(?:人员|人才|人口|主体|队伍)(?:总量|总数)?(?:突破|超过?|达到?)?$")
_STANDS_AT = re.compile("(?:总量|总数|总容量|总里程|总规模|保有量|红线)$")
# 严守|18亿亩|耕地红线
_RED_LINE = re.compile("[^，,。；;、]{0,14}红线")
_YEARLY_AMOUNT = re.compile(
    "(?<!总)(?<!存)量$|(?<!总)量(?:达到?|稳定在|保持在|增至)$|(?:播种|种植|粮食)面积[^，,]{0,6}$"
)
# Totals that stand: 总孵化面积30万平方米, 面积总计35万平方米.
_TOTAL = re.compile(
    r"总(?!产|销|投资|支出|收入)[\u4e00-\u9fff]{0,4}(?:面积|额|量|数|计)|总计|在建|在孵"
    r"|(?:评|创建)(?:为|成)"
)
# 9条|在建高速公路
_UP_TO_PAUSE = re.compile(r"[^，,。；;、]{1,10}")
# 新增发电装机10万千瓦、总装机达60万千瓦: the second names a stock of its own.
_HOLDS = re.compile(
    r"(?:装机|装机容量|能力|里程|存栏|保有量|总量|总数)(?:已?达到?|突破|超过?|已有|为)$"
    r"|总(?:装机|泊位|里程)[^，,]{0,4}$|(?:保有|探明|可采|地质)储量(?:已?达到?|突破|超过?|为)?$"
)
_BALANCE = re.compile(
    r"(?:资产总额|余额|存贷款规模|存量|总资产|市值|储备(?!项目)|品牌价值|估值|基金积累|结余)[^，,]{0,4}$"
)
_STOCK_WORKED_ON = re.compile("(?:盘活|腾出|处置|化解|消化|清理|利用|去化)[^，,]{0,6}存量")
_YEARLY_SUM = re.compile(
    r"(?:产量|销量|发电量|货运量|客运量|周转量|吞吐量|成交额|销售额|交易额|营业额|产值|增加值"
    r"|收入|支出|投资|利润|税收|人次|件次|批次)(?:[^，,]{0,6})$"
)
_OF_COUNTS = re.compile("产量|销量|客运量|吞吐量|[人件批]次")
_MADE = re.compile(
    r"(?:招收|录取|毕业|接待|就诊|转移|新增|净增|新建|新改建|新开通|建成|改造|增加|完成)[^，,]{0,12}$"
)
_CAPACITY = re.compile(
    r"(?:里程|装机|户数|人数|总数|容量|床位|能力(?!提升|建设)|(?<!小)(?<!招生)规模)[^，,]{0,6}$"
)
_IN_THE_YEAR = re.compile("全年|年内|当年|[三四五]年(?:来|间|中)?(?:合计|共计|总共)")
_NEW = re.compile(
    r"(?<![创高特革更翻])新(?!型|能源|疆|一代|兴|闻|区|材料|质|时代|城|农|华|三板|媒体|基建|业态|模式|就业)"
    r"[\u4e00-\u9fff]"
)
# 在14个领域, 提供12类业务: a scope, not something done once.
_SCOPE = re.compile(r"^[^，,。；;、]{0,4}(?:领域|方面|环节|部门|重点场所)")
_THING = re.compile(r"[\u4e00-\u9fff“]")
# 已有12座茶亭|启用: so many until now.
_THERE_ARE = re.compile(r"(?:已|共|现|拥)有(?:近|约|超)?$")
# 茶叶中心达|5家; 案件达5起 and 产量达5万 come about each year, and 通达5国 is another word.
_HAS_COME_TO = re.compile("(?:已经?)?(?:(?<![通直抵长])达到?了?|[增升扩]至)$")
_CASES = ("起", "件", "宗", "例")
_COMES_EACH_YEAR = re.compile(
    "新|(?<![数总存])量|旅居|抵离|参与|参展|救助|接待|毕业|招生|培训|签约|受益|惠及|查处|就业|转移|出栏|全年|累计|(?<!公)共(?![建享同])|发放|日均|年均"
)
_STANDING_THINGS = (
    "数量",
    "口岸",
    "机构",
    "对象",
    "参保人数",
    "医院",
    "学校",
    "高中",
    "园区",
    "基地",
    "平台",
)
# 养老保险参保人数达|3万人: those who are insured, unless it tells how many came to them.
_INSURED = re.compile(
    "(?:参保|参合|参加[^，,。；;、0-9]{2,16}(?:保险|医疗|医保|社保))[^，,。；;0-9]{0,12}$"
)
_NEWLY = re.compile("[新净扩增减]|全年|年内|补[助贴缴]|资金|代缴|资助|帮助|组织|推动|促进")
_PEOPLE = ("人", "户", "人次")
_ALREADY = re.compile("已经?有(?:近|约|超)?$")
Fit = re.Match[str] | bool | None
_HOLDING = ("count", "area", "length", "power")


@cache
def words_of(kind: str, rest: str = "") -> re.Pattern[str]:
    """One of the words of a list of figure_words.csv, and what may follow it."""
    return re.compile(f"(?:{any_of(kind)}){rest}")


@rule(Collection.END, "新认定的茶企达｜12家。", "新认定茶企｜12家。", of=("count",), promised=False)
def such_as_there_are(number: Number) -> Fit:
    """VERB 的 NP 达 Q: how many there are, however they came to be."""
    return _SUCH_THERE_ARE.search(number.chunk)


@rule(Collection.END, "养老保险参保｜3万人次。", "养老保险新增参保｜3万人。", of=("count",))
def insured(number: Number) -> Fit:
    """参保 Q, 参加…保险 Q: how many are insured, however many came to them."""
    if "参" not in number.chunk or not number.unit.endswith(_PEOPLE):
        return False
    return False if _NEWLY.search(number.chunk) else _INSURED.search(number.chunk)


@rule(Collection.SUM, "茶园接待｜3万人次。", "茶园容纳｜3万人。")
def visits(number: Number) -> Fit:
    """Q 人次, Q 场: visits and events add up."""
    return number.unit.endswith(("次", "场", "列"))


@rule(
    Collection.END,
    "茶叶合作社达到｜12家。",
    "培育茶叶合作社｜12家。",
    planned=True,
    of=_HOLDING,
    promised=True,
)
def planned_to_stand_at(number: Number) -> Fit:
    """达到 Q, Q 红线 in the plan: a number that is to hold at the end."""
    chunk = number.chunk
    if "红线" in number.right and (line := _RED_LINE.match(number.right)):
        return line
    reaches = _REACHES.search(chunk) or _STANDS_AT.search(chunk) or _STAFF.search(chunk)
    if not reaches or deeds.does(chunk[: reaches.start()]) or _YEARLY_AMOUNT.search(chunk):
        return False
    return reaches


@rule(Collection.END, "茶厂由3家增加到｜5家。", "茶厂接待的茶客由3人增加到｜5人。", of=_HOLDING)
def came_to(number: Number) -> Fit:
    """增加到 Q: where a stock has come to, whatever the verb of rising."""
    return deeds.came_to(number.chunk)


@rule(Collection.END, "茶厂从｜3家增加到5家。", "茶厂接待的茶客从｜3人增加到5人。", of=_HOLDING)
def came_from(number: Number) -> Fit:
    """从 Q 增加到 Q: where a stock came from, whatever was done before."""
    return deeds.came_from(number.chunk, number.right)


@rule(
    Collection.END,
    "茶农已经有｜3400人。",
    "茶农｜3400人次。",
    of=("count", "area", "length"),
)
def there_are_already(number: Number) -> Fit:
    """已有 Q: how many there are by now, whatever they did."""
    return _ALREADY.search(number.chunk)


@rule(
    Collection.END,
    "改建茶亭12座，茶叶中心达｜5家。",
    "改建茶亭12座，新改建茶叶中心｜5家。",
    of=("count", ""),
    promised=False,
)
def has_come_to(number: Number) -> Fit:
    """NP 达 Q in a clause of its own: how many there are, whatever was done in the one before."""
    if number.unit.endswith(_CASES):
        return False
    found = _HAS_COME_TO.search(number.chunk)
    if found is None:
        return False
    what = number.chunk[: found.start()]
    thing = what.rpartition("的")[2]
    alone = deeds.does(thing) is None or thing.endswith(_STANDING_THINGS)
    each_year = _COMES_EACH_YEAR.search(what) is not None
    return found if len(thing) > 1 and alone and not each_year else False


def _total(number: Number) -> Fit:
    if deeds.does(number.last.replace("孵化", "")):
        return False
    thing = _UP_TO_PAUSE.match(number.right)
    return _TOTAL.search(number.last) or (thing is not None and _TOTAL.search(thing.group()))


@rule(Collection.SUM, "茶园总面积｜3万亩。", "茶园面积达到｜3万亩。", planned=True, promised=True)
def planned_total(number: Number) -> Fit:
    """总面积 Q in the plan: a total that is to be added up."""
    return _total(number)


@rule(Collection.END, "茶园总面积｜3万亩。", "扩建茶园总面积｜3万亩。")
def total(number: Number) -> Fit:
    """总面积 Q: a total that stands."""
    return _total(number)


@rule(Collection.END, "茶园栈道总里程达｜60公里。", "新增茶园栈道里程｜60公里。", promised=False)
def holding(number: Number) -> Fit:
    """里程达 Q: a stock that names itself."""
    return False if deeds.does(number.last) else _HOLDS.search(number.last)


@rule(Collection.END, "茶企借款余额｜3亿元。", "茶企借款｜3亿元。")
def balance(number: Number) -> Fit:
    """余额 Q: a balance holds at a day."""
    # 盘活存量土地2万亩, 腾出存量用能空间3万吨标准煤
    made = number.dimension != "money" and (number.doing or deeds.does(number.last))
    return False if made or "完成" in number.chunk else _BALANCE.search(number.chunk)


@rule(Collection.SUM, "茶企产值｜3亿元。", "茶企市值｜3亿元。")
def yearly_sum(number: Number) -> Fit:
    """产值 Q: the measure itself adds up over the year."""
    if found := _YEARLY_SUM.search(number.chunk):
        counted = number.dimension == "count"  # 收入超百万元的村|10个
        return found if not counted or _OF_COUNTS.match(found.group()) else False
    return False


@rule(
    Collection.END, "茶厂用户户数｜3000户。", "新增茶厂用户户数｜3000户。", of=("count", "length")
)
def capacity(number: Number) -> Fit:
    """能力 Q, 人数 Q: a size that holds."""
    if deeds.does(number.last) or _MADE.search(number.chunk):
        return False
    return _CAPACITY.search(number.chunk)


@rule(Collection.SUM, "安排专项资金｜3000万元。", "茶叶合作社｜12家。", of=("money",))
def money(_number: Number) -> Fit:
    """Q元: money is spent or earned over the period."""
    return True


@rule(Collection.SUM, "查处走私案件5宗、偷税案件｜3宗。", "茶企5家、茶园｜3个。")
def something_was_done(number: Number) -> Fit:
    """VERB NP Q、NP Q: a verb of doing governs the count, from the front of its list if need be."""
    return number.doing


@rule(Collection.SUM, "全年茶园｜12个。", "茶园｜12个。")
def in_the_year(number: Number) -> Fit:
    """全年 Q: what the year had."""
    return False if _REACHES.search(number.chunk) else _IN_THE_YEAR.search(number.chunk)


def _came_about(number: Number) -> Fit:
    return deeds.came_about(number.right, things=number.dimension in ("count", ""))


@rule(Collection.SUM, "｜4家茶企入选名录。", "｜4家茶企分布在乡镇。")
def came_about(number: Number) -> Fit:
    """Q NP 获评: what came about in the period, told behind the count; no 已有 Q NP."""
    return False if _THERE_ARE.search(number.chunk) else _came_about(number)


@rule(Collection.SUM, "为｜3万名茶农解决灌溉用水。", "帮助的｜3万名茶农。", of=("count", ""))
def served(number: Number) -> Fit:
    """为 Q NP VERB: those for whom something was done."""
    return deeds.served(number.chunk, number.right)


@rule(Collection.SUM, "经评定的茶王奖60项，茶农奖｜45项。", "茶农合作社｜45项。", of=("count",))
def awarded(number: Number) -> Fit:
    """NP奖 Q: prizes are awarded over the period."""
    return deeds.prize(number.last)


@rule(Collection.SUM, "茶场供油｜60万吨。", "茶场储备｜60万吨。", of=("mass", "volume", "energy"))
def flowing(number: Number) -> Fit:
    """NP Q吨: masses and volumes flow, unless they are stored."""
    return bool(number.chunk) and not deeds.is_stored(number.chunk + number.right[:6])


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
    return words_of("going").search(number.chunk) or deeds.done_behind(right)


@rule(Collection.SUM, "茶叶合作社｜12家。", "茶叶合作社达到｜12家。", planned=True, promised=True)
def planned(_number: Number) -> Fit:
    """Q in the plan: what is to be done in the period."""
    return True


@rule(Collection.END, "拥有茶叶合作社｜12家。", "走访茶叶合作社｜12家。")
def there_are(number: Number) -> Fit:
    """有 NP Q: what there is; 盘活存量 NP Q is what was done with it."""
    if _STOCK_WORKED_ON.search(number.chunk):
        return False
    return words_of("stock", "[^，,]{0,12}$").search(number.chunk)


@rule(Collection.END, "茶叶合作社｜12家。", "走访茶叶合作社｜12家。")
def nothing_was_done(number: Number) -> Fit:
    """NP Q: without a verb of doing a count holds at the end."""
    return not deeds.does(number.chunk)


@rule(Collection.SUM, "除险加固茶坝｜7处。", "茶叶合作社｜7家。")
def done(_number: Number) -> Fit:
    """VERB NP Q: what was done adds up, also where the verb is part of a longer word."""
    return True


STOCKS_AND_FLOWS: tuple[Rule[Collection | None], ...] = (
    such_as_there_are,
    insured,
    visits,
    planned_to_stand_at,
    came_to,
    came_from,
    there_are_already,
    has_come_to,
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
    served,
    awarded,
    new_ones,
    worked_on,
    planned,
    there_are,
    flowing,
    nothing_was_done,
    done,
)
