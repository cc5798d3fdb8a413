"""What part of a whole a figure covers, in invented sentences; words that name no part."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark

SENTENCES = [
    ("城镇累计新增就业｜7万人。", "urban_new_jobs", None),
    ("云溪机场年旅客吞吐量｜9万人次。", "airport_passengers", "云溪机场"),
    ("民营市场主体新增｜7万户。", "new_market_entities", "民营"),
    ("肉蛋奶产量｜9万吨。", None, None),
]


@pytest.mark.parametrize(("sentence", "indicator", "coverage"), SENTENCES)
def test_a_coverage_names_a_part(
    sentence: str, indicator: str | None, coverage: str | None
) -> None:
    subject = figure_at_mark(sentence).subject
    assert (subject.indicator, subject.coverage) == (indicator, coverage)
