"""The draft of a short report of an invented county: what it did in 2019 and plans for 2020."""

from __future__ import annotations

from reportschema.checking import grammar
from reportschema.models import Observation, Target
from reportschema.reading.draft import Drafter
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())


def drafted(
    review: str = "全县粮食总产12万吨。", plan: str = "新建公园2个。"
) -> tuple[tuple[Observation, ...], tuple[Target, ...]]:
    """The observations and targets of a short report of 2020."""
    text = (
        "云溪县人民政府工作报告\n——2020年1月9日在云溪县第九届人民代表大会第四次会议上\n"
        "县长 钱一山\n各位代表：\n现在，我代表县人民政府报告工作，请予审议。\n"
        f"一、2019年工作回顾\n{review}\n二、2020年工作安排\n{plan}\n"
    )
    report = DRAFTER.draft(text.encode(), "yunxi-2020.txt", force=True).report
    return report.observations, report.targets
