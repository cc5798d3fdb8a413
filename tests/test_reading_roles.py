"""What each numeral of a text is for, and every notation of a time. The texts are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportschema.checking import grammar
from reportschema.models.fields.codes import NumeralRole, ReportKind
from reportschema.models.fields.periods import Period
from reportschema.notation import scan
from reportschema.reading.numerals.resumed import KINDS, Resumed
from reportschema.reading.numerals.roles import Role, read_roles
from reportschema.reading.page.view import View
from reportschema.reading.sentence.quantities import worded
from reportschema.reading.times.expressions import TimeKind, find_times

PERIOD, DURATION, NAME, SLOGAN, ORDINAL, ENUMERATOR, THRESHOLD, DEFINITION, FURNITURE = NumeralRole
FIGURE = None


def roles(text: str) -> list[tuple[str, NumeralRole | None]]:
    """Each row's words and role."""
    view = View.of(text)
    return [
        (view.clean[row.start : row.end], row.role)
        for row in read_roles(view, 0, len(view.clean), grammar().parts, grammar().units.counting)
    ]


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("会议于2016年1月25日开幕", "2016年1月25日", PERIOD),
        ("编制2016-2020年的规划", "2016-2020年", PERIOD),
        ("实现“十三五”良好开局", "十三五", PERIOD),
        ("五年来，全县上下齐心", "五年", PERIOD),
        ("二O一二年的工作", "二O一二年", PERIOD),
        ("实施河道整治三年行动", "三年", DURATION),
        ("水质连续6年好转", "连续6年", DURATION),
        ("粮食生产实现十八连丰", "十八连丰", DURATION),
        ("便民岗亭24小时值守", "24小时", DURATION),
        ("落实240小时过境免签", "240小时", DURATION),
        ("八个多月以来的努力", "八个多月", DURATION),
        ("三个月内组建完毕", "三个月", DURATION),
        ("一百多年来的夙愿", "一百多年", DURATION),
        ("去年8月投产", "去年8月", PERIOD),
        ("从今年四月一日起施行", "今年四月一日", PERIOD),
        ("拓展万亿级新赛道", "万亿级", THRESHOLD),
        ("打造五千亿级产业链", "五千亿级", THRESHOLD),
        ("20户以上自然村通上网络", "20户以上", THRESHOLD),
        ("支持50亿元以上大型制造业企业", "50亿元以上", THRESHOLD),
        ("建成粮油千亩高产示范片", "千亩", THRESHOLD),
        ("千家企业节能行动见效", "千家", NAME),
        ("百亿亿次超级计算机投用", "百亿亿次", NAME),
        ("组成几十户的联合体", "十户", SLOGAN),
        ("坚持质量第一", "第一", SLOGAN),
        ("加快地铁11号线建设", "地铁11号线", NAME),
        ("监测PM2.5来源", "PM2.5", NAME),
        ("万力集团落户", "万力", NAME),
        ("引进三元乳业", "三元", NAME),
        ("补助提高到九元", "九", FIGURE),
        ("总人口过亿", "亿", FIGURE),
        ("惠及万家企业", "万", FIGURE),
        ("全区煤矿百万吨死亡率下降", "百万吨", NAME),
        ("亿元生产总值事故死亡率下降", "亿元", NAME),
        ("百元产值能耗下降", "百元", NAME),
        ("全区56个民族同胞", "56个民族", NAME),
        ("坚持两只手都要硬", "两只手都", SLOGAN),
        ("遵守两国三个联合公报", "三个联合公报", SLOGAN),
        ("两国是世界上两个最大的城市国家", "两个最大的", SLOGAN),
        ("办好三件大事", "三件大事", SLOGAN),
        ("办好十件实事", "十", FIGURE),
        ("推广5G应用", "5G", NAME),
        ("拓宽107国道", "107", NAME),
        ("引进世界500强企业", "500强", NAME),
        ("拨打12345热线", "12345", NAME),
        ("落实八项规定精神", "八项规定", NAME),
        ("提升3D打印水平", "3D打印", NAME),
        ("落实“1+1+9”部署", "1+1+9", SLOGAN),
        ("整治“六乱”现象", "六乱", SLOGAN),
        ("打好三大攻坚战", "三大攻坚战", SLOGAN),
        ("重视三农工作", "三农", SLOGAN),
        ("推行一企一策，服务到家", "一企一策", SLOGAN),
        ("重点抓好六个方面工作", "六个方面", SLOGAN),
        ("党的十八大精神", "十八大", ORDINAL),
        ("县第九届人民代表大会", "第九届", ORDINAL),
        ("纪念馆二期工程完工", "二期", ORDINAL),
        ("首次列入第三批名单", "第三批", ORDINAL),
        ("科技是第一生产力", "第一生产力", ORDINAL),
        ("不足之处：一是底子薄", "一是", ENUMERATOR),
        ("水利〔12〕有新进展", "〔12〕", ENUMERATOR),
        ("新增注册资本500万元以上企业", "500万元以上", THRESHOLD),
        ("为65周岁以上老人体检", "65周岁以上", THRESHOLD),
        ("新开工亿元以上项目", "亿元以上", THRESHOLD),
        ("规划三镇之间的茶叶园区", "三镇之间", SLOGAN),
        ("新签约亿元以上先进制造业项目", "亿元以上", THRESHOLD),
        ("打造五十亿级蚕桑产业集群", "五十亿级", THRESHOLD),
        ("培育产值超10亿元龙头企业", "10亿元", THRESHOLD),
        ("营收过百亿企业再添新军", "百亿", THRESHOLD),
        ("30户以上自然村全部通油路", "30户以上", THRESHOLD),
        ("创建水稻万亩示范片", "万亩", THRESHOLD),
        ("云溪百千瓦级制氢装备", "百千瓦级", THRESHOLD),
        ("用好千亿市县产业基金", "千亿", THRESHOLD),
        ("抢抓增发万亿国债机遇", "万亿", THRESHOLD),
        ("拓宽纬二路", "二路", NAME),
        ("引进12英寸晶圆生产线", "12英寸", NAME),
        ("架设0.4kV线路", "0.4kV", NAME),
        ("七一二所落户澄江", "七一二", NAME),
        ("有效应对5.6级余震", "5.6级余震", NAME),
        ("万人发明专利拥有量位居前列", "万人", NAME),
        ("改造老旧供热二次管网", "二次", ORDINAL),
        ("完成前两轮督察整改", "两轮", ORDINAL),
        ("仅用38天", "38天", DURATION),
        ("提前2个月投产", "2个月", DURATION),
        ("3个月完成征迁", "3个月", DURATION),
        ("打造5分钟邻里", "5分钟", DURATION),
        ("今年11月份建成投用", "今年11月份", PERIOD),
        ("举办2030首届桑蚕文化节", "2030", PERIOD),
        ("做好金融五篇大文章", "五篇大文章", SLOGAN),
        ("坚持迈开两条腿", "两条腿", SLOGAN),
        ("落实安全生产十五条措施", "十五条", SLOGAN),
        ("推进三个“领头工程”", "三个", SLOGAN),
    ],
)
def test_a_numeral_that_is_no_figure_has_a_role_and_a_span(
    text: str, words: str, role: NumeralRole
) -> None:
    assert roles(text) == [(words, role)]


