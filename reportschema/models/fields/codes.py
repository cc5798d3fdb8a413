"""The enumerations: each code with its English and Chinese text.

Their spellings are part of what we publish: a code is never renamed.
"""

from reportschema.models.fields.base import Code


class Level(Code):
    """Administrative level of a government or area."""

    NATIONAL = "national", "the State Council", "国务院"
    PROVINCE = (
        "province",
        "province, autonomous region, municipality under the central government",
        "省、自治区、直辖市",
    )
    PREFECTURE = (
        "prefecture",
        "prefecture-level city, prefecture, autonomous prefecture, league",
        "地级市、地区、自治州、盟",
    )
    COUNTY = "county", "county, county-level city, district, banner", "县、县级市、市辖区、旗"
    TOWNSHIP = "township", "township, town, subdistrict", "乡、镇、街道"


class ReportKind(Code):
    """What occasion the report was given for."""

    ANNUAL = "annual", "the yearly report: one year behind, one ahead", "年度报告"
    TERM_END = "term_end", "given at the change of term: five years behind, five ahead", "换届报告"
    PLAN = "plan", "a report on the economic plan, in the place of the yearly report", "计划报告"
    BUDGET = "budget", "a report on the budget, in the place of the yearly report", "预算报告"
    PROGRAMME = (
        "programme",
        "a programme of the government, in the place of the yearly report",
        "施政纲领",
    )


class Script(Code):
    """Writing system of an edition, ISO 15924."""

    HANS = "Hans", "Simplified Chinese characters", "简体字"
    HANT = "Hant", "Traditional Chinese characters", "繁体字"


class Encoding(Code):
    """How the published bytes are decoded."""

    UTF_8 = "utf-8", "Unicode, one to four bytes a character", "Unicode 八位变长编码"
    UTF_16 = (
        "utf-16",
        "Unicode, two or four bytes a character, with a byte order mark",
        "Unicode 十六位变长编码",
    )
    GB18030 = (
        "gb18030",
        "the Chinese national standard encoding, GBK and GB2312 included",
        "国标编码，含 GBK、GB2312",
    )


class Method(Code):
    """How the text of an edition is taken out of a file of a public repository."""

    JSONL_FIELD = "jsonl_field", "a field of one line of a JSON Lines file", "JSONL 文件某行的字段"
    ZIP_DOCX = "zip_docx", "the paragraphs of a docx document in a zip", "压缩包内 docx 文档的段落"
    CSV_CELL = "csv_cell", "a cell of a CSV file", "CSV 文件的一格"
    FILE = "file", "the file itself", "文件本身"


class State(Code):
    """How much of a list has been annotated."""

    COMPLETE = (
        "complete",
        "everything of the kind that the report says is there",
        "该类内容已全部收录",
    )
    PARTIAL = "partial", "some of it: the note says what", "收录一部分，见说明"
    ABSENT = (
        "absent",
        "not looked at, or the report has none (the note says which)",
        "未收录或报告中没有，见说明",
    )


class Annotator(Code):
    """Whose work a list is. No draft passes for reviewed work."""

    MACHINE = (
        "machine",
        "drafted by the reader program and not read against the text since",
        "程序起草，未经核读",
    )
    LANGUAGE_MODEL = (
        "language_model",
        "each record read against the text by a language model, not by a person",
        "语言模型逐条核读，未经人工核读",
    )
    PERSON = "person", "each record read against the text by a person", "人工逐条核读"


class Part(Code):
    """What a passage is for in the speech."""

    OPENING = "opening", "salutation and introduction", "开场"
    REVIEW = "review", "what was done", "工作回顾"
    PROBLEMS = "problems", "difficulties and shortcomings admitted", "问题与不足"
    PLAN = "plan", "what is promised", "目标与工作安排"
    SELF_BUILDING = (
        "self_building",
        "the government's own conduct, where promised apart",
        "政府自身建设",
    )
    CLOSING = "closing", "appeal at the end", "结束语"
    ANNEX = "annex", "glossary, tables and lists after the speech", "附件"


