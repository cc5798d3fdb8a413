"""Whether a quantity in the plan tells what is already so: 五年来新建40所, 目前已有12家.

All else there is promised. And whether one in the review is an earlier promise told again.

Older speeches account for a field within the section that plans it, and every speech now and then
says from where it starts.
"""

from __future__ import annotations

import re

from reportschema.reading.sentence.lexicon import any_of

_YEARS = "[一二两三四五六七八九十几0-9]{1,2}"
# Opens an account of what has been done: it holds until a word looks ahead.
_SO_FAR = re.compile(
    rf"(?<!第)(?:{_YEARS}[多余]?年多?以?来|过去{_YEARS}年|过去的(?:一年|[12][0-9]{{3}}年)|(?:建国|建交|成立|解放|开放|全会|会议|去年|上年)[^，,。；;]{{0,6}}以来)"
)
# Opens what is so today: it holds until a word looks ahead or a clause begins with a verb of doing.
_NOW = re.compile(r"(?:^|[，,。；;])(?:但|而|在)?(?:目前|现在|迄今|至今|截至[^，,]{1,12}(?=[，,]))")
# 由300个减少到现在的|100个: where it stands by now.
_CAME_TO_NOW = re.compile(
    "[到至为](?:现在|目前|如今|当前|现有)的(?=[0-9一二两三四五六七八九十百]|$)"
)
# 比现有的|55个减少15个: how many there are now.
_THAN_NOW = re.compile("比现有的?(?:约|近)?$")
# 正在组织专家参加|120项: what goes on now; 正在建设的12个 only says which.
_UNDER_WAY = re.compile("正在(?![^，,。；;]{0,6}的)[^，,。；;]{0,20}(?:[，,]参[加与])?$")
# 因为停工待料损失|12亿元
_LOST = re.compile("因为?[^，,。；;]{2,24}?(?:损失|浪费|积压|亏损)(?:资金|了)?$")
# 除|9座已经完工以外
_BUT_FOR = re.compile("除了?$")
_DONE_ALREADY = re.compile("[^，,。；;]{0,12}已经?[^。；;]{2,30}?(?:以外|外[，,]|$)")
# 劳动力|七成以上在农村, 是有|五千万人口的大省: how it is.
_WHERE_THEY_ARE = re.compile(
    "(?:都|生活|居住|分布|集中|仍)*在(?:农村|乡村|山区|城镇)(?=[，,。；;]|$)"
)
_AS_IT_IS = re.compile("是(?:一个|个)?(?:拥?有)?(?:近|超过?)?$")
_SUCH_A_PLACE = re.compile("(?:人口)?的(?:[农多]|发展中)?[^，,。；;]{0,4}大[国省市县]")
# 今年1至5月完成计划的|40%: the months gone by.
_MONTHS_GONE = re.compile(
    "[1一]月?份?(?:至|到|[-—]{1,2})(?:[2-9]|1[01]|[二三四五六七八九十]|十一)月份?(?![^，,]{0,6}[要将须])"
)
_PLAN_DONE = re.compile("计划(?=完成)")
# 已达135个, 已经有6条: of what has come about, in its own clause; 已签约的12个项目 only says which.
_ALREADY = re.compile(
    r"(?<![而不早])已(?:经)?(?!有条件|按|决定|列入|纳入|明确)[^，,、：:的]{0,20}$"
)
# 访问了46个: what was done; 明确了5%的目标 announces.
_DONE = re.compile(r"(?<![为除免极成罢])(?<!明确)(?<!提出)了(?!解)[^，,、：:的了]{0,8}$")
# 要建成5个 looks ahead, 主要领导人 and 重要成果 do not.
# Nor do 加强了管理 and 逐年的努力.
_AHEAD = re.compile(
    rf"(?<![主重紧纲])要(?![求素点闻])|(?:{any_of('ahead')})(?<!的努力)(?!(?<=加强|推进|推动|加快)了)"
)
# 在巩固|100个乡镇救助的基础上: what is so already, from which the plan goes on.
_STARTS_FROM = re.compile("(?:^|[，,：:])(?:要|继续)?在[^，,。；;：:、0-9]{0,12}$")
_GROUND = re.compile("[^，,。；;：:]{0,24}基础上")
# 已建成的骨干项目有|30个: how many of them there are by now.
_DONE_ONES = re.compile(
    r"(?<![而不早])已(?:经)?[^，,。；;、：:]{1,24}的[^，,。；;：:]{0,20}[^没具]有$"
)
# 已建成的主要有：新增公路|120公里；…: a list of what has been done, to its full stop.
_ACCOUNT = re.compile(r"已(?:经)?[^，,。；;：:0-9]{1,12}有[：:]")
# 有|24%的企业存在亏损: what is lacking now.
_LACKING = re.compile(
    "的?[^，,。；;0-9]{0,16}(?:存在着|存在(?=不同|严重|较|许多|问题|亏)|没有(?=达到|恢复|完成|解决|实现)"
    "|尚未|仍然?(?:在|有|是|处|没|未|存)|还没有|还存在|还处于)"
)
# 充分发挥|八亿农民的积极性: how many people there are, no promise of them.
_WHOSE = re.compile(
    "(?:发挥|调动|依靠|动员|团结|号召|激励|凝聚|汇聚|代表|在内的|全[国省市县区](?:有)?|我[国省市县区]|拥有)$"
)
_PEOPLE = re.compile(
    "(?:各族|各民族|中国|革命)?(?:农民|人民|职工|同胞|群众|工人|干部|儿女|知识分子|党员|市民|父老|人口的)"
)
_CLAUSE = re.compile(r"[，,：:]")
# 去年的报告提出，涨幅要控制在|9%以内; 没有实现年初确定的能耗|降低3%、水耗降低2%的目标.
_SET_THEN = "(?:报告|年初|人代会|计划|规划)[^，,。；;、]{0,8}(?:提出|确定|预定|要求|下达)"
_WAS_TO_BE = re.compile(
    rf"{_SET_THEN}[，,]?[^。；;，,]{{0,4}}要[^。；;，,]{{0,32}}(?<![从由自要])$"
)
_OF_THEN = re.compile(rf"{_SET_THEN}的[^，,。；;]{{0,30}}$")
_WAS_AIM = re.compile(r"(?:左右|以[上内下])?[^，,。；;目]{0,20}的?(?:预期|控制|年度)?目标(?!任务)")
_COUNTED = ("项", "个", "件")
_DOING = re.compile(rf"{any_of('flow')}|{any_of('going')}")