@pytest.mark.parametrize(
    "text",
    [
        "生产总值512.3亿元",
        "投入30余万元",
        "修路百分之十二点五",
        "产量翻一番",
        "三次产业比为8.1:40.2:51.7",
        "修建两座水库",
        "超过10万家商户入驻",
        "粮食产量三千亿斤",
        "增产十万吨食糖",
        "上亿市场主体",
        "贷款余额超3万亿元",
        "办理时限缩短至30天",
        "培训2000人以上",
        "进入全省前三",
        "目前95家企业",
        "增速居全市第五",
        "排名进入全省前十，再创佳绩",
        "建成三个公园",
        "粮食一百一十四万吨",
        "实现零伤亡",
        "累计27，203，319元",
    ],
)
def test_a_quantity_is_a_figure(text: str) -> None:
    assert [role for _, role in roles(text)] == [FIGURE]


def test_a_threshold_and_what_it_bounds_are_told_apart() -> None:
    assert roles("20亿元企业、8亿元企业分别达到两家")[:2] == [
        ("20亿元", THRESHOLD),
        ("8亿元", THRESHOLD),
    ]
    assert roles("完成投资20亿元，企业达到两家")[0] == ("20亿", FIGURE)
    assert roles("茶青收购价每50公斤提高5元") == [("50公斤", NAME), ("5", FIGURE)]
    assert roles("茶青收购50公斤") == [("50", FIGURE)]
    assert roles("新增注册资本500万元以上企业35家") == [("500万元以上", THRESHOLD), ("35", FIGURE)]
    assert roles("拆除320万平方米以上旧房") == [("320万", FIGURE)]


