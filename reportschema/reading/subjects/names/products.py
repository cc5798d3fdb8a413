"""Products: what is told in tons and pieces is what was made, unless the sentence says more."""

from __future__ import annotations

import re

from reportschema.models import Indicator
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.sentence import Sentence

PRODUCTS = ("mass", "volume", "energy", "count", "length")
# Where tons are not what was made in the year: 新增生产能力…钢40万吨, 出口煤5万吨.
_NOT_MADE = re.compile(
    "能力|产能|出口|进口|收购|储备|节约|淘汰|压减|关闭|退出|运输|运量|消费|消耗|投放|供应|征购|库存|可采|探明|调[出入]|装置"
)
_WORDS_OF_PRODUCT, _LONGEST_PRODUCT = 2, 6


def product(phrase: str, sentence: str, dimension: str, names: IndicatorNames) -> Indicator | None:
    """A product with an amount is its output.

    水泥500万吨, 发电30亿度, where the sentence speaks of nothing but making.
    """
    if (
        dimension not in (*PRODUCTS, "share", "multiple")
        or not 1 <= len(phrase) <= 6
        or _NOT_MADE.search(sentence)
    ):
        return None
    return names.exact(f"{phrase}产量") or (
        names.exact(f"{phrase}量") if phrase.endswith("电") else None
    )


def is_product(phrase: str) -> bool:
    """Whether a phrase is a word or two for what is made, without a verb or a measure."""
    tokens = Sentence.of(phrase).tokens
    if not 0 < len(tokens) <= _WORDS_OF_PRODUCT or len(phrase) > _LONGEST_PRODUCT:
        return False
    return all("noun" in token.kinds and not token.is_("verb", "bare") for token in tokens) and (
        not _NOT_MADE.search(phrase)
    )


def last_product(phrase: str) -> str | None:
    """What is made, at the end of a phrase: 但|粮食, 要求|夏粮; None where it is none."""
    tokens = Sentence.of(phrase).tokens
    last = tokens[-1].text if tokens else ""
    whole = phrase if is_product(phrase) else last
    return whole if is_product(whole) else None


def made(name: str) -> bool:
    """Whether a name tells how much is made or moved, which nobody adds: 茶叶|产量."""
    return name.endswith(("产量", "发电量", "吞吐量", "周转量"))
