"""`show`: a report and an indicator in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PACKAGE, run

from reportschema import build
from reportschema.publishing.published.terminal import BAR, _amount, _measure


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


def lines(*arguments: object) -> list[str]:
    done = run("show", *arguments, "--package", PACKAGE)
    assert done.exit_code == 0, done.stderr
    return done.stdout.splitlines()


def line(words: str, shown: list[str]) -> str:
    return next(line for line in shown if words in line)


def test_a_report_shows_figures_targets_silences_and_problems() -> None:
    shown = lines("440103-2025")
    assert "2.3 %" in line("constant prices", shown)
    headline = shown[shown.index(line("Headline targets", shown)) :]
    assert "~ 5 %" in line("gross domestic product", headline)
    assert "says nothing" in line("consumer price index", headline)
    assert "as fast as gross domestic product" in line("disposable income", headline)
    assert any("Problems named" in line for line in shown)
    assert "annotated by: language_model" in line("annotated by", shown)


def test_an_indicator_shows_what_all_places_reported_and_promised_as_bars() -> None:
    shown = lines("--indicator", "gdp")
    growth = shown[shown.index(line("growth, %", shown)) :]
    liwan = growth[growth.index(line("Liwan District 荔湾区", growth)) :]
    reported, promised = line("2011/2015", liwan), line("2016/2020", liwan)
    assert "█" in reported
    assert "≥ 7 %" in promised
    assert "░" in promised
    assert reported.count("█") > promised.count("░")
    assert {"growth, %", "growth, %, over several years"} <= {line.strip() for line in shown}
    assert max(line.count("█") for line in shown) == BAR


def test_without_an_id_the_reports_are_listed() -> None:
    assert len([line for line in lines() if line.strip().startswith("4401")]) == 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["440103-2024"], "did you mean 440103-2025?"), (["--indicator", "gpd"], "did you mean gdp?")],
)
def test_an_unknown_name_is_told_with_the_nearest(arguments: list[str], message: str) -> None:
    done = run("show", *arguments, "--package", PACKAGE)
    assert done.exit_code == 2
    assert message in done.stderr


def test_markup_in_a_cell_is_shown_and_not_obeyed(tmp_path: Path, example: str) -> None:
    (tmp_path / "a.yaml").write_text(
        example.replace("\ntitle: ", '\ntitle: "[bold red]" # '), encoding="utf-8"
    )
    assert not build(tmp_path, tmp_path / "package").errors
    done = run("show", "990101-2020", "--package", tmp_path / "package")
    assert done.exit_code == 0
    assert "[bold red]" in done.stdout


@pytest.mark.parametrize(
    "words", ["[sic]", "[/]", "[link=https://a.example]here[/link]", ":warning:"]
)
def test_words_that_look_like_markup_stand_in_tables_as_they_are(
    words: str, tmp_path: Path, example: str
) -> None:
    summary = "en: Few large projects; small firms find credit hard to get}"
    source = example.replace(summary, f'en: "Few {words} projects"}}')
    assert source != example
    (tmp_path / "a.yaml").write_text(source, encoding="utf-8")
    assert not build(tmp_path, tmp_path / "package").errors
    done = run("show", "990101-2020", "--package", tmp_path / "package")
    assert done.exit_code == 0
    assert f"Few {words} projects" in done.stdout


def test_an_indicator_without_numbers_says_so() -> None:
    assert "no report of the package has a number for it" in "\n".join(
        lines("--indicator", "gross_national_product")
    )


def test_a_bar_never_breaks_over_lines_on_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = lines("--indicator", "gdp")
    assert max(map(len, shown)) <= 80
    assert sum("█" in line for line in shown) <= sum("reported" in line for line in shown)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("", "?"),
        ("999999", "999,999"),
        ("1000000", "1 million"),
        ("-1234500", "-1.234 million"),
        ("999500000", "999.5 million"),
        ("1000000000", "1 billion"),
        ("999500000000000", "999.5 trillion"),
        ("1234500000000000", "1,234 trillion"),
    ],
)
def test_an_amount_is_told_in_four_digits_and_a_word(number: str, says: str) -> None:
    assert _amount(number) == says


@pytest.mark.parametrize(
    ("base", "period", "several"),
    [
        ("2018", "2019", False),
        ("2017", "2019", True),
        ("2015", "2016/2020", True),
        ("2019", "2019", False),
        ("", "2019", False),
        ("2016", "", False),
        ("2016-05", "2019", False),
        ("2016", "2019-05", False),
    ],
)
def test_growth_over_several_years_is_a_measure_of_its_own(
    base: str, period: str, several: bool
) -> None:
    row = {
        "transformation": "growth",
        "normalized_unit": "%",
        "base_period": base,
        "period": period,
    }
    assert _measure(row) == ("growth, %, over several years" if several else "growth, %")
    assert _measure({**row, "transformation": "level"}) == "level, %"
