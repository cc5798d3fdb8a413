"""What was done in a period, what came about, and what stands at its end, by the words around.

The rules of `collecting` ask here; the lists of words are those of figure_words.csv.
"""

from __future__ import annotations

import re
from functools import cache

from reportschema.reading.sentence.lexicon import any_of
from reportschema.reading.words.stage_words import any_stage

# Names that hold a verb of making: a threshold (销售收入过亿元), a measure, a kind of institution.
_NO_DEED = re.compile(
    "销售(?:收入|额|网)|参保(?:人数|人口|职工)|通车(?:总)?里程|脱贫(?:人口|户|县|地区|群众|劳动力)|生产(?:能力|企业|基地|性|线|总值)|服务(?:业|网点|中心|站|机构|平台|能力)"
    "|(?:培训|接种|检测|孵化|调解)(?:机构|基地|点|中心)|出口(?:企业|基地|额)|加工(?:企业|点|业)|种植(?:面积|业|户|规模)"
    "|建设用地|交易(?:所|中心|额)|开发区|贷款余额|减排量"
)
# 消除隐患1121个, 提请审议法规案5件: verbs that tell of a deed right before their thing, which are
# none of making; 突破12项关键技术 has its thing behind.
_DEED = "(?:{})(?!的|到|至|率|量|[0-9])"
# What came about in the period, told behind the count: 4家社区卫生服务中心获批成为….
_HAPPENED = re.compile(
    r"[^，,。；;、]{0,24}?(?<![未没])"
    rf"(?:{any_stage('agreed', 'begun', 'built', 'in_use')}"
    r"|恢复(?:通航|开放|运营|营业|生产|供水|供电|通车)|获评|获批|入选|晋升|晋级|荣获|挂牌"
    r"|脱贫|摘帽|上市|被[评认授列]|成为|完成(?!率)|取得|消除|纳入|出列|退出|受益"
    r"|获[得国省市“《]|获[^，,。；;、得]{2,12}(?:奖|认定|称号|命名|批准)|荣[获膺登]|全[部面]化解|清零|揭牌|上榜|入围"
    r"|当选|转化|销账|销号|搬迁|通过[^，,。；;、]{0,6}(?:评审|评定|认定|验收|复核|审定|公示|审核|评估|备案))"
)
# 30个急救站投入运行: what came about with things that are counted; what is measured (4.5米水深航道
# 贯通) is as large before.
_HAPPENED_TO_THINGS = re.compile(
    r"[^，,。；;、]{0,24}?(?:转为|投入(?:运行|使用|运营|生产|执勤|观测|商业)|上线|升格|升级为|新晋|打破|刷新"
    r"|搬[入进]新居|住进新居|驰援|列入|发布|并网|启用|开诊|落地|贯通|合龙|复工|复产|开学|撤并"
    r"|进入(?:国家|全国|省级)[^，,。；;、]{0,8}(?:试点|名[录单]|培育|试验))"
)
# 36项任务|扎实推进, 5个村|实现电代煤: work of the period with all that is counted, whatever manner
# it is told in. 加快建设 goes on at its end, 709个事项|实现网上办理 is how they stand then.
_WORK_OF = re.compile(
    r"(?![^，,。；;、]{0,16}(?:正在|未(?!来|成年)))[^，,。；;、]{1,24}?(?<![目率])"
    r"(?:(?:[扎坚]实|有序|全面|全部|加快|加速|稳步|顺利|深入|持续|梯次|强力|统筹|平稳|高效|纵深|压茬)"
    r"(?:推进|推动|推行|铺开|实施|展开|落实|拆除|出台)|实施见效|落地见效"
    r"|(?<![率项务景策果户])实现(?!率|产值|营收|利润|收入|税收|增长|增加|[^，,。；;、]{0,16}(?:[全共]覆盖|化))"
    r"|(?:复制|全国|全省|全市)推广|全[国省市](?:全面)?复制|获[全国省市]{0,4}推广|成功创建|创建成为"
    r"|修葺一新|整治到位|结对(?:帮扶|共建|办学)|试运行|(?:开展|进行)(?!的|[^，,。；;、]{0,12}合作)"
    r"|签[署订约]|缔结|结为|(?:摘得|夺得|斩获|揽获)|参赛|参会|入列|重组(?!的)|提请|申报|出台"
    r"|编制完成|如期完成|办结|获[^，,。；;、]{2,14}(?:表彰|表扬|推介|肯定|奖励|批复))"
)
# 6个示范茶园、|2个茶场通过验收: the rest of a list before what came about with all of it.
_FELLOWS = re.compile("(?:[^，,。；;、0-9]{1,14}[、和及][0-9.]{1,6}[万千]?[\u4e00-\u9fff]){1,2}")
_CAME_NOT = re.compile("[^，,。；;]{0,30}(?:未能|没有|尚未)")
# 为2680户老人安装了呼叫器: the verb of the count stands behind it.
_DONE = re.compile(r"[^，,。；;]{1,24}了")
# 为3万名职工|追回欠薪, 帮助200户家庭|解决困难: who was served.
_SERVED = re.compile("(?:(?<!行)为|给|帮助|助力|让|(?<!共)保障)(?:近|超|约|全[省市县区])?$")
# 为2万户|重塑信用: whatever was done.
_FOR = re.compile("(?:^|累计|共|已|免费|)为(?:近|超|约)?$")
# 让2万户|喝上干净水, 保障2万户|收房: what they came to have.
_HAVE = re.compile("[^，,。；;]{1,14}(?:[喝用吃住搬]上|住进|搬[入进]|拿到|收房|入住)")
_CLAUSE = re.compile("[，,。；;]")
_NOUN = re.compile("[\u4e00-\u9fff]{4}")
# 荣誉称号, 科技奖60项: what is awarded.
_PRIZE = re.compile("(?:奖|奖项|金牌|银牌|铜牌|奖牌|荣誉|称号)$")
# 增加到, 增至, 发展到: where a stock has come to.
_CAME_TO = re.compile(
    r"(?:增加|增长|增|发展|扩大|扩展|扩|上升|升|提高|减少|减|缩减|精简|压减|整合|下降|降)了?[到至为]"
    r"(?:(?:现在|目前|如今|当前|现有)的)?$"
)
_FROM = ("从", "由")
_GOES_TO = re.compile(
    "[^，,。；;、0-9]{0,4}(?:增加|增长|增|发展|扩大|扩展|上升|升|提高|减少|减|缩减|精简|压减|整合|下降|降)[到至为]"
)
# 供油60万吨, 生态补水3亿立方米: masses and volumes flow, unless they are stored or able to.
_STORED = re.compile(
    "能力|产能|储量|储备|库存|蓄积|库容|容量|容积|资源量|规模|保有|装机|可采|存粮|存煤|碳汇|吨位|运力"
)
# 度电排放0.13千克: an intensity.
_INTENSITY = re.compile("度电|单位|每|单产|亩产|人均|浓度|平均")
_YEARLY = re.compile(
    "招生|招收|录取|毕业|接待|转移|就诊|培训|发放|出栏|产量|销量|总产|用电|播种|种植|发电|货运|客运|吞吐量|[^存]量$"
)


