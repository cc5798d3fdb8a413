"""`explain`: what the code of a finding means, and why there is the rule.

With it what the rule reads of the tables of what fits together, the shipped example that breaks it,
what `validate` says of that, how to mend it, and how to allow it. The examples are small edits of
one valid source (`checking.breaches`), run anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from itertools import groupby, takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportschema.checking import RULES
from reportschema.checking.breaches import Breach, breaches, example_text
from reportschema.files.disk.writing import write_file
from reportschema.files.finding.schema_copies import SCHEMA_FILE
from reportschema.files.parsing.yaml_events import MAX_BYTES
from reportschema.findings import Finding, Rule, Severity
from reportschema.findings.codes import SUBJECTS
from reportschema.findings.reporters import as_line, excerpt, paint, printable
from reportschema.findings.reporters.aligned import aligned
from reportschema.findings.reporters.excerpts import cut
from reportschema.findings.reporters.json_report import dumps
from reportschema.findings.spelling import nearest
from reportschema.publishing.describing.about import MARKER
from reportschema.verbs.validate import Validation, validate
from reportschema.vocabularies.fits.phrases import phrases_of_code

NAME = "2020.yaml"  # of the example, in the folder where it is checked
# How an example is made where no edit of its text is what breaks the rule.
_SPECIAL = {
    "huge": "the example followed by eight million # signs",
    "empty": "a file without a character",
    "link": "a link that stands where the file should",
    "changing": "the example, and a program that writes to it during the run",
    "duplicate": "the example beside a copy of it",
    "fault": "the example, and a program that fails while it is read",
    "package": "a folder whose datapackage.json is {}",
    "old_schema": "the example below a folder with an older report.schema.json",
    "other_text": "the example, and a folder of texts without its own",
    "reading": "with a second reading of its text",
}
_OLD_SCHEMA = '{"$id": "https://w3id.org/reportschema/0.9/report.schema.json"}'


class UnknownCodeError(Exception):
    """No rule has the code; the message names the nearest."""


@dataclass(frozen=True)
class Explanation:
    """A rule with its failing example.

    special: how the example is made where no edit of its text breaks the rule, else empty.
    findings: what `validate` says of it. text: of the example as it was checked.
    edit: the changed lines of the valid example, each after - or +, as in a diff.
    """

    rule: Rule
    special: str
    findings: Sequence[Finding]
    text: str
    edit: Sequence[str]


def explain(code: str) -> Explanation:
    """The rule of a code (in either case of letters), with its failing example, which is run now.

    Raises UnknownCodeError.
    """
    known_code = code.strip().upper()
    if known_code not in RULES:
        raise UnknownCodeError(f"there is no code {code[:40]!r}{nearest(known_code, RULES)}")
    breach = breaches()[known_code]
    with TemporaryDirectory() as name:
        folder = Path(name)
        validation = broken(breach, folder)
        text = ""
        if breach.how != "huge":
            text = validation.text_of((folder / NAME).as_posix()) or ""
        findings = [
            _relative(finding, folder)
            for finding in validation.findings
            if finding.code == known_code
        ]
    edit = _edit_of(example_text("yaml"), text) if breach.edits else []
    return Explanation(RULES[known_code], _SPECIAL.get(breach.how or "", ""), findings, text, edit)


def _relative(finding: Finding, folder: Path) -> Finding:
    """The finding without the temporary folder, which means nothing to the reader."""
    return replace(
        finding,
        file=Path(finding.file).relative_to(folder).as_posix(),
        message=finding.message.replace(f"{folder}/", "").replace(str(folder), "."),
    )


def _edit_of(valid: str, broken_text: str) -> list[str]:
    """The lines that differ, each after - or +."""
    diff = unified_diff(valid.split("\n"), broken_text.split("\n"), n=0, lineterm="")
    return [line for line in list(diff)[2:] if line[:1] != "@"]


def broken(breach: Breach, folder: Path) -> Validation:
    """The validation of the example, broken as a breach says, in an empty folder."""
    valid, target, texts = example_text("yaml"), folder / NAME, folder / "texts"
    _write(texts / "any.txt", example_text("txt"))
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
            _write(folder / SCHEMA_FILE, _OLD_SCHEMA)
        case "reading":
            text = breach.broken(valid)
        case "other_text":
            _write(texts / "any.txt", "another text")
        case "changing":

            def before(_: Path) -> None:
                _write(folder / "appears.yaml", valid)

        case "fault":

            def before(_: Path) -> None:
                raise RuntimeError("as it does in this example, on purpose")

        case _:
            pass
    if breach.how != "link":
        _write(target, text)
    return validate([folder], texts, before, second_opinion=breach.how == "reading")


def _write(path: Path, text: str) -> None:
    write_file(path, text.encode(), overwrite=True)


def how_to_allow(rule: Rule) -> str:
    """Whether and how a source may allow a breach."""
    if rule.allowable:
        return (
            f"`# allow {rule.code}: reason` above the record or at its end;"
            " at the head of the file for the report as a whole"
        )
    return "may not be allowed" + ("" if rule.subject == "ALLOW" else ": mend it")


def lines_of(explanation: Explanation, width: int, colour: bool) -> list[str]:
    """An explanation for people. width: columns that a line may have."""
    rule = explanation.rule
    title = paint(rule.title, "title", colour)
    why = rule.why
    if rule.needs_reading:
        why += " It needs a second reading of the text (--texts DIR --second-opinion)."
    elif rule.needs_text or rule.subject == "TEXT":
        why += " It needs the text of the report (--texts)."
    example = f" ({explanation.special})" if explanation.special else ""
    lines = [
        f"{paint(rule.code, rule.severity.value, colour)} {title} ({rule.severity.value})",
        "",
        f"{paint('why  ', 'gutter', colour)}  {why}",
        f"{paint('mend ', 'gutter', colour)}  {_capital(rule.remedy)}.",
        f"{paint('allow', 'gutter', colour)}  {_capital(how_to_allow(rule))}.",
        *_fit_lines(rule.code, width, colour),
        "",
        paint(f"The shipped example{example}", "title", colour),
        *(f"  {line}" for line in _edit_lines(explanation.edit, width - 2, colour)),
        "",
        paint("What validate says of it", "title", colour),
    ]
    for finding in explanation.findings:
        lines.append(f"  {as_line(finding, colour)}")
        if finding.file == NAME:
            shown = excerpt(finding, explanation.text, width - 2, colour)
            lines += [f"  {line}" for line in shown]
    return lines


def _fit_lines(code: str, width: int, colour: bool) -> Iterator[str]:
    """What the rule of a code reads of the tables of what fits together, a table after another."""
    for subject, of_subject in groupby(phrases_of_code(code), lambda phrase: phrase.subject):
        rows = [(", ".join(each.of), each.field, each.asks(), each.why_en) for each in of_subject]
        yield ""
        yield paint(f"What fits together: {subject.en}", "title", colour)
        head = (subject.field, "other field", "has to be", "why")
        for line in aligned([head, *rows], (24, 18, 24), width - 2):
            yield f"  {line}"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _edit_lines(edit: Sequence[str], width: int, colour: bool) -> list[str]:
    """The changed lines, valid and broken, each cut so that what changed stays in sight."""
    old, new = ([line[1:] for line in edit if line[0] == sign] for sign in "-+")
    lines = []
    for name, style, side, other_side in (
        ("valid", "valid", old, new),
        ("broken", "error", new, old),
    ):
        for i, line in enumerate(side):
            other = other_side[i] if i < len(other_side) else ""
            start = _shared_start(line, other)
            end = max(len(line) - _shared_start(line[:start:-1], other[:start:-1]), start)
            shown = "".join(cut(line[:start], line[start:end], line[end:], width - 7))
            lines.append(paint(f"{name:6} {printable(shown)}", style, colour))
    if old and not new:
        lines.append(paint("broken without it", "error", colour))
    return lines


def _shared_start(first: str, second: str) -> int:
    """How many characters two texts share at their start."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def overview(colour: bool) -> list[str]:
    """Every code with its title, by subject."""
    lines: list[str] = []
    for subject, about in SUBJECTS.items():
        lines += [*([""] if lines else []), paint(f"{subject}: {about}", "title", colour)]
        for rule in RULES.values():
            if rule.subject == subject:
                code = paint(f"{rule.code:10}", rule.severity.value, colour)
                warning = " (warning)" if rule.severity is Severity.WARNING else ""
                lines.append(f"  {code} {rule.title}{warning}")
    return lines


def as_json(explanation: Explanation | None = None) -> str:
    """An explanation as one object, or without one the list of all rules."""
    if explanation is None:
        return dumps([_row(rule) for rule in RULES.values()])
    code = explanation.rule.code
    example = {
        "fits": [[phrase.en(), phrase.zh()] for phrase in phrases_of_code(code)],
        "example": list(explanation.edit),
        "findings": [as_line(finding) for finding in explanation.findings],
    }
    return dumps(_row(explanation.rule) | example)


def _row(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "subject": rule.subject,
        "title": rule.title,
        "severity": rule.severity.value,
        "why": rule.why,
        "remedy": rule.remedy,
        "needs_text": rule.needs_text,
        "needs_reading": rule.needs_reading,
        "allowable": rule.allowable,
    }
