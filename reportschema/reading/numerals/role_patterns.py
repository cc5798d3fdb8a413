"""The patterns that `roles` asks with, built from the words of role_words.csv and name_words.csv.

Each is tried at one numeral (or at the line or quotation around it) and looks a bounded way ahead,
so that reading stays linear.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportschema.models.fields.codes import NumeralRole
from reportschema.notation.alternatives import one_of
from reportschema.reading.words.tables import WordTable

_CN = "一二两三四五六七八九十百千万亿零〇"
_N = rf"(?:[0-9]{{1,3}}|[{_CN}]{{1,4}})"
_SMALL = r"(?:[0-9]{1,2}|[二两三四五六七八九十]{1,2})"


class RoleWord(NamedTuple):
    """A word beside a numeral: its list says what the numeral is then for."""

    list: str
    word: str
    says: str


class NameWord(NamedTuple):
    """A name, slogan or ordinal that contains a numeral, and the role of that numeral."""

    word: str
    role: NumeralRole
    example: str


ROLE_WORDS = WordTable(__package__, "role_words", RoleWord, lists="list")
NAME_WORDS = WordTable(__package__, "name_words", NameWord, lists="role")


def _any(name: str) -> str:
    return f"(?:{ROLE_WORDS.any_of(name)})"


@cache
def _known() -> dict[str, list[tuple[str, int, NumeralRole]]]:
    """Names and slogans by each numeral character in them and the one beside it.

    Each has the word, the numeral's place in it, role.
    """
    found: dict[str, list[tuple[str, int, NumeralRole]]] = {}
    for row in NAME_WORDS.rows:
        word, role = row.word, row.role
        for i, character in enumerate(word):
            if character in _CN or character.isdigit():
                found.setdefault(
                    word[i : i + 2] if i + 1 < len(word) else word[i - 1 : i + 1], []
                ).append((word, i, role))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def known_at(text: str, start: int, end: int) -> tuple[int, int, NumeralRole] | None:
    """The longest listed name or slogan that the numeral text[start:end] stands in."""
    longest: tuple[int, int, NumeralRole] | None = None
    for pair in (text[start : start + 2], text[max(0, start - 1) : start + 1]):
        for word, at, role in _known().get(pair, ()):
            begin = start - at
            if begin >= 0 and begin + len(word) >= end and text.startswith(word, begin):
                if longest is None or len(word) > longest[1] - longest[0]:
                    longest = begin, begin + len(word), role
                break
    return longest


_UNIT = _any("count_word")
_CLASS = _any("class_noun")


@lru_cache(maxsize=4)
def unit_next(units: tuple[str, ...]) -> re.Pattern[str]:
    """What a count or a measure has behind its numeral: 3万元, 两个, 7%, 5 家.

    units: those that count things.
    """
    counted = one_of(
        [*(set(units) - set(ROLE_WORDS.words("weak_counter"))), *ROLE_WORDS.words("count_word")]
    )
    return re.compile(rf" ?[多余几]?(?:{counted}|%|‰|℃|[a-zA-Zμ㎡]|个)")


WEAK_COUNTER = re.compile(_any("weak_counter"))
YEAR = re.compile("(?:19|20)[0-9]{2}")
YEAR_NAME = re.compile("(?:19|20)[0-9]{2}[\u4e00-\u9fff]")
CHINESE_NUMERALS = re.compile("[一二两三四五六七八九十百千万]")

# 一、 (一) 1. 第一章 附件1 at the start of a line; the items of a list of annexes
# (附件:1.名词解释).
LINE_NUMBER = re.compile(
    rf"""
    (?: 附 [^\n0-9]{{1,4}} : )? [ (（【\[]*
    ( (?: 附 [件表录] [ ]? )? (?: 第 (?={_N}[章节部篇条]) )? {_N} [章节部篇条]? )
    (?: [、.．)）】\]:] | (?<=[章节]) | [ ]? (?=\n) )
    """,
    re.VERBOSE,
)
# - 3 -, 第3页, 浏览次数:120
FURNITURE = re.compile(
    r"""
      -{1,3} [ ]? [0-9]{1,3} [ ]? -{1,3} (?=\n|$)
    | 第 [ ]? [0-9]{1,3} [ ]? 页 [^\n]{0,12}
    | (?: 发布 | 浏览 | 点击 | 阅读 | 打印 | 来源 | 字号 | 索引号 ) [^\n]{0,40}
    """,
    re.VERBOSE,
)
ENUMERATOR = re.compile(
    r"""
    (?: ^ | (?<=[\n。;:、!?(—,；，！？（-]) | (?<=其) ) [“(（]?
    (   [一二三四五六七八九十]{1,2} [是要] (?! 方 | 的 )                     # 一是, 二要
      | 第 [一二三四五六七八九十] (?= [,、:，] )                             # 第一,
      | [0-9]{1,2} (?= [)）] )                                              # (1)
      | (?<=[(（]) [一二三四五六七八九十]{1,2} (?= [)）] )                    # (一) within a line
      | (?<=[\n。:;；]) [一二三四五六七八九十]{1,2} (?= 、 )
      | (?<=其) [一二三四] (?= [,，是] ) )                                   # 其一
    """,
    re.VERBOSE,
)
# The mark of a note: [2] 〔8〕 【1】 ［6］
NOTE_MARK = re.compile(r"[\[〔［【〖]([0-9]{1,3})[\]〕］】〗]")

_MEETING = (
    "会议|全会|全体|代表|党代|人代|大会|人大|政协|党的|国会|理事|青运|省运|亚运|奥运|运动会|普查"
)
SESSION = re.compile(
    rf"""
    ( 第? (?:
        (?: 十[一二三四五六七八九]? | 二十[一二]? | [七八九] ) 大
            (?= [、,，和以精报会召胜提作确战部擘闭开后之。;的及为\s”] | 二十 )  # 十八大
      | {_N} 届 (?! [“年高] )                                                             # 十八届
      | [一二三四五六七八九] 中 (?= [、,，和及] [^\n]{{0,12}}? 全会 | 全会 )  # 三中、四中全会
      # 六次会议
      | {_N} 次 (?= [、和] {_N} 次 | 全 [国省市区县] | [^\n,，。、;]{{0,6}}? (?:{_MEETING}) )
    ) )
    """,
    re.VERBOSE,
)
# PM2.5, T3; 5G, 3D打印, 4A级, 3.0版
LATIN_BEFORE = re.compile(r"(?:PM|pm|[A-Za-zα-ω]{1,6}-?)$")
LATIN_AFTER = re.compile(
    r"""(
        D(?:打印)? | G(?![WBb]) | A(?: 级 | (?= 景 | [^a-zA-Z] ) ) | K(?![WmMwgVv])
      | 版 (?!本|面|权) | (?<=\.0) (?=[改时版政方工技系”])
    )""",
    re.VERBOSE,
)
# 连续3年, 七连冠
STREAK_WORDS = ("连续", "连年", "持续", "接连")
STREAK = re.compile(
    rf"""
      (?: {"|".join(STREAK_WORDS)} ) 第? {_N} 多? 个? (?: 年度 | 年 | 届 | 次 | 月 | 季度 )
    | (?: [一二三四五六七八九十]{{1,3}} | [0-9]{{1,2}} ) 连 [冠增降丰优升胜上涨创跌贯霸快]
    """,
    re.VERBOSE,
)
# A number of years that names a plan: 三年行动
SPAN_OF_YEARS = re.compile(
    rf"""
    [”)]? (?: {_any("plan_noun")} | [一-龥]{{2,8}} (?: 行动 | 攻坚 | 计划 | 规划 )
            | 时间 | 一 [届度次轮个] | 左右 | 多? 前 | 后 | 期 | 不变 )
    """,
    re.VERBOSE,
)
# 24小时值守, 15分钟生活圈, 百日攻坚
DURATION = re.compile(
    rf"""
      ( {_N} (?: 小时 | 分钟 | 刻钟 | 天 | 日 ) )
      (?= [^\n,，。;、]{{0,10}} (?:
          圈 | 不打烊 | 值守 | 运行 | 开放 | 通关 | 生活 | 自助 | 服务 | 办结 | 响应 | 达
                                | 攻坚 | 行动 | 会战 | 冲刺 | 开工 | 竞赛 | 整治 | 过境 | 不间断 ) )
    | ( (?: 24 | 二十四 ) 小时 (?! 内 | 以内 ) )
    # 5分钟邻里、15分钟社区
    | ( {_N} 分钟 (?= [、\u4e00-\u9fff]{{0,3}}
        (?: 邻里 | 社区 | 村镇 | 城镇 | 商圈 | 通勤 | 交通 | 经济 ) ) )
    | ( (?<![至到短减少加高达前]) [0-9{_CN}-]{{1,7}} [多余几]?
        (?: 天 | 周 | 个月 | 个半月 | 年 | 个日夜 | 个昼夜 | 小时 )
        # 45天签约
        (?= 的? (?: 时间 | 日夜 | 昼夜 )
          | (?: 内 | 就 | 便 | 即 )? (?: 完成 | 签约 | 建成 | 投产 | 拿地 | 征迁 ) ) )
    | ( (?<=仅用|只用|利用|历时|用时|耗时|经过|奋战|鏖战)
        [0-9{_CN}-]{{1,7}} [多余几]? (?: 天 | 周 | 个月 | 个半月 | 年 | 小时 ) )  # 仅用38天
    | ( (?<=提前) (?<!分别提前) {_N} [多余几]? 个半?月 )                            # 提前2个月
    | ( (?<=年) 零 {_N} 个月                                                         # 一年零三个月
      # 八个多月以来
      | {_N} [多余几]? 个 [多余]? 月 (?= [内里中来后前] | 以[来内后前] | 之[内后] | 的时间 )
      # 一百多年, 百余年
      | (?: [一二两三四五六七八九]{{1,2}} [百千] [多余几]? | 十 [多余几] ) 年 | [百千] [多余] 年 )
    """,
    re.VERBOSE,
)
_NUMBER = rf"[0-9{_CN}.]{{1,12}}"
_BOUNDED = r"""[0-9.]{0,8} (?: [万亿] | 百万 | 千万 )? [多余]?
    (?: 元 | 美元 | 吨级? | 人 | 亩 | 平方米 | 公里 | 千瓦 | 千伏 | 蒸吨(?:/小时)? | 餐位 | 周?岁
      | 床 | 米 | 兆瓦 | 级 | 年
      | 马力 | 担 | 斤 | 立方米 | 倍 )"""
_BOUNDED_THING = _any("bounded_thing")
_GREAT = "[十百千万]{0,3}[万亿]"
# What stands between a bound and what it bounds: 亿元以上|先进制造业|项目; 投入2亿元以上支持企业
# bounds nothing.
_BETWEEN = (
    "(?: (?! 支持|用于|推动|实施|加快|奖励|帮助|助力|扶持|购买|投入|完成|建设(?!项目|工程) )"
    r" [^，,。；;、：:0-9\n“”的] ){0,14}?"
)
THRESHOLD = re.compile(
    rf"""(
        {_NUMBER} {_BOUNDED} (?: 及?以上 | 及?以下 | 以内 ) (?= 的? “? {_CLASS} )  # 500万元以上企业
      | (?: (?<=大于|小于|超过|不足|低于|高于) | (?<=[过超达逾]) )
        {_NUMBER} {_BOUNDED} (?= 的 [^,，。;]{{0,4}} {_CLASS} )  # 大于10万人的街道
      | [0-9{_CN}]{{1,3}} (?: - | 至 | ~ | 到 ) [0-9{_CN}]{{1,3}} 周?岁 (?: 以[上下] )?  # 0-3岁
      | [0-9{_CN}]{{1,3}} 周?岁 及?以[上下] (?= [^\W\d_] )  # 65周岁以上
      | {_NUMBER} [0-9.]{{0,8}} (?: [万亿] | 百万 | 千万 )? [多余]? 元 及?以[上下]
        (?= 的? {_BETWEEN} {_BOUNDED_THING} )  # 亿元以上先进制造业项目
      # 30户以上自然村
      | {_NUMBER} (?: 户 | 分 | 度 | 千伏安 ) [ ]? 及?以[上下] (?= [\u4e00-\u9fff] )
      | [0-9{_CN}]{{0,5}} [万亿] 元? 级 (?: 及?以上 )?                             # 百亿级项目
      | [0-9{_CN}]{{1,6}} (?: 千瓦 | 兆瓦 | 立方米 | 平方米 ) 级  # 百亿立方米级
      # 超10亿元龙头企业
      | (?<=[超过上逾]) [0-9.一二三四五六七八九]{{0,5}} {_GREAT} (?!亿) 元
        (?= {_BETWEEN} {_BOUNDED_THING} )
      # 超百亿企业
      | (?<=[超过逾]) [0-9]{{0,4}} [十百千万]? (?: 亿 | (?<=[百千]) 万 ) (?= 的? {_BOUNDED_THING} )
      | (?<! [0-9超近过达破上逾至到数几“‘] )
        (?<! 建成|完成|新增|发展|种植|改造|造林|总产 ) [百千万]{{1,2}}
        (?: 亩 | 头 | 只 | 羽 | 米 | 公里 | 千瓦 | 立方米 )
        (?! 以[上下] | 大关 | 目标 | 左右 | 规模 | 台阶 | [多余的]
          | [工G][业D] | 产值 | 地区 | 国内 | 生产 | 增加 | 国民 ) (?= [一-龥“] )  # 万亩示范片
      # 亿元企业
      | (?: (?<=[超过上逾]) [0-9]{{1,4}} | [一二三四五六七八九] )? {_GREAT} 元
        (?: 级 | 及?以上 )? (?= 的? {_CLASS} | GDP )
      # 20亿元企业、5亿元企业分别达到
      | [0-9]{{1,4}}亿元(?=(?:企业|园区|产业|集群|项目)(?:[、和].{{0,8}}亿元|[^，。；]{{0,12}}分别))
      # 千亿产业
      | (?<!“) {_GREAT} (?= [市县省]{{0,2}} (?: 产业 | 基金 | 集群 | 园区 | 企业 | 赛道 | 国债 ) )
      | {_GREAT} (?: (?= 县 | 镇 | 俱乐部 ) | (?<=亿) (?= 台阶 ) )  # 百亿县
      | [0-9{_CN}]{{1,6}} 吨级 (?: 及?以上 )?  # 5万吨级
      # 亩产八十斤到九十九斤的有五十五个县
      | [0-9{_CN}]{{1,6}} 斤 (?: [到至-] [0-9{_CN}]{{1,6}} 斤 )? (?: 以[上下] )?
        (?= (?: (?: 、 | 或者? ) [0-9{_CN}]{{1,6}} 斤 (?: 以上 )? ){{0,2}}
            的 [，,]? (?: 共 | 就 | 已经? )? 有 [0-9{_CN}] )
      | [十百千万亿]{{1,3}} (?: [卡台辆人户床斤头亩件套架] | 公里 ) 级  # 百台级、万卡级
      | (?<=个) {_GREAT} [元斤吨]? (?= 台阶 | 大关 | 关口 | 门槛 )  # 三个百亿元台阶
    )""",
    re.VERBOSE,
)

# A quotation: “…” ‘…’ 「…」 《…》 of at most forty characters in one line.
QUOTE = re.compile('[“‘「『《〈"]([^“”‘’「」『』《》〈〉"\n。]{1,40})[”’」』》〉"]')
# Quotations that are formulas: 1+1+9, 1310, 四个全面
FORMULA = re.compile(
    rf"""
    (?: [0-9A-Z{_CN}]{{1,6}} (?: [+·:xX×-] [0-9A-Z{_CN}]{{1,6}} )+
      | [0-9]{{3,6}} | {_SMALL} [个大化项通网区] ) [^0-9]{{0,10}}
    """,
    re.VERBOSE,
)
HOTLINE = re.compile(_any("hotline"))
# How far the row of a formula outside quotations goes: 一个, 三证
COUNTED = re.compile(rf"[ ]?[多余几]?(?:{_UNIT}|[\u4e00-\u9fff](?=[\u4e00-\u9fff]))|")
# 一江两岸|三带: the rest of a formula whose first part is listed
MORE_PARTS = re.compile(
    "(?:[一二两三四五六七八九十]{1,2}[\u4e00-\u9fff])+(?=[^\u4e00-\u9fff]|建|布|战|格)"
)
# 百分之二到|三: the second end of a range of shares
SHARE_RANGE = re.compile("百分之[一二两三四五六七八九十百零点]{1,8}[到至]$")

METRO = re.compile("(?:地铁|捷运|轻轨|轨道交通)$")
_TOWN = "[一二三四五六七八九十百千万]{1,2}"
_NO_NAME = f"(?!眼桥){_UNIT}|[大类级高新好美型优化网方重创个业产]|{_any('counted_formula')}"
PLACE = re.compile(
    rf"""(
        {_N} 号 (?:
                线 | 楼 | 桥 | 院 | 公路 | 文件 | 令 | 馆
                | 地块 | 井 | 机 | 工程 | 国道 | 门 | 库 | 泊位 | 锅炉 | 站
                | 岛 | 船 | 仓 | 厂 | 病 | 航站楼 )? (?! [称召码] )  # 11号线, 450号
      | {_N} (?= (?: 、 {_N} ){{0,3}} [、和及] {_N} 号 (?!召) )  # 4、5号楼
      | {_N} (?: 巷 | 弄 | 马路 | 环路 | 环线 | 航站楼 | 车道 )
      | (?<!“) (?: [二三四五六七八九十][一二三四五六七八九十]{{0,2}} | (?<=[经纬东西南北横纵支])一 )
        路 (?! 公交 | 大军 | 视频 | 监控 | 人马 | 招商 | [^，,。；;、]{{0,3}} 队 )  # 纬二路
      | (?<=山区|沿海|库区|老区|海岛|牧区|沿江|毗邻) {_N} [县市区] (?= [一-龥] )  # 山区5县
      | [〇零一二三四五六七八九]{{2,4}} (?= 所 )  # 七一二所
      | [0-9.]{{1,5}} (?: [-、] [0-9.]{{1,5}} )? (?: 英寸 | 吋 )  # 12英寸晶圆
      | [0-9]{{2,3}} (?= [国省县乡]道 )  # 107国道
      | (?<=[国省县乡]道) [0-9]{{2,3}} (?! [0-9.多余]* (?: 公里 | 千米 | 米 | 条 | 段 | 处 ) ) 线?
      | [一二三四五六七八九十]{{1,2}} [中小高幼校局建] (?= [(、,，（和。等新改扩分] | 附 )  # 市一中
      | (?<=[市区县医附学]) [一二三四五六] (?: 院 (?!士) | 医院 )  # 市一院
      | (?<![0-9]) {_any("hotline")} (?! [0-9.%+-] | [余多]? {_UNIT} )  # 12345热线
      | [0-9]{{3,5}} (?= (?: 政务 | 政府 | 便民 | 市民 | 市长 | 公共 )? (?: 服务 )? 热线
                       | 科技园 | 创意 | 文创 | 产业园 | 艺术区 )
      | {_N} 强 (?! 化 | 调 | 大 | 势 | 烈 | 度 | 力 ) [县区市镇]?  # 世界500强
      # 500千伏变电站
      | [0-9.]{{2,4}} (?: /[0-9]{{2,4}} )? [ ]? (?: 千伏 | 万伏 | [kK][vV] ) (?! [安Aa] )
      | [0-9.]{{1,5}} (?: 微米 | 纳米 ) (?= [\u4e00-\u9fff] ) (?! [的以左和] )  # 7纳米芯片
      # 金竹路（二段）
      | (?<=[(（]) [一二三四五六七八九十]{{1,2}} (?: 段 | 标段 ) (?= [)）、] )
      | [0-9]{{1,2}} [型#] (?!号) | {_N} 位数 | {_N} 人制
      | {_N} 件 (?:民生)? 实事 (?= \n | 完成情况 | 连续 )  # a title, not a count
      | [百千万亿]{{2,4}} 次 (?= [的级超] [一-龥]{{0,6}} 计算 | 超算 )  # 千万亿次超级计算机
      | [一二三四五六七八九]五 (?= [”"]? 普法 )
      | {_TOWN} (?! {_NO_NAME} ) [一-龥]
        (?:
            桥 | 村 | 园 (?!区) | 岗 (?!位) | 湾
          | 庄 | 店 | 镇 | 乡 | 湖 | 岛 | 溪 | 沟 | 坪 | 塘 | 坝 | 岭
          | 寺 | 庙 | 塔 | 屯 | 堡 )  # 五眼桥
    )""",
    re.VERBOSE,
)

# 二期, 一本上线率, 二次供水
ORDINAL = re.compile(
    "([一二三四五六七八九]期(?!货)|二(?:次|元|轮|手|维|胎|孩)|[0-9]期(?=工程|项目)"
    "|[一二三]本(?=[、和及上线]))"
)
# Behind 第三: a thing that comes in a series, so that the number ranks nothing
WHICH = re.compile(_any("ordinal_thing"))
RANK_BEFORE = re.compile(rf"{_any('rank_context')}[^,，。;]{{0,12}}第$")
# Behind 前三 what makes it a rank; 前两轮, 前三个季度 rank nothing
AMONG = re.compile("[位名强席%,，、。;；)）”的\n]|$|个?(?:百分|%)")
AT_FRONT = re.compile("(?<![学目以之提空年日此当月])前$")
ANNIVERSARY = re.compile(rf"{_N}周年")
GRADE = re.compile(
    r"[1-9]\.[0-9]级(?:余震|地震)?|[一二三四五六七八九]{1,2}级(?=企业|子公司)"
    "|[一二三四五六七八九1-9]级(?:及?以上|标准|公路|地震|响应|医院|医疗机构|甲等|乙等|保护|文物)?"
)
# 万力集团, 亿航公司; 三元乳业: a numeral that begins the name of a firm.
GREAT_ALONE = re.compile("[百千万亿]")
SMALL_SUM = re.compile(
    "[二三四五六七八九]元(?=[\u4e00-\u9fff])(?![的以至到起左补一钱多整提增上下升降减涨])"
)
# Behind a lone 一 these measure: 一倍, 一成; other words only say that there is one.
MEASURES = re.compile("[倍成番元斤吨亩米度岁%万亿]|公里|公斤|半")
# 每千人, 万元GDP, 百万吨死亡率: the base of a rate
BASE = re.compile(
    r"""
      (?<=每) [十百千万]{1,3} [\u4e00-\u9fff]
    | [千万]人 (?= 发明 | 高价值 | 有效 | 托位 | 成讼 | 发生 | 拥有 | 刑事 | 就诊 )
    | 万元 (?= 工业 | 产值 | GDP | 地区生产 | 国内生产 | 生产总值 | 增加值 | 国民 )
    | 百元 (?= 产值 | 产品 | 固定资产 | 资金 | 资产 | 投资 (?!了) | 工业 | 销售 | 营业 | 收入 )
    | (?<=[人件起吨]/) [十百千万亿]{1,2} (?: 吨 | 元 | 人 | 车 )
    | [十百千万亿]{1,2} (?: 吨 | 元 | 人 | 车 )? (?= [\u4e00-\u9fffA-Z]{0,14} 死亡率 )
    """,
    re.VERBOSE,
)
_FEW = "(?:十[一二三四五六七八九]|[二两三四五六七八九十]{1,2})"
EVENT = re.compile(
    rf"""(
        # 四大抓手
        {_SMALL} 大 (?! 类 | 项 | 中型 | 型 | 队 | 学 | 桥 | 道 | 院 | 班 )
        (?: 攻坚战 | [一-龥]{{0,2}} )
      | [一每] (?! 是 | 些 | 定 | 方 ) [^\W\d_一二三四五六七八九十百千万亿]{{1,4}}
        # 一企一策
        一 (?! 个 | 系列 | 批 | 起 | 步 | 些 | 定 | 体 ) [一-龥]{{1,2}}
        (?= [”、,，。;；建模行工机制服政方] )
      | [两二三四五六] 级 (?! 公路 | 以上 | 标准 | 及 | 响应 | 地震 )  # 区街两级
      | 一 [个件位名项条种类次篇座处支把张部本步家所批份块片面口门股场道环] (?! 百 | 千 | 万 )
      | [二两三四五六七八九十]{{1,2}} [种类] (?! 别 | 型 )
      | {_FEW} [个项条种类篇张支套块道大件]? {_any("counted_formula")}  # 六个重点
      | {_FEW} 个 [百千]亿 (?! [元斤吨] )  # 两个千亿
      | (?<!等) {_FEW} 个 (?= [“‘] | 100% )  # 三个“一”
      | {_FEW} 省 (?! 级 ) | 两市 (?! 级 )  # 南方五省
      | {_FEW} 个? (?: 省份 | 县市 | 县区 | 乡镇 | 部门 | [国省市区县镇乡村方者] ) 之间  # 三镇之间
      | [一二三四五六七八九十]{{1,3}} [条项]  # 十五条措施
        (?= 硬?措施 | 举措 | 意见 | 政策 | 规定 | 禁令 | 方针 | 纲要 | 主张 | 政治 | 决议 )
      | {_SMALL} 个? 方面  # 5个方面
      | [0-9]{{1,3}} (?: \+ [0-9N{_CN}X]+ )+  # 1+6+N
    )""",
    re.VERBOSE,
)
# 几百个, 数十座: how many is left open.
INDEFINITE = re.compile("(?:几|(?<![总人户件家次少多计])数)$")
# 保护第一, 安全第一: a motto ranks nothing.
MOTTO = re.compile(rf"{_any('motto')}第$")
# 千家企业节能行动, 百部文艺精品: a round number in a name. A count has a verb or a hedge before it
# (选派千名干部, 超千家).
ROUND = re.compile("[百千万]{1,2}|[百千]亿")
ROUND_NAME = re.compile("[家户村乡县镇场部亩人斤吨](?!次)(?=[\u4e00-\u9fff“])(?![以左])")
_EXPLAINS = (
    "名词解释|名词注释|名词解读|名词说明|相关名词|有关名词|词语解释|术语解释|用语解释|用语说明|注释"
)
DEFINITIONS = re.compile(rf"\n[^\n。]{{0,14}}(?:{_EXPLAINS})[^\n。]{{0,12}}(?=\n)")
NEXT_ANNEX = re.compile(r"\n附[件表录] ?[0-9一二三四五六]|\n附[件表]:?\n")
# What has to stand before some numerals: so few do that the others are not asked.
NOTE_OPENS = "[〔［【〖"
BEFORE_ENUMERATOR = frozenset("\n。;:、!?(—,；，！？（-其“第")
AFTER_FIRST_OF_TWO = frozenset("-至~到")
GREAT = "十百千万亿"
