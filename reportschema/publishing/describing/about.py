"""What is said of the package as a whole: titles, licences, version.

What to beware of in the data stands in the codebook (a guide in `guide/`).
"""

from __future__ import annotations

DATA_VERSION = "0.2.0"  # of the data; the code has its own, reportschema.__version__
DATA_RELEASED = "2026-11-29"
CREATOR = "The reportschema maintainers"
HOME = "https://w3id.org/reportschema/"
NAME = "chinese-government-work-reports"
TITLE_EN = "Chinese government work reports as checked data"
TITLE_ZH = "政府工作报告数据"
SAYS_EN = (
    "What Chinese governments report and promise in their yearly work reports: figures, targets, "
    "admitted problems, livelihood projects, glossaries and awards, each record anchored to the "
    "characters of the published text that it came from."
)
SAYS_ZH = (
    "中国各级政府在年度政府工作报告中报告的实绩与提出的目标，"
    "以及自陈问题、民生实事、名词解释与获奖，每条记录均标明在公开文本中的位置。"
)
DATA_LICENCE = {
    "name": "CC0-1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    "title": "CC0 1.0 Universal",
}
KEYWORDS = ["China", "government work report", "政府工作报告", "targets", "local government"]
CITE_AS = f"{CREATOR}: {TITLE_EN}, version {DATA_VERSION}, {DATA_RELEASED[:4]}"
MARKER = "datapackage.json"
