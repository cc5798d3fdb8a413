"""How a number is gathered over its time, in invented sentences: work, what stands, and means."""

import pytest
from fictional_sentence import figures_at_mark

from reportschema.models.fields.codes import Collection

WORK = [
    "｜36项重点任务扎实推进。",
    "｜5个村实现沼气取暖。",
    "｜6家茶叶实验室重组入列。",
    "｜12条茶山经验在全国复制推广。",
    "在｜17个乡镇开展试点。",
    "年度｜10件惠民实事圆满办结。",
    "与｜7所茶校签署合作协议。",
    "赋予茶山新区｜16项审批权限。",
    "抽调｜89名干部深入茶山一线。",
    "腾出存量用能空间｜5万吨标准煤。",
    "免除｜3000名茶农子女学费。",
    "新入库规模以上工业企业40家、规模以上服务业企业｜30家。",
]
STANDING = [
    "｜709个事项实现网上办理。",
    "与｜54个国家开展茶叶合作。",
    "｜24家茶企正在战略性重组。",
    "｜10个县实现茶亭全覆盖。",
    "｜8个中心平稳运营。",
    "｜31个水电站加快建设。",
    "｜12个茶站未开展试点。",
    "茶山算力规模达到｜2万P。",
    "茶山煤炭保有储量｜超过3亿吨。",
    "新增发电装机10万千瓦、总装机达到｜60万千瓦。",
]
OF_ONE = [
    "城镇居民人均住房面积｜32平方米。",
    "每千人口托位数达｜4.7个。",
    "公共服务满意度｜81.6分。",
    "殡葬服务费由平均｜2900元降到1000元。",
    "PM2.5年均浓度｜下降7.4%。",
    "PM2.5年均浓度为｜26微克/立方米。",
]


@pytest.mark.parametrize("text", WORK)
def test_work_of_the_period_adds_up(text: str) -> None:
    assert figures_at_mark(text)[0].measure.collection is Collection.SUM


@pytest.mark.parametrize("text", STANDING)
def test_what_stands_or_goes_on_is_of_the_end(text: str) -> None:
    assert figures_at_mark(text)[0].measure.collection is Collection.END


@pytest.mark.parametrize("text", OF_ONE)
def test_a_mean_a_score_and_a_price_are_gathered_over_nothing(text: str) -> None:
    assert figures_at_mark(text)[0].measure.collection is None


def test_ties_so_far_are_since_the_beginning() -> None:
    for text in ("累计与｜20个国家缔结50对姐妹茶港。", "累计与20个国家缔结｜50对姐妹茶港。"):
        assert figures_at_mark(text)[0].measure.collection is Collection.SINCE
