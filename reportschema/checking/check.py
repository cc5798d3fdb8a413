"""Checks documents: the schema, the rules on each report, and those on reports among each other.

All comes out as findings, with the path of the offending value.

Lines and columns are not known here: who loaded the documents looks them up (`verbs/validate.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from reportschema.checking.corpus import Corpus
from reportschema.checking.registry import RULE_FUNCTIONS, Case, RuleFunction
from reportschema.checking.schema_findings import other_version, schema_hits
from reportschema.findings.codes import RULES, Hit, finding_of
from reportschema.findings.faults import surviving
from reportschema.findings.finding import Finding
from reportschema.models import SCHEMA_VERSION, WorkReport
from reportschema.models.digests import Readings
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
# Reports and their texts by document -> drafts of the same texts, of those that can be read.
ReadAgain = Callable[[Mapping[str, WorkReport], Mapping[str, str]], Mapping[str, WorkReport]]


@dataclass
class Checked:
    """What a check gives: all findings, and what could be read.

    reports, texts: by the name of the document; a report without a text is not among the texts.
    compared: how many figures of a report were compared with a second reading, where there is one.
    readings: which records of a report somebody has read.
    """

    reports: dict[str, WorkReport] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    compared: dict[str, int] = field(default_factory=dict)
    readings: dict[str, Readings] = field(default_factory=dict)


@cache
def grammar() -> Grammar:
    """The grammar over the installed vocabulary."""
    known = vocabulary()
    return Grammar(known.units.values(), known.words)


def check(
    documents: Iterable[Document],
    text_of: TextLookup | None = None,
    read_again: ReadAgain | None = None,
) -> Checked:
    """Runs every rule over the documents.

    The rules that need texts where `text_of` finds one, those that need a second reading where
    `read_again` gives one.
    """
    result = Checked()
    for document in documents:
        with surviving(document.name, result.findings, "schema"):
            report = _read(document, result)
            if report is not None:
                result.reports[document.name] = report
    for name, report in result.reports.items():
        with surviving(name, result.findings, "text"):
            _find_text(name, report, text_of, result)
    readings = read_again(result.reports, result.texts) if read_again else {}
    corpus = Corpus(result.reports)
    for name, report in result.reports.items():
        text, reading = result.texts.get(name), readings.get(name)
        case = Case(report, vocabulary(), grammar(), name, text, corpus, reading)
        if reading is not None:
            with surviving(name, result.findings, "second reading"):
                result.compared[name] = len(case.compared)
        for code, breaches_in in asked_of(case):
            with surviving(name, result.findings, code):
                result.findings += [finding_of(name, code, hit) for hit in breaches_in(case)]
        with surviving(name, result.findings, "readings"):
            result.readings[name] = case.readings
    return result


def asked_of(case: Case) -> Iterator[tuple[str, RuleFunction]]:
    """The rules for which there is all that they need.

    Of a text of another length than its edition says nothing else is asked: it is another text.
    """
    of_edition = case.text is not None and len(case.text) == case.report.editions[0].characters
    for code, breaches_in in RULE_FUNCTIONS.items():
        rule = RULES[code]
        asked = of_edition or (code == _LENGTH and case.text is not None)
        if (asked or not rule.needs_text) and not (rule.needs_reading and case.reading is None):
            yield code, breaches_in


_LENGTH = "TEXT003"


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


def _find_text(name: str, report: WorkReport, text_of: TextLookup | None, result: Checked) -> None:
    text = text_of(report) if text_of else None
    if isinstance(text, TextFault):
        result.findings.append(finding_of(name, text.code, text.hit))
    elif text is not None:
        result.texts[name] = text
