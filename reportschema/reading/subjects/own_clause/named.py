"""Productions over the name that stands before a quantity, and over what is left without one."""

from __future__ import annotations

import re

from reportschema.models.fields.codes import Accrual, Nature, Transformation
from reportschema.reading.clauses.qualifiers import is_name
from reportschema.reading.clauses.topics import topic_in
from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.lexicon import words
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import leaning, naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots import measured
from reportschema.reading.subjects.spots.production import MONEY, Words, production
from reportschema.reading.subjects.spots.spot import Spot

# Measures that belong to an industry, where a sentence names one and no other owner.
_OF_BRANCH = (
    "产值",
    "年产值",
    "总产值",
    "增加值",
    "营业收入",
    "收入",
    "销售收入",
    "营收",
    "利润",
    "利税",
)
# 惠及|市场主体12家: those that something reached, not all there are.
_HELPS = frozenset(words("scope_other"))
_SHORTEST_OWNED = 3
_LONGEST_BEGUN, _TWO = 6, 2
_CLAUSES = re.compile("[，,；;]")
_NUMBER = re.compile("[0-9０-９]")
_SCOPED = ("全", "其中")
# 预算收入|在去年核定数(3亿元)的基础上
_ON_A_BASE = re.compile(
    r"(?P<name>[^，,；;：:]{2,24}?)在[^，,；;（()）]*[（(][^（()）]*[)）]的?基础上$"
)
_BUDGET = re.compile("(?P<whose>国家|中央|地方|全[省市区县])(?:财政)?总?(?:预算|决算)(?!周转|外)")
_OF_A_BUDGET = re.compile("(?:本年|全年|年)?总?(?P<head>收入|支出)(?:总[数额计])?")


@production(
    example=("一般公共预算收入在上年核定数（3亿元）的基础上｜增长8%。", "budget_revenue"),
    counter=("茶园收入在上年核定数（3亿元）之外｜增长8%。", "之外", "words before"),
    words=Words.SENTENCE,
)
def name_before_its_base(spot: Spot) -> Subject | None:
    """NP 在 NP（Q）的基础上 Q: the name before the words of where it starts from."""
    sentence = spot.place.sentence
    based = _ON_A_BASE.search(sentence) if sentence.endswith("基础上") else None
    name = naming.core(based["name"]) if based else ""
    return naming.named(name, spot.names) or Subject(label=naming.label(name)) if name else None


@production(
    example=("按照国家预算规定，收入总数为｜300亿元。", "国家预算收入"),
    counter=("按照国家计划规定，收入总数为｜300亿元。", "收入总数", "words before"),
    words=Words.SENTENCE,
    phrase=True,
)
def head_of_a_budget(spot: Spot) -> Subject | None:
    """国家预算 …，收入 Q: a bare head is of the budget that its sentence or paragraph spoke of."""
    head = _OF_A_BUDGET.fullmatch(spot.phrase)
    if head is None:
        return None
    said = [*_BUDGET.finditer(f"{spot.carried.owner}，{spot.place.sentence}")]
    return Subject(label=f"{said[-1]['whose']}预算{head['head']}") if said else None


@production(
    example=("铺设燃气管道，新增用户｜300户。", "piped_gas_users_added"),
    counter=("铺设茶园管道，新增用户｜300户。", "茶园管道新增用户", "words before"),
    words=Words.SENTENCE,
    phrase=True,
)
def name_whose_owner_was_told(spot: Spot) -> Subject | None:
    """NP …，新增用户 Q: an indicator whose first words the sentence said before."""
    phrase = spot.phrase
    if (len(phrase) < _SHORTEST_OWNED and phrase != "投资") or phrase.endswith("满意率"):
        return None
    if spot.falls_or_rises or spot.named is not None:
        return None
    sentence = spot.place.sentence
    known = leaning.with_owner(phrase, sentence, spot.unit, spot.names, spot.grammar)
    return Subject(known) if known else None


