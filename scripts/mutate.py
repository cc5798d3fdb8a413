"""Mutation run: does a test fail when a line of the package is changed.

Each mutant is one change of one place by an operator of cosmic-ray (`<` to `<=`, `and` to `or`, a
number plus one, a loop that never runs, a decorator gone, ...). It lives in memory only: a forked
process imports the package with the one module changed and runs the tests that run its line (those
of its part where only the import does), until the first that fails. What no test notices is
printed; the last lines are the score by part. They are printed too when the run is stopped (Ctrl-C,
SIGTERM): mutants come in an order drawn by the seed, so that what was judged until then is a sample
of all.

usage: scripts/mutate [--part models] [--sample 400 --seed 1] [--processes 1] [--only FILE]
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import hypothesis
import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from covering import Covering

ROOT = Path(__file__).resolve().parent.parent
# The tests that prove each part, the quickest first.
TESTS = {
    "models": (
        "test_models.py",
        "test_scalars.py",
        "test_periods.py",
        "test_shape.py",
        "test_bounds.py",
        "test_schema.py::test_the_shipped_file_is_up_to_date",
        "test_vocabularies.py::test_each_file_reads_and_its_keys_are_unique",
    ),
    "notation": ("test_notation.py", "test_grammar.py", "test_normalize.py", "test_account.py"),
    "files": (
        "test_loader.py",
        "test_layout.py",
        "test_comments.py",
        "test_fmt.py",
        "test_fmt_comments.py",
    ),
    "findings": ("test_suppression.py", "test_reporters.py", "test_faults.py"),
    "checking": (
        "test_rules.py",
        "test_rule_messages.py",
        "test_audit.py",
        "test_audit_parts.py",
        "test_audit_promises.py",
        "test_audit_known.py",
    ),
    "publishing": (
        "test_package.py",
        "test_dictionary.py",
        "test_read_package.py",
        "test_formats.py",
    ),
}
# What a part of the package uses of it: the same for all its mutants, so it stays loaded.
BEFORE = {
    "models": (),
    "notation": ("models", "vocabularies"),
    "files": ("models",),
    "findings": (),
    "checking": ("models", "vocabularies", "notation"),
    "publishing": ("models", "vocabularies", "notation"),
}
WHOLE = ("models", "notation")  # all mutants by default; of the other parts a sample
OPERATORS = (
    "AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr",
    "ReplaceOrWithAnd", "ReplaceBreakWithContinue", "ReplaceContinueWithBreak",
    "ExceptionReplacer", "NumberReplacer", "RemoveDecorator", "ZeroIterationForLoop",
    "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_Delete_USub",
    "ReplaceComparisonOperator_Eq_NotEq", "ReplaceComparisonOperator_NotEq_Eq",
    "ReplaceComparisonOperator_Lt_LtE", "ReplaceComparisonOperator_Lt_Gt",
    "ReplaceComparisonOperator_LtE_Lt", "ReplaceComparisonOperator_LtE_GtE",
    "ReplaceComparisonOperator_Gt_GtE", "ReplaceComparisonOperator_Gt_Lt",
    "ReplaceComparisonOperator_GtE_Gt", "ReplaceComparisonOperator_GtE_LtE",
    "ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is",
    "ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add",
    "ReplaceBinaryOperator_Mul_Div", "ReplaceBinaryOperator_Div_Mul",
    "ReplaceBinaryOperator_Mod_Mul", "ReplaceBinaryOperator_Pow_Mul",
    "ReplaceBinaryOperator_FloorDiv_Div", "ReplaceBinaryOperator_BitAnd_BitOr",
)  # fmt: skip
# Lines that change no result: without them all is the same, but slower.
ONLY_FASTER = {"@cache", "@lru_cache(maxsize=4)"}
SECONDS = 120  # of a mutant that never ends


class Mutant(NamedTuple):
    """One change: the module, the operator and which of its places, with the line."""

    part: str
    path: Path
    operator: str
    occurrence: int
    line: int

    def source(self) -> str | None:
        """The module as changed; None where that is no Python or changes nothing."""
        before = self.path.read_text(encoding="utf-8")
        after = mutate_code(before, get_operator(f"core/{self.operator}")(), self.occurrence)
        if after is None or after == before:
            return None
        try:
            compile(after, self.path, "exec")
        except SyntaxError:
            return None
        return str(after)

    def __str__(self) -> str:
        before = self.path.read_text(encoding="utf-8").splitlines()[self.line - 1]
        place = f"{self.path.relative_to(ROOT)}:{self.line}"
        return f"{place}: {self.operator} {self.occurrence}: {before.strip()}"


def mutants(part: str, only: str) -> Iterator[Mutant]:
    """Every mutant of a part of the package, or of the files whose name holds `only`."""
    for path in sorted((ROOT / "reportschema" / part).rglob("*.py")):
        if only not in path.name:
            continue
        text = path.read_text(encoding="utf-8")
        nodes = list(ast_nodes(get_ast(text)))
        lines = text.splitlines()
        for name in OPERATORS:
            operator = get_operator(f"core/{name}")()
            places = [place for node in nodes for place in operator.mutation_positions(node)]
            for occurrence, ((line, _), _) in enumerate(places):
                if lines[line - 1].strip() not in ONLY_FASTER:
                    yield Mutant(part, path, name, occurrence, line)


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a text instead of its file."""

    def __init__(self, path: Path, source: str) -> None:
        parts = path.relative_to(ROOT).with_suffix("").parts
        self.name = ".".join(parts).removesuffix(".__init__")
        self.path, self.source = path, source

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The changed module for its name; nothing for other names."""
        if name != self.name:
            return None
        inside = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, self.path, loader=self, submodule_search_locations=inside
        )

    def exec_module(self, module: ModuleType) -> None:
        """Runs the changed text as the module."""
        exec(compile(self.source, self.path, "exec"), module.__dict__)


def forget(part: str) -> None:
    """Unloads the tests, and of the package all but what stands before the part."""
    for name, module in list(sys.modules.items()):
        top, _, rest = name.partition(".")
        ours = top == "reportschema" and rest.split(".")[0] not in BEFORE[part]
        if ours or str(getattr(module, "__file__", "")).startswith(str(ROOT / "tests")):
            del sys.modules[name]


def run_tests(part: str, tests: Sequence[str] = (), changed: Changed | None = None) -> int:
    """What pytest ends with for some tests, by default those of the part."""
    forget(part)
    if changed:
        sys.meta_path.insert(0, changed)
    chosen = tests or [f"tests/{name}" for name in TESTS[part]]
    plugins = ("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov")
    settings = ("-o", "addopts=", "-o", "filterwarnings=ignore")  # hypothesis is imported already
    quick = ("-m", "not slow and not smoke")
    return int(pytest.main(["-x", "-q", *plugins, *settings, *quick, *chosen]))


def start(part: str, tests: Sequence[str], changed: Changed) -> int:
    """A forked process that runs the tests in silence; its id."""
    if child := os.fork():
        return child
    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    signal.alarm(SECONDS)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    status = 1
    try:
        status = run_tests(part, tests, changed)
    finally:
        os._exit(status)


class Score:
    """What became of the mutants so far, and the processes that judge the next."""

    def __init__(self, covering: Covering) -> None:
        self.covering = covering
        self.running: dict[int, Mutant] = {}
        self.killed: Counter[str] = Counter()
        self.survived: Counter[str] = Counter()

    def collect(self) -> None:
        """Waits until one process ends; prints its mutant where no test noticed it."""
        child, status = os.wait()
        mutant = self.running.pop(child)
        (self.killed if status else self.survived)[mutant.part] += 1
        if not status:
            print("survived", mutant, flush=True)

    def judge(self, chosen: Sequence[Mutant], processes: int) -> None:
        """Runs the tests for each mutant; what cannot be made is passed over."""
        for mutant in chosen:
            if (source := mutant.source()) is None:
                continue
            while len(self.running) >= processes:
                self.collect()
            tests = self.covering.tests(mutant.path, mutant.line)
            self.running[start(mutant.part, tests, Changed(mutant.path, source))] = mutant
        while self.running:
            self.collect()

    def abandon(self) -> None:
        """Ends the processes that still judge."""
        for child in self.running:
            os.kill(child, signal.SIGKILL)

    def print(self) -> None:
        """The share of each part's mutants that a test noticed."""
        for part in TESTS:
            killed, survived = self.killed[part], self.survived[part]
            if total := killed + survived:
                print(
                    f"{part}: {killed} of {total} killed, {killed / total:.1%}; "
                    f"{survived} survived",
                    flush=True,
                )


def main() -> int:
    """Chooses the mutants, makes sure that the tests pass without any, and judges them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--part", action="append", choices=TESTS)
    parser.add_argument("--only", default="", help="only files whose name holds this")
    parser.add_argument("--sample", type=int, help="so many mutants in all, chosen by --seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    # The same examples each time, few, and none made smaller: a failure is all that counts.
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutate", max_examples=40, phases=phases, database=None, derandomize=True, deadline=None
    )
    hypothesis.settings.load_profile("mutate")
    parts = options.part or (tuple(TESTS) if options.sample else WHOLE)
    for part in parts:
        # Not in a forked process: what it loads and compiles is then there for each mutant.
        if run_tests(part):
            print(f"the tests of {part} fail without any mutant", file=sys.stderr)
            return 2
    chosen = [mutant for part in parts for mutant in mutants(part, options.only)]
    size = min(options.sample or len(chosen), len(chosen))
    chosen = random.Random(options.seed).sample(chosen, size)
    print(f"{len(chosen)} mutants, seed {options.seed}", flush=True)
    score = Score(Covering())
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C does
    try:
        score.judge(chosen, options.processes)
    except KeyboardInterrupt:
        score.abandon()
        print("stopped; so far:")
    score.print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