def test_numbers_of_headings_are_enumerators() -> None:
    assert roles("一、上年工作\n(二)农业\n3.水利") == [
        ("一", ENUMERATOR),
        ("二", ENUMERATOR),
        ("3", ENUMERATOR),
    ]


def test_a_date_within_a_sentence_is_one_row() -> None:
    assert roles("2019年11月1日至2019年12月31日服务524次") == [
        ("2019年11月1日至2019年12月31日", PERIOD),
        ("524", FIGURE),
    ]


def test_explanations_of_terms_hold_definitions_and_dates() -> None:
    text = (
        "全县办好18件实事。\n名词解释\n1.三园两廊:指城东、城西、城南3个公园和两条绿廊，由2015年的规划提出。\n"
        "2.四有农户:有屋、有田、有业、有保险的农户，由乡镇认定并每年复核一次，名单在村务公开栏张贴。\n"
        "3.小微工地:投资在100万元以下的工地，其报备手续由镇办理，区里只作抽查，不再逐个审批。\n"
    )
    role_of = dict(roles(text))
    assert role_of["18"] is FIGURE
    assert role_of["3个"] is DEFINITION
    assert role_of["2015年"] is PERIOD
    assert role_of["四有"] is DEFINITION or role_of.get("四有农户") is DEFINITION


def test_lexical_words_hold_no_numeral() -> None:
    assert roles("进一步统一思想，千方百计提高百分点以外的效益") == []


@given(
    st.text(
        alphabet="一二三十百千万亿零0129.,:年月日第个“”《》、。\n大是家元%以上(())连续PMG+-至翻番分之",
        max_size=80,
    )
)
def test_every_mention_has_one_row_and_rows_never_overlap(text: str) -> None:
    view = View.of(text)
    known = grammar()
    rows: list[Role] = read_roles(view, 0, len(text), known.parts, known.units.counting)
    for before, after in pairwise(rows):
        assert before.end <= after.start
    for mention in scan(view.clean, words=grammar().parts):
        assert any(row.start <= mention.start and mention.end <= row.end for row in rows), mention


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2016年1月25日", "2016-01-25"),
        ("2016.1.25", "2016-01-25"),
        ("二〇一六年", "2016"),
        ("二O一二年", "2012"),
        ("二00二年", "2002"),
        ("一九九八年", "1998"),
        ("2016年前三季度", "2016-01/2016-09"),
        ("2016年上半年", "2016-01/2016-06"),
        ("2016年1至11月", "2016-01/2016-11"),
        ("2016-2020年", "2016/2020"),
        ("2011年11月-2016年10月", "2011-11/2016-10"),
        ("2011年以来", "2011/.."),
        ("“十三五”", "2016/2020"),
        ("“六五”", "1981/1985"),
        ("第一个五年计划", "1953/1957"),
        ("二十世纪六十年代", "1960/1969"),
        ("去年", "2016"),
        ("今年", "2017"),
        ("明年", "2018"),
        ("五年来", "2012/2016"),
        ("过去一年", "2016"),
        ("今后五年", "2017/2021"),
        ("比95年", "1995"),
        ("一季度", None),
        ("三年行动", None),
    ],
)
def test_times_resolve_from_the_year_delivered(text: str, period: str | None) -> None:
    (time,) = find_times(text)
    assert time.period_for(2017) == period


def test_a_month_without_a_year_is_of_the_year_spoken_of() -> None:
    (time,) = find_times("1至11月")
    assert (time.kind, time.period_for(2017), time.period_for(2017, about=2016)) == (
        TimeKind.SPAN,
        None,
        "2016-01/2016-11",
    )
    (since,) = find_times("2011年以来")
    assert since.period_for(2017, about=2016) == "2011/2016"


def test_the_years_behind_a_terms_end_reach_into_the_year_delivered() -> None:
    (time,) = find_times("五年来")
    assert time.period_for(2016, kind=ReportKind.TERM_END) == "2011/2016"


