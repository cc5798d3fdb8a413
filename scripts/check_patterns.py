#!/usr/bin/env python3
"""Times every regular expression of the package on texts that make careless ones slow.

usage: scripts/check_patterns.py [--characters 8000] [--limit 0.1]

All modules are imported and the shipped example is drafted and checked, with each expression noted
that the package compiles, those built from data too. For each repetition in an expression a text
is made that repeats what it repeats, before a character that fits nothing, alone and behind a text
that the whole expression fits; all matches in it are looked for, not the first alone. An expression
that no text makes slow is linear, or close to it, as far as this can see; recheck (npm) and
regexploit (PyPI) look deeper into single ones. Prints slow ones as JSON: module, line, characters.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import pkgutil
import re
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined] # the standard library's own parser
from re import _parser as parser  # type: ignore[attr-defined] # of expressions
from types import FrameType
from typing import Any, NamedTuple

PACKAGE = Path(__file__).resolve().parent.parent / "reportschema"
SHORT = 40  # characters that an exponential expression never ends on
STRANGE = "\x00"  # fits no expression of the package
ANCHORED = {"fullmatch", "match"}
FEW = 3  # branches and characters of a repetition that are tried


class Compiled(NamedTuple):
    """An expression as compiled: its module and line, its text and flags."""

    module: str
    line: int
    text: str
    flags: int


def compiled() -> list[Compiled]:
    """Every expression that the package compiles when imported and used."""
    noted: dict[tuple[str, str, int], Compiled] = {}
    plain: Callable[..., Any] = vars(re)["_compile"]

    def noting(pattern: Any, flags: int) -> Any:
        frame = sys._getframe(1)
        while frame.f_back and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if isinstance(pattern, str) and path.is_relative_to(PACKAGE):
            module = path.relative_to(PACKAGE).as_posix()
            row = Compiled(module, frame.f_lineno, pattern, int(flags))
            noted.setdefault((module, pattern, int(flags)), row)
        return plain(pattern, flags)

    vars(re)["_compile"] = noting
    import reportschema

    for module in pkgutil.walk_packages(reportschema.__path__, "reportschema."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    _use()
    vars(re)["_compile"] = plain
    return list(noted.values())


def _use() -> None:
    """Drafts and checks the shipped example, so that expressions made on first use are made."""
    from reportschema.checking import Document, check, grammar
    from reportschema.checking.breaches import example_text
    from reportschema.files.parsing.yaml_events import parse
    from reportschema.reading.draft import Drafter
    from reportschema.vocabularies import vocabulary

    text = example_text("txt")
    known = vocabulary()
    Drafter(known, grammar()).draft(text.encode(), "x.txt")
    check([Document("x", parse(example_text("yaml"))[0])], lambda _: text)


@cache
def _uses(module: str) -> dict[str, set[str]]:
    """The methods that are called of each name or attribute in modules that fit a pattern."""
    uses: dict[str, set[str]] = {}
    for path in PACKAGE.glob(module):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                held = node.value.func if isinstance(node.value, ast.Call) else node.value
                name = held.id if isinstance(held, ast.Name) else getattr(held, "attr", None)
                if name is not None:
                    uses.setdefault(name, set()).add(node.attr)
    return uses


def anchored(row: Compiled) -> bool:
    """Whether an expression is only held against one place of a text, never searched for."""
    tree = ast.parse((PACKAGE / row.module).read_text(encoding="utf-8"))
    names: list[str] = []
    for node in ast.walk(tree):
        ends = getattr(node, "end_lineno", None) or 0
        if isinstance(node, ast.Assign | ast.FunctionDef) and node.lineno <= row.line <= ends:
            targets = [node] if isinstance(node, ast.FunctionDef) else node.targets
            names += [str(getattr(target, "id", getattr(target, "name", ""))) for target in targets]
    if not names:
        return False
    uses = _uses(row.module if names[-1].startswith("_") else "**/*.py")
    return uses.get(names[-1], {""}) <= ANCHORED


def words(tree: Any) -> list[str]:
    """A few texts that a part of an expression fits."""
    texts = [""]
    for code, value in tree:
        texts = [text + part for text in texts for part in _parts(code, value)][: FEW * FEW]
    return texts


def _parts(code: Any, value: Any) -> list[str]:
    if code is codes.LITERAL:
        return [chr(value)]
    if code in (codes.ANY, codes.NOT_LITERAL):
        return ["一"]
    if code is codes.IN:
        return _members(value)
    if code is codes.BRANCH:
        return [word for branch in value[1] for word in words(branch)[:1]][: 2 * FEW]
    if code is codes.SUBPATTERN:
        return words(value[3])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [word * max(1, value[0]) for word in words(value[2])]
    if code is codes.ATOMIC_GROUP:
        return words(value)
    return [""]


def _members(items: Any) -> list[str]:
    """A few characters of a class; of one that excludes, characters that most of them allow."""
    if items[0][0] is codes.NEGATE:
        return ["一", "a"]
    texts = []
    for code, value in items:
        if code is codes.LITERAL:
            texts.append(chr(value))
        elif code is codes.RANGE:
            texts.append(chr(value[0]))
        elif code is codes.CATEGORY:
            spaces = value in (codes.CATEGORY_SPACE, codes.CATEGORY_NOT_WORD)
            texts += [" ", "\n"] if spaces else ["1"]
    return texts[: 2 * FEW]


def repetitions(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """(what stands before, what is repeated) for each repetition without a bound."""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if value[1] is codes.MAXREPEAT:
                for word in words(value[2]):
                    yield before, word
            yield from repetitions(value[2], before)
        elif code is codes.SUBPATTERN:
            yield from repetitions(value[3], before)
        elif code is codes.ATOMIC_GROUP:
            yield from repetitions(value, before)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from repetitions(branch, before)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from repetitions(value[1], before)
        before += _parts(code, value)[0] if _parts(code, value) else ""


class TooLongError(Exception):
    """An expression that did not end in time."""


def _stop(_: int, __: FrameType | None) -> None:
    raise TooLongError


def slow_on(row: Compiled, characters: int, limit: float) -> int | None:
    """How long the first text is that takes an expression more than the limit, in characters."""
    pattern, tree = re.compile(row.text, row.flags), parser.parse(row.text, row.flags)
    held = anchored(row)
    signal.signal(signal.SIGVTALRM, _stop)
    earlier = [""] if held else ["", *words(tree)[:FEW]]
    for length in (SHORT, characters):
        for before, word in sorted(set(repetitions(tree))):
            pumped = before + word * (length // max(1, len(word))) + STRANGE
            for text in (match + pumped for match in earlier):
                signal.setitimer(signal.ITIMER_VIRTUAL, limit)
                try:
                    pattern.match(text) if held else deque(pattern.finditer(text), maxlen=0)
                except TooLongError:
                    return length
                finally:
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--characters", type=int, default=8_000)
    options.add_argument("--limit", type=float, default=0.1, help="processor seconds for a text")
    given = options.parse_args()
    rows = compiled()
    slow = [
        (row.module, row.line, characters)
        for row in rows
        if (characters := slow_on(row, given.characters, given.limit)) is not None
    ]
    print(f"{len(rows)} expressions, {len(slow)} slow", file=sys.stderr)
    print(json.dumps(slow))


if __name__ == "__main__":
    main()
