"""Which tests run a line of the package: what `scripts/mutate` asks before it judges a mutant.

The answer comes from one run of the quick tests under coverage with a context for each test; it is
kept in `.coverage.tests`, made anew when the package or the tests are newer.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from coverage import CoverageData

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / ".coverage.tests"
AT_MOST = 60  # tests of a mutant, those that see most of its function first


def measured() -> CoverageData:
    """The lines that each test runs; the tests are run where that is not known or old."""
    code = (path for room in ("reportschema", "tests") for path in (ROOT / room).rglob("*.py"))
    if not DATA.exists() or DATA.stat().st_mtime < max(path.stat().st_mtime for path in code):
        coverage = ("--cov", "--cov-context=test", "--cov-report=")
        quick = ("-m", "not slow and not smoke", "-n", "2", "-p", "no:cacheprovider")
        command = (sys.executable, "-m", "pytest", *coverage, *quick)
        subprocess.run(command, cwd=ROOT, check=True, env=environment())
    data = CoverageData(str(DATA))
    data.read()
    return data


def environment() -> dict[str, str]:
    """Ours, with the place where coverage keeps what it measures."""
    return os.environ | {"COVERAGE_FILE": str(DATA)}


class Covering:
    """Tests by the line they run."""

    def __init__(self) -> None:
        self.data = measured()
        self.sizes: Counter[str] = Counter()
        for path in self.data.measured_files():
            for contexts in self.data.contexts_by_lineno(path).values():
                self.sizes.update(contexts)

    def tests(self, path: Path, line: int) -> list[str]:
        """The tests that run the statement of a line, nothing where only the import does.

        Those that run most of the function around it come first: a rule's first lines are run by
        whatever validates a source, its last by the tests of its findings. Among equals those come
        first that run least else. What runs while a test is set up may be made for its whole file
        (the pages of a package, say), so all tests of that file follow.
        """
        contexts = self.data.contexts_by_lineno(str(path))
        lines = range(statement(path, line), line + 1)
        running = {context for each in lines for context in contexts.get(each, ()) if context}
        beside = Counter(
            context for each in around(path, line) for context in contexts.get(each, ())
        )
        names: dict[str, None] = {}
        for context in sorted(running, key=lambda each: (-beside[each], self.sizes[each], each)):
            names[context.rpartition("|")[0]] = None
        shared = {name.partition("::")[0] for name in running if name.endswith("|setup")}
        return [*list(names)[:AT_MOST], *sorted(shared)]


def statement(path: Path, line: int) -> int:
    """The first line of the innermost statement that a line stands in."""
    starts = (start for start, end in statements(path) if start <= line <= end)
    return max(starts, default=line)


def around(path: Path, line: int) -> range:
    """The lines of the innermost function that a line stands in; itself where there is none."""
    functions = (
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
    )
    inside = (lines for lines in functions if line in lines)
    return max(inside, key=lambda lines: lines.start, default=range(line, line + 1))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def statements(path: Path) -> list[tuple[int, int]]:
    """The first and last lines of every statement of a file; of a compound one, its head."""
    extents = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            end = body[0].lineno - 1 if body else node.end_lineno or node.lineno
            extents.append((node.lineno, max(end, node.lineno)))
    return extents
