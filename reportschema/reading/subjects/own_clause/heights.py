"""How many round numbers a series has passed (连跨3个百亿台阶), and how it goes on behind them."""

from __future__ import annotations

import re

from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import Words, production
from reportschema.reading.subjects.spots.spot import Spot

_PASSED = "跨越台阶"
_PASSES = re.compile(
    "(?:接?连|连续|先后|相继|实现)?(?:跨越|跨过|跨上|迈上|迈过|越过|登上|跃上|突破|上|跨|越)了?$"
)
_HEIGHT = re.compile("[^，,。；;、]{0,6}(?:台阶|大关|关口)")
_COUNTED = re.compile("[二两三四五六七八九2-9]个")
_GOES_ON = re.compile("[，,、](?:双双|均|都|总量|全年|去年|今年)*")


@production(
    example=("茶业产值连跨｜3个百亿台阶。", "茶业产值跨越台阶"),
    counter=("茶亭｜3个台阶。", "茶亭", "words before"),
    words=Words.BEFORE,
)
def heights_passed(spot: Spot) -> Subject | None:
    """NP 连跨 Q 个台阶: how many round numbers a series has passed."""
    if not _HEIGHT.match(spot.right):
        return None
    if not spot.counts and not _COUNTED.match(spot.right):  # 跨过5000亿元|大关
        return None
    passed = _PASSES.search(spot.chunk)
    series = naming.core(spot.chunk[: passed.start()]) or spot.carried.name if passed else ""
    return Subject(label=naming.label(f"{series}{_PASSED}")) if series else None


@production(
    example=("茶业产值连跨3个百亿元台阶，达｜420亿元。", "茶业产值"),
    counter=("茶业产值连跨3个百亿元台阶，茶厂｜42个。", "茶厂", "words before"),
    words=Words.EARLIER,
    before=True,
)
def series_past_its_heights(spot: Spot) -> Subject | None:
    """NP 跨过 Q 个台阶，Q: the series goes on behind the heights that it has passed."""
    series = spot.carried.name.removesuffix(_PASSED)
    height = _HEIGHT.match(spot.place.left) if series != spot.carried.name else None
    if height is None:
        return None
    behind = _GOES_ON.match(spot.place.left, height.end())
    rest = naming.core(spot.place.left[behind.end() :]) if behind else ""
    if rest and not rest.startswith("占"):
        return None
    whole = naming.named(series, spot.names) or Subject(label=naming.label(series))
    if not rest:
        return whole
    name = whole.indicator.zh if whole.indicator and not whole.coverage else series
    return naming.named(f"{name}{rest}", spot.names)


# 茶路里程新增12公里、|突破50公里
_REACHED = re.compile(
    "[，,、 ]*(?:累计|总里程|总[数量]|总户数|总面积|总规模|已|约|近)*(?:达到?|突破|超过?|至)?"
)
_UP_TO = ("突破", "达", "超", "累计")
_ADDED = "新增加?|净增|新(?:培育|认定|获批|入选|入库|设立?|组建|引进|发展)"
_NEW = re.compile(f"^(?:{_ADDED})|(?:新增|净增)$")
# 新增|云溪、青石等|茶镇12个，总数达22个
_EXAMPLES = re.compile("^[^的、]{2,8}、[^的等]{2,16}等(?=..)")


@production(
    example=("茶路里程新增12公里、｜突破50公里。", "茶路里程"),
    counter=("茶路里程新增12公里、｜增长5%。", "新增茶路里程", "the same"),
    words=Words.EARLIER,
    before=True,
)
def total_behind_its_increase(spot: Spot) -> Subject | None:
    """NP 新增 Q、突破 Q: the height that was reached is of all there is."""
    before, figure = spot.carried.subject, spot.carried.figure
    if before is None or figure is None or spot.unit is None:
        return None
    told = spot.carried.name
    name = _EXAMPLES.sub("", _NEW.sub("", told))
    left, hedge = spot.place.left.removeprefix(name), spot.quantity.hedge_words or ""
    if "总里程" in left and not name.endswith("里程"):
        return None
    if _NEW.search(told) is None or _REACHED.fullmatch(left) is None or spot.falls_or_rises:
        return None
    if not (hedge.startswith(_UP_TO) or any(word in left for word in _UP_TO)):
        return None
    same = spot.grammar.units.resolve(figure.unit) if figure.unit else None
    if same is None or same.unit.name != spot.unit.name:
        return None
    if before.indicator is not None:
        known = spot.names.exact(name)
        return Subject(known, coverage=before.coverage) if known else None
    return naming.named(name, spot.names) or Subject(label=naming.label(name))