# 加快推进已获批的|4家: what has been done to those counted, whatever is to come.
_DONE_TO_THEM = re.compile("已经?(?![经有])[\u4e00-\u9fff]{2,4}的$")
# 加快已签约的12个|项目建设: that is still to come.
_YET_TO_DO = re.compile(
    "[^，,。；;、要]{0,14}(?:建设|开工|投产|落地|实施|改造|施工|见效)(?=[，,。；;、]|$)"
)


def told(sentence: str, behind: str = "") -> bool:
    """Whether what a sentence says around a quantity tells of what is.

    Sentence: from its start to the quantity. Behind: the words after the quantity.
    """
    if _STARTS_FROM.search(sentence) and _GROUND.match(behind):
        return True
    ahead = [match.end() for match in _AHEAD.finditer(sentence)]
    last_ahead = ahead[-1] if ahead else -1
    if any(match.end() > last_ahead for match in _SO_FAR.finditer(sentence)):
        return True
    if (
        "月" in sentence
        and (months := _MONTHS_GONE.search(sentence)) is not None
        and not _AHEAD.search(_PLAN_DONE.sub("", sentence[months.end() :]))
    ):
        return True
    if any(
        match.end() > last_ahead and not _goes_on_doing(sentence[match.end() :])
        for match in _NOW.finditer(sentence)
    ):
        return True
    if _PEOPLE.match(behind) and _WHOSE.search(sentence):
        return True
    if any(match.end() > last_ahead for match in _CAME_TO_NOW.finditer(sentence)):
        return True
    if _goes_on_or_is(sentence, behind, last_ahead):
        return True
    clause = _CLAUSE.split(sentence)[-1]
    if _DONE_TO_THEM.search(clause) and not _YET_TO_DO.match(behind):
        return True
    if "因" in clause and _LOST.search(clause) and _AHEAD.search(clause) is None:
        return True
    if "已" in clause and _DONE_ONES.search(clause):
        return True
    if ahead:
        return False
    if _LACKING.match(behind):
        return True
    if "已" not in sentence and "了" not in sentence:
        return False
    return _ALREADY.search(clause) is not None or _DONE.search(clause) is not None


def _goes_on_or_is(sentence: str, behind: str, last_ahead: int) -> bool:
    """Whether words tell what goes on now, what is left out as done, how it is."""
    if "正在" in sentence and (now := _UNDER_WAY.search(sentence)) and now.start() > last_ahead:
        return True
    if "现有" in sentence and _THAN_NOW.search(sentence):
        return True
    if _BUT_FOR.search(sentence) and _DONE_ALREADY.match(behind):
        return True
    if _AS_IT_IS.search(sentence) and _SUCH_A_PLACE.match(behind):
        return True
    return last_ahead < 0 and _WHERE_THEY_ARE.match(behind) is not None


def opens_account(sentence: str) -> bool:
    """Whether a sentence opens a list of what has been done that goes on over semicolons."""
    return "已" in sentence and _ACCOUNT.search(sentence) is not None


def _goes_on_doing(after: str) -> bool:
    return any(_DOING.match(clause) for clause in _CLAUSE.split(after)[1:])


def recalls(sentence: str, behind: str, unit: str | None) -> bool:
    """Whether a quantity of the review is an earlier target told again.

    sentence: from its start to the quantity; behind: the words after it; unit: its own.
    """
    if unit in _COUNTED or not any(word in sentence for word in ("提出", "确定", "预定", "要求")):
        return False
    if _WAS_TO_BE.search(sentence):
        return True
    return _OF_THEN.search(sentence) is not None and _WAS_AIM.match(behind) is not None
