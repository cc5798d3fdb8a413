"""What a source allows by comments `# allow CODE: reason`.

Each is for the findings of one code in one record, or about the report as a whole.

The comments come as text with their place; which record they stand at is looked up at the edge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportschema.findings.codes import RULES, Hit, Loc, declare, finding_of
from reportschema.findings.finding import Finding, Severity, Suppressed
from reportschema.findings.spelling import closest

declare(
    "ALLOW001",
    "an allow comment of the wrong form or in the wrong place",
    why="A finding is allowed in one place, by its code and with a reason that others can judge.",
    remedy=(
        "write `# allow CODE: reason` on the line above a record or at its end, or at the head of "
        "the file for the report as a whole"
    ),
    severity=Severity.WARNING,
    allowable=False,
)
declare(
    "ALLOW002",
    "an allow comment for what may not be allowed",
    why="Only warnings, and errors that the words of a report can themselves cause, may stand.",
    remedy="mend what the finding says, and delete the comment",
    severity=Severity.WARNING,
    allowable=False,
)
declare(
    "ALLOW003",
    "an allow comment that allows nothing",
    why="It would hide the next finding of its kind.",
    remedy="delete the comment",
    severity=Severity.WARNING,
    allowable=False,
)

# Whatever seems meant as an allow comment (` allow FIGURE007: two numbers`, `allow: figure7`), and
# the one form that counts.
MEANT = re.compile(r"\s*allow\b\s*(?:$|:|[A-Za-z]+[0-9])", re.IGNORECASE)
_FORM = re.compile(r" allow (?P<code>[A-Z]+[0-9]{3}): (?P<reason>\S.*)")


_RECORD = 2  # steps of the path of a record: the list, and which of it


class Remark(NamedTuple):
    """A comment that seems meant to allow something.

    text: what follows the #. line, column: from 1.

    at: the path of the record or key that it belongs to, () for the report as a whole, None where
    it belongs to nothing.
    """

    text: str
    line: int
    column: int
    at: Loc | None


def unit_of(loc: Loc) -> Loc:
    """What a comment can stand at: the record of a list, or a key of the report."""
    return loc[:2] if len(loc) > 1 and isinstance(loc[1], int) else loc[:1]


def suppress(
    name: str, findings: Iterable[Finding], remarks: Iterable[Remark], judged: Callable[[str], bool]
) -> tuple[list[Finding], list[Suppressed]]:
    """(findings left, findings suppressed) of one document.

    What is wrong with a remark is a finding too.

    judged: whether the rule of a code ran on the document, so that a remark without a finding is
    known to be obsolete.
    """
    left = dict.fromkeys(findings)
    at_unit: dict[tuple[str, Loc], list[Finding]] = {}
    of_report: dict[str, list[Loc]] = {}
    for finding_ in left:
        unit = unit_of(finding_.loc)
        at_unit.setdefault((finding_.code, unit), []).append(finding_)
        if len(unit) < _RECORD:
            of_report.setdefault(finding_.code, []).append(unit)
    faults, suppressed = [], []
    for remark in remarks:
        form = _FORM.fullmatch(remark.text)
        if (fault := _fault(name, remark, form)) or form is None or remark.at is None:
            faults += [fault] if fault else []
            continue
        units = of_report.pop(form["code"], []) if remark.at == () else [remark.at]
        covered = [finding_ for unit in units for finding_ in at_unit.pop((form["code"], unit), [])]
        for finding_ in covered:
            del left[finding_]
            suppressed.append(Suppressed(finding_, form["reason"], remark.line))
        if not covered and judged(form["code"]):
            faults.append(
                _at(name, "ALLOW003", f"there is no {form['code']} here to allow", remark)
            )
    return [*left, *faults], suppressed


def _fault(name: str, remark: Remark, form: re.Match[str] | None) -> Finding | None:
    if form is None:
        return _at(
            name,
            "ALLOW001",
            f"the comment {'#' + remark.text!r} is not of the form `# allow CODE: reason`",
            remark,
        )
    if remark.at is None:
        return _at(
            name,
            "ALLOW001",
            "the comment stands at no record: the line below it must begin one",
            remark,
        )
    rule = RULES.get(form["code"])
    if rule is None:
        near = closest(form["code"], RULES)
        return _at(
            name,
            "ALLOW002",
            f"there is no code {form['code']}" + (f"; did you mean {near}?" if near else ""),
            remark,
        )
    if not rule.allowable:
        return _at(name, "ALLOW002", f"{rule.code} ({rule.title}) may not be allowed", remark)
    return None


def _at(name: str, code: str, message: str, remark: Remark) -> Finding:
    declared = finding_of(name, code, Hit((), message))
    return Finding(
        name,
        code,
        declared.severity,
        message,
        declared.remedy,
        (),
        False,
        remark.line,
        remark.column,
        remark.line,
        remark.column + 1 + len(remark.text),
    )
