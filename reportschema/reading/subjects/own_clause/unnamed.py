"""Productions over words that name nothing alone: a lone verb, a product, a part of the whole."""

from __future__ import annotations

import re

from reportschema.models.fields.codes import Transformation
from reportschema.reading.clauses.owners import thing
from reportschema.reading.clauses.qualifiers import is_name
from reportschema.reading.sentence.lexicon import any_of
from reportschema.reading.subjects.names import flows, leaning, naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.names.products import is_product, last_product, product
from reportschema.reading.subjects.spots.production import AMOUNTS, MONEY, SHARE, Words, production
from reportschema.reading.subjects.spots.spot import Spot
from reportschema.reading.words.stage_words import any_stage

# 惠及1.9万户: people reached by what was stated before.
_REACHING = re.compile("惠及|受益|覆盖|服务")
_PERSONS = ("人", "名", "人次", "户")
# 进出口总额300亿元，其中出口200亿元: the halves of trade, which are verbs too.
_WAY = re.compile("(?P<way>出口|进口)(?:总?[额值]|总量)?")
_TRADE = re.compile("(?:进出口|出口|进口)(?=(?:总?[额值]|总量|贸易额)?$)")
_TRADED = ("imports_exports", "exports", "imports")
# Verbs that tell the next stage of the same things.
_BUILDING = re.compile(
    f"(?:新|已|基本)?(?:{any_stage('agreed', 'started', 'begun', 'built', 'in_use')}"
    "|建设|在建|办结|破获|审结|新增|新建|改造|完成|提升|改建|扩建|改扩建|新改建|续建)+"
)
_RENEWAL = re.compile("改造|提升|改建|扩建")
# 绿化造林, 减税降费: verbs that have what they do something to.
_OWN_OBJECT = re.compile(
    "造林|绿化|就业|脱贫|招生|融资|减税|降费|征地|拆违|植树|节能|减排|供水|供气"
)
_VERBS = re.compile(rf"(?:{any_of('flow')}|{any_of('going')})+")
_FLOW = re.compile(any_of("flow"))
_NEXT = ("、", "，", ",", "和")
_ENTERPRISES_OF = {
    "market_entities": "enterprises",
    "new_market_entities": "new_enterprises",
}
_ENTERPRISES = ("企业", "企业主体", "各类企业", "实有企业", "新增企业")
_SUMMED = ("count", "area", "length", "other", "power", "volume")
_MAKING = ("", "增加", "减少", "生产", "增产")


@production(
    example=("惠及｜12万人。", "惠及群众"),
    counter=("惠及群众｜12万人。", "惠及群众", "words before"),
    words=Words.BEFORE,
    phrase=True,
)
def people_reached(spot: Spot) -> Subject | None:
    """惠及 Q人: people reached, by what no clause says."""
    if not _REACHING.fullmatch(spot.phrase) or spot.unit is None or spot.unit.name not in _PERSONS:
        return None
    return Subject(label=f"{spot.phrase}{'居民' if spot.unit.name == '户' else '群众'}")


def _is_lone_verb(phrase: str) -> bool:
    """Whether a phrase is a verb with nothing that it does something to."""
    return _VERBS.fullmatch(phrase) is not None


@production(
    example=("开展“五类车”治理，查扣｜2300辆。", "vehicles_seized"),
    counter=("开展市场整顿，查扣｜2300辆。", "查扣", "words before"),
    words=Words.SENTENCE,
    phrase=True,
)
def verb_of_a_thing_spoken_of(spot: Spot) -> Subject | None:
    """整治 NP，查扣 Q: the indicator of a lone verb and a thing that the sentence spoke of."""
    if not _is_lone_verb(spot.phrase):
        return None
    known = leaning.of_verb(spot.phrase, spot.place.sentence, spot.names)
    fits = known is not None and leaning.fits(known, spot.unit, spot.grammar)
    return Subject(known) if fits else None


@production(
    example=("跨境电商进出口增长8%，其中出口｜增长12%。", "跨境电商出口额"),
    counter=("茶叶产量增长8%，其中，出口茶叶｜增长12%。", "出口茶叶产量", "growth of a part"),
    words=Words.BEFORE,
    of=(*MONEY, *SHARE),
    phrase=True,
    before=True,
)
def one_way_of_trade(spot: Spot) -> Subject | None:
    """进出口 Q，其中出口 Q: one half of the trade told before, of all of it or of the same part."""
    way, figure = _WAY.fullmatch(spot.phrase), spot.carried.figure
    if way is None or (spot.dimension == "share" and not spot.falls_or_rises):
        return None
    within = "其中" in spot.place.left
    while figure is not None and not _TRADE.search(_name_of(figure.subject)):
        figure = figure.before
    if figure is None:
        return None
    if figure.code in _TRADED:
        known = spot.names.exact(way["way"])
        alike = within or figure.code != "imports_exports"
        return Subject(known, coverage=figure.subject.coverage if alike else None)
    name = _name_of(figure.subject)
    label = _TRADE.sub(way["way"], name)
    goes_on = within or (not name.endswith("进出口") and spot.carried.name == name)
    return Subject(label=naming.label(label)) if goes_on else None


