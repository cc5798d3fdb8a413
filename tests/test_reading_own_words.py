"""Labels end with a whole word, and a total behind an increase is of all there is."""

from __future__ import annotations

import pytest
from fictional_sentence import figures_at_mark

from reportschema.reading.subjects.names.linking import without_linking


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("新建测雨雷达", "新建测雨雷达"),
        ("茶企投入总和达", "茶企投入总和"),
        ("茶叶生产必须", "茶叶生产"),
        ("茶农收入总共", "茶农收入"),
        ("茶园面积应达", "茶园面积"),
        ("茶业振兴规划纲要", "茶业振兴规划纲要"),
        ("需要", ""),
    ],
)
def test_no_word_is_cut(text: str, label: str) -> None:
    """A final character that leads on goes where it is a word, not where it ends one."""
    assert without_linking(text) == label


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("新增县级茶叶产业集群3个、总数达｜13个。", "县级茶叶产业集群"),
        ("新认定茶叶龙头企业14家，累计达｜94家。", "茶叶龙头企业"),
        ("新增云溪、青石等全国茶镇12个，总数达到｜22个。", "全国茶镇"),
        ("新增3个县级茶叶产业集群、总数达｜13个。", "县级茶叶产业集群"),
        ("新增｜3个县级茶叶产业集群、总数达13个。", "新增县级茶叶产业集群"),
        ("新增县级茶叶产业集群3个、茶亭｜13个。", "新增茶亭"),
    ],
)
def test_a_total_behind_an_increase(sentence: str, label: str) -> None:
    """新增 NP Q、总数达 Q is told of all NP; another thing behind it is not."""
    assert [draft.subject.label for draft in figures_at_mark(sentence)] == [label]
