"""Checks documents: the schema, the rules on each report, and those on reports among each other.

All comes out as findings, with the path of the offending value.

Lines and columns are not known here: who loaded the documents looks them up (`verbs/validate.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from reportschema.checking import rules  # noqa: F401 - importing it fills the registry
from reportschema.checking.corpus import Corpus
from reportschema.checking.registry import RULE_FUNCTIONS, Case
from reportschema.checking.schema_findings import other_version, schema_hits
from reportschema.findings.codes import RULES, Hit, finding_of
from reportschema.findings.faults import surviving
from reportschema.findings.finding import Finding
from reportschema.models import SCHEMA_VERSION, WorkReport
from reportschema.notation import Grammar
from reportschema.vocabularies import vocabulary


class Document(NamedTuple):
    """What is checked: the name that findings give it, and its plain data."""

    name: str
    data: Any


class TextFault(NamedTuple):
    """Why there is no text for a report: the code of the finding, and the hit."""

    code: str
    hit: Hit


TextLookup = Callable[[WorkReport], str | TextFault]


@dataclass
class Checked:
    """What a check gives: all findings, and what could be read.

    reports, texts: by the name of the document; a report without a text is not among the texts.
    """

    reports: dict[str, WorkReport] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


@cache
def grammar() -> Grammar:
    """The grammar over the installed vocabulary."""
    known = vocabulary()
    return Grammar(known.units.values(), known.words)


def check(documents: Iterable[Document], text_of: TextLookup | None = None) -> Checked:
    """Runs every rule over the documents; the rules that need texts where `text_of` finds one."""
    result = Checked()
    for document in documents:
        with surviving(document.name, result.findings, "schema"):
            report = _read(document, result)
            if report is not None:
                result.reports[document.name] = report
    corpus = Corpus(result.reports)
    for name, report in result.reports.items():
        text = None
        with surviving(name, result.findings, "text"):
            text = _text(name, report, text_of, result)
        case = Case(report, vocabulary(), grammar(), name, text, corpus)
        for code, breaches_in in RULE_FUNCTIONS.items():
            if text is not None or not RULES[code].needs_text:
                with surviving(name, result.findings, code):
                    result.findings += [finding_of(name, code, hit) for hit in breaches_in(case)]
    return result


def _read(document: Document, result: Checked) -> WorkReport | None:
    if not isinstance(document.data, dict):
        kind = "a list" if isinstance(document.data, list) else "a single value"
        result.findings.append(
            finding_of(
                document.name,
                "SCHEMA006",
                Hit((), f"holds {kind}, and a source is a mapping of keys to values"),
            )
        )
        return None
    if (version := document.data.get("schema_version", SCHEMA_VERSION)) != SCHEMA_VERSION:
        result.findings.append(finding_of(document.name, "SCHEMA007", other_version(version)))
        return None
    try:
        return WorkReport.model_validate(document.data)
    except ValidationError as error:
        result.findings += [
            finding_of(document.name, code, hit) for code, hit in schema_hits(error, document.data)
        ]
        return None


def _text(name: str, report: WorkReport, text_of: TextLookup | None, result: Checked) -> str | None:
    text = text_of(report) if text_of else None
    if isinstance(text, TextFault):
        result.findings.append(finding_of(name, text.code, text.hit))
        return None
    if text is not None:
        result.texts[name] = text
    return text