def _name_of(subject: Subject) -> str:
    return subject.label or (subject.indicator.zh if subject.indicator else "")


@production(
    example=("开工厂房12座、竣工｜8座。", "竣工厂房"),
    counter=("开工厂房12座、竣工桥梁｜8座。", "竣工桥梁", "words before"),
    words=Words.EARLIER,
    phrase=True,
)
def next_stage_of_the_same(spot: Spot) -> Subject | None:
    """开工 NP Q、竣工 Q: the next thing done with what was counted before."""
    name = spot.carried.name
    if not name or _OWN_OBJECT.search(spot.phrase):
        return None
    if spot.carried.indicator_name and spot.names.exact(spot.phrase):
        return None  # 进出口9亿元，其中出口|5亿元: a series of its own
    if not _is_lone_verb(spot.phrase) and not _BUILDING.fullmatch(spot.phrase):
        return None
    counted, figure, unit = _OTHER_STAGE.sub("", thing(name)), spot.carried.figure, spot.unit
    alike = unit is not None and figure is not None and (figure.unit or "").endswith(unit.name)
    same = alike and bool(figure and figure.unit) and spot.place.left.startswith(_NEXT)
    if len(counted) < 2 or not (_BUILDING.fullmatch(spot.phrase) or same):
        return None
    if not same and "其中" not in spot.place.left and not _FLOW.match(name):
        return None
    label = flows.at_stage(spot.phrase, counted)
    if _RENEWAL.search(spot.phrase) or spot.phrase == "在建":  # which have names of their own
        return Subject(spot.names.exact(label), label=None if spot.names.exact(label) else label)
    return naming.named(label, spot.names) or Subject(label=naming.label(label))


# 保障性住房|开工: the stage in an indicator's name
_OTHER_STAGE = re.compile("(?<=..)(?:新?开工|竣工)(?:套?数|量)?$")


def _names_none(spot: Spot) -> bool:
    """Whether there are words that no indicator has as its name."""
    return bool(spot.phrase) and spot.names.exact(spot.phrase) is None


@production(
    example=("行政审批事项｜减少50项。", "approval_items_removed"),
    counter=("办事窗口｜减少50个。", "办事窗口", "words before"),
    words=Words.BEFORE,
    phrase=True,
)
def direction_and_name(spot: Spot) -> Subject | None:
    """NP 减 Q: an indicator whose name begins or ends with the direction."""
    word = spot.quantity.direction_word
    if not word or not _names_none(spot):
        return None
    known = spot.names.exact(f"{word}{spot.phrase}") or spot.names.exact(f"{spot.phrase}{word}")
    return Subject(known) if known else None


@production(
    example=("水泥｜5万吨。", "cement_output"),
    counter=("出口水泥｜5万吨。", "出口水泥", "words before"),
    words=Words.BEFORE,
    phrase=True,
)
def output_of_a_product(spot: Spot) -> Subject | None:
    """水泥 Q吨: a product with an amount is its output."""
    if not _names_none(spot) or spot.carried.verb not in _MAKING:
        return None
    around = spot.place.sentence + spot.place.right
    known = product(spot.phrase, around, spot.dimension, spot.names)
    return Subject(known) if known else None


# 新增生产能力有煤27万吨，水泥…: what is added is capacity, not output.
_NUMERAL = "[0-9.零一二两三四五六七八九十百千万亿]{1,14}"
_CAPACITY = re.compile(
    "(?:新增|增加|新增加)的?(?:主要|重要)?(?:工业)?(?P<of>(?:生产|制造)?能力)"
    "(?:[，,]?举其[^，,]{0,6}来说|（[^（）]{1,16}）|[，,]仅[^，,：:]{2,16}就|[，,]按年产量计算如下|有|为|是|包括|[:：，,])*"
    rf"(?:[^，,。；;]{{1,10}}{_NUMERAL}[^，,。；;]{{1,4}}[，,、；;])*[^，,。；;0-9]{{0,8}}$"
)
_CAPACITIES = (*AMOUNTS, "count", "length")


