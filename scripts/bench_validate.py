#!/usr/bin/env python3
"""How long loading and validating takes: of 1,000 records in process, and of files as commands.

usage: scripts/bench_validate.py [--against CHECKOUT [--turns N]]

Floors and peers, measured in the same run: the bare events of PyYAML's C parser, its CSafeLoader,
and check-jsonschema's work on our JSON Schema (in process, then command against command, when it is
installed: `scripts/environment bench`). Prints the best of several rounds; commands by the
processor time of the whole process, Python's start included, which other work on the machine
disturbs least. Both commands find their modules compiled, as an installation leaves them: the first
round writes the bytecode of both to a folder of this run. Times are of this machine; the ratios are
what to quote.

Then the largest source is validated by turns with and without the rules about what fits together
(`reportschema/checking/rules/fits/`), from its file to its findings; of each the cheapest turn
counts. With REPORTSCHEMA_TEXTS, a folder of published texts, the same with the text.

--against CHECKOUT: nothing of this, but the command of another checkout of the repository (with its
own .venv) and ours by turns, each on the largest source of its own, without and with texts: user
time of the whole process, best and middle of the turns, and ours over the other's.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from reportschema.checking import Document, check
from reportschema.checking.registry import RULE_FUNCTIONS, RuleFunction
from reportschema.files.canonical.layout import source_text
from reportschema.files.finding.sources import load_source
from reportschema.files.parsing.yaml_events import parse
from reportschema.models import WorkReport
from reportschema.verbs.schema import json_schema
from reportschema.verbs.validate import validate

ROUNDS = 7
COMMAND_ROUNDS = 5
RULE_TURNS = 30
FITS = ".rules.fits."  # in the name of the modules of the rules about what fits together
ROOT = Path(__file__).resolve().parent.parent


LINKS = ("part_of", "share_of", "ranks", "repeats", "fulfils", "project")
EMPTY_LISTS = (
    *("outline", "targets", "absent_targets", "problems", "livelihood_projects"),
    *("glossary", "awards", "corrections"),
)


def source_of(records: int) -> str:
    """The largest source of the repository, cut or repeated to so many figures and ledger rows."""
    data = load_source(largest_source()).data
    lists: dict[str, list[dict[str, Any]]] = {"observations": [], "numerals": []}
    pool = itertools.cycle([(name, row) for name in lists for row in data[name]])
    for number, (name, row) in enumerate(itertools.islice(pool, records), 1):
        start = 1000 + 20 * number
        copy = {key: value for key, value in row.items() if key not in LINKS}
        copy["at"] = [str(start), str(start + len(row["at"][2])), row["at"][2]]
        if name == "observations":
            copy["id"] = f"o{number}"
        if copy.get("transformation") == "rank":
            copy.setdefault("rank_of", "某项")
        lists[name].append(copy)
    data |= lists | {name: [] for name in EMPTY_LISTS}
    states = {name: {"state": "partial", "by": "machine"} for name in lists}
    data["annotation"] = {"level": "partial"} | states
    edition = data["editions"][0]
    edition["characters"], edition["body"] = "900000", ["0", "900000"]
    return source_text(WorkReport.model_validate(data))


def largest_source(root: Path = ROOT) -> Path:
    """The source with most bytes."""
    return max((root / "sources").rglob("*.yaml"), key=lambda path: path.stat().st_size)


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest round."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """Measures ourselves, or ourselves beside another checkout."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--against", type=Path, metavar="CHECKOUT")
    parser.add_argument("--turns", type=int, default=12, metavar="N")
    options = parser.parse_args()
    if options.against:
        compare_checkouts(options.against.resolve(), options.turns)
    else:
        measure()


def measure() -> None:
    """Measures in process, then as commands."""
    text = source_of(1000)
    findings = check([Document("warm", parse(text)[0])]).findings
    if errors := [finding.message for finding in findings if finding.severity == "error"]:
        sys.exit(f"the benchmark's source is not valid, so that rules would not run: {errors[:3]}")
    jobs: dict[str, Callable[[], object]] = {
        "bare events (C parser)": lambda: sum(1 for _ in yaml.parse(text, yaml.CBaseLoader)),
        "CSafeLoader": lambda: yaml.load(text, yaml.CSafeLoader),
        "our loader (data and places)": lambda: parse(text),
        "ours: load, schema and rules": lambda: check([Document("bench", parse(text)[0])]),
    }
    with tempfile.TemporaryDirectory() as folder:
        by_peer = peer_job(text, Path(folder))
        if by_peer:
            jobs["check-jsonschema (parse and validate)"] = by_peer
        times = {name: best(work) for name, work in jobs.items()}
    floor = times["bare events (C parser)"]
    print(f"1,000 records, {len(text):,} characters, best of {ROUNDS}")
    for name, took in times.items():
        print(f"{name:40} {took:8.1f} ms  {took / floor:6.1f} x")
    compare_rules()
    if by_peer:
        compare_commands()


