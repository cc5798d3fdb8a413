"""TEXT027: what the head of the page says and the source leaves out."""

from __future__ import annotations

import pytest
from asked_rules import TEXT, hits

BY = "publisher: 云溪区人民政府办公室, "
SHOWN = 'published: "2020-01-20", '


@pytest.mark.parametrize("words", ["来源:云溪区", "发布机构:区府", "发布单位 : 云溪"])
def test_the_publisher_that_the_page_names_is_left_out(words: str) -> None:
    text = TEXT.replace("来源:云溪区人民政府办公室", words)
    assert hits("TEXT027", text=text) == []
    says = f"e1: publisher is empty, and the page says {words}"
    assert hits("TEXT027", (BY, ""), text=text) == [says]


@pytest.mark.parametrize("words", ["", "来源:云", "来源:", "来源于云溪区", "来源: :云溪"])
def test_a_page_that_names_no_publisher_asks_for_none(words: str) -> None:
    text = TEXT.replace("来源:云溪区人民政府办公室", words)
    assert hits("TEXT027", (BY, ""), text=text) == []


def test_the_day_that_the_page_shows_is_left_out() -> None:
    assert hits("TEXT027", (SHOWN, "")) == ["e1: published is empty, and the page says 2020-01-20"]
    for day in ("2020年1月20日", "12020-01-20", "2020-01-201", "1820-01-20"):
        assert hits("TEXT027", (SHOWN, ""), text=TEXT.replace("2020-01-20", day)) == [], day


@pytest.mark.parametrize("day", ["2020-01-20", "2020年1月20日", "2020.1.20", "2020/01/20"])
def test_the_day_stands_on_the_page_in_one_form_or_another(day: str) -> None:
    text = TEXT.replace("2020-01-20", day)
    assert hits("TEXT027", text=text) == []
    [says] = hits("TEXT027", (SHOWN, 'published: "2020-01-21", '), text=text)
    assert says.startswith("e1: published is 2020-01-21, and the page has ")


def test_a_page_without_a_day_bears_out_none() -> None:
    text = TEXT.replace("发布日期:2020-01-20", "").replace("2020年1月15日", "年初")
    assert hits("TEXT027", text=text) == ["e1: published is 2020-01-20, and the page has no date"]


def test_a_day_before_the_report_was_given_is_spoken_of_elsewhere() -> None:
    early = (SHOWN, 'published: "2020-01-02", ')
    assert len(hits("REPORT002", early)) == 1
    assert hits("TEXT027", early) == []


def test_the_congress_that_the_page_names_is_left_out() -> None:
    congress = "congress: {name: 云溪区第九届人民代表大会, term: 9, session: 5}\n"
    [says] = hits("TEXT027", (congress, ""))
    assert says.startswith("congress is empty, and the page says 在云溪区第九届")
    unnamed = TEXT.replace("第九届人民代表大会", "人民代表大会")
    assert hits("TEXT027", (congress, ""), text=unnamed) == []
