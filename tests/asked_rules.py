"""One rule asked of the shipped example with some edits, with its text, another or none."""

from __future__ import annotations

from reportschema.checking import grammar
from reportschema.checking.breaches import example_text
from reportschema.checking.registry import RULE_FUNCTIONS, Case
from reportschema.files.parsing.yaml_events import parse
from reportschema.findings.codes import Hit
from reportschema.models import WorkReport
from reportschema.vocabularies import vocabulary

TEXT = example_text("txt")


def hits(code: str, *edits: tuple[str, str], text: str | None = TEXT) -> list[str]:
    """What the rule of a code says of the example with each edit made wherever it applies."""
    return [hit.message for hit in asked(code, *edits, text=text)]


def asked(code: str, *edits: tuple[str, str], text: str | None = TEXT) -> list[Hit]:
    """The same with the places."""
    source = example_text("yaml")
    for was, becomes in edits:
        assert was in source, was
        source = source.replace(was, becomes)
    report = WorkReport.model_validate(parse(source)[0])
    case = Case(report, vocabulary(), grammar(), "x", text)
    return list(RULE_FUNCTIONS[code](case))