@production(
    example=("城乡居民储蓄大幅增加，年末存款余额达到｜50亿元。", "household_deposits"),
    counter=("茶市运行平稳，年末存款余额达到｜50亿元。", "deposits", "name before"),
    words=Words.SENTENCE,
    phrase=True,
    before=False,
)
def name_begun_by_the_clause_before(spot: Spot) -> Subject | None:
    """NP PREDICATE，NP Q: what the clause before is about and the name make an indicator's."""
    *_, before, own = ("", *_CLAUSES.split(spot.place.sentence))
    if not before or len(spot.phrase) > _LONGEST_BEGUN or spot.phrase.startswith(_SCOPED):
        return None
    if _NUMBER.search(before) or spot.phrase not in own:
        return None
    topic = topic_in(before, "sums")
    if not topic:
        return None
    joined = spot.phrase.removeprefix(topic[-_TWO:])
    known = spot.names.exact(f"{topic}{joined}") if joined else None
    return Subject(known) if known else None


@production(
    example=("实现利润｜3亿元的企业受到表彰。", "企业受到表彰利润"),
    counter=("改造投资｜3亿元。", "改造投资", "words before"),
    words=Words.BEHIND,
    phrase=True,
    attribute=True,
)
def measure_of_those_behind(spot: Spot) -> Subject | None:
    """投资 Q的NP: a bare measure of what stands behind 的."""
    return measured.of_those_behind(spot)


# 投资2亿元的石湖开发项目，已投资|800万元: part of what that project takes.
_SPENT_OF_IT = re.compile(
    "(?:现|目前|至今|截至目前|累计|已经?|年内|今年|当年|本年|计划|预计|力争)+(?:完成|安排)?投资(?:额)?"
)


@production(
    example=("投资2亿元的石湖开发项目，已投资｜800万元，完成了公路的修复。", "石湖开发项目投资"),
    counter=("修建石湖公路30公里，投资｜800万元，完成公路修复。", "公路修复投资", "money spent on"),
    words=Words.EARLIER,
    of=MONEY,
    before=True,
)
def money_spent_of_it(spot: Spot) -> Subject | None:
    """投资 Q 的 NP，已投资 Q: what a project has taken so far, or takes within the year."""
    name = spot.carried.name
    if not name.endswith("投资") or len(name) <= _SHORTEST_OWNED:
        return None
    told = _SPENT_OF_IT.fullmatch(spot.chunk.strip())
    return Subject(label=naming.label(name)) if told else None


# 总投资20亿元的云溪茶城，年内完成投资3亿元，|累计完成投资
_ONE_WORK = re.compile("投资额?[0-9.]{1,8}[万亿]元的(?P<work>[^，,。；;、：:0-9等]{3,20})[，,]")
_SO_FAR = re.compile("[^投]{0,14}完成投资额?[达约超近]{0,2}")


@production(
    example=("总投资20亿元的云溪茶城，年内完成投资3亿元，累计完成投资｜11亿元。", "云溪茶城投资"),
    counter=(
        "总投资20亿元的12个项目，累计完成投资｜11亿元。",
        "项目投资",
        "measure of those before",
    ),
    words=Words.SENTENCE,
    of=MONEY,
    phrase=True,
)
def money_spent_of_one_work(spot: Spot) -> Subject | None:
    """投资 Q 的 NP，完成投资 Q: what was spent so far on the one work that the sentence names."""
    sentence = spot.place.sentence
    if "完成投资" not in spot.chunk or "元的" not in sentence:
        return None
    told = _ONE_WORK.findall(sentence)
    if len(told) != 1 or _SO_FAR.fullmatch(spot.chunk.strip(" ，,、")) is None:
        return None
    return Subject(label=naming.label(f"{told[0]}投资"))


@production(
    example=("投资｜3000万元，改善竹校校舍。", "竹校校舍投资"),
    counter=("投资｜3000万元，超过上年。", "投资", "words before"),
    words=Words.BEHIND,
    phrase=True,
)
def money_spent_on(spot: Spot) -> Subject | None:
    """投资 Q，建设 NP: what money is for, told behind it."""
    return measured.spent(spot)


@production(
    example=("引进项目22个、总投资｜22亿元。", "引进项目总投资"),
    counter=("引进项目22个、厂房总投资｜22亿元。", "厂房总投资", "words before"),
    words=Words.EARLIER,
    phrase=True,
)
def measure_of_those_before(spot: Spot) -> Subject | None:
    """NP Q，总投资 Q: a bare measure of the things stated before."""
    return measured.of_those_before(spot)


