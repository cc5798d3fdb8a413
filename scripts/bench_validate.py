#!/usr/bin/env python3
"""How long loading and validating takes, beside others in the same run: of 1,000 records in process, and of files as commands.

Floors and peers: the bare events of PyYAML's C parser, its CSafeLoader, and check-jsonschema's work on our JSON Schema (in process,
then command against command, when it is installed: pip install 'reportschema[bench]'). Prints the best of several rounds; commands by
the processor time of the whole process, Python's start included, which other work on the machine disturbs least. Both commands find
their modules compiled, as an installation leaves them: the first round writes the bytecode of both to a folder of this run. Times are
of this machine; the ratios are what to quote.
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from reportschema.checking import Document, check
from reportschema.files.layout import source_text
from reportschema.files.sources import load_source
from reportschema.files.yaml_events import parse
from reportschema.models import WorkReport
from reportschema.verbs.schema import json_schema

ROUNDS = 7
COMMAND_ROUNDS = 5
ROOT = Path(__file__).resolve().parent.parent


def source_of(records: int) -> str:
    """The largest source of the repository, cut or repeated to so many figures and ledger rows."""
    path = max((ROOT / "sources").rglob("*.yaml"), key=lambda path: path.stat().st_size)
    data = load_source(path).data
    kept: dict[str, list[dict]] = {"observations": [], "numerals": []}
    pool = itertools.cycle(
        [("observations", row) for row in data["observations"]]
        + [("numerals", row) for row in data["numerals"]]
    )
    for number, (name, row) in enumerate(itertools.islice(pool, records), 1):
        start = 1000 + 20 * number
        fresh = {
            key: value
            for key, value in row.items()
            if key not in ("part_of", "share_of", "ranks", "repeats", "fulfils", "project")
        }
        fresh["at"] = [str(start), str(start + len(row["at"][2])), row["at"][2]]
        kept[name].append(fresh | ({"id": f"o{number}"} if name == "observations" else {}))
    lists = (
        "outline",
        "targets",
        "absent_targets",
        "problems",
        "livelihood_projects",
        "glossary",
        "awards",
        "corrections",
    )
    data |= kept | {name: [] for name in lists}
    data["annotation"] = {
        "observations": {"state": "partial", "by": "machine"},
        "numerals": {"state": "partial", "by": "machine"},
    }
    for row in kept["observations"]:
        if row.get("transformation") == "rank":
            row["rank_of"] = row.get("rank_of", "某项")
    edition = data["editions"][0]
    edition["characters"], edition["body"] = "900000", ["0", "900000"]
    return source_text(WorkReport.model_validate(data))


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest round."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    text = source_of(1000)
    jobs: dict[str, Callable[[], object]] = {
        "bare events (C parser)": lambda: sum(1 for _ in yaml.parse(text, yaml.CBaseLoader)),
        "CSafeLoader": lambda: yaml.load(text, yaml.CSafeLoader),
        "our loader (data and places)": lambda: parse(text),
        "ours: load, schema and rules": lambda: check([Document("bench", parse(text)[0])]),
    }
    try:
        from check_jsonschema.parsers import ParserSet
        from jsonschema import Draft202012Validator
    except ImportError:
        print("check-jsonschema is not installed: left out")
    else:
        schema = json.loads(json.dumps(json_schema()))
        temporary = ROOT / ".bench.yaml"

        def by_peer() -> object:
            temporary.write_text(text, encoding="utf-8")
            data = ParserSet().parse_file(temporary, "yaml")
            return list(Draft202012Validator(schema).iter_errors(data))

        jobs["check-jsonschema (parse and validate)"] = by_peer
    broken = [
        one.message
        for one in check([Document("warm", parse(text)[0])]).findings
        if one.severity == "error"
    ]
    if broken:
        sys.exit(
            f"the source of the benchmark is not valid, so that rules would not run: {broken[:3]}"
        )
    times = {name: best(work) for name, work in jobs.items()}
    (ROOT / ".bench.yaml").unlink(missing_ok=True)
    floor = times["bare events (C parser)"]
    print(f"1,000 records, {len(text):,} characters, best of {ROUNDS}")
    for name, took in times.items():
        print(f"{name:40} {took:8.1f} ms  {took / floor:6.1f} x")
    compare_commands()


def compare_commands() -> None:
    """`reportschema validate FILE` against `check-jsonschema --schemafile SCHEMA FILE`, processor seconds of the whole process."""
    print(f"\n{'as commands, whole process':40} {'ours':>8} {'peer':>8}  peer/ours")
    largest = max((ROOT / "sources").rglob("*.yaml"), key=lambda path: path.stat().st_size)
    binaries = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        compiled = {
            key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
        }
        compiled["PYTHONPYCACHEPREFIX"] = folder
        made = [Path(folder, f"{records}.yaml") for records in (1000, 5000)]
        for path in made:
            path.write_text(source_of(int(path.stem)), encoding="utf-8")
        for path, name in [
            (largest, f"largest source ({largest.stat().st_size:,} bytes)"),
            *((one, f"{one.stem} records") for one in made),
        ]:
            ours = command_time([binaries / "reportschema", "validate", path], compiled)
            peer = command_time(
                [
                    binaries / "check-jsonschema",
                    "--schemafile",
                    ROOT / "reportschema/report.schema.json",
                    path,
                ],
                compiled,
            )
            print(f"{name:40} {ours:8.3f} {peer:8.3f}  {peer / ours:6.1f} x")


def command_time(command: list[object], environment: dict[str, str]) -> float:
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