@production(
    example=("新增生产能力有煤27万吨，水泥｜14万吨。", "新增水泥生产能力"),
    counter=("生产水泥｜14万吨。", "生产水泥", "words before"),
    words=Words.SENTENCE,
    of=_CAPACITIES,
)
def capacity_of_a_list(spot: Spot) -> Subject | None:
    """新增生产能力有 NP Q，NP Q: each amount of a list of capacities is one."""
    if "能力" not in spot.place.sentence:
        return None
    added = _CAPACITY.search(spot.place.sentence)
    if added is None:
        return None
    product = spot.phrase.rpartition(added["of"])[2].lstrip("有为是")
    if not product or product.startswith("新增"):
        return Subject(label=naming.label(product)) if product else None
    whole = product.endswith(("能力", "容量", "里程", "铁路", "公路", "线", "电话"))
    return Subject(label=naming.label(f"新增{product}{'' if whole else added['of']}"))


@production(
    example=("粮食产量3万吨、油茶籽｜5000吨。", "油茶籽产量"),
    counter=("粮食产量3万吨，收购油茶籽｜5000吨。", "收购油茶籽", "words before"),
    words=Words.EARLIER,
    of=AMOUNTS,
    phrase=True,
)
def output_of_the_next_product(spot: Spot) -> Subject | None:
    """NP产量 Q、NP Q: behind the output of one product, so much of the next is its output."""
    name, figure = spot.carried.name, spot.carried.figure
    if spot.dimension not in AMOUNTS or figure is None or figure.dimension != spot.dimension:
        return None
    if not name.endswith("产量") or not _names_none(spot) or spot.falls_or_rises:
        return None
    if not is_product(spot.phrase) or spot.leading or "其中" in spot.place.left:
        return None
    return Subject(label=naming.label(f"{spot.phrase}产量"))


# 其他各种作物的产量都有增长：甜菜…
_OF_OUTPUT = re.compile("产量|作物|产品")
# 主要产品产量增长的情况是：…
_OUTPUT_LIST = re.compile("产量[^，,。：:]{0,12}[：:]")
_NOT_OUTPUT = re.compile("出口|进口|销|零售|收购|价格|产值|贸易|投资|消费")
_ELECTRICITY = ("电", "电力", "发电")
_NO_PRODUCT = ("业", "产品", "作物", "总量", "国家", "地区")


_MORE_MADE = ("增产", "减产")


@production(
    example=("芝麻｜减产5%。", "芝麻产量"),
    counter=("粮食总产量｜减产5%。", "grain_output", "name before"),
    words=Words.BEFORE,
    phrase=True,
)
def more_or_less_made(spot: Spot) -> Subject | None:
    """NP 增产 Q: what the verb says is told of the output of a product."""
    if spot.quantity.direction_word not in _MORE_MADE or not _names_none(spot):
        return None
    product_told = last_product(spot.phrase)  # 但|粮食
    if product_told is None:
        return None
    label = f"{product_told}产量"
    known = spot.names.exact(label)
    return Subject(known) if known else Subject(label=naming.label(label))


@production(
    example=("其他作物的产量都有增长：甜菜增长61%，黄麻｜增长95%。", "黄麻产量"),
    counter=("其他作物的价格都有上涨：甜菜上涨61%，黄麻｜上涨95%。", "黄麻", "words before"),
    words=Words.SENTENCE,
    of=(*SHARE, "multiple"),
    phrase=True,
)
def growth_of_products(spot: Spot) -> Subject | None:
    """NP 的产量都增长：NP 增长 Q，NP 增长 Q: how much more was made of each."""
    figure, name = spot.carried.figure, spot.carried.name
    if not spot.falls_or_rises:
        return None
    if not _names_none(spot) or spot.phrase.endswith(_NO_PRODUCT) or not is_product(spot.phrase):
        return None
    before = spot.place.sentence[: -len(spot.chunk)]
    listed = _OUTPUT_LIST.search(before) is not None
    if figure is not None and not listed and not name.endswith(("产量", "发电量")):
        return None
    if figure is None and not (_OF_OUTPUT.search(before) and not _NOT_OUTPUT.search(before)):
        return None
    if spot.phrase in _ELECTRICITY:
        return Subject(spot.names.exact("发电量"))
    return Subject(label=naming.label(f"{spot.phrase}产量"))


# 竹席：从3万张增加到9万张: a line of a list of products, each with its output.
_PRODUCT_LINE = re.compile(
    r"\s*(?P<product>[^：:，,。0-9]{1,8})[：:](?:从|由|达到|将达到|约?为|增加到)"
)