def _is_next(spot: Spot) -> bool:
    """Whether it is the next of a list."""
    return spot.chunk.startswith(("、", "和", "及"))


@production(
    example=("新增茶企3家、城镇调查失业率｜5%。", "surveyed_unemployment_rate"),
    counter=("新增茶企3家、高新技术企业｜5家。", "new_high_tech_enterprises", "verb of a list"),
    words=Words.BEFORE,
    phrase=True,
    verb=True,
)
def rate_beside_a_verb(spot: Spot) -> Subject | None:
    """VERB NP Q、NP率 Q: a rate takes no verb from the list."""
    own = spot.named if spot.held_verb else None
    if own is None or own.indicator is None:
        return None
    return own if own.indicator.nature in (Nature.SHARE, Nature.RATE) else None


@production(
    example=("新增茶园3个，高新技术企业｜5家。", "new_high_tech_enterprises"),
    counter=("新增茶园3个，竹企｜5家。", "竹企", "words before"),
    words=Words.BEFORE,
    verb=True,
)
def verb_across_a_comma(spot: Spot) -> Subject | None:
    """VERB NP Q，NP Q: across a comma a verb holds where the vocabulary knows it so."""
    verb = spot.held_verb
    if not verb or _is_next(spot):
        return None
    name = f"{verb}{spot.phrase}"
    known = spot.names.exact(name)
    if known is not None and not leaning.fits(known, spot.unit, spot.grammar):
        known = leaning.as_measured(name, spot.dimension, spot.names)
    fits = known is not None and leaning.fits(known, spot.unit, spot.grammar)
    return Subject(known) if fits else None


@production(
    example=("新增茶企3家、高新技术企业｜5家。", "new_high_tech_enterprises"),
    counter=("扶持茶企3家、高新技术企业｜5家。", "high_tech_enterprises", "name before"),
    words=Words.BEFORE,
    verb=True,
)
def verb_of_a_list(spot: Spot) -> Subject | None:
    """VERB NP Q、NP Q.

    The verb before the first of a list holds for each, as the vocabulary knows it.
    """
    verb = spot.held_verb
    if not verb or not _is_next(spot):
        return None
    name = f"{verb}{spot.phrase}"
    found = naming.named(name, spot.names)
    if found is None:
        return None
    whole = found.coverage is None or naming.parted(name, spot.names) is not None
    return found if whole else None


@production(
    example=("新增就业3万人、存款｜5亿元。", "新增存款"),
    counter=("扶持就业3万人、存款｜5亿元。", "存款", "words before"),
    words=Words.BEFORE,
    verb=True,
)
def added_of_a_list(spot: Spot) -> Subject | None:
    """新增 NP Q、NP Q: what is new in the first of a list is new in each."""
    verb = spot.held_verb
    added = verb.startswith(("新", "净")) and spot.quantity.kind != "verbal"
    added = added and not measured.is_never_added(spot.phrase)
    return Subject(label=naming.label(f"{verb}{spot.phrase}")) if added and _is_next(spot) else None


_HOUSES = ("房", "住房", "用房")
# Measures of how much there is of a thing, which nobody adds.
_OF_ALL = ("人口", "面积", "里程", "总数", "总量", "数量", "占比", "规模")


@production(
    example=("新增茶亭12家，竹亭｜3家。", "新增竹亭"),
    counter=("新增茶亭12家，竹亭入库｜3家。", "竹亭入库", "words before"),
    words=Words.BEFORE,
    of=("count", "length", "power", "mass", "volume"),
    phrase=True,
    before=True,
    verb=True,
)
def added_across_a_comma(spot: Spot) -> Subject | None:
    """新增 NP Q，NP Q: what is new in the first of a list is new in the next that has no verb."""
    verb, figure, left = spot.held_verb, spot.carried.figure, spot.place.left
    if not verb.startswith(("新", "净")) or not left.startswith(("，", ",")) or figure is None:
        return None
    if figure.transformation is not Transformation.LEVEL or spot.falls_or_rises:
        return None
    if "其中" in left or spot.phrase.endswith(_OF_ALL):
        return None
    if is_doing(Sentence.of(spot.phrase).tokens[0]):
        return None
    name, unit = f"{verb}{spot.phrase}", spot.unit.name if spot.unit else ""
    told = (figure, figure.before) if figure.before else (figure,)
    alike = bool(unit) and any((one.unit or "").endswith(unit) for one in told)
    said = spot.chunk.strip(" ，,约近超")
    if not is_name(said) and not (alike and said == spot.phrase and said.endswith(_HOUSES)):
        return None  # 限价|房
    if not alike and (figure.is_count or spot.dimension == "count"):
        return None
    return naming.named(name, spot.names) or Subject(label=naming.label(name))