@cache
def _flows() -> re.Pattern[str]:
    return re.compile(any_of("flow"))


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile(_DEED.format(any_of("deed")))


def does(text: str) -> re.Match[str] | None:
    """Where a verb of making or doing stands among words."""
    if found := _flows().search(text):
        found = _flows().search(_NO_DEED.sub("", text))
    return found or _deeds().search(text)


def came_about(right: str, things: bool = False) -> re.Match[str] | None:
    """What the words behind a number tell that came about.

    things: whether it counts any.
    """
    if not things:
        return _HAPPENED.match(right)
    if _CAME_NOT.match(right):
        return None
    fellows = _FELLOWS.match(right)
    for begin in (0, fellows.end()) if fellows else (0,):
        found = (
            _HAPPENED.match(right, begin)
            or _HAPPENED_TO_THINGS.match(right, begin)
            or _WORK_OF.match(right, begin)
        )
        if found:
            return found
    return None


def done_behind(right: str) -> re.Match[str] | None:
    """The verb of a count that stands behind it."""
    return _DONE.match(right)


def served(chunk: str, right: str) -> bool:
    """Whether a count is of those for whom something was done, as the words behind it tell."""
    if _SERVED.search(chunk) is None:
        return False
    clause = _CLAUSE.split(right[:20], maxsplit=1)[0]
    if _FOR.match(chunk) and _NOUN.match(clause):
        return True
    return does(clause) is not None or _HAVE.match(right) is not None


def prize(last: str) -> re.Match[str] | None:
    """The prize that the words before a count end with."""
    return _PRIZE.search(last)


def came_to(chunk: str) -> bool:
    """Whether a stock has come to a number: 茶企由3家增加到|5家; a yearly flow has not."""
    found = _CAME_TO.search(chunk)
    if found is None:
        return False
    before = chunk[: found.start()]
    # 同本市结好的城市增加到50个: what they did is told of them before 的
    return does(before.rpartition("的")[2]) is None and _YEARLY.search(before) is None


def came_from(chunk: str, right: str) -> bool:
    """Whether a stock comes from a number to another: 茶企由|3家|增加到5家."""
    if not chunk.endswith(_FROM) or _GOES_TO.match(right) is None:
        return False
    before = chunk[:-1]
    return does(before.rpartition("的")[2]) is None and _YEARLY.search(before) is None


def is_stored(text: str) -> bool:
    """Whether a mass or volume is one that is held (储备, 库容, 产能), or an intensity."""
    return _STORED.search(text) is not None or _INTENSITY.search(text) is not None