@production(
    example=("竹席：从3万张增加到9万张，｜增长两倍。", "竹席产量"),
    counter=("竹业：从3万张增加到9万张，｜增长两倍。", "竹业", "the same"),
    words=Words.SENTENCE,
    of=(*AMOUNTS, "count", "length", "other", *SHARE, "multiple"),
)
def output_of_a_line(spot: Spot) -> Subject | None:
    """NP：从 Q 增加到 Q，增长 Q: a line that a product opens tells of its output."""
    line = _PRODUCT_LINE.match(spot.place.sentence)
    if line is None or (spot.phrase and spot.phrase != line["product"]):
        return None
    if line["product"].endswith((*_NO_PRODUCT, "量")) or not is_product(line["product"]):
        return None
    label = f"{line['product']}产量"
    known = spot.names.exact(label)
    return Subject(known, None if known else naming.label(label))


@production(
    example=("竹器营业收入增长12%、茶具｜增长5%。", "茶具营业收入"),
    counter=("竹器营业收入增长12%、茶具产量｜增长5%。", "茶具产量", "words before"),
    words=Words.EARLIER,
    of=SHARE,
    phrase=True,
)
def growth_of_the_next(spot: Spot) -> Subject | None:
    """NP营业收入增长 Q、NP增长 Q: behind the growth of one measure, the next thing grew so."""
    figure, name = spot.carried.figure, spot.carried.name
    if figure is None or not spot.falls_or_rises or not spot.place.left.startswith("、"):
        return None
    if figure.dimension != "share" or figure.transformation is not Transformation.GROWTH:
        return None
    measured = leaning.measure_at_end(name)
    if not measured or measured.endswith("率") or leaning.ends_as_measured(spot.phrase):
        return None
    if not _names_none(spot) or not is_name(spot.phrase) or spot.named is not None:
        return None
    return Subject(label=naming.label(f"{spot.phrase}{measured}"))


@production(
    example=("发放各类救济金、物价补贴、慰问金等共｜6259万元。", "relief_funds"),
    counter=("购置农机、化肥、种子等共｜6259万元。", "购置农机、化肥、种子", "words before"),
    words=Words.BEFORE,
    of=MONEY,
    phrase=True,
)
def sum_of_payments(spot: Spot) -> Subject | None:
    """发放 NP、NP等 Q元: the indicator that one of several payments names."""
    if spot.dimension != "money" or not _names_none(spot):
        return None
    known = leaning.first_of(spot.phrase, spot.names)
    return Subject(known) if known else None


def _whole(spot: Spot) -> Subject | None:
    """The subject stated before, of which 其中 tells a part in the same measure."""
    whole, figure = spot.carried.subject, spot.carried.figure
    if not _names_none(spot) or "其中" not in spot.place.left or spot.falls_or_rises:
        return None
    if whole is None or whole.indicator is None or figure is None:
        return None
    if figure.dimension != spot.dimension or spot.dimension not in _SUMMED:
        return None
    return None if naming.named(spot.phrase, spot.names) else whole


@production(
    example=("市场主体3万户，其中企业｜8000户。", "enterprises"),
    counter=("茶农3万户，其中企业｜8000户。", "企业", "words before"),
    words=Words.BEFORE,
    phrase=True,
    before=True,
)
def enterprises_among_entities(spot: Spot) -> Subject | None:
    """市场主体 Q，其中企业 Q: enterprises have an indicator of their own."""
    whole = _whole(spot)
    if whole is None or whole.indicator is None or spot.phrase not in _ENTERPRISES:
        return None
    code = _ENTERPRISES_OF.get(whole.indicator.code, "")
    return Subject(spot.names.by_code.get(code), None if code else spot.phrase)


@production(
    example=("市场主体3万户，其中茶企｜8000户。", "market_entities"),
    counter=("茶农3万户，其中茶企｜8000户。", "茶企", "words before"),
    words=Words.BEFORE,
    phrase=True,
    before=True,
)
def part_of_the_whole(spot: Spot) -> Subject | None:
    """NP Q，其中 NP Q: the indicator before, of a part of it."""
    whole = _whole(spot)
    if whole is None or spot.phrase in _ENTERPRISES or len(spot.phrase) > naming.LABEL_LIMIT:
        return None
    return Subject(whole.indicator, coverage=spot.phrase)


@production(
    example=("地区生产总值迈上新台阶，达｜420亿元。", "gdp"),
    counter=("全县发展迈上新台阶，达｜420亿元。", "发展迈上新台阶", "words before"),
    words=Words.SENTENCE,
    phrase=False,
)
def series_spoken_of(spot: Spot) -> Subject | None:
    """NP PREDICATE，达 Q: without words of its own, the series that the sentence began with."""
    if spot.phrase:
        return None
    known = leaning.spoken_of(spot.place.sentence, spot.unit, spot.names, spot.grammar)
    return Subject(known) if known else None
