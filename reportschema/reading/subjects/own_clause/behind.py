"""Productions over what stands behind a quantity.

Counts, and amounts for something.
"""

from __future__ import annotations

import re

from reportschema.models.fields.codes import Accrual
from reportschema.reading.sentence.lexicon import any_of, words
from reportschema.reading.subjects.names import leaning, naming
from reportschema.reading.subjects.names.answers import answered
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots import counting, measured
from reportschema.reading.subjects.spots.fitting import fitted
from reportschema.reading.subjects.spots.production import COUNTED, MONEY, Words, production
from reportschema.reading.subjects.spots.spot import Spot
from reportschema.reading.words.stage_words import any_stage

# 72件|人大代表议案、建议和政协委员提案: one number for both.
_BOTH_BEHIND = re.compile("(?![、和及与])[^，,。；;0-9]{2,24}提案")
# 突破10亿元大关
_LANDMARK = re.compile("大关|关口|台阶|门槛|行列|俱乐部|(?:发展|奋斗|预期|战略|增长)?目标|任务|级")
# 51个|市级“攻城拔寨”项目
_LEVEL = re.compile("(?:(?:国家|省|市|区|县)级(?:以上)?)?(?:“[^“”]{2,8}”)?")
# 推动泰兴等|25个老旧小区微改造
_UNDER_WAY = re.compile("(?P<verb>推进|推动)(?:[^，,。；;]{2,20}等)?\\s*$")
# 建成投用|60个|重点项目: a stage of them, not their number
_STAGE = re.compile(f"(?:{any_stage('built', 'in_use')}|取消|关停)$")
_FLOWS = frozenset(words("flow"))
_USES = ("发挥", "充分发挥", "更好发挥", "用好", "用足", "用活", "用好用足", "管好", "管好用好")
_ENDS_AS_FLOW = re.compile(rf"(?:{any_of('flow')})$")
# 在城镇|安排|3万人
_GIVES_WORK = re.compile("(?:在(?P<where>城乡|城镇|城市|农村))?(?P<verb>安排|安置|吸收|吸纳)了?$")
_TO_WORK = re.compile("(?:经过[^，,。；;]{1,10}后?)?就业(?=[，,。；;]|$)")
_PEOPLE = ("人", "名")
# 试点扩大到|9个|省份
_REACHED = ("扩大到", "扩展到", "推广到", "覆盖到", "延伸到", "扩大至", "扩至")
_PLACE_NOUN = re.compile(
    "(?:试点)?(?:省份|省区市|省市|城市|地市|县市?区?|区县|乡镇|街道|社区|行政村|村|国家(?:和|或|及|、)?地区|地区|国家|学校)"
)
# 从12个村|发展到30个村
_MOVED = re.compile("[（(]?[\u4e00-\u9fff]?[)）]?(?:发展|增加|扩大|扩展|增长|减少|压减)了?[到至]")
# 由12家|整合为8家: how their number changed is no thing counted.
_BECAME = re.compile(
    "(?:优化)?(?:整合|合并|撤并|归并|精简|重组|缩减|压缩|调整|拓展|增列|扩充|扩容|优化|提标)"
    "了?[到至为成][约近超]?(?:[0-9一二两三四五六七八九十百]|$)"
)
# 减免|3亿元|税收; 发放|3亿元|贷款: the deed is part of the name.
_PAID = re.compile(
    "(?:新增|累计|共)?(?:取消|免除|减免|减征|缓缴|退还|返还|发放|发行|兑付|偿还|追缴|盘活|化解|置换|清欠)"
)
# 国务院增发|3亿元|国债
_ISSUED = re.compile("^[^的，,]{0,12}(?:增发|发行)$")
_BONDS = re.compile("[^，,。；;0-9的和与]{0,8}?(?:国债|债券)(?!资金)")
# 对茶农一次性发放|2亿元|补贴
_GRANTED = re.compile("^[^的，,]{2,14}(?:发放|下达|拨付|投放|兑付|安排|投入)$")
_GRANT = re.compile(
    "(?!进行|给予)[^，,。；;0-9的和与、]{0,8}?(?:补贴|补助|贷款|救助金|养老金|慰问金|奖补|(?<!专项)资金)"
    "(?=[，,。；;、]|支持|用于|$)"
)
_LENT = re.compile("(?:贷款|债券|补贴|补助)(?=[，,。；;、]|$)")
_WORKS = ("项目", "工程", "生产线", "装置")
# 茶厂|3万吨|制茶项目主体完工, 米粉等项目建设
_OF = "[^，,。；;：:、0-9的等（）()“”]{2,16}?"
_OF_WORKS = re.compile(
    f"(?!以[上下]|左右|用于|[多余级并或及和与]|标准煤)(?P<of>{_OF})(?:等(?:重大|重点)?)?"
    "(?P<works>项目|工程(?!师)|装置|生产线)"
)
# 3万吨|制茶、云溪|5万吨|米粉等项目
_OF_FIRST_WORKS = re.compile(
    "(?!以[上下]|左右|用于|标准煤)(?P<of>[^，,。；;：:、和及0-9的等（）()“”]{2,16})[、和及]"
    f"(?!.*(?:{any_of('flow')}))[^，,。；;：:0-9]{{0,16}}"
)
_NOT_COUNTED = ("重点", "重大", "新", "大", "个", "项")
# 30家|湖南省科技型中小企业: who certified them.
_CERTIFIED = re.compile("(?![全各外我本])[\u4e00-\u9fff]{2,3}省")


