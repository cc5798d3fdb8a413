#!/usr/bin/env python3
"""Lays out the pages of the documentation site in a folder, for mkdocs to build.

usage: scripts/site/pages.py DIR

The repository's own pages stand there under their own paths, so that their links lead on; beside
them are pages made of what the program knows: its rules, its schema, its codes, its functions.
"""

from __future__ import annotations

import inspect
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import reportschema
from reportschema.checking import RULES
from reportschema.findings.codes import SUBJECTS
from reportschema.models import WorkReport
from reportschema.models.annotating import annotation_codes
from reportschema.models.fields import codes
from reportschema.models.fields.base import Code
from reportschema.models.fields.shape import is_model, is_place, item_type, members
from reportschema.verbs.explain import explain

ROOT = Path(__file__).resolve().parents[2]
COPIED = (
    "README.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "datapackage/README.md",
    ".github/*.md",
    ".github/*.svg",
    ".github/*.png",
    ".github/ISSUE_TEMPLATE/*.yml",
    "reportschema/guide/*.md",
    "reportschema/checking/examples/*",
)


def main() -> None:
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    for pattern in COPIED:
        for path in ROOT.glob(pattern):
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    assets, reference = folder / "assets", folder / "reference"
    for part in (assets, reference):
        part.mkdir()
    shutil.copy(Path(__file__).parent / "iframe-worker.js", assets)
    for name, lines in {
        "rules": rules(),
        "schema": schema(),
        "codes": enumerations(),
        "python": functions(),
    }.items():
        (reference / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def rules() -> Iterator[str]:
    """Every rule by subject: why there is it, an example that breaks it, how to mend it."""
    yield "# Rules\n"
    yield "What `reportschema explain CODE` says. The examples are run when this page is made.\n"
    for subject, about in SUBJECTS.items():
        yield f"## {subject}: {about}\n"
        for rule in (rule for rule in RULES.values() if rule.subject == subject):
            explained = explain(rule.code)
            yield f"### {rule.code}\n"
            says = f"{sentence(rule.title)} {sentence(rule.why)}"
            yield f"*{rule.severity.value.capitalize()}.* {says}\n"
            yield f"To mend it: {sentence(rule.remedy)}\n"
            shown = [*explained.edit, *(finding.message for finding in explained.findings[:1])]
            if explained.special:
                yield f"An example: {sentence(explained.special)}\n"
            yield from ("```text", *(line[:300] for line in shown), "```\n")


def sentence(words: str) -> str:
    """Words with a capital at their beginning and a stop at their end."""
    begun = f"{words[:1].upper()}{words[1:]}"
    return begun if begun.endswith((".", "?")) else f"{begun}."


def schema() -> Iterator[str]:
    """A table of fields for the report and for every model inside it."""
    yield "# The schema of a source\n"
    yield "A source is one mapping in YAML, a `WorkReport`; the other models stand inside it.\n"
    for model in models(WorkReport, []):
        yield f"## {model.__name__}\n"
        yield f"{inspect.cleandoc(model.__doc__ or '')}\n"
        yield "| field | type | meaning | 含义 |\n|---|---|---|---|"
        for member in members(model):
            meaning = f"{cell(member.doc.says_en)} | {cell(member.doc.says_zh)}"
            yield f"| `{member.name}` | {kind(member.type)} | {meaning} |"
        yield ""


def models(model: type, met: list[type]) -> list[type]:
    """A model and all those within it, each once, in the order in which they are met."""
    if model not in met:
        met.append(model)
        for member in members(model):
            inner = item_type(member.type) or member.type
            if is_model(inner) or is_place(inner):
                models(inner, met)
    return met


def kind(tp: Any) -> str:
    """A type as a link to what explains it, or by its name."""
    if item := item_type(tp):
        return f"list of {kind(item)}"
    name = getattr(tp, "__name__", "text")
    if is_model(tp) or is_place(tp):
        return f"[{name}](#{name.lower()})"
    if isinstance(tp, type) and issubclass(tp, Code):
        return f"[{name}](codes.md#{name.lower()})"
    return {"str": "text", "Literal": "text", "bool": "true or false"}.get(name, name)


def cell(words: str) -> str:
    """Words within a cell of a table."""
    return words.replace("|", "\\|").replace("<", "&lt;")


def enumerations() -> Iterator[str]:
    """Each enumeration with its codes in both languages."""
    yield "# Codes\n"
    yield "What the values of enumerations mean.\n"
    listed = {**vars(codes), **vars(annotation_codes)}
    for name, code in sorted(listed.items()):
        if inspect.isclass(code) and issubclass(code, Code) and code is not Code:
            yield f"## {name}\n"
            yield f"{inspect.cleandoc(code.__doc__ or '')}\n"
            yield "| code | meaning | 含义 |\n|---|---|---|"
            yield from (
                f"| `{member}` | {cell(member.en)} | {cell(member.zh)} |" for member in code
            )
            yield ""


def functions() -> Iterator[str]:
    """Each public function, with the classes of its module that it gives or raises."""
    yield "# Functions of Python\n"
    yield "Each command as a function, imported from `reportschema`, and below it what it gives.\n"
    for name in reportschema.__all__:
        function = getattr(reportschema, name)
        if inspect.isfunction(function):
            yield f"## {name}\n"
            module = sys.modules[function.__module__]
            of_module = inspect.getmembers(module, inspect.isclass)
            given = [cls for key, cls in of_module if key[0] != "_"]
            classes = [cls.__name__ for cls in given if cls.__module__ == module.__name__]
            for shown in (function.__name__, *classes):
                yield f"::: {module.__name__}.{shown}\n"


if __name__ == "__main__":
    main()
