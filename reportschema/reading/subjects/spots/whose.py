"""Q NP THEIRS: those counted, where the words behind go on to what is theirs.

改善|300所|幼儿园办园条件 counts kindergartens, and no conditions; |12个|断面水质优良比例 counts
sections of rivers, whatever is told of them next.
"""

from __future__ import annotations

import re

from reportschema.models import Unit
from reportschema.reading.clauses.counted import Counted
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming

_PERSONS = (
    "群众|人口|农民|居民|职工|家庭|老人|老年人|儿童|妇女|青年|教师|干部|人员|学生|市民|牧民|农户|住户"
    "|农牧民|农民工|劳动者|患者|对象|党员|村民|移民|毕业生|军人|残疾人|司机|工人"
)
_FIRMS = "企业|公司|集团|医院|卫生院|卫生室|机构|合作社|单位|园区|集聚区|个体工商户|经营主体|工商户"
_SCHOOLS = "学校|幼儿园|中学|小学|高校|学院|大学|医院|卫生院|卫生室"
_PLACES = (
    "县市区|县区|市州|盟市|县市|城市|乡镇|街道|社区|行政村|自然村|贫困村|小区|街区|景区|园区|开发区|功能区|片区"
    "|贫困县|断面|流域|湖泊|水源地|产业集群|(?<!全)产业链|产业|集群|项目|省份|国家"
)
_THEY = {
    **dict.fromkeys(("", "人", "名", "位", "户", "人口"), f"{_PERSONS}|个体工商户|经营主体"),
    **dict.fromkeys(("家", "户企业"), _FIRMS),
    "所": _SCHOOLS,
    "个": _PLACES,
    "条": "产业链|河流|河道|街道",
    "座": "水库|城市",
}
# What those counted have, be, or want: what is told of it is told of them.
_THEIRS = re.compile(
    "(?:条件|生活|质量|水质|水平|待遇|工资|薪酬|收入|负担|税负|需求|诉求|问题|困难|难题|权益|产值|营收|利润|税收"
    "|增加值|增速|增幅|占比|比例|比重|[^效]率|总额|投资|能力|标准|浓度|环境|面积|住房|规模)$"
)
_RIGHT_BEHIND = re.compile("^(?:之?中|内|里|的)+")
# 改善|300所|幼儿园办园条件: done to what they have.
_BETTERED = re.compile(
    "(?P<verb>改善|提升|提高|解决|保障|满足|降低|减轻|化解|优化|增强|缓解|破解|补齐|完善)了?好?$"
)
_OF_PLACES = ("个", "座", "条")
_OWN_COUNT = re.compile("(?:问题|困难|难题|需求|诉求|标准|能力|面积|住房)$")
_LONGEST = 16


# |30个|县增速快于全省: held against others, by which those are told that do better.
_BETTER = re.compile(
    "(?:均|都)?(?P<than>(?:超过|[快高低优好]于)(?:全[国省市区县州]|所在[省市区县])(?:平均(?:水平|数)?)?)"
    "(?=[，,。；;、]|$)"
)
# 居全国|第1位: a rank is told next.
_RANKS = ("居全", "位居", "列全", "排名", "位列", "稳居", "均居", "进入全")


_ARE_PERSONS = re.compile(
    f"[^，,。；;、0-9]{{0,8}}(?:{_PERSONS}|专家|学者|科学家|院士|首脑|大师|工匠|传承人|先生|委员|代表)"
)


def are_persons(right: str) -> bool:
    """Whether the words behind 位 name persons."""
    return _ARE_PERSONS.match(right) is not None


def those(
    what: Counted, unit: Unit | None, chunk: str, right: str, names: IndicatorNames
) -> Counted:
    """What is counted without what it has, which goes to the predicate or to the verb before.

    解决|30万|农民饮水困难 -> those whose trouble is solved.
    """
    name = unit.name if unit else ""
    they = _THEY.get(name)
    if they is None or not what.whole or "、" in what.whole or "“" in what.whole[-3:]:
        return what
    if name in ("家", "所") and what.event:  # 80家|乡镇卫生院改造
        owner = _owner(what.whole, they)
        if len(owner) > len(what.noun):
            return Counted(owner, what.whole[len(owner) :].lstrip("的"), "", False, owner)
    subject = what.whole.removesuffix(what.event) if what.event else what.whole
    better = None if what.event or what.predicate else _BETTER.search(right)
    if better and subject.endswith(better.group()):
        subject = subject.removesuffix(better.group())
    owner = _owner(subject, they)
    theirs = _RIGHT_BEHIND.sub("", subject[len(owner) :])
    if not owner or not 1 < len(theirs) <= _LONGEST or not _THEIRS.search(theirs):
        return what
    if name in _OF_PLACES and _OWN_COUNT.search(theirs):
        return what  # 16个|项目用地问题: so many problems
    if what.event and what.predicate:  # 40户|居民住房重建|完工
        return Counted(owner, "", theirs + what.event + what.predicate, False, owner)
    if what.event:
        return Counted(owner, theirs + what.event, "", False, owner)
    if better:
        return Counted(owner, "", theirs + better["than"], False, owner)
    if what.predicate:
        return Counted(owner, "", theirs + what.predicate, False, owner)
    done = _BETTERED.search(chunk.rstrip())
    if done and not _is_known(done["verb"] + what.whole, names):
        return Counted(owner, "", done["verb"] + theirs, False, owner)
    return what


def _is_known(name: str, names: IndicatorNames) -> bool:
    """Whether the vocabulary has a name as it stands: 解决农村人口饮水安全问题."""
    found = naming.named(name, names)
    return found is not None and found.indicator is not None


def before_figures(what: Counted, unit: Unit | None) -> Counted:
    """|12个|断面水质优良比例 98%: what is measured next, which those counted have."""
    they = _THEY.get(unit.name if unit else "")
    told = bool(what.predicate) and not what.predicate.startswith(_RANKS)
    if they is None or told or what.event or "、" in what.whole:
        return what
    owner = _owner(what.whole, they)
    theirs = what.whole[len(owner) :]
    if len(owner) < _SHORTEST or not _MEASURED.search(theirs) or owner.endswith(_EACH_ITS_OWN):
        return what
    return Counted(owner, "", "", False, owner)


_SHORTEST = 2
_MEASURED = re.compile(
    "..(?:产值|营收|收入|利润|税收|增加值|增速|增幅|占比|比例|比重|[^效]率|总额|投资|浓度|质量|水质)$"
    "|^(?:产值|营收|利润|税收|投资|收入)$"
)
# 36家|企业产值超10亿元: of each of them, and what sets them off.
_EACH_ITS_OWN = ("企业", "公司", "集团")


def _owner(text: str, they: str) -> str:
    """The text up to the last of those that the unit counts, where something stands behind it."""
    whole = Sentence.of(text)
    ends = [
        found.end()
        for found in re.finditer(they, text)
        if found.end() < len(text) and not whole.cuts(found.end())
    ]
    return text[: ends[-1]] if ends else ""
