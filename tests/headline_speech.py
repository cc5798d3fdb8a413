"""A fictional speech of a province at the start of a five-year plan, for tests of its headline."""

from __future__ import annotations

from functools import cache

from reportschema.checking import grammar
from reportschema.models import WorkReport
from reportschema.reading.draft import Drafter
from reportschema.reading.promises.headline import headline_level
from reportschema.verbs.mended import mended
from reportschema.vocabularies import vocabulary

TITLE = "政府工作报告\n——2021年1月20日在云河省第十二届人民代表大会第四次会议上\n省长 林听雨\n"
OPENING = "各位代表：\n现在，我代表省人民政府，向大会作政府工作报告，请予审议。\n"
REVIEW = (
    "一、2020年工作回顾\n"
    "过去一年，全省上下种树修渠，地区生产总值达到8200亿元、增长4.1%，居全国第九位；"
    "地方一般公共预算收入增长2.6%，城镇新增就业31万人，其中高校毕业生9万人，"
    "居民消费价格上涨1.8%。地区生产总值增长4.1%，来之不易。"
    "新修山路620公里，改造旧桥45座，植树造林30万亩。\n"
) + "各地按时完成了冬修，老乡们用上了更好的井水，办事大厅的队也排得更短了。\n" * 8
FIVE_YEARS = (
    "二、“十四五”时期主要目标任务\n"
    "今后五年，我们要让云河的日子更好过。地区生产总值年均增长5%以上，城镇新增就业150万人以上。"
    "到2025年，森林覆盖率达到52%。\n"
)
HEADLINE = (
    "今年经济社会发展的主要预期目标是：地区生产总值增长6%以上；地方一般公共预算收入增长3%左右；"
    "城镇新增就业32万人以上，城镇调查失业率5.5%左右；居民消费价格涨幅3%左右；"
    "居民收入增长与经济增长同步；单位地区生产总值二氧化碳排放降低3.2%。"
)
YEAR = (
    f"三、2021年工作安排\n{HEADLINE}做好今年工作，要抓好以下方面。\n"
    "（一）把路修好。新修山路700公里，固定资产投资增长7%，建成桥梁12座。\n"
    "（二）把树种好。植树造林35万亩，新建苗圃6个。\n"
)
APPEAL = "各位代表！让我们一起把这片土地耕种得更好，为新的收成而努力奋斗！\n"
SPEECH = TITLE + OPENING + REVIEW + FIVE_YEARS + YEAR + APPEAL


@cache
def _drafter() -> Drafter:
    return Drafter(vocabulary(), grammar())


def whole_draft(text: str = SPEECH) -> WorkReport:
    """The draft of all that the reader finds."""
    return mended(_drafter().draft(text.encode(), "yunhe-2021.txt", force=True))[0]


def headline_draft(text: str = SPEECH) -> WorkReport:
    """The draft at the level headline."""
    return headline_level(whole_draft(text), text, vocabulary())
