"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.

Rules come with their help, results with their place and a fingerprint.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reportschema import __version__
from reportschema.findings.codes import RULES, Rule
from reportschema.findings.finding import Finding, Suppressed
from reportschema.findings.reporters.json_report import dumps

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(findings: Iterable[Finding], suppressed: Iterable[Suppressed], folder: Path) -> str:
    """One SARIF log as text.

    Paths are relative to `folder`, where they lie below it. Columns count code points from 1, ends
    are exclusive.

    A suppressed finding is a result with the reason that its source gives.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    results = [_result(finding, folder, seen) for finding in findings]
    for allowed in suppressed:
        comment = _location(
            Finding(allowed.finding.file, "", allowed.finding.severity, "", "", line=allowed.line),
            folder,
        )
        suppression = {
            "kind": "inSource",
            "status": "accepted",
            "justification": allowed.reason,
            "location": comment,
        }
        results.append(_result(allowed.finding, folder, seen) | {"suppressions": [suppression]})
    driver = {
        "name": "reportschema",
        "version": __version__,
        "rules": [_rule(rule) for rule in RULES.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    mend = f"{rule.remedy[:1].upper()}{rule.remedy[1:]}."
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why} {mend} `reportschema explain {rule.code}` shows an example."},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.subject]},
    }


def _result(finding: Finding, folder: Path, seen: Counter[tuple[str, ...]]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": list(RULES).index(finding.code),
        "level": finding.severity.value,
        "message": {"text": f"{finding.statement} {finding.advice}"},
        "locations": [_location(finding, folder)],
        "partialFingerprints": {"finding/v1": _fingerprint(finding, folder, seen)},
    }


def _location(finding: Finding, folder: Path) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    if finding.end_line:
        region |= {"endLine": finding.end_line, "endColumn": finding.end_column}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(finding.file, folder)},
            "region": region,
        }
    }


def _uri(name: str, folder: Path) -> str:
    """The path as a relative reference, or as a file address where it lies elsewhere.

    Every byte that needs it is percent-encoded.
    """
    path = Path(os.path.normpath(folder / name))
    if path.is_relative_to(folder):
        return quote(os.fsencode(path.relative_to(folder).as_posix()), safe="/")
    return "file://" + quote(os.fsencode(path.as_posix()), safe="/")


def _fingerprint(finding: Finding, folder: Path, seen: Counter[tuple[str, ...]]) -> str:
    """A digest that stays the same wherever the line moves to.

    It changes with the file, the rule, the field and what is said of it.
    """
    fields = ".".join(step for step in finding.loc if isinstance(step, str))
    key = (_uri(finding.file, folder), finding.code, fields, finding.message)
    seen[key] += 1
    return sha256("\0".join((*key, str(seen[key]))).encode(errors="backslashreplace")).hexdigest()[
        :32
    ]