def compare_rules() -> None:
    """What the rules about what fits together add to validating the largest source."""
    largest, folder = largest_source(), os.environ.get("REPORTSCHEMA_TEXTS")
    others = {code: rule for code, rule in RULE_FUNCTIONS.items() if FITS not in rule.__module__}
    print(f"\n{'largest source, best':40} {'without':>8} {'with':>8}  with/without")
    for name, texts in (("no text", None), ("with its text", folder)):
        if name != "no text" and texts is None:
            print(f"{name}: REPORTSCHEMA_TEXTS names no folder of texts: left out")
            continue
        turns = [rule_turn(largest, texts, others) for _ in range(RULE_TURNS + 1)][1:]
        without, whole = map(min, zip(*turns, strict=True))
        print(f"{name:40} {without:8.1f} {whole:8.1f}  {whole / without:6.2f} x")


def rule_turn(
    source: Path, texts: str | None, others: Mapping[str, RuleFunction]
) -> tuple[float, float]:
    """Milliseconds of processor time without the rules about what fits together, and with them."""
    times = []
    for rules in (others, dict(RULE_FUNCTIONS)):
        with patch.dict(RULE_FUNCTIONS, rules, clear=True):
            start = time.process_time()
            validate([source], texts)
            times.append((time.process_time() - start) * 1000)
    return times[0], times[1]


def peer_job(text: str, folder: Path) -> Callable[[], object] | None:
    """What check-jsonschema does with the same source; None where it is not installed."""
    try:
        from check_jsonschema.parsers import ParserSet
        from jsonschema import Draft202012Validator
    except ImportError:
        print("check-jsonschema is not installed: left out")
        return None
    schema = json.loads(json.dumps(json_schema()))
    source = folder / "bench.yaml"

    def parse_and_validate() -> object:
        source.write_text(text, encoding="utf-8")
        data = ParserSet().parse_file(source, "yaml")
        return list(Draft202012Validator(schema).iter_errors(data))

    return parse_and_validate


def compare_commands() -> None:
    """Processor seconds of `reportschema validate` and of check-jsonschema on the same files."""
    print(f"\n{'as commands, whole process':40} {'ours':>8} {'peer':>8}  peer/ours")
    largest = largest_source()
    binaries = Path(sys.executable).parent
    schema = ROOT / "reportschema/report.schema.json"
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        environment["PYTHONPYCACHEPREFIX"] = folder
        sources = {f"largest source ({largest.stat().st_size:,} bytes)": largest}
        for records in (1000, 5000):
            path = sources[f"{records} records"] = Path(folder, f"{records}.yaml")
            path.write_text(source_of(records), encoding="utf-8")
        for name, path in sources.items():
            ours = command_time([binaries / "reportschema", "validate", path], environment)
            peer_command = [binaries / "check-jsonschema", "--schemafile", schema, path]
            peer = command_time(peer_command, environment)
            print(f"{name:40} {ours:8.3f} {peer:8.3f}  {peer / ours:6.1f} x")


def compare_checkouts(other: Path, turns: int) -> None:
    """User seconds of `validate` in another checkout and in ours, by turns."""
    texts = os.environ.get("REPORTSCHEMA_TEXTS")
    print(f"{'largest source, user time':28} {'theirs':>8} {'ours':>8}  best  middle")
    with tempfile.TemporaryDirectory() as folder:
        for name, more in (("no text", []), ("with its text", ["--texts", texts])):
            if more and not texts:
                print(f"{name}: REPORTSCHEMA_TEXTS names no folder of texts: left out")
                continue
            times: dict[Path, list[float]] = {other: [], ROOT: []}
            for turn in range(turns + 1):
                for root in sorted(times, reverse=turn % 2 == 0):
                    command = [root / ".venv/bin/reportschema", "validate", largest_source(root)]
                    took = user_time([*command, *more], Path(folder, root.name))
                    times[root] += [took] if turn else []  # the first writes bytecode
            theirs, ours = times.values()
            middle = statistics.median(own / their for their, own in zip(theirs, ours, strict=True))
            best = min(ours) / min(theirs)
            print(f"{name:28} {min(theirs):8.3f} {min(ours):8.3f} {best:5.2f} {middle:7.2f}")


def user_time(command: Sequence[object], bytecode: Path) -> float:
    """User seconds of one run of a command."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        [str(part) for part in command], capture_output=True, check=False, env=environment
    )
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def command_time(command: Sequence[object], environment: dict[str, str]) -> float:
    """Processor seconds of the cheapest of several runs of a command."""
    times = []
    for _ in range(COMMAND_ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [str(part) for part in command], capture_output=True, check=False, env=environment
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


if __name__ == "__main__":
    main()
