#!/usr/bin/env python3
"""How long drafting a report takes, beside the reader of before and other tools, and how it grows.

usage: scripts/bench_reading.py [--former COMMIT] [--rounds N] [--no-growth]

The texts are the Simplified reports of 20,000 characters and more of the folder REPORTSCHEMA_TEXTS
and of the corpus and the headline texts beside it, each cut to that length. Each contender works in
a process of its own. In each round all of them get the same text, one after the other, and in each
round the report of another place or year (drawn by a seed), so that nothing remembered of a
sentence helps; the first rounds, in which words and patterns are made ready, do not count. Times
are those of the processor, so that a busy machine changes little. Printed are the median of the
rounds and the median of the ratios to a whole draft, each taken within its round.

- A whole draft: sections, figures with subjects and times, problems, projects, terms, awards,
  validated as a report.
- Quantities and times alone with their values, which is the like of what jionlp is asked for.
- A whole draft by the reader of a former commit, from a worktree that is made and removed here. By
  default it is the last one before the reader was rebuilt.
- A tokenizer alone (rjieba), and one plain pattern: digits with a unit of the vocabulary.
- jionlp as its documentation shows and as its defaults stand: `extract_time` and `extract_money` on
  the whole text, parsed to values. Nothing in its documentation says to split a text into sentences
  first; that is measured too, for whoever does. Its log of failed parses is switched off, which is
  to its advantage. It has an environment of its own, which `scripts/environment bench` makes.

What cannot be had is left out, and the reason printed. The growth is measured on speeches up to
5 MB, the report's own with the lines of its middle told again and again, as the slope of the time
over the size, both as logarithms: 1 is twice the time for twice the input.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import os
import random
import re
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(os.environ.get("REPORTSCHEMA_TEXTS") or ROOT.parent / "shared" / "reports")
FOLDERS = (
    TEXTS,
    *(TEXTS.parent / folder / "texts" for folder in ("corpus", "headline")),
)
LENGTH, LONGEST = 20_000, 60_000  # characters; a longer file is a page that repeats its report
WARMING = 3  # rounds
SIZES = tuple(5_000_000 // 2**halved for halved in range(5, -1, -1))  # bytes
# The file that the rebuilding of the reader began with.
REBUILT = "reportschema/reading/figures/__init__.py"
DRAFT, FORMER = "a whole draft", "the same by the former reader"
JIONLP = ("jionlp, times and amounts of money", "jionlp, the same by sentence")
Work = Callable[[str], object]


def _draft() -> Work:
    from reportschema.checking import grammar
    from reportschema.reading.draft import Drafter
    from reportschema.vocabularies import vocabulary

    drafter = Drafter(vocabulary(), grammar())
    return lambda text: drafter.draft(text.encode(), "bench.txt", force=True)


def _values_alone() -> Work:
    from reportschema.checking import grammar
    from reportschema.reading.page.view import View
    from reportschema.reading.times.expressions import find_times

    def work(text: str) -> None:
        clean = View.of(text).clean
        deque(grammar().find(clean, folded=clean), maxlen=0)
        find_times(clean)

    return work


def _tokens() -> Work:
    import rjieba

    return lambda text: rjieba.cut(text, False)


def _pattern() -> Work:
    from reportschema.vocabularies import vocabulary

    units = sorted(map(re.escape, vocabulary().units), key=len, reverse=True)
    number = re.compile(rf"[0-9]+(?:\.[0-9]+)?(?:万亿|[万亿])?(?:{'|'.join(units)})")
    return number.findall


def _jionlp() -> Work:
    import jionlp

    logging.disable(logging.ERROR)

    def work(text: str) -> None:
        jionlp.ner.extract_time(text)
        jionlp.ner.extract_money(text)

    return work


def _jionlp_by_sentence() -> Work:
    import jionlp

    whole = _jionlp()

    def work(text: str) -> None:
        for sentence in jionlp.split_sentence(text, criterion="coarse"):
            whole(sentence)

    return work


WORKS: dict[str, Callable[[], Work]] = {
    DRAFT: _draft,
    "quantities and times alone": _values_alone,
    FORMER: _draft,
    "a tokenizer alone (rjieba)": _tokens,
    "one pattern (digits with units)": _pattern,
    JIONLP[0]: _jionlp,
    JIONLP[1]: _jionlp_by_sentence,
}


def serve(name: str) -> None:
    """Does the work of a contender on each text (a line of JSON), and answers with its seconds."""
    with redirect_stdout(StringIO()):  # jionlp greets
        work = WORKS[name]()
    for line in sys.stdin:
        text = json.loads(line)
        start = time.process_time()
        with redirect_stdout(StringIO()):
            work(text)
        print(time.process_time() - start, flush=True)


class Contender:
    """A process that does one kind of work.

    python: the interpreter that has what it needs. source: the folder whose program it uses.
    """

    def __init__(self, name: str, python: Path | str = sys.executable, source: Path = ROOT) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [python, __file__, "--serve", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(source)},
        )

    def __enter__(self) -> Contender:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def seconds(self, text: str) -> float:
        """The seconds of work on a text. Raises ValueError where the process has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())