class Transformation(Code):
    """What was done to the indicator's series to arrive at the figure (SDMX TRANSFORMATION)."""

    LEVEL = "level", "the amount itself", "水平值"
    GROWTH = "growth", "relative change against the base period", "增长率"
    CHANGE = (
        "change",
        "absolute change of a named stock, or of a rate in percentage points",
        "增减量",
    )
    MULTIPLE = "multiple", "how many times the base", "为基数的倍数"
    RANK = "rank", "place in an order", "位次"
    COMPLETION = "completion", "share of a task or plan that was done", "完成率"


class Collection(Code):
    """How the figure relates to its period (SDMX COLLECTION)."""

    END = "end", "a stock, at the end of the period", "期末存量"
    SUM = "sum", "a flow, summed over the period", "期内合计"
    SINCE = (
        "since",
        "accumulated from an unstated start up to the end of the period",
        "累计，起点未说明",
    )
    AVERAGE = "average", "average a year over the period", "年均"
    EACH = "each", "in each year of the period", "每年均"


class Basis(Code):
    """Statistical convention that the figure follows."""

    CONSTANT_PRICES = "constant_prices", "at constant prices (real growth)", "不变价"
    CURRENT_PRICES = "current_prices", "at current prices", "现价"
    REAL = "real", "price changes deducted", "扣除价格因素"
    COMPARABLE = (
        "comparable",
        "like with like: the base recomputed to the present scope",
        "可比口径",
    )
    PROJECT_LOCATION = "project_location", "counted where the project is", "项目在地"
    LEGAL_UNIT_LOCATION = (
        "legal_unit_location",
        "counted where the legal unit is registered",
        "法人在地",
    )
    OTHER = "other", "another stated convention, named in coverage", "其他口径，见范围"


class Hedge(Code):
    """How the wording bounds the value. Grammar, not intent."""

    EXACT = "exact", "the value, without reserve", "确数"
    ABOUT = "about", "around the value", "左右、约"
    NEARLY = "nearly", "the value almost reached", "近、将近"
    AT_LEAST = "at_least", "the value or more", "以上、不低于、不少于"
    OVER = "over", "more than the value", "超、突破、逾、多、余"
    AT_MOST = "at_most", "the value or less", "以内、不超过"
    UNDER = "under", "less than the value", "不足、低于"


class ObservationStatus(Code):
    """How firm an observed figure is said to be (SDMX OBS_STATUS)."""

    FINAL = "final", "stated without reserve", "正式数"
    PRELIMINARY = "preliminary", "called preliminary", "初步数"
    ESTIMATE = "estimate", "called expected or estimated", "预计数"


class TargetForm(Code):
    """How a target fixes what is to be reached, and how an outcome says what was."""

    NUMERIC = "numeric", "a number or a range", "数值"
    PEGGED = "pegged", "tied to another indicator", "与其他指标挂钩"
    ASSIGNED = (
        "assigned",
        "the task set by a higher level, its number not given",
        "完成上级下达任务",
    )
    VERBAL = "verbal", "words only", "文字表述"


class Commitment(Code):
    """How firmly the words bind the speaker."""

    PLAIN = "plain", "promised without a qualifier", "直接表述"
    STRIVE = "strive", "to be striven for", "力争、争取"
    ENSURE = "ensure", "to be ensured", "确保"


class Obligation(Code):
    """Kind of a plan target as the report labels it."""

    EXPECTED = "expected", "anticipated: left to markets and effort", "预期性"
    BINDING = "binding", "obligatory for the government", "约束性"
    UNSTATED = "unstated", "not labelled", "未说明"


class Stance(Code):
    """Whether the target is made here or told again."""

    PROMISED = "promised", "promised in this report", "本报告提出"
    RECALLED = "recalled", "an earlier year's or plan's target, told again", "重述以往目标"


