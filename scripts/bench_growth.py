#!/usr/bin/env python3
"""How the time of each rule grows with its input: measured at n, 2n and 4n on made-up reports.

usage: scripts/bench_growth.py [--step NAME ...] [--shape NAME ...] [--size N] [--bound 1.2]

Each step (a rule, or another piece of work of a check) runs over each shape of input: many
figures, chains of links, one place's reports and so on, made up in memory. Its exponent is the
slope of the time over the size, both as logarithms: 1 is twice the time for twice the input, 2 four
times. A step above the bound is measured again from four times the size. Times below two
milliseconds count as two, so that noise has no slope. Printed is the worst shape of each step; a
step above the bound ends the run with 1.
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from growth_bundles import AUDIT_SHAPES
from growth_inputs import CHECK_SHAPES, Input

from reportschema.checking import Checked, Document, check, grammar
from reportschema.checking.audit import RELATIONS, Book, Relation, audit
from reportschema.checking.corpus import Corpus
from reportschema.checking.registry import RULE_FUNCTIONS, Case, RuleFunction
from reportschema.findings.reporters import as_json, excerpt
from reportschema.findings.reporters.sarif import as_sarif
from reportschema.findings.suppression import Remark, suppress
from reportschema.matching import LISTS, match
from reportschema.models import WorkReport
from reportschema.publishing.computed.panels import promise_outcome
from reportschema.vocabularies import vocabulary

FLOOR = 0.002  # seconds
LONG = 0.2  # seconds that noise does not change much
ROUNDS = 3
MANY_ROUNDS = 9  # of what takes milliseconds, on a machine that does other things
SIZE = 500
BOUND = 1.2

SHAPES: dict[str, Callable[[int], Input]] = {
    shape.__name__: shape for shape in (*CHECK_SHAPES, *AUDIT_SHAPES)
}


class Work(NamedTuple):
    """An input as steps take it: its reports read, and all their figures in a book.

    What the book remembers is at hand already, so that each relation is measured by itself.
    """

    data: Input
    reports: dict[str, WorkReport]
    book: Book


def work_of(data: Input) -> Work:
    """An input with its reports read and its book filled."""
    reports = data.models()
    book = Book(list(reports.values()), vocabulary(), grammar().units)
    for relation in RELATIONS.values():
        deque(relation.run(book), maxlen=0)
    return Work(data, reports, book)


Step = Callable[[Work], object]


def cases(work: Work) -> Iterator[Case]:
    """A new case for each report, nothing remembered of an earlier step."""
    corpus = Corpus(work.reports)
    for name, model in work.reports.items():
        yield Case(model, vocabulary(), grammar(), name, work.data.text, corpus)


def of_rule(find: RuleFunction) -> Step:
    """The step that lets a rule find all its breaches."""
    return lambda work: sum(1 for case in cases(work) for _ in find(case))


def whole_check(work: Work) -> Checked:
    """All rules, the schema among them, over plain data."""
    documents = [Document(f"{n}.yaml", data) for n, data in enumerate(work.data.reports)]
    return check(documents, lambda _: work.data.text)


def reporting(work: Work) -> object:
    """Findings as JSON, SARIF and excerpts, and a comment for each that allows it."""
    findings = whole_check(work).findings
    source = "x: y\n" * work.data.size + "z" * work.data.size
    remarks = [Remark(" allow FIGURE004: 一句", n, 1, ()) for n in range(work.data.size)]
    suppress("0.yaml", findings, remarks, lambda _: True)
    as_json(findings, [], {})
    as_sarif(findings, [], Path())
    return [excerpt(finding, source) for finding in findings]


def of_relation(relation: Relation) -> Step:
    """The step that works out every instance of a relation."""
    return lambda work: deque(relation.run(work.book), maxlen=0)


def pairing(work: Work) -> object:
    """Promises beside their outcomes, judged as the table has them."""
    reports = list(work.reports.values())
    return list(promise_outcome(reports, vocabulary(), grammar().units))


def matching(work: Work) -> object:
    """Each report beside itself, and beside a coding of which every place is a little off."""
    reports = work.reports.values()
    return [(match(report, report), match(report, shifted(report))) for report in reports]


def shifted(report: WorkReport) -> WorkReport:
    """A report each record of which stands one character later: none is equal, each is near."""
    lists = {}
    for name in LISTS:
        records = getattr(report, name)
        places = [record.at and _later(record.at) for record in records]
        pairs = zip(records, places, strict=True)
        lists[name] = tuple(record.model_copy(update={"at": at}) for record, at in pairs)
    return report.model_copy(update=lists)


def _later(at: Any) -> Any:
    return at._replace(start=at.start + 1, end=at.end + 1)


STEPS: dict[str, Step] = {
    **{code: of_rule(find) for code, find in RULE_FUNCTIONS.items()},
    **{code: of_relation(relation) for code, relation in RELATIONS.items()},
    "audit": lambda work: audit(list(work.reports.values()), vocabulary(), grammar().units),
    "promise_outcome": pairing,
    "check": whole_check,
    "report": reporting,
    "match": matching,
}


def seconds(step: Step, work: Work, rounds: int = ROUNDS) -> float:
    """The best processor time of several runs of a step; a long one is run once.

    Garbage is not collected in between: that would be measured by what other inputs leave in
    memory.
    """
    best = math.inf
    gc.disable()
    try:
        for _ in range(rounds):
            start = time.process_time()
            step(work)
            best = min(best, time.process_time() - start)
            if best > LONG:
                break
    finally:
        gc.enable()
    return best


def exponent(sizes: Sequence[int], times: Sequence[float], floor: float = FLOOR) -> float:
    """The slope of time over size, both as logarithms, by least squares."""
    x = [math.log(size) for size in sizes]
    y = [math.log(max(taken, floor)) for taken in times]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    rise = sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True))
    return rise / sum((a - middle_x) ** 2 for a in x)


class Growth(NamedTuple):
    """How one step grows over one shape: its times at n, 2n and 4n in seconds."""

    step: str
    shape: str
    times: tuple[float, ...]
    exponent: float


def growths(steps: Sequence[str], shapes: Sequence[str], size: int) -> Iterator[Growth]:
    """The growth of each step over each shape."""
    sizes = (size, 2 * size, 4 * size)
    for shape in shapes:
        works = [work_of(SHAPES[shape](size)) for size in sizes]
        for step in steps:
            times = tuple(seconds(STEPS[step], work, MANY_ROUNDS) for work in works)
            yield Growth(step, shape, times, exponent(sizes, times))


def confirmed(growth: Growth, bound: float, size: int) -> Growth:
    """A growth above the bound measured again from four times the size, the lesser of two.

    What fits a processor's cache at n and no longer at 2n looks as if it grew; it does so once.
    """
    if growth.exponent <= bound:
        return growth
    again = (next(growths([growth.step], [growth.shape], 4 * size)) for _ in range(2))
    return min(again, key=lambda each: each.exponent)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--step", nargs="+", choices=STEPS, default=list(STEPS), metavar="NAME")
    parser.add_argument("--shape", nargs="+", choices=SHAPES, default=list(SHAPES), metavar="NAME")
    parser.add_argument("--size", type=int, default=SIZE, help=f"n; {SIZE} if not given")
    parser.add_argument("--bound", type=float, default=BOUND)
    given = parser.parse_args()
    worst: dict[str, Growth] = {}
    for first in growths(given.step, given.shape, given.size):
        growth = confirmed(first, given.bound, given.size)
        if growth.step not in worst or growth.exponent > worst[growth.step].exponent:
            worst[growth.step] = growth
    print(f"{'step':<12}{'n':>10}{'2n':>10}{'4n':>10}{'exponent':>10}  worst shape")
    for growth in worst.values():
        milliseconds = "".join(f"{1000 * taken:>7.1f} ms" for taken in growth.times)
        print(f"{growth.step:<12}{milliseconds}{growth.exponent:>10.2f}  {growth.shape}")
    return int(any(growth.exponent > given.bound for growth in worst.values()))


if __name__ == "__main__":
    sys.exit(main())
