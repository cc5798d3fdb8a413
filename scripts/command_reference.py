#!/usr/bin/env python3
"""Writes the guide of commands, reportschema/guide/commands.md, from the declarations of cli.py.

usage: scripts/command_reference.py [--print]

It reads the declarations themselves, not the printed `--help`, which differs from one release of
typer to the next and with the width of the terminal. --print prints the page instead.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from reportschema.cli import app

PAGE = Path(__file__).resolve().parent.parent / "reportschema" / "guide" / "commands.md"
HEAD = """\
# Commands

Every command prints its help with `reportschema COMMAND --help`; this page has the same words.
Each is also [a function](programmers.md#the-commands-are-functions) in Python.

Every command ends with 0 when there was no error, with 1 when there was one (under `--strict`
also a warning, for `fmt --check` also a difference, for `diff` a broken promise), and with 2 when
it could not run or found nothing to check.
"""


def page() -> str:
    """The whole page: one section for each command, in alphabetical order."""
    verbs = (verb.callback for verb in app.registered_commands)
    named = {verb.__name__: verb for verb in verbs if verb is not None}
    return "\n".join([HEAD, *("\n".join(_section(named[name])) for name in sorted(named))])


def _section(verb: Callable[..., Any]) -> Iterator[str]:
    """The name, what a call looks like, what it does, and what it takes."""
    declared = get_type_hints(verb, include_extras=True)
    takes = [
        (*get_args(declared[name])[:2], parameter.default)
        for name, parameter in inspect.signature(verb).parameters.items()
    ]
    arguments = [taken for taken in takes if isinstance(taken[1], ArgumentInfo)]
    options = [taken for taken in takes if isinstance(taken[1], OptionInfo)]
    call = [f"reportschema {verb.__name__}"]
    call += [_in_call(*argument) for argument in arguments]
    yield f"## {verb.__name__}\n"
    yield f"```text\n{' '.join([*call, '[OPTIONS]'] if options else call)}\n```\n"
    for paragraph in (inspect.getdoc(verb) or "").split("\n\n"):
        yield f"{' '.join(paragraph.split())}\n"
    if takes:
        yield "| takes | what it is |\n|---|---|"
        yield from (_row(f"`{info.metavar}`", info.help or "") for _, info, _ in arguments)
        yield from (_option_row(*option) for option in options)
        yield ""


def _in_call(kind: Any, info: ArgumentInfo, default: object) -> str:
    """An argument as a call shows it: `TEXT...` for several, `[PATH]` where it may be left out."""
    many = any(part is list or "list[" in str(part) for part in (kind, *get_args(kind)))
    shown = f"{info.metavar}{'...' if many else ''}"
    return shown if default is inspect.Parameter.empty else f"[{shown}]"


def _option_row(kind: Any, info: OptionInfo, default: object) -> str:
    """An option with its value, what it does, and its default where it has one worth telling."""
    # In `Annotated` an option's first name stands where its default would be.
    names = ", ".join(f"`{name}`" for name in (info.default, *(info.param_decls or ())))
    choices = [member.value for member in kind] if _is_enumeration(kind) else []
    value = " or ".join(f"`{choice}`" for choice in choices) or (
        f"`{info.metavar}`" if info.metavar else ""
    )
    given = default.value if isinstance(default, Enum) else default
    says = info.help or ""
    if given not in (None, False, inspect.Parameter.empty):
        says += f" Default: `{given}`"
    return _row(f"{names} {value}".strip(), says)


def _row(name: str, says: str) -> str:
    return f"| {name.replace('|', chr(92) + '|')} | {says.replace('|', chr(92) + '|')} |"


def _is_enumeration(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


if __name__ == "__main__":
    if "--print" in sys.argv[1:]:
        sys.stdout.write(page())
    else:
        PAGE.write_text(page(), encoding="utf-8")
