"""The validator is worth what it rejects.

Every valid source, broken in every named way, is found out by the code that names the fault.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, FULL, ROOT, SHARED, SOURCES, missing
from mutations import ELSEWHERE, IN_DATA, IN_FILE, Inapplicable, Mutation

from reportschema.checking import RULES, Document, TextFault, check
from reportschema.files.finding.sources import find_sources
from reportschema.files.finding.texts import TextError, TextFolder
from reportschema.files.parsing.faults import SourceError
from reportschema.files.parsing.yaml_events import decode, parse
from reportschema.findings.codes import Hit
from reportschema.models import WorkReport

pytestmark = pytest.mark.untraced

FICTION = ROOT / "tests" / "fiction"
FEWEST = 40  # ways in which each source is broken at least


@dataclass(frozen=True)
class Original:
    """A valid source: its file's text, its data, and the folder that holds its published text."""

    text: str
    data: Any
    folder: TextFolder

    def text_of(self, report: WorkReport) -> str | TextFault:
        try:
            return self.folder.read(report.first_edition())
        except TextError as error:
            return TextFault(error.code, Hit((), str(error)))

    def codes(self, data: Any, with_text: bool) -> Counter[str]:
        return Counter(
            finding.code
            for finding in check(
                [Document("x", data)], self.text_of if with_text else None
            ).findings
        )


@cache
def original(path: Path) -> Original:
    text = path.read_text(encoding="utf-8")
    folder = SHARED if SOURCES in path.parents else path.parent
    if not folder.is_dir():
        missing("the folder of published texts (set REPORTSCHEMA_TEXTS)")
    return Original(text, parse(text)[0], TextFolder(folder))


@cache
def before(path: Path, with_text: bool) -> Counter[str]:
    """What a valid source alone gives: reports that it refers to, doubts, and what it allows."""
    codes = original(path).codes(original(path).data, with_text)
    assert set(codes) <= {
        "REF001",
        "STATE004",
        *re.findall(r"# allow (\w+):", original(path).text),
    }
    return codes


@cache
def speaks(path: Path, mutation: Mutation) -> bool | None:
    """Whether the expected code speaks of the broken source and not of the valid one.

    None where the way does not apply.
    """
    valid = original(path)
    data = deepcopy(valid.data)
    try:
        mutation.edit(data)
    except Inapplicable:
        return None
    assert data != valid.data, f"{mutation.name} changes nothing"
    return (
        valid.codes(data, mutation.needs_text)[mutation.code]
        > before(path, mutation.needs_text)[mutation.code]
    )


PATHS = [EXAMPLE, *find_sources([FICTION]), *FULL]
each_source = pytest.mark.parametrize(
    "path",
    [
        pytest.param(
            path, marks=[pytest.mark.slow, pytest.mark.texts] if SOURCES in path.parents else []
        )
        for path in PATHS
    ],
    ids=lambda path: f"{path.parent.name[:6]}-{path.stem}",
)


@each_source
def test_every_way_to_break_the_data_is_found_out(path: Path) -> None:
    results = {mutation.name: speaks(path, mutation) for mutation in IN_DATA}
    assert [
        f"{mutation.code} {mutation.name}"
        for mutation in IN_DATA
        if results[mutation.name] is False
    ] == []
    assert sum(spoke is True for spoke in results.values()) >= FEWEST


@each_source
def test_every_way_to_break_the_file_is_found_out(path: Path) -> None:
    text = original(path).text
    for mutation in IN_FILE:
        broken = mutation.edit(text)
        assert broken != text, mutation.name
        assert mutation.code in codes_of_file(path, broken), mutation.name


def codes_of_file(path: Path, text: str) -> set[str]:
    try:
        data, _ = parse(decode(text.encode()))
    except SourceError as error:
        return {error.code}
    return set(original(path).codes(data, with_text=False))


def test_every_way_applies_somewhere_and_has_its_own_name() -> None:
    names = [mutation.name for mutation in (*IN_FILE, *IN_DATA)]
    assert len(names) == len(set(names)) >= 2 * FEWEST
    idle = [
        mutation.name
        for mutation in IN_DATA
        if all(speaks(path, mutation) is None for path in PATHS)
    ]
    assert idle == []


def test_every_rule_is_tried() -> None:
    tried = {mutation.code for mutation in (*IN_FILE, *IN_DATA)}
    assert tried <= set(RULES)
    assert set(RULES) - tried == ELSEWHERE, (
        "a rule that nothing breaks is a rule that nobody has seen work"
    )