@given(
    st.text(
        alphabet="一二三五九十零〇O012 年月日至-到.世纪代半季度前第个“”计划去今后来以上下",
        max_size=60,
    )
)
@example("00世纪")
def test_every_period_is_edtf(text: str) -> None:
    for time in find_times(text):
        assert 0 <= time.start < time.end <= len(text)
        period = time.period_for(2017, about=2016)
        assert period is None or Period.of(period), (text[time.start : time.end], period)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("二O一二年", ["二O一二"]),
        ("二00二年", ["二00二"]),
        ("11.6万平方米", ["11.6万"]),
        ("30余万名", ["30余万"]),
        ("百分之5", ["百分之5"]),
        ("三千万千瓦", ["三千万"]),
        ("500千米", ["500"]),
        ("一点五亿元", ["一点五亿"]),
    ],
)
def test_the_scanner_takes_a_numeral_whole(text: str, mentions: list[str]) -> None:
    assert [mention.text for mention in scan(text)] == mentions


COUNTING = grammar().units.counting
# Behind a numeral in characters these name an order, a place or the parts of what is said.
NOT_COUNTED = {"届", "期", "路", "版", "种", "类", "大类", "个大类", "省"}


def test_every_counting_unit_counts_behind_a_numeral_in_characters() -> None:
    view = View.of("".join(f"新增路灯六{unit}。\n" for unit in COUNTING))
    roles = read_roles(view, 0, len(view.clean), grammar().parts, COUNTING)
    slogans = {
        view.clean[role.start + 1 :].partition("。")[0] for role in roles if role.role is not None
    }
    assert slogans == NOT_COUNTED


def test_a_counting_unit_from_outside_the_package_counts_too() -> None:
    view = View.of("新增路灯六簇。")
    assert [row.role for row in read_roles(view, 0, 7, (), ("簇",))] == [None]
    assert [row.role for row in read_roles(view, 0, 7, (), ())] == [NumeralRole.SLOGAN]


def test_steps_and_sides_are_slogans_where_no_verb_counts_them() -> None:
    text = "我们分六步推进，六面发力。新增红旗六面。"
    view = View.of(text)
    roles = read_roles(view, 0, len(text), grammar().parts, COUNTING)
    assert [role.role for role in roles] == [NumeralRole.SLOGAN, NumeralRole.SLOGAN, None]


def test_a_numeral_begins_behind_the_word_before_it() -> None:
    assert [mention.text for mention in scan("全区唯一一家茶厂", words=("唯一",))] == ["一"]


def _roles(text: str) -> dict[int, NumeralRole | None]:
    view = View.of(text)
    roles = read_roles(view, 0, len(view.clean), grammar().parts, COUNTING)
    return {role.start: role.role for role in roles}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_the_speech_counts_of_itself_is_no_figure(kind: Resumed) -> None:
    at = kind.example.index("｜")
    assert _roles(kind.example.replace("｜", ""))[at] is NumeralRole.SLOGAN
    at = kind.counter.index("｜")
    assert _roles(kind.counter.replace("｜", ""))[at] is None


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("建设金竹路（｜二段）、龙腾街。", NumeralRole.NAME),
        ("建设金竹路（｜二期）、龙腾街。", NumeralRole.ORDINAL),
        ("青云厂｜7纳米控制芯片量产。", NumeralRole.NAME),
        ("茶层厚度达到｜7微米的水平。", None),
        ("形成｜百万卡级算力。", NumeralRole.THRESHOLD),
        ("茶业产值连跨两个｜百亿元台阶。", NumeralRole.THRESHOLD),
        ("茶业产值突破｜百亿元大关。", None),
        ("茶园评比进入全县第｜一平台。", NumeralRole.ORDINAL),
        ("凝聚｜30万云溪人民的力量。", NumeralRole.SLOGAN),
        ("在｜30万云溪人的共同努力下，茶业兴旺。", NumeralRole.SLOGAN),
        ("培训｜30万云溪人，努力增收。", None),
        ("发放｜30万人民币。", None),
        ("贯彻茶业发展｜十条方针。", NumeralRole.SLOGAN),
        ("新建茶场｜十条生产线。", None),
        ("以上所说的｜八条工作原则，也适用于茶山。", NumeralRole.SLOGAN),
    ],
)
def test_a_numeral_in_a_name_a_class_or_a_form_of_address_is_no_figure(
    sentence: str, role: NumeralRole | None
) -> None:
    place = sentence.index("｜")
    roles = _roles(sentence.replace("｜", ""))
    assert roles.get(place, roles.get(place - 1, "")) is role


def test_what_covers_all_describes_a_thing_or_says_how_it_is_done() -> None:
    text = "健全全覆盖的监管体系，全覆盖走访茶厂，实现公交全覆盖，形成社区全覆盖的网络。"
    assert [text[start - 2 : start] for start, _ in worded(text, 0, len(text))] == ["公交", "社区"]