class AbsenceReason(Code):
    """Why a core indicator has no headline target."""

    SILENT = "silent", "the report does not speak of a target for it", "未提及"
    WORDS_ONLY = "words_only", "spoken of without anything that could be checked", "仅有文字表述"
    NOT_CODED = (
        "not_coded",
        "not known: nobody has looked, or the edition lacks the part that would say",
        "尚未标注，或文本残缺",
    )


class ProjectStatus(Code):
    """Outcome of a livelihood project as the report states it."""

    EXCEEDED = "exceeded", "more was done than promised", "超额完成"
    MET = "met", "done as promised", "完成"
    PARTIAL = "partial", "done in part", "部分完成"
    UNMET = "unmet", "not done", "未完成"


class NumeralRole(Code):
    """What a numeral is when it is no figure."""

    PERIOD = "period", "a date, year or period", "日期、年份、时期"
    DURATION = "duration", "a span of time that names a plan or campaign", "时长，如三年行动"
    NAME = "name", "part of a name or code", "名称的一部分，如 PM2.5、地铁11号线"
    SLOGAN = "slogan", "a formula that counts its own parts", "数字化提法，如“三旧”“1312”"
    ORDINAL = "ordinal", "which one of a series", "序数，如第九届"
    ENUMERATOR = "enumerator", "numbers an item of a list", "列举序号，如一是"
    THRESHOLD = (
        "threshold",
        "bounds a class that something else counts",
        "口径界限，如规模以上的数额",
    )
    DEFINITION = "definition", "part of a definition or explanation", "释义中的数字"
    FURNITURE = "furniture", "of the page, not of the report", "网页附带内容"


class Nature(Code):
    """What kind of quantity an indicator is, whatever was done to it."""

    AMOUNT = "amount", "a measured quantity: money, area, energy", "数额"
    COUNT = "count", "a number of things or people", "个数"
    SHARE = "share", "part of a whole, in per cent", "比重"
    RATE = "rate", "events or people against those who could be affected", "比率"
    RATIO = "ratio", "one quantity against another of a different kind", "相对量"
    INDEX = "index", "a composite or base-100 number", "指数"


class Accrual(Code):
    """Whether a series is measured at a moment or over a time."""

    STOCK = "stock", "measured at a moment", "存量"
    FLOW = "flow", "measured over a time", "流量"


class Better(Code):
    """Which side of a promised value is the good one."""

    HIGHER = "higher", "more of it is what is wanted", "越高越好"
    LOWER = "lower", "less of it is what is wanted", "越低越好"
    NEITHER = "neither", "neither side is good in itself", "无优劣之分"


class TopicLevel(Code):
    """Depth in the classification of topics."""

    DIVISION = "division", "one of the ten broad purposes of government", "职能大类"
    GROUP = "group", "a purpose within a division", "职能中类"


class BreakKind(Code):
    """What happened to the territory of a place."""

    MERGED = "merged", "another place, or part of one, came to it", "并入他地或其一部分"
    SPLIT = "split", "a part of it went to another place", "部分划出"


class Verdict(Code):
    """How two figures that ought to agree do."""

    CONSISTENT = "consistent", "they agree", "一致"
    ROUNDING = "rounding", "they agree within the precision given", "在舍入误差内一致"
    NOT_COMPARABLE = (
        "not_comparable",
        "they are not about the same thing: the reason says why",
        "不可比，见理由",
    )
    INCONSISTENT = "inconsistent", "they contradict each other", "不一致"


class WordKind(Code):
    """What a word does to the quantity that it touches."""

    HEDGE = "hedge", "bounds the value", "限定数值"
    RISE = "rise", "the value is an increase", "增加"
    FALL = "fall", "the value is a decrease", "减少"
    PART = "part", "contains a numeral character and is no numeral", "含数字字样的普通词"