@production(
    example=("建成面积｜30亩的体育公园。", "体育公园面积"),
    counter=("建成体育公园面积｜30亩。", "建成体育公园面积", "words before"),
    words=Words.BEHIND,
    of=(*MONEY, "area", ""),
)
def amount_of_those(spot: Spot) -> Subject | None:
    """投资Q的NP: an amount before 的 is of the thing that stands behind it."""
    if not spot.bare:
        return None
    return measured.of_those_behind(spot) or measured.spent(spot) or measured.of_those_before(spot)


# 100亿元|的民营企业发展基金
_FUND = re.compile(
    "的(?P<fund>[^，,。；;、0-9的]{2,16}?(?:基金|债券|贷款|专项资金|补贴|消费券))(?![\u4e00-\u9fff])"
)


@production(
    example=("设立2亿元的担保基金、｜3亿元的纾困基金。", "纾困基金"),
    counter=("投资｜3亿元的竹纺城。", "竹纺城投资", "amount of those"),
    words=Words.BEHIND,
    of=MONEY,
    attribute=True,
)
def amount_of_a_fund(spot: Spot) -> Subject | None:
    """Q 的 NP基金: money before 的 is that of a fund, a loan or a payment behind it."""
    fund = _FUND.match(spot.place.right)
    return Subject(label=naming.label(fund["fund"])) if fund else None


@production(
    example=("办理｜72件人大代表议案、建议和政协委员提案。", "suggestions_and_proposals_handled"),
    counter=("办理｜72件人大代表建议。", "deputies_suggestions_handled", "known thing counted"),
    words=Words.BEHIND,
    of=COUNTED,
)
def suggestions_and_proposals(spot: Spot) -> Subject | None:
    """Q 建议和提案: one number of what deputies and advisers brought in."""
    both = _BOTH_BEHIND.match(spot.right) if spot.counts and "提案" in spot.right else None
    known = answered(both.group(), spot.names) if both else None
    return Subject(known) if known else None


@production(
    example=("｜12个贫困村全部出列。", "poor_villages_removed"),
    counter=("走访｜12个贫困村。", "走访贫困村", "thing counted"),
    words=Words.BEHIND,
    of=COUNTED,
)
def outcome_of_those_counted(spot: Spot) -> Subject | None:
    """Q NP PREDICATE: the outcome of those counted is an indicator of its own."""
    if not spot.counts:
        return None
    known = leaning.become(spot.right, spot.noun, spot.unit, spot.names, spot.grammar)
    return Subject(known) if known else None


