"""The rows of `vocabularies/indicators.csv`: what governments count, and by whose definition."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from reportschema.models.fields.base import Doc, Record, TableDoc
from reportschema.models.fields.codes import Accrual, Basis, Better, Nature
from reportschema.models.fields.scalars import (
    MOST_ITEMS,
    Flag,
    Item,
    Name,
    Text,
    TopicCode,
    VocabularyCode,
)
from reportschema.models.rows.authority import Authority
from reportschema.models.rows.vocabulary import ALIASES, MEANING, MEANING_ZH

SdgCode = Annotated[
    str, StringConstraints(pattern=r"^[1-9][0-9]?\.[0-9a-d]{1,2}\.[1-9]$", max_length=7)
]
WdiCode = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{2}(?:\.[A-Z0-9]{2,4}){2,5}$", max_length=30)
]
WikidataId = Annotated[str, StringConstraints(pattern="^Q[1-9][0-9]*$", max_length=12)]


class Indicator(Record):
    """One series that governments report."""

    table: ClassVar = TableDoc(
        "indicators",
        "Indicators",
        "指标",
        "One statistical series that reports name, with its names, nature and usual units.",
        "报告中出现的一个统计指标及其名称、性质与常用单位。",
        key="code",
    )

    code: Annotated[
        VocabularyCode,
        Doc("code", "代码", "What sources and tables call the series.", "数据中使用的指标代码。"),
    ]
    zh: Annotated[
        Name,
        Doc(
            "Chinese name",
            "中文名",
            "Its usual name in mainland statistics.",
            "统计上通行的中文名称。",
        ),
    ]
    en: Annotated[
        Name,
        Doc(
            "English name",
            "英文名",
            "Its usual name in English-language statistics.",
            "通行的英文名称。",
        ),
    ]
    aliases: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS), ALIASES] = ()
    nature: Annotated[
        Nature,
        Doc("nature", "性质", "What kind of quantity the series is.", "指标属于哪一类数量。"),
    ]
    accrual: Annotated[
        Accrual | None,
        Doc(
            "stock or flow",
            "存量或流量",
            "Whether it is measured at a moment or over a time; empty for shares and rates.",
            "时点数或时期数；比重与比率留空。",
        ),
    ] = None
    denominator: Annotated[
        Name | None,
        Doc(
            "denominator",
            "分母",
            "What a share, rate or ratio is taken of: an indicator's code, or words.",
            "比重、比率以何为分母：指标代码或文字。",
        ),
    ] = None
    units: Annotated[
        tuple[Item, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "usual units",
            "常用单位",
            "Units that its levels come in, without magnitude words.",
            "其水平值的常用单位，不含万、亿。",
        ),
    ]
    basis: Annotated[
        Basis | None,
        Doc(
            "price basis",
            "价格口径",
            "Convention of its growth rates where nothing is said.",
            "未说明时其增长率的口径。",
        ),
    ] = None
    better: Annotated[
        Better,
        Doc(
            "better",
            "优劣方向",
            "Which side of a promised value is the good one: a bare number is judged by it.",
            "目标值的哪一侧为优，用于判断不含界限词的目标。",
        ),
    ] = Better.NEITHER
    better_en: Annotated[
        Text,
        Doc(
            "reason of the side",
            "优劣依据（英文）",
            "Why that side is the good one.",
            "以英文说明理由。",
        ),
    ]
    better_zh: Annotated[
        Text,
        Doc(
            "reason of the side in Chinese",
            "优劣依据",
            "Why that side is the good one, in Chinese.",
            "该侧为优的理由。",
        ),
    ]
    topic: Annotated[
        TopicCode,
        Doc(
            "topic",
            "主题",
            "Purpose of government it belongs to.",
            "所属的政府职能。",
            refers="topics",
        ),
    ]
    core: Annotated[
        Flag,
        Doc(
            "core",
            "核心指标",
            "On the fixed list that each report is checked against for a headline target.",
            "是否属于逐份检查主要预期目标的固定清单。",
        ),
    ] = False
    core_for: Annotated[
        VocabularyCode | None,
        Doc(
            "stands for",
            "可代表",
            "Core indicator whose place a headline target for this one takes (urban income for "
            "resident income).",
            "其主要预期目标可代表的核心指标，如城镇居民收入代表居民收入。",
            refers="indicators",
        ),
    ] = None
    authority: Annotated[
        Authority,
        Doc(
            "authority",
            "统计主体",
            "Whose definition the series follows, or that each government draws it by itself.",
            "指标定义所依据的部门；无全国统一定义者由各地自定。",
        ),
    ]
    term: Annotated[
        Name | None,
        Doc(
            "authority's term",
            "统计名称",
            "What that authority calls the series, where its statistics or plans have it.",
            "该部门统计或规划中的指标名称。",
        ),
    ] = None
    sdg: Annotated[
        SdgCode | None,
        Doc(
            "SDG indicator",
            "可持续发展目标指标",
            "Indicator of the UN's Sustainable Development Goals that measures the same.",
            "含义相同的联合国可持续发展目标指标。",
            concept="SDG",
        ),
    ] = None
    wdi: Annotated[
        WdiCode | None,
        Doc(
            "WDI series",
            "世界发展指标",
            "Series of the World Bank's World Development Indicators that measures the same.",
            "含义相同的世界银行世界发展指标代码。",
            concept="WDI",
        ),
    ] = None
    wikidata: Annotated[
        WikidataId | None,
        Doc(
            "Wikidata",
            "维基数据",
            "Item of Wikidata about the same notion.",
            "同一概念的维基数据条目。",
            concept="Wikidata",
        ),
    ] = None
    replaced_by: Annotated[
        VocabularyCode | None,
        Doc(
            "replaced by",
            "由其取代",
            "Indicator to use instead of this one, which stays listed for older data.",
            "本指标停用后改用的指标；本行为旧数据保留。",
            refers="indicators",
        ),
    ] = None
    says_en: Annotated[Text, MEANING]
    says_zh: Annotated[Text, MEANING_ZH]
