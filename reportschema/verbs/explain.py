"""`explain`: what a code means, why, the shipped example that breaks it with the finding it gets, how to mend it, how to allow it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportschema.checking import RULES, Finding, Rule, Severity
from reportschema.checking.breaches import Breach, breaches, example_text
from reportschema.checking.finding import nearest
from reportschema.checking.registry import SUBJECTS
from reportschema.checking.reporters import as_line, excerpt, paint, printable
from reportschema.checking.reporters.excerpts import cut
from reportschema.checking.reporters.json_report import dumps
from reportschema.files.schema_copies import SCHEMA_FILE
from reportschema.files.yaml_events import MAX_BYTES
from reportschema.publishing.about import MARKER
from reportschema.verbs.validate import Validation, validate

NAME = "2020.yaml"
_SPECIAL = {
    "huge": "the example followed by eight million # signs",
    "empty": "a file without a character",
    "link": "a link that stands where the file should",
    "changing": "the example, and a program that writes to it during the run",
    "duplicate": "the example beside a copy of it",
    "package": "a folder whose datapackage.json is {}",
    "old_schema": "the example below a folder with an older report.schema.json",
    "other_text": "the example, and a folder of texts without its own",
}


class UnknownCodeError(Exception):
    """No rule has the code; the message names the nearest."""


@dataclass(frozen=True)
class Explanation:
    """A rule with its failing example: in words where an edit of the text is not what breaks it, the findings, the text they are of.

    edit: the lines of the valid example that are changed, as a unified diff without its head.
    """

    rule: Rule
    example: str
    findings: list[Finding]
    text: str
    edit: list[str]


def explain(code: str) -> Explanation:
    """The rule of a code, whatever its letters' case, with its example run for real. Raises UnknownCodeError."""
    wanted = code.strip().upper()
    if wanted not in RULES:
        raise UnknownCodeError(f"there is no code {code[:40]!r}{nearest(wanted, RULES)}")
    breach, valid = breaches()[wanted], example_text("yaml")
    with TemporaryDirectory() as folder:
        here = Path(folder)
        result = broken(breach, here)
        text = (result.text_of((here / NAME).as_posix()) or "") if breach.how != "huge" else ""
        found = [
            replace(one, file=Path(one.file).relative_to(here).as_posix())
            for one in result.findings
            if one.code == wanted
        ]
        found = [
            replace(one, message=one.message.replace(f"{here}/", "").replace(str(here), "."))
            for one in found
        ]
    diff = (
        list(unified_diff(valid.split("\n"), text.split("\n"), n=0, lineterm=""))
        if breach.edits
        else []
    )
    return Explanation(
        RULES[wanted],
        _SPECIAL.get(breach.how or "", ""),
        found,
        text,
        [row for row in diff[2:] if row[:1] != "@"],
    )


def broken(breach: Breach, folder: Path) -> Validation:
    """The validation of the example, broken as a breach says, in an empty folder."""
    valid, target, texts = example_text("yaml"), folder / NAME, folder / "texts"
    texts.mkdir()
    (texts / "any.txt").write_bytes(example_text("txt").encode())
    text, before = valid if breach.how else breach.broken(valid), None
    match breach.how:
        case "duplicate":
            text = breach.half_broken(valid) if len(breach.edits) > 1 else valid
            _write(folder / "again.yaml", breach.broken(valid))
        case "huge":
            text += "#" * MAX_BYTES
        case "empty":
            text = ""
        case "link":
            target.symlink_to("elsewhere")
        case "package":
            _write(folder / MARKER, "{}")
            return validate([folder], texts)
        case "old_schema":
            _write(
                folder / SCHEMA_FILE,
                '{"$id": "https://w3id.org/reportschema/0.9/report.schema.json"}',
            )
        case "other_text":
            (texts / "any.txt").write_bytes(b"another text")
        case "changing":

            def before(_: Path) -> None:
                _write(folder / "appears.yaml", valid)

        case _:
            pass
    if breach.how != "link":
        _write(target, text)
    return validate([folder], texts, before)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def how_to_allow(rule: Rule) -> str:
    """Whether and how a source may allow a breach."""
    if rule.allowable:
        return f"`# allow {rule.code}: reason` above the record or at its end; at the head of the file for the report as a whole"
    return "may not be allowed" + ("" if rule.subject == "ALLOW" else ": mend it")


def lines_of(told: Explanation, width: int, colour: bool) -> list[str]:
    """An explanation for people."""
    rule = told.rule
    rows = [
        f"{paint(rule.code, rule.severity.value, colour)} {paint(rule.title, 'title', colour)} ({rule.severity.value})",
        "",
    ]
    needs = (
        " It needs the text of the report (--texts)."
        if rule.needs_text or rule.subject == "TEXT"
        else ""
    )
    rows += [f"{paint('why  ', 'gutter', colour)}  {rule.why}{needs}"]
    rows += [f"{paint('mend ', 'gutter', colour)}  {rule.remedy[:1].upper()}{rule.remedy[1:]}."]
    rows += [
        f"{paint('allow', 'gutter', colour)}  {how_to_allow(rule)[:1].upper()}{how_to_allow(rule)[1:]}.",
        "",
    ]
    rows.append(
        paint(
            "The shipped example" + (f" ({told.example})" if told.example else ""), "title", colour
        )
    )
    rows += [f"  {row}" for row in _edit(told, width - 2, colour)]
    rows += ["", paint("What validate says of it", "title", colour)]
    for one in told.findings:
        rows.append(f"  {as_line(one, colour)}")
        rows += [
            f"  {row}"
            for row in (excerpt(one, told.text, width - 2, colour) if one.file == NAME else [])
        ]
    return rows


def _edit(told: Explanation, width: int, colour: bool) -> list[str]:
    """The changed lines, valid and broken, each cut so that what changed stays in sight."""
    old, new = ([row[1:] for row in told.edit if row[0] == sign] for sign in "-+")
    rows = []
    for name, style, lines, others in (("valid", "valid", old, new), ("broken", "error", new, old)):
        for i, line in enumerate(lines):
            other = others[i] if i < len(others) else ""
            start = _alike(line, other)
            end = max(len(line) - _alike(line[:start:-1], other[:start:-1]), start)
            shown = "".join(cut(line[:start], line[start:end], line[end:], width - 7))
            rows.append(paint(f"{name:6} {printable(shown)}", style, colour))
    if old and not new:
        rows.append(paint("broken without it", "error", colour))
    return rows


def _alike(one: str, other: str) -> int:
    """How many characters two texts share at their start."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def overview(colour: bool) -> list[str]:
    """Every code with its title, by subject."""
    rows: list[str] = []
    for subject, about in SUBJECTS.items():
        rows += [*([""] if rows else []), paint(f"{subject}: {about}", "title", colour)]
        for rule in RULES.values():
            if rule.subject == subject:
                warning = " (warning)" if rule.severity is Severity.WARNING else ""
                rows.append(
                    f"  {paint(f'{rule.code:10}', rule.severity.value, colour)} {rule.title}{warning}"
                )
    return rows


def as_json(told: Explanation | None = None) -> str:
    """An explanation as one object, or without one the list of all rules."""
    if told is None:
        return dumps([_row(rule) for rule in RULES.values()])
    return dumps(
        _row(told.rule)
        | {"example": told.edit, "findings": [as_line(one) for one in told.findings]}
    )


def _row(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code, "subject": rule.subject, "title": rule.title, "severity": rule.severity.value, "why": rule.why,
        "remedy": rule.remedy, "needs_text": rule.needs_text, "allowable": rule.allowable,
    }  # fmt: skip
