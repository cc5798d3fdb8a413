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
SAYS_ZH = "中国各级政府在年度政府工作报告中报告的实绩与提出的目标，以及自陈问题、民生实事、名词解释与获奖，每条记录均标明在公开文本中的位置。"
DATA_LICENCE = {
    "name": "CC0-1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    "title": "CC0 1.0 Universal",
}
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

# What holds for all tables.
CONVENTIONS = (
    "Every table has one key column; an id holds the report's (`440105-2020/o17`). Empty cells mean: not stated, or not applicable.",
    "Cells that hold several values set them apart with a semicolon. Periods are EDTF: `2024` a year, `2011/2015` a span with both its ends,",
    "`../2024` up to, `2016-11` a month. `start` and `end` count code points of the published text from 0, the end excluded.",
    "`concept` in `fields` names the published notion that a column follows (SDMX, COFOG, GB/T 2260, W3C Web Annotation).",
)

# The caveats again, where a user of one table would stumble.
TABLE_NOTES: dict[str, tuple[str, ...]] = {
    "reports": (
        "`annotation_…_by` says who made each list: `machine` is unread draft, `language_model` was read by no person.",
        "A place can have two reports in one year, the second with `-term-end` in its id; `delivered` may be late in the year.",
    ),
    "observations": (
        "A claim made on one day: keep `report_id`. `value` is as written; analyse `normalized_value` in `normalized_unit`.",
        "Rows with `coverage` are about a subset or a project, rows with another `ref_area` about another place, rows with `repeats` say a "
        "value again: leave all three out of a series, or use `outcome_panel`, where they are left out.",
        "Growth of GDP is at constant prices, its level at current ones. `hedge` bounds the number; it says nothing of intent.",
    ),
    "targets": (
        "`stance` recalled is last year's or a plan's target told again, not a promise. `headline` marks those of the main sentence.",
        "Targets without a number are rows too: `form` pegged, assigned, verbal. A five-year target stays one row.",
    ),
    "absent_targets": (
        "A core indicator that is neither here nor among the headline targets of a report was not coded, which is not the same.",
    ),
    "target_panel": (
        "`form` tells a number from a peg, an assigned task, mere words, silence and what nobody coded. Silence is an answer, "
        "`not_coded` is none.",
        "`horizon` is in years: a five-year target is one row and is never spread over years. `hedge` and `commitment` say how firmly.",
    ),
    "outcome_panel": (
        "One period may have several vintages: rows differ by `report_id`. Choose one rule (first told, last told) and say so.",
        "Rows of one indicator can differ in `basis` and `collection`: a five-year average is no year's growth.",
        "Levels of merged districts are not about one territory; see the breaks above.",
    ),
    "promise_outcome": (
        "Where `outcome` says that the two cannot be compared, `reason` says why and there is no `gap`.",
    ),
    "frame": (
        "A year without a report in this package is a missing download, not a year without a report.",
    ),
    "awards": ("Told selectively: a year without awards means nothing.",),
    "numerals": (
        "With the figures it accounts for every numeral of a body. That is not every promise: most promises have no number.",
    ),
    "glossary": (
        "Definitions are ours, not the report's. A term that is explained need not be new.",
    ),
    "problems": (
        "What the speaker admits. The length of the list says more of the occasion than of the place.",
    ),
    "divisions": (
        "`place_id` follows a place through renamings and new codes, not through mergers. Years before 1980 have the first code.",
    ),
}

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
