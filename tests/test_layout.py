"""The canonical layout: a fixed point, nothing lost, texts that any YAML reader sees as texts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import EXAMPLE, SOME

from reportschema.files.canonical.layout import source_text, write
from reportschema.files.finding.sources import load_source
from reportschema.files.parsing.yaml_events import parse
from reportschema.models import Bilingual, WorkReport


@pytest.mark.parametrize("path", [EXAMPLE, *SOME], ids=lambda path: path.stem)
def test_a_source_survives_its_layout(path: Path) -> None:
    report = WorkReport.model_validate(load_source(path).data)
    text = source_text(report)
    data, _ = parse(text)
    assert WorkReport.model_validate(data) == report
    assert write(data) == text


@pytest.mark.parametrize("path", [EXAMPLE, *SOME], ids=lambda path: path.stem)
def test_committed_sources_are_in_the_canonical_layout(path: Path) -> None:
    lines = [  # without comments, on a line of their own or at a record's end
        line.partition("}  # ")[0] + "}" if "}  # " in line else line
        for line in path.read_text(encoding="utf-8").split("\n")
        if not line.lstrip().startswith("#")
    ]
    report = WorkReport.model_validate(load_source(path).data)
    assert "\n".join(lines) == source_text(report)


@pytest.mark.parametrize(
    "word",
    [
        "2019",
        "yes",
        "null",
        "~",
        "1e3",
        "0x1F",
        "8:28",
        "010101",
        "2020-01-01",
        "true",
        "-",
        "a: b",
        "x #y",
        "[x]",
        "“三旧”",
        "5%",
        "'q'",
        "？",
        "-5",
    ],
)
def test_any_yaml_reader_sees_a_text(word: str) -> None:
    title = Bilingual.model_construct(zh=word, en="x")
    report = {"title": title.zh}
    assert yaml.safe_load(write(report)) == {"title": word}
    assert parse(write(report))[0] == {"title": word}
