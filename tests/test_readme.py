"""What README says is what happens; of the guides see test_guides."""

from __future__ import annotations

import csv
import re
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml
from conftest import PACKAGE, ROOT
from data_facts import excerpt, facts, written
from documents import blocks

from reportschema.publishing.describing import about

README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", README)


def table(name: str) -> list[dict[str, str]]:
    with (PACKAGE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_its_lines_of_python_give_the_table_below_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = README.split("<!-- excerpt -->\n")[1].split("<!-- /excerpt -->")[0]
    assert shown == excerpt(), "scripts/data_facts.py writes it anew"


def test_it_counts_right() -> None:
    reports, targets = table("reports"), table("target_panel")
    counts = Counter(row["government_level"] for row in reports)
    years = {row["id"][:11] for row in reports if row["government_level"] == "province"}
    assert f"**{len(reports)} reports.**" in README
    assert counts["national"] == 22
    assert {f"{row['place_id']}-{year}" for row in reports for year in ("2025", "2026")} >= years
    assert counts["province"] == len(years) == 2 * 31
    assert counts["county"] == 5
    rebuilt = sum(bool(row["obtained_repository"]) for row in table("editions"))
    assert f"texts of {rebuilt} reports" in README
    pairs = [
        row for row in table("panel") if row["promised_state"] == row["reported_state"] == "given"
    ]
    for words, count in (
        ("more than {} times a core", len(table("absent_targets"))),
        (
            "headline target** of them, more than {}:",
            sum(bool(row["target_id"]) for row in targets),
        ),
        ("more than {} promises of a year", len(pairs)),
    ):
        said = re.search(words.replace("*", r"\*").format(r"([\d,]+)"), README)
        assert said
        assert 1 <= count / int(said[1].replace(",", "")) < 1.25, (words, count)


def test_its_picture_is_described_as_the_data_are() -> None:
    """How many provinces promise more than the nation did for 2025, the same, and less."""
    numbers = []
    for year in ("2025", "2026"):
        middles = [
            sum(map(float, ends)) / len(ends)
            for row in table("target_panel")
            if (row["indicator"], row["period"], row["form"]) == ("gdp", year, "numeric")
            and row["place_id"].endswith("0000")
            and row["place_id"] != "100000"
            and row["commitment"] != "strive"
            and (
                ends := [row["normalized_value"]] * bool(row["normalized_value"])
                or [row["normalized_low"], row["normalized_high"]]
            )
        ]
        assert len(middles) == 31
        numbers += [sum(m > 5 for m in middles), middles.count(5), sum(m < 5 for m in middles)]
    described = " ".join(PICTURES[0][0].split())
    said = [int(number) for number in re.findall(r"(?<!20)\b\d+\b(?! %)", described)]
    assert [n for n in said if n not in (31, 2025, 2026)] == numbers


def test_it_cites_the_data_as_the_package_does() -> None:
    assert f"> {about.CITE_AS}." in README
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    data = citation["preferred-citation"]
    assert (data["title"], data["version"]) == (about.TITLE_EN, about.DATA_VERSION)
    assert (str(data["date-released"]), str(data["year"])) == (
        about.DATA_RELEASED,
        about.DATA_RELEASED[:4],
    )


def test_the_changelog_counts_what_the_data_hold() -> None:
    """Of records only about: they are corrected up to the day of the release."""
    counted = facts()
    said = {name: count for name, _, count in written()}
    assert list(said) == list(counted)
    for name, count in counted.items():
        exact = name.startswith(("reports", "places", "texts"))
        assert abs(said[name] - count) <= (0 if exact else count / 5), (name, count)
    assert f"Data version {about.DATA_VERSION}," in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_its_commands_run(tmp_path: Path) -> None:
    commands = [
        shlex.split(line, comments=True)
        for line in blocks(ROOT / "README.md", "sh")[0].splitlines()
    ]
    assert [command[0] for command in commands] == [
        "scripts/build",
        *[".venv/bin/reportschema"] * 2,
    ]
    for _, *arguments in commands[1:]:
        arguments = [str(tmp_path) if word == "drafts" else word for word in arguments]
        program = "from reportschema.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "yunxi-2020.yaml").is_file()


def test_its_picture_is_small_and_described() -> None:
    assert len(PICTURES) == 1
    for described, path in PICTURES:
        assert len(described) > 60
        assert (ROOT / path).stat().st_size < 150_000


def test_it_is_about_a_page() -> None:
    assert len(README.splitlines()) < 80
