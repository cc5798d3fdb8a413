"""Labels without the words around a name: who speaks, how it was done, that it was reached."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.reading.sentence.sentence import Sentence, Token

# 对|提案答复 is told of the answers; 对欧贸易额 and 对增长的贡献 are names.
_ABOUT = re.compile("的|贡献|贸易|进出口|出口|进口|投资|合作")


# 加快推动|茶园补偿机制覆盖率: a rate is of what is pushed on, whoever does it.
_RATES = ("率", "占比", "比重", "比例")
_PUSHING = frozenset(
    [
        *("推动", "推进", "加快", "实现", "努力", "确保", "力争", "促进", "着力", "加快推动"),
        *("加快推进", "加快实现", "扎实推进", "努力实现", "深入推进", "基本"),
        *("稳步推进", "有序推进", "持续推进", "率先", "首批", "首次", "逐步", "稳步", "有序"),
        *("持续", "纵深", "尽早", "高质量", "全面推开", "做到", "提前"),
    ]
)
# 推动|林下经济产值, 大力|发展|茶业产值: so is a sum; 扩大|茶园面积 tells a change.
_SUMS = ("产值", "增加值", "营收", "营业收入", "面积", "规模", "投资")
_ADDED = ("面积", "投资")
_FOSTERING = _PUSHING | {"发展", "大力", "大力发展", "培育", "打造", "做强", "做优", "持续"}
# 基本|城乡社区覆盖率 is as good as all of them; 基本公共服务 is a name.
_BASIC = ("民生", "医疗", "养老", "公共", "生活", "农田", "药物", "社会", "保险", "住房", "保障")


_EACH_YEAR = ("每年", "一年", "全年")


# 在全省率先|实现茶亭覆盖率; 茶农|基本实现|茶险覆盖率
_FIRST = re.compile(
    "^(?:在?(?:全[国省市区县州]|[省市区县州]内|我[省市区县州])?(?:范围内)?)?"
    "(?:率先|首批|首次)(?:在(?:全[国省市区县州]|[省市区县州]内)(?:范围内)?)?(?:基本)?(?:实现了?)?(?=..)"
)
_REACHED = re.compile(
    "(?<=..)(?:基本|加快|全部|均|全面|提前)?实现了?(?=..)|提前(?=覆盖率$)"
    "|(?<=..)全覆盖的[\u4e00-\u9fff]{1,8}(?=覆盖率$)"
)


def of_coverage(label: str) -> str:
    """The label of a rate of coverage: of what it is one, without how and when it was reached."""
    return trimmed(_REACHED.sub("", _FIRST.sub("", label)))


def trimmed(label: str) -> str:
    """The label without who speaks, a preposition before an object told first, adverbs behind."""
    tokens = list(Sentence.of(label).tokens)
    if len(tokens) > 2 and tokens[0].text in _EACH_YEAR and "before" in tokens[1].kinds:
        tokens.pop(0)  # 每年|能够|出产汽车
    while len(tokens) > 1 and "before" in tokens[0].kinds:
        tokens.pop(0)
    if len(tokens) > 2 and tokens[0].text == "对" and not _ABOUT.search(label):
        tokens.pop(0)
    if label.endswith(_RATES):
        while len(tokens) > 1 and tokens[0].text in _PUSHING:
            if tokens[0].text == "基本" and tokens[1].text.startswith(_BASIC):
                break
            tokens.pop(0)
    if label.endswith(_SUMS) and "的" not in label and "、" not in label:
        done = _PUSHING if label.endswith(_ADDED) else _FOSTERING
        while len(tokens) > 2 and tokens[0].text in done:
            tokens.pop(0)
    while len(tokens) > 1 and (
        "after" in tokens[-1].kinds
        or (tokens[-2].text == "在" and tokens[-1].text.startswith("全"))
    ):
        tokens.pop()
    return _without_reaching(tokens)


# 产业集群|实现|营业收入: the verb before what is measured is no part of its name.
_REACHING = ("基本", "实现", "实现了", "完成", "完成了", "安排", "将", "将要", "累计", "共")


def _measured(behind: Sequence[Token]) -> bool:
    """Whether what is measured follows: 实现|营业收入, 累计|完成|投资."""
    rest = [token for token in behind if token.text not in _REACHING]
    return (
        bool(rest)
        and rest[0].text not in ("率", "体")
        and (rest[0].is_("noun", "bare", "name") or not rest[0].kinds)
    )


def _without_reaching(tokens: Sequence[Token]) -> str:
    if not any("of" in token.kinds for token in tokens):
        tokens = [
            token
            for i, token in enumerate(tokens)
            if not (i > 0 and token.text in _REACHING and _measured(tokens[i + 1 :]))
        ]
    return "".join(token.text for token in tokens)
