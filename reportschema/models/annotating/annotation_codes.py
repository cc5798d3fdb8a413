"""The enumerations of what an annotation says of itself: its level, its doubts, its withdrawals.

Spelled for good, like those of `fields/codes.py`.
"""

from reportschema.models.fields.base import Code


class AnnotationLevel(Code):
    """What an annotation as a whole claims to hold."""

    FULL = (
        "full",
        "the whole report: every numeral of its body is accounted for",
        "全文标注，正文数字逐一收录",
    )
    HEADLINE = (
        "headline",
        "the headline targets of every form, the core indicators passed over, and the outcomes "
        "that they are measured against; every numeral of the headline passages",
        "主要预期目标、未提及的核心指标及其对应实绩，目标段落数字逐一收录",
    )
    DRAFT = "draft", "drafted by a program; nobody has read it", "程序起草，未经核读"
    PARTIAL = "partial", "some lists or passages, as each list says", "部分收录，见各类说明"


class ReviewReason(Code):
    """Why a record, or a whole report, still needs a person's eye."""

    SUBJECT_IN_DOUBT = "subject_in_doubt", "whose number it is", "所计何物存疑"
    INDICATOR_IN_DOUBT = (
        "indicator_in_doubt",
        "which indicator of the vocabulary it is, if any",
        "对应的指标存疑",
    )
    VALUE_IN_DOUBT = "value_in_doubt", "the number, its sign or its unit", "数值、正负或单位存疑"
    MEASURE_IN_DOUBT = (
        "measure_in_doubt",
        "what was done to the series: level, growth or change, stock or flow, which convention",
        "变换、汇集方式或口径存疑",
    )
    PERIOD_IN_DOUBT = "period_in_doubt", "what time it speaks of", "所属时期存疑"
    PART_IN_DOUBT = (
        "part_in_doubt",
        "which part of the speech it stands in: whether it was done or is promised",
        "所在部分存疑，未辨已完成或拟办",
    )
    SCOPE_IN_DOUBT = (
        "scope_in_doubt",
        "whether it is about the whole place, a part of it or another place",
        "所涉范围或地区存疑",
    )
    COMMITMENT_IN_DOUBT = (
        "commitment_in_doubt",
        "how firmly it is promised: hedge, commitment, form, headline or not",
        "限定、承诺强度、形式或是否主要目标存疑",
    )
    LINK_IN_DOUBT = "link_in_doubt", "which other record it belongs to", "与其他记录的关系存疑"
    PLACE_IN_DOUBT = "place_in_doubt", "where in the text it stands", "所在位置存疑"
    FILLED_IN = (
        "filled_in",
        "some of it was taken over from a row or passage beside it",
        "部分内容取自相邻行或段落",
    )
    WORDS_TO_WRITE = (
        "words_to_write",
        "our own words are still to be written: a summary, definition or translation",
        "概括、释义或译文待编写",
    )
    NEW_IN_DRAFT = "new_in_draft", "a later draft found it; nobody has looked", "新起草所得，待核"
    NO_PLAN_FOUND = "no_plan_found", "no part that plans the time ahead was found", "未见工作安排"
    NO_REVIEW_FOUND = (
        "no_review_found",
        "no part that looks back was found",
        "未见工作回顾",
    )
    NO_HEADLINE_FOUND = (
        "no_headline_found",
        "no passage of the main expected targets was found",
        "未见主要预期目标",
    )
    ONLY_TARGETS = "only_targets", "targets were found and no observation", "仅有目标，未见实绩"
    ONLY_OBSERVATIONS = (
        "only_observations",
        "observations were found and no target",
        "仅有实绩，未见目标",
    )
    GOVERNMENT_IN_DOUBT = "government_in_doubt", "whose report it is", "何级何地报告存疑"
    DATE_IN_DOUBT = "date_in_doubt", "when it was given, or what years it is about", "报告时间存疑"
    KIND_IN_DOUBT = "kind_in_doubt", "on what occasion it was given", "报告类型存疑"
    TEXT_INCOMPLETE = (
        "text_incomplete",
        "the edition breaks off or lacks a part",
        "文本残缺",
    )
    OTHER = "other", "another reason, which the note gives", "其他缘由，见说明"


class Reader(Code):
    """Who has read a record against the text and accepted it."""

    PERSON = "person", "a person", "人"
    LANGUAGE_MODEL = "language_model", "a language model, not a person", "语言模型"


class WithdrawalReason(Code):
    """Why a record that was published stands no more."""

    NOT_A_FIGURE = "not_a_figure", "the words state no figure", "原文并非统计数字"
    NOT_IN_TEXT = "not_in_text", "the text does not say it", "原文未载"
    MISREAD = (
        "misread",
        "it said another thing than the text: another number, subject or time",
        "误读：数值、所计何物或时期有误",
    )
    DUPLICATE = "duplicate", "another record says the same of the same words", "与另一记录重复"
    MERGED = "merged", "it is now part of another record", "并入另一记录"
    SPLIT = "split", "several records take its place", "拆分为多个记录"
    OTHER_KIND = (
        "other_kind",
        "it is a record of another list now, such as a target that was an observation",
        "改入其他类别，如实绩改为目标",
    )
    OTHER_REPORT = "other_report", "it belongs to another report", "属于另一份报告"
    OTHER = "other", "another reason, which the note gives", "其他缘由，见说明"