def git(*words: str) -> str:
    """What a git command prints. Raises CalledProcessError where it fails."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def before_the_rebuilding() -> str:
    """The last commit before the reader was rebuilt."""
    added = git("log", "--diff-filter=A", "--format=%h", "--", REBUILT).splitlines()
    return git("rev-parse", "--short", f"{added[-1]}^")


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """A folder with the files of a commit, for as long as it is used."""
    with TemporaryDirectory() as folder:
        tree = Path(folder) / "former"
        git("worktree", "add", "--quiet", "--detach", str(tree), commit)
        try:
            yield tree
        finally:
            git("worktree", "remove", "--force", str(tree))


def environment() -> Path | None:
    """The interpreter of the environment that has jionlp; None where it cannot be made."""
    script = ROOT / "scripts" / "environment"
    done = subprocess.run([script, "bench"], capture_output=True, text=True, check=False)
    return ROOT / done.stdout.strip() / "python" if done.returncode == 0 else None


def contenders(stack: ExitStack, former: str | None) -> Iterator[Contender]:
    """All that can be had, each started; prints what is left out."""
    for name in WORKS.keys() - {FORMER, *JIONLP}:
        yield stack.enter_context(Contender(name))
    try:
        commit = former or before_the_rebuilding()
        tree = stack.enter_context(checked_out(commit))
    except (subprocess.CalledProcessError, FileNotFoundError, IndexError) as error:
        print(f"the former reader is left out: its commit cannot be had ({error})")
    else:
        print(f"the former reader is that of {commit}")
        yield stack.enter_context(Contender(FORMER, source=tree))
    python = environment()
    if python is None:
        print("jionlp is left out: scripts/environment bench cannot make its environment")
        return
    for name in JIONLP:
        yield stack.enter_context(Contender(name, python))


class Times(NamedTuple):
    """The seconds of all contenders in one round."""

    of: dict[str, float]

    def ratio(self, name: str) -> float:
        """How many times as long as a whole draft a contender took."""
        return self.of[name] / self.of[DRAFT]


def compare(texts: Sequence[str], former: str | None) -> None:
    """Prints the times of all contenders, a round for each text but the first few."""
    with ExitStack() as stack:
        there = list(contenders(stack, former))
        times = [Times({each.name: each.seconds(text) for each in there}) for text in texts]
    times = times[WARMING:]
    print(f"{LENGTH:,} characters, median of {len(times)} rounds, each with another report")
    for name in WORKS:
        if name in times[0].of:
            seconds = median(each.of[name] for each in times)
            ratio = median(each.ratio(name) for each in times)
            print(f"{name:36} {seconds:8.4f} s {ratio:8.3f} x a draft")


def grow(text: str) -> None:
    """Prints the times of drafts of longer and longer texts, and their exponent."""
    with Contender(DRAFT) as drafts:
        drafts.seconds(text)
        seconds = [drafts.seconds(_longer(text, size)) for size in SIZES]
    for size, each in zip(SIZES, seconds, strict=True):
        print(f"a whole draft of {size / 1e6:5.2f} MB {each:16.2f} s")
    slope, _ = linear_regression([*map(math.log, SIZES)], [*map(math.log, seconds)])
    print(f"exponent {slope:.2f}")


def _longer(text: str, size: int) -> str:
    """A speech of so many bytes: its middle lines over and over between its head and its end."""
    lines = text.splitlines(keepends=True)
    part = len(lines) // 10
    head, middle, end = lines[:part], lines[part:-part], lines[-part:]
    times = (size - len(text.encode())) // len("".join(middle).encode()) + 1
    return "".join([*head, *middle * max(1, times), *end])


def reports(folder: Path) -> list[str]:
    """The Simplified reports of a folder, each once."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
    return [text for text in dict.fromkeys(texts) if "报告" in text]


def drawn(rounds: int) -> list[str]:
    """As many reports, drawn from those that are long enough, after those to begin with."""
    texts = dict.fromkeys(text for folder in FOLDERS for text in reports(folder))
    long = sorted(text for text in texts if LENGTH <= len(text) < LONGEST)
    random.Random(0).shuffle(long)
    return [text[:LENGTH] for text in long[: rounds + WARMING]]


def main() -> None:
    """Measures the contenders beside each other, then the growth."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--former", metavar="COMMIT")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--no-growth", action="store_true")
    parser.add_argument("--serve", metavar="NAME", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve)
        return
    texts = drawn(given.rounds)
    if len(texts) <= WARMING:
        sys.exit(f"too few long reports in {TEXTS} (REPORTSCHEMA_TEXTS) and beside it")
    compare(texts, given.former)
    if not given.no_growth:
        grow(max(reports(TEXTS), key=len))


if __name__ == "__main__":
    main()