@production(
    example=("在城镇安排｜3万人就业。", "城镇安排就业"),
    counter=("在城镇安排｜3万人参观。", "城镇", "words before"),
    words=Words.BEHIND,
    of=("count",),
)
def people_found_work(spot: Spot) -> Subject | None:
    """安排 Q人就业; 就业，安排 Q人: people who are given work."""
    verb = _GIVES_WORK.search(spot.chunk)
    if verb is None or spot.unit is None or spot.unit.name not in _PEOPLE:
        return None
    behind = _TO_WORK.match(spot.place.right)
    topic = not spot.noun and "就业" in spot.place.sentence[: -len(spot.chunk)]
    if not behind and not topic:
        return None
    return Subject(label=f"{verb['where'] or ''}{verb['verb']}就业")


@production(
    example=("茶企12家，其中｜5家入选省级名录。", "入选省级名录的茶企"),
    counter=("茶企12家，其中｜5家合作社。", "合作社", "thing counted"),
    words=Words.BEHIND,
    of=COUNTED,
)
def outcome_of_those_before(spot: Spot) -> Subject | None:
    """NP Q，其中 Q PREDICATE: what became of some of those named before."""
    if not spot.counts or spot.what.whole or not spot.what.predicate:
        return None
    return counting.became(spot.what.predicate, spot.phrase, spot.unit, spot.carried)


@production(
    example=("茶艺普及从｜12个村扩大到30个村。", "茶艺普及的村"),
    counter=("茶艺普及｜12个村。", "茶艺普及", "words before"),
    words=Words.BEFORE,
    of=COUNTED,
    phrase=True,
)
def reach_in_places(spot: Spot) -> Subject | None:
    """NP 从 Q村 扩大到 Q村: to how many places something has reached."""
    chunk, noun = spot.chunk.rstrip(), spot.noun
    if not spot.counts or not spot.phrase or not noun or noun in spot.phrase:
        return None
    ends = chunk.endswith(("从", "由")) and _MOVED.match(spot.right, len(noun)) is not None
    if not ends and not (chunk.endswith(_REACHED) and _PLACE_NOUN.fullmatch(noun)):
        return None
    return Subject(label=naming.label(f"{spot.phrase.removesuffix('范围')}的{noun}"))


def _counts_its_noun(spot: Spot) -> bool:
    """Whether the noun behind is what is counted, not a height (大关) nor a word of no weight."""
    noun = spot.noun
    if not spot.counts or not noun or spot.right.startswith("/"):
        return False
    if _BECAME.match(spot.right):
        return False
    if _LANDMARK.match(noun) and not (noun == "任务" and spot.chunk.rstrip().endswith("的")):
        return False
    narrowed = spot.chunk.rstrip().endswith("的")  # 偏远缺水的|30个|乡
    return bool(spot.verb or not spot.phrase or len(noun) >= 2 or narrowed or spot.what.predicate)


# 13亿多人口|的发展中大国
_COUNTRY = re.compile("的[^，,。；;]{0,7}(?:国家|大国|中国|大省|社会)(?![级有营])")


@production(
    example=("我们是一个有｜13亿人口的大国。", "人口"),
    counter=("云溪是一个有｜13万人口的贫困县。", "贫困县", "thing counted"),
    words=Words.BEHIND,
    of=("count",),
    attribute=True,
)
def people_of_a_country(spot: Spot) -> Subject | None:
    """Q人口 的 NP: how many people the country has."""
    if spot.unit is None or spot.unit.name not in (*_PEOPLE, "人口"):
        return None
    return Subject(label="人口") if _COUNTRY.match(spot.place.right) else None