# 12个|镇财政收入超过: the series is of those counted, and of no whole place.
_COUNT = re.compile("[0-9一二两三四五六七八九十百]{1,5}[多余]?个$")
_PLACES = re.compile("(?:乡镇|县区|街道|社区|[镇乡村县区市])(?![级属直管]|重点)")


def _those_counted(spot: Spot) -> str | None:
    """The places counted right before, where the words before a quantity go on with them."""
    left = spot.place.left
    count = _COUNT.search(spot.place.sentence[: -len(left)]) if left else None
    places = _PLACES.match(left) if count else None
    if count is None or places is None:
        return None
    names = spot.names.find(left)
    follows = names and names[0][0] == places.end()
    return f"{count.group()}{places.group()}" if follows else None


@production(
    example=("森林覆盖率达｜62%。", "forest_coverage"),
    counter=("竹林覆盖率达｜62%。", "竹林覆盖率", "words before"),
    words=Words.BEFORE,
    phrase=True,
)
def name_before(spot: Spot) -> Subject | None:
    """NP Q: the indicator that the words before a quantity name, whole or of a part."""
    found = spot.named
    if found is None or found.indicator is None:
        return found
    helped = spot.counts and found.coverage is None and spot.verb in _HELPS
    reached = spot.verb if helped and found.indicator.accrual is Accrual.STOCK else None
    return found._replace(coverage=reached or _those_counted(spot) or found.coverage)


@production(
    example=("审计｜全覆盖。", "audit_coverage"),
    counter=("茶园｜全覆盖。", "茶园覆盖率", "words before"),
    words=Words.BEFORE,
    phrase=True,
)
def all_covered(spot: Spot) -> Subject | None:
    """NP 全覆盖: a rate of coverage without its last word."""
    if spot.quantity.kind != "verbal" or spot.quantity.low != 100 or not spot.phrase:
        return None
    known = spot.names.find(f"{spot.phrase}覆盖率")
    if not known or known[-1][1] <= len(spot.phrase):
        return None
    part = naming.label(naming.core(spot.phrase[: known[-1][0]]))
    return Subject(known[-1][2], coverage=part)


@production(
    example=("形势良好，茶机制造产业提质，人才多，实现产值｜28亿元。", "茶机制造产业产值"),
    counter=(
        "形势良好，茶机制造产业提质，人才多，实现出口额｜28亿元。",
        "exports",
        "name before",
    ),
    words=Words.SENTENCE,
    phrase=True,
)
def measure_of_a_branch(spot: Spot) -> Subject | None:
    """NP产业，…产值 Q: a measure of the industry that the sentence opens with."""
    if not measured.is_measure(spot.phrase) or spot.phrase not in _OF_BRANCH:
        return None
    branch = leaning.branch(spot.place.sentence)
    return Subject(label=naming.label(f"{branch}{spot.phrase}")) if branch else None


@production(
    example=("茶叶合作社达｜12家。", "茶叶合作社"),
    counter=("茶叶合作社｜12家龙头企业。", "茶叶合作社龙头企业", "thing counted"),
    words=Words.BEFORE,
    phrase=True,
)
def words_before(spot: Spot) -> Subject | None:
    """NP Q: a label of the words before a quantity."""
    label = naming.label(spot.phrase)
    return Subject(label=label) if label is not None else None


@production(
    example=("达｜2.3倍的差距。", "差距"),
    counter=("差距达｜2.3倍。", "差距", "words before"),
    words=Words.BEHIND,
)
def words_behind(spot: Spot) -> Subject | None:
    """Q NP: a label of the words behind a quantity, where nothing stands before."""
    label = naming.label(naming.behind(spot.place.right))
    return Subject(label=label) if label is not None else None
