"""What is said of the package as a whole: titles, licences, version, and what a user must know before using it."""

from __future__ import annotations

DATA_VERSION = "0.1.0"  # of the data; the code has its own, reportschema.__version__
DATA_RELEASED = "2026-11-22"
CREATOR = "The reportschema maintainers"
HOME = "https://pypi.org/project/reportschema/"
NAME = "chinese-government-work-reports"
TITLE_EN = "Chinese government work reports as checked data"
TITLE_ZH = "政府工作报告数据"
SAYS_EN = (
    "What Chinese governments report and promise in their yearly work reports: figures, targets, admitted problems, livelihood "
    "projects, glossaries and awards, each record anchored to the characters of the published text that it came from."
)
SAYS_ZH = (
    "中国各级政府在年度政府工作报告中报告的实绩与提出的目标，以及自陈问题、民生实事、名词解释与获奖，每条记录均标明在公开文本中的位置。"
)
DATA_LICENCE = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0 1.0 Universal"}
KEYWORDS = ["China", "government work report", "政府工作报告", "targets", "local government"]
CITE_AS = f"{CREATOR}: {TITLE_EN}, version {DATA_VERSION}, {DATA_RELEASED[:4]}"
MARKER = "datapackage.json"

# What the codebook must say: (short name, the caveat).
CAVEATS = (
    ("Claims, not statistics", "Figures are what a government said on one day. Keep `report_id`, the vintage: later reports and yearbooks revise them."),
    ("Prices", "Growth of GDP and of value added is at constant prices, levels are at current prices: two levels do not give the growth."),
    ("Scope", "项目在地 and 法人在地 investment, 可比 growth and 规模以上 thresholds differ by place and year; see `basis` and `coverage`. "
     "A row with `coverage` is about a subset and enters no panel."),
    ("Breaks", "Districts merge and are renamed, and series break there. `place_id` follows a place through renamings, not through mergers."),
    ("Late and double reports", "Haizhu gave its 2020 report in September, after the epidemic; a place can give two reports in the year its term ends."),
    ("As written and normalized", "`value` is the number as written, in the unit as written. Analyse `normalized_value` in `normalized_unit`."),
    ("Hedges are grammar", "`hedge` says how the words bound the number (左右, 以上, 超), not what the speaker intended."),
    ("Told selectively", "Ranks, awards and firsts are told when they flatter. Their absence means nothing."),
    ("Coverage", "Where a list is `complete`, every numeral of its kind is there. That is not every promise: most promises have no number."),
    ("A demonstration, not a sample", "The committed package holds a few reports of two districts of Guangzhou. Nothing about China follows from it."),
    ("Who annotated", "`annotation_…_by` tells a machine's draft, a language model's reading and a person's reading apart."),
)  # fmt: skip

# Twenty figures of the five reports coded a second time without sight of the first coding (November 2026): field, agreed, of.
AGREEMENT = (
    ("observation or target", 20, 20), ("value", 20, 20), ("unit", 20, 20), ("transformation", 20, 20), ("collection", 20, 20),
    ("hedge", 20, 20), ("base_period", 20, 20), ("indicator, or none", 20, 20), ("commitment, stance, headline", 4, 4),
    ("period", 15, 20), ("coverage, or none", 15, 20),
)  # fmt: skip
AGREEMENT_NOTE = (
    "The five differences in `period` are the first year of an undated five-year span (2011/2016 or 2012/2016); those in `coverage`, whether a "
    "label that already names the place needs it said again. Both codings were made by language models."
)