@production(
    example=("推进云溪等｜25个老旧小区改造。", "old_estates_under_renovation"),
    counter=("完成云溪等｜25个老旧小区改造。", "old_estates_renovated", "known thing counted"),
    words=Words.BEHIND,
    of=COUNTED,
)
def work_under_way(spot: Spot) -> Subject | None:
    """推进 NP等 Q NP: work that is pushed on, where the vocabulary knows it so."""
    if not _counts_its_noun(spot) or spot.verb:
        return None
    going = _UNDER_WAY.search(spot.chunk)
    known = spot.names.exact(going["verb"] + spot.noun) if going else None
    return Subject(known) if known else None


@production(
    example=("新增｜12家高新技术企业。", "new_high_tech_enterprises"),
    counter=("新增｜12家茶叶合作社。", "新增茶叶合作社", "thing counted"),
    words=Words.BEHIND,
    of=COUNTED,
)
def known_thing_counted(spot: Spot) -> Subject | None:
    """VERB Q NP: an indicator counts what stands behind, with its verb or without."""
    if not _counts_its_noun(spot) or spot.each:
        return None
    for text in (spot.verb + spot.noun, spot.noun):
        found = naming.named(text, spot.names)
        if found is None or found.indicator is None:
            continue
        by_verb = bool(spot.verb) and text != spot.noun
        usual = by_verb and leaning.usual(found.indicator, spot.unit, spot.grammar)
        if not usual and not _is_level(found.coverage, spot.noun):
            continue
        stock = found.indicator.accrual is Accrual.STOCK
        became = spot.what.predicate and not spot.right[len(spot.noun) :].startswith("并")
        if text == spot.noun and stock and (naming.ADDING.match(spot.verb) or became):
            continue
        if _is_stage(text, spot):
            continue
        if found.coverage is not None and _CERTIFIED.fullmatch(found.coverage):
            found = found._replace(coverage=None)
        return fitted(found, text, spot)
    return None


def _is_stage(text: str, spot: Spot) -> bool:
    """Whether a stage is told of things that an indicator counts as they are."""
    if _STAGE.search(spot.leading or spot.verb) is None or spot.names.exact(text) is not None:
        return False
    return naming.parted(text, spot.names) is None


def _is_level(coverage: str | None, noun: str) -> bool:
    """Whether what narrows an indicator is a level of government or an attribute set off by 的."""
    if coverage is None or _LEVEL.fullmatch(coverage) is not None or f"{coverage}的" in noun:
        return True
    return f"“{coverage.strip('“”')}”" in noun


@production(
    example=("｜3家公司上市。", "listed_companies"),
    counter=("｜3家公司迁入园区。", "迁入园区的公司", "thing counted"),
    words=Words.BEHIND,
    of=COUNTED,
)
def known_outcome_counted(spot: Spot) -> Subject | None:
    """Q NP PREDICATE: the label of thing and outcome together is an indicator's name."""
    label = spot.counted_label if _counts_its_noun(spot) and spot.what.predicate else None
    known = spot.names.exact(label) if label else None
    return fitted(Subject(known), label or "", spot) if known else None


@production(
    example=("改造｜23条背街小巷。", "改造背街小巷"),
    counter=("背街小巷改造｜23条。", "背街小巷改造", "words before"),
    words=Words.BEHIND,
    of=COUNTED,
)
def thing_counted(spot: Spot) -> Subject | None:
    """VERB Q NP: a label of the verb, the thing behind and what became of it."""
    return Subject(label=spot.counted_label) if _counts_its_noun(spot) else None


@production(
    example=("建成年产｜3万吨米粉加工项目。", "米粉加工项目规模"),
    counter=("生产米粉｜3万吨。", "生产米粉", "words before"),
    words=Words.BEHIND,
    of=("mass", "volume"),
)
def capacity_of_works(spot: Spot) -> Subject | None:
    """Q NP项目: so many tons a year are the size of the works behind."""
    noun = spot.amount_noun
    if spot.dimension not in ("mass", "volume") or not noun:
        return None
    if not noun.endswith(_WORKS):
        works = _works(spot)
        if not works and not spot.phrase.endswith("年产"):
            return None
        noun = works or noun
    return Subject(label=naming.label(f"{noun}规模"))


