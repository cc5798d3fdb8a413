"""Lists in a sentence: each value goes to its own name, and what one member says holds for it."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark, figures_at_mark

from reportschema.models.fields.codes import Collection, Transformation

# Sentences with ｜ before a value, and what that is of (a code or a label).
EACH_ITS_OWN = [
    ("城乡低保标准分别｜增长5%、12%。", "urban_living_allowance_standard"),
    ("城乡低保标准分别增长5%、｜12%。", "rural_living_allowance_standard"),
    ("城乡特困人员供养标准分别上调78元、｜69元。", "农村特困人员供养标准"),
    ("城乡低保标准｜提高5%。", "living_allowance_standard"),
    ("茶农补贴、竹农补助标准分别从20元、28元提高到｜21元、29元。", "茶农补贴标准"),
    ("茶农补贴、竹农补助标准分别从20元、28元提高到21元、｜29元。", "竹农补助标准"),
    ("“保茶楼”“保竹楼”交付率分别达｜90%和88%。", "“保茶楼”交付率"),
    ("茶叶、竹笋最低收购价平均每斤分别｜提高0.11元和0.13元。", "茶叶最低收购价"),
    ("参加养老、医疗、工伤保险人数分别达3万人、｜4万人、5万人。", "医疗保险人数"),
    ("“云溪标准”、“云溪品牌”分别新增｜11个、27个。", "新增“云溪标准”"),
    ("“云溪标准”、“云溪品牌”分别新增1个、2个，累计分别达到｜5个、7个。", "“云溪标准”"),
    ("国家、自治区级创新平台分别新增｜7家、23家。", "新增国家级创新平台"),
    ("新增茶业联合体、竹业合作社｜8家、16家。", "新增茶业联合体"),
    ("新增茶业联合体、竹业合作社｜8家。", "新增茶业联合体、竹业合作社"),
    # without 分别, where the last says what is measured
    ("茶业、竹器产业增加值｜增长13%、9%。", "茶业增加值"),
    ("茶业、竹器产业增加值增长13%、｜9%。", "竹器产业增加值"),
    ("城镇和农村人均茶园面积32平方米、｜37平方米。", "农村人均茶园面积"),
    ("茶叶、竹器产量先后突破8万吨、｜9万吨。", "茶叶、竹器产量"),
    ("改造老旧供茶、供竹、排水管网8公里、｜6公里、3公里。", "改造老旧供茶、供竹、排水管网"),
    # one word for several
    ("城乡低保标准提高到每月815元、｜615元。", "rural_living_allowance_standard"),
    ("农村中小学生人均茶费500元和｜300元。", "农村小学生人均茶费"),
    ("一二三产增加值分别增长3%、｜6%、5%。", "secondary_value_added"),
    ("茶区牛羊出栏分别增长5%、｜2%。", "茶区羊出栏"),
    ("进出口分别增长8%、｜9%。", "exports"),
    ("进出口总额接连突破8万亿元、｜9万亿元。", "imports_exports"),
    ("红旗茶车产销量分别增长2％、｜1％。", "红旗茶车销量"),
    # a verb of its own, and what nobody adds
    ("年均新增城镇就业3万人、输转城乡茶农｜5万人。", "输转城乡茶农"),
    ("力争新增智能茶厂80家、茶业机器人产量｜突破5000台。", "茶业机器人产量"),
    ("新增茶企3家、茶厂｜5家。", "新增茶厂"),
    # what becomes of animals and goods is told behind them
    ("生猪存栏46万头、出栏｜61万头。", "pigs_slaughtered"),
    ("东山茶车销量突破188万辆、出口｜93万辆。", "东山茶车出口量"),
    ("省属企业完成产业类投资553亿元、研发投入｜133亿元。", "rd_spending"),
    # what is measured told behind a list of things
    ("清理节庆、论坛、展会，数量分别压减75%、｜95%、73%。", "论坛数量"),
    # how much grew what was told right before
    ("接待茶客2万人次、实现茶旅收入4亿元，｜增长18%、23%。", "接待茶客"),
    ("接待茶客2万人次、实现茶旅收入4亿元，增长18%、｜23%。", "茶旅收入"),
    ("接待茶客2万人次，茶旅收入4亿元、占全市9%，｜增长18%。", "茶旅收入"),
    ("茶企总数、竹企总数分别占全省的36%和｜22%。", "竹企总数占全省比重"),
    ("发展茶叶、竹器两大主导产业，力争年产值分别达到3亿元、｜2亿元。", "竹器年产值"),
    ("发展茶叶、竹器两大主导产业，力争年产值达到｜3亿元。", "两大主导产业年产值"),
]
# Sentences with ｜ before a value that several share, and all that it is of.
OF_ALL = [
    ("茶叶、竹器、竹笋的产量，都将｜增长10%。", ["茶叶产量", "竹器产量", "竹笋的产量"]),
    ("茶叶、竹笋等产品的产量，也都比2010年｜增长一倍。", ["茶叶产量", "竹笋产量"]),
    ("茶叶产量达到7万吨，竹笋达到1万吨，都比上年｜增长8%。", ["茶叶产量", "竹笋产量"]),
    ("建成茶站60个、茶亭80个，均｜增长10%。", ["建成茶站", "建成茶亭"]),
    ("茶叶产量达到7万吨，竹笋达到1万吨、占全省9%，均｜增长8%。", ["竹笋产量"]),
]
ANSWERS = [
    ("办理代表建议54件、政协提案34件，办结率｜100%、满意率99%。", ["建议提案办结率"]),
    ("办理代表建议54件、政协提案34件，办结率100%、满意率｜99%。", [None]),
    ("办理代表建议54件、政协提案34件，办结率、满意率｜100%。", ["建议提案办结率", None]),
    ("办理政协提案34件，办结率｜100%。", ["政协提案办结率"]),
]
OF_EACH = [
    ("每个县至少建成｜2座茶亭。", "每个县建成茶亭"),
    ("各乡镇至少建成｜1所公办高中。", "各乡镇建成公办高中"),
    ("各乡镇建成｜12座茶亭。", "建成茶亭"),
    ("每个县（市、区）培育｜3家高新技术企业。", "每个县培育高新技术企业"),
]
STAGES = [
    ("新开工亿元以上重点项目｜37个。", "新开工重点项目"),
    ("推进亿元以上重点项目｜37个。", "key_projects"),
    ("新开工亿元以上重点项目37个、竣工｜18个。", "竣工重点项目"),
    ("建成投用云溪东站等｜34个市级重点项目。", "建成投用市级重点项目"),
    ("新开工棚户区改造1200套、基本建成｜800套。", "基本建成棚户区改造"),
    ("新开工棚户区改造｜1200套。", "shanty_units_started"),
    ("新开工改造｜60个老旧小区。", "old_estate_renovations_started"),
    ("推动5个重点项目竣工、｜15个重点项目开工。", "key_projects"),
    ("投运｜3所市级茶医院。", "投运市级茶医院"),
    ("退出竹炭产能1万吨、茶渣产能｜8万吨。", "退出茶渣产能"),
    ("新开工茶园项目8个、新竣工茶园项目｜4个。", "新竣工茶园项目"),
]
# What the names of a list share: their measure, their owner, or neither.
SHARED = [
    ("绿电装机和发电量占比均｜超过40%。", "绿电装机占比"),
    ("绿电装机容量和发电量占比均｜超过40%。", "绿电装机容量占比"),
    ("产业投资、茶业投资占比分别达｜80%、73%。", "产业投资占比"),
    ("竹浆、炼铜先进产能占比分别达到｜64%、62%。", "竹浆先进产能占比"),
    ("绿茶、红茶交易规模分别｜增长3%、5%。", "绿茶交易规模"),
    ("茶亭电商业务交易量和交易额均｜增长30%。", "茶亭电商业务交易量"),
    ("茶合同登记数、成交额分别增长21%、｜25%。", "茶合同成交额"),
    ("进口茶货值、入境茶客、免税茶具销售额分别增长38%、｜64%、46%。", "入境茶客"),
    ("饮茶事故起数、受伤人数分别下降2%、｜3%。", "饮茶事故受伤人数"),
    ("12345茶亭诉求解决率、满意率分别达96%和｜97%。", "12345茶亭诉求满意率"),
    ("县属企业工业总产值、利润总额分别增长17%、｜4%。", "县属企业利润总额"),
    ("全县茶业签约项目数与合同额分别增长9%、｜12%。", "茶业签约项目合同额"),
    ("农村饮水普及率、垃圾和污水治理率分别达到87%、｜100%、75%。", "农村垃圾治理率"),
    ("高新技术企业、茶艺企业贷款分别｜增长27%、31%。", "高新技术企业贷款"),
    ("茶饮业、软件和信息服务业营收分别增长9%、｜15%。", "软件和信息服务业营收"),
    ("工业、工业技改投资分别｜增长9％、6％。", "industrial_investment"),
    ("茶业、竹业等传统产业加快绿色转型，分别实现产值7亿元、｜9亿元。", "竹业产值"),
    ("供应的茶叶、白糖都｜增长三成。", "供应的茶叶"),
    # two series, and then how much each of them grew
    ("茶农收入达到8000元，竹农收入达到9000元，实际｜增长3%和5%。", "茶农收入"),
    ("茶农收入达到8000元，竹农收入达到9000元，实际增长3%和｜5%。", "竹农收入"),
    ("茶农收入8000元，竹农200户，｜增长3%和5%。", "竹农"),
    # no word is cut for a name of the vocabulary
    ("新增绿色有机茶基地面积｜36万亩。", "新增绿色有机茶基地面积"),
]
DEEDS = [
    ("修缮茶亭12座、竹亭｜3座。", "修缮竹亭"),
    ("修缮茶亭12座、建成竹亭｜3座。", "建成竹亭"),
    ("获评省级茶业先进镇4个、示范村｜9个。", "获评省级示范村"),
    ("获评省级茶业先进镇4个、国家级示范村｜9个。", "获评国家级示范村"),
    ("实施茶叶、竹器等｜3个重大专项和药材、木耳等2个重点专项。", "实施重大专项"),
    ("茶叶、竹笋最低收购价每50公斤分别｜提高4元、9元。", "茶叶最低收购价"),
    ("力争20亿元企业、8亿元企业分别达到2家、｜5家。", "8亿元企业"),
]


def _name(sentence: str) -> str | None:
    what = figure_at_mark(sentence).subject
    return what.indicator or what.label


@pytest.mark.parametrize(("sentence", "name"), EACH_ITS_OWN)
def test_each_value_of_a_list_is_of_its_own_name(sentence: str, name: str) -> None:
    assert _name(sentence) == name


@pytest.mark.parametrize(("sentence", "name"), SHARED)
def test_the_names_of_a_list_have_what_they_share(sentence: str, name: str) -> None:
    assert _name(sentence) == name


@pytest.mark.parametrize(
    ("sentence", "value", "transformation"),
    [
        ("茶业、竹业增速分别达到15%、｜33%。", 33, "growth"),
        ("茶业、竹业价格降幅分别达15%、｜33%。", -33, "growth"),
        ("城镇调查失业率、茶价涨幅分别控制在｜5%和3%。", 5, "level"),
    ],
)
def test_a_rate_of_growth_named_at_the_end_of_a_list_is_that_of_each(
    sentence: str, value: int, transformation: str
) -> None:
    measure = figure_at_mark(sentence).measure
    assert measure.low == value
    assert measure.transformation == transformation


@pytest.mark.parametrize(("sentence", "name"), OF_EACH)
def test_a_number_of_each_is_none_of_them_all(sentence: str, name: str) -> None:
    assert _name(sentence) == name


@pytest.mark.parametrize(("sentence", "name"), STAGES)
def test_a_stage_is_a_series_of_its_own(sentence: str, name: str) -> None:
    assert _name(sentence) == name


@pytest.mark.parametrize(("sentence", "name"), DEEDS)
def test_what_is_done_to_the_first_is_done_to_each(sentence: str, name: str) -> None:
    assert _name(sentence) == name


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("新建县茶艺馆、县茶叶中心各｜2座。", ["新建县茶艺馆", "新建县茶叶中心"]),
        ("实施茶树改良、茶农培训项目各｜12个。", ["实施茶树改良项目", "实施茶农培训项目"]),
        ("争创茶叶示范园、茶叶强镇各｜1个。", ["争创茶叶示范园", "争创茶叶强镇"]),
        ("开通省际、县际茶运班线各｜2条。", ["开通省际、县际茶运班线"]),
    ],
)
def test_as_many_of_each_is_a_number_of_each_name(sentence: str, names: list[str]) -> None:
    assert [draft.subject.label for draft in figures_at_mark(sentence)] == names


def test_a_total_takes_no_verb_of_its_list() -> None:
    figure = figure_at_mark("新增泊位3个、总泊位｜40个。")
    assert (figure.subject.label, figure.measure.collection) == ("总泊位", Collection.END)


@pytest.mark.parametrize("mark", ["｜2.7个、1.2", "2.7个、｜1.2"])
def test_points_told_of_two_rates_are_points_of_each(mark: str) -> None:
    figure = figure_at_mark(f"工业投资、茶业投资增速分别高于全国{mark}个百分点。")
    what = figure.subject
    assert (figure.measure.unit, what.counterpart_area) == ("个百分点", "100000")
    assert (what.indicator or what.label) in ("industrial_investment", "茶业投资")


def test_the_halves_of_trade_keep_their_part() -> None:
    part = figure_at_mark("对东盟进出口增长8%，其中出口｜增长12%。").subject
    assert (part.indicator, part.coverage) == ("exports", "对东盟")
    whole = figure_at_mark("进出口总额增长5%，其中对东盟进出口增长8%，出口｜增长12%。").subject
    assert (whole.indicator, whole.coverage) == ("exports", None)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        # whoever spends, on each
        ("县财政用于水利、林业和茶艺的支出分别为4亿元、｜2亿元和1亿元。", "县财政用于林业的支出"),
        ("县财政用于水利、林业和茶艺的支出分别为4亿元、2亿元和｜1亿元。", "县财政用于茶艺的支出"),
        ("县财政对水利、林业的投入分别增长23%、｜8%。", "县财政对林业的投入"),
        # the deed behind 分别, and what there is then
        ("茶艺学校和茶厂技校分别扩招12%和｜18%。", "茶厂技校招生"),
        ("茶艺总部、竹艺中心分别新认定6家和｜3家，累计分别达到10家和5家。", "新认定竹艺中心"),
        ("茶艺总部、竹艺中心分别新认定6家和3家，累计分别达到10家和｜5家。", "竹艺中心"),
        ("茶具、竹器分别淘汰落后产能3万吨和｜2万吨。", "竹器淘汰落后产能"),
        # what the last has behind a word of its kind
        ("职工、居民住院报销比例分别提高至｜85%、68%。", "职工住院报销比例"),
        ("城市、县城建成区面积分别｜提高8%、5%。", "城市建成区面积"),
        ("茶叶、竹笋加工产值分别达到｜80亿元和60亿元。", "茶叶产值"),
        # a second run without 分别
        (
            "茶农人均纯收入和茶商人均收入分别达到1800元和5000元，年均实际｜增长3%和4%。",
            "茶农人均纯收入",
        ),
        # a month, of the series told before
        ("与上年同期相比，茶叶产量第一季度下降1%，第二季度增长2%，9月份｜增长8%。", "茶叶产量"),
        ("确保茶园项目开工率一季度达到30%、二季度达到｜60%。", "茶园项目开工率"),
    ],
)
def test_each_of_a_list_has_its_owner_and_its_deed(sentence: str, label: str) -> None:
    assert figure_at_mark(sentence).subject.label == label


def test_a_school_that_takes_in_more_grows() -> None:
    grown = figure_at_mark("茶艺学校和茶厂技校分别扩招12%和｜18%。").measure
    assert grown.transformation is Transformation.GROWTH


@pytest.mark.parametrize("mark", ["｜20吨增至95", "20吨增至｜95"])
def test_both_ends_of_a_part_are_of_the_whole_before_it(mark: str) -> None:
    part = figure_at_mark(f"茶叶产量由300吨增至420吨，其中绿茶由{mark}吨。").subject
    assert (part.label, part.coverage) == ("茶叶产量", "绿茶")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "办理代表建议12件、政协提案8件，办复率和满意率均为｜100%。",
            ["建议提案办复率", "suggestions_satisfaction_rate"],
        ),
        ("新建茶亭12座，办复率和满意率均为｜100%。", ["办复率", "满意率"]),
    ],
)
def test_rates_of_answers_are_of_the_suggestions_before(sentence: str, names: list[str]) -> None:
    found = [one.subject for one in figures_at_mark(sentence)]
    assert [one.indicator or one.label for one in found] == names


@pytest.mark.parametrize(("sentence", "labels"), [*OF_ALL, *ANSWERS])
def test_a_value_said_of_several_is_of_each(sentence: str, labels: list[str | None]) -> None:
    assert [draft.subject.label for draft in figures_at_mark(sentence)] == labels