def _works(spot: Spot) -> str:
    """The works that a capacity stands in the name of, or in a list of which such works end."""
    if own := _OF_WORKS.match(spot.right):
        return f"{own['of']}{own['works']}"
    first = _OF_FIRST_WORKS.fullmatch(spot.place.right)
    if first is None or spot.place.beyond.startswith(_NOT_COUNTED):
        return ""
    following = _OF_WORKS.match(spot.place.beyond)
    return f"{first['of']}{following['works']}" if following else ""


# 在|全国茶艺大赛|上夺得|3金1银, 杭州亚运会、亚残运会
_GAME = "[\u4e00-\u9fff“”]{0,10}?(?:奥运会|残奥会|亚运会|残运会|全运会|省运会|运动会|锦标赛|大赛)"
_GAMES = re.compile(f"(?:(?<=在)|(?<=参加)|(?<=[，,。；;])|^)({_GAME}(?:[、和及与]{_GAME})*)")


@production(
    example=("茶农运动员揽获｜3金1银。", "获金牌"),
    counter=("茶农运动员获得奖牌｜3个。", "茶农运动员获得奖牌", "words before"),
    words=Words.BEHIND,
)
def medals(spot: Spot) -> Subject | None:
    """Q金Q银Q铜: medals by their metal."""
    metal = spot.unit.name if spot.unit else ""
    if metal not in ("金", "银", "铜"):
        return None
    games = _GAMES.findall(spot.place.sentence) if "分别" not in spot.place.sentence else []
    return Subject(label=f"{games[-1].removeprefix('在') if games else ''}获{metal}牌")


@production(
    example=("发放｜3亿元助茶贷款。", "发放助茶贷款"),
    counter=("发放助茶贷款｜3亿元。", "发放助茶贷款", "words before"),
    words=Words.BEHIND,
    of=MONEY,
)
def deed_with_money(spot: Spot) -> Subject | None:
    """减免 Q NP, 发放 Q NP: what was done with so much money of that kind."""
    if spot.dimension != "money":
        return None
    lent = _LENT.match(spot.place.right)
    bonds = _BONDS.match(spot.place.right) if _ISSUED.match(spot.phrase) else None
    bonds = bonds or (_GRANT.match(spot.place.right) if _GRANTED.match(spot.phrase) else None)
    noun = lent.group() if lent else bonds.group() if bonds else spot.amount_noun
    if not noun or not (bonds or _PAID.fullmatch(spot.phrase)):
        return None
    label = f"{spot.phrase.removeprefix('特别是')}{noun}"
    known = spot.names.exact(label)
    return Subject(known) if known else Subject(label=naming.label(label))


@production(
    example=("引进｜3亿元招商引资到位资金。", "investment_promotion_funds"),
    counter=("引进｜3亿元设备。", "设备", "amount for thing"),
    words=Words.BEHIND,
)
def amount_of_known_thing(spot: Spot) -> Subject | None:
    """VERB Q NP: an amount of an indicator that stands behind it."""
    if not spot.amount_noun or not _ENDS_AS_FLOW.search(spot.phrase):
        return None
    known = spot.names.exact(spot.amount_noun)
    return Subject(known) if known else None


@production(
    example=("引进｜3亿元茶机。", "茶机"),
    counter=("减免税费｜3亿元。", "tax_cuts", "name before"),
    words=Words.BEHIND,
)
def amount_for_thing(spot: Spot) -> Subject | None:
    """VERB Q NP: behind nothing but a verb an amount is of what follows it."""
    noun, phrase = spot.amount_noun, spot.phrase
    if not noun or _LANDMARK.match(noun):
        return None
    alone = phrase in _USES or (phrase in _FLOWS and phrase not in leaning.SPENDING)
    lead = spot.leading
    alone = alone or (bool(lead) and spot.chunk.strip().endswith(lead))
    alone = alone or (not phrase and spot.carried.subject is None and spot.dimension != "duration")
    return Subject(label=naming.label(noun)) if alone else None
