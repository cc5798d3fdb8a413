#!/usr/bin/env python3
"""How many wrong figures are caught, and by what.

Plants one error at a time into the sources and lets every check look.

Errors: a digit changed, a period shifted by a year, 亿元 and 万元 swapped, a sign lost, a hedge
dropped, a link moved. Digit, unit and sign are planted twice: into the field alone, and into the
field and its quote (`exact`), as somebody who mistypes a number would. Checks: schema, rules
without the text, rules with it, and the audit (an undeclared inconsistency, or a declared one
gone). Counts are of the errors that the one check catches; `any` is their union.

`--sample N` of each kind (0: all), drawn with `--seed`.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from reportschema.checking import Document, check, grammar
from reportschema.checking.audit import audit
from reportschema.files.finding.known import find_known, read_known
from reportschema.models import WorkReport
from reportschema.verbs.audit import against_known
from reportschema.verbs.validate import Validation, validate
from reportschema.vocabularies import vocabulary

ROOT = Path(__file__).resolve().parent.parent
CHECKS = ("schema", "rules", "text", "audit", "any")
LINKS = ("part_of", "share_of", "ranks", "repeats", "fulfils")
SWAPPED = {"亿元": "万元", "万元": "亿元", "億元": "萬元", "萬元": "億元"}
DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")

Row = dict[str, Any]
Planter = Callable[[Row, Row, random.Random], Row | None]


class Spot(NamedTuple):
    """Where an error goes: source, list, place in the list."""

    name: str
    list: str
    position: int


def digit(row: Row, _: Row, rng: random.Random, quote: bool = False) -> Row | None:
    """One digit of the value becomes another; with quote, the quote says so too."""
    value = row.get("value") or ""
    places = [
        i
        for i, character in enumerate(value)
        if character.isdigit() and not (i == 0 and len(value) > 1)
    ]
    if not places:
        return None
    place = rng.choice(places)
    wrong = (
        value[:place]
        + rng.choice([d for d in "123456789" if d != value[place]])
        + value[place + 1 :]
    )
    return (
        _in_both(row, value.lstrip("-"), wrong.lstrip("-"), {"value": wrong})
        if quote
        else {**row, "value": wrong}
    )


def unit(row: Row, _: Row, __: random.Random, quote: bool = False) -> Row | None:
    """亿元 for 万元, or the other way round."""
    written = row.get("unit")
    if written not in SWAPPED:
        return None
    if not quote:
        return {**row, "unit": SWAPPED[written]}
    spelt = next((word for word in SWAPPED if word in row["at"][2]), None)
    return _in_both(row, spelt, SWAPPED[spelt], {"unit": SWAPPED[written]}) if spelt else None


def period(row: Row, _: Row, rng: random.Random) -> Row | None:
    """The last year of the period moves by one."""
    written = row.get("period") or ""
    years = list(re.finditer(r"[12][0-9]{3}", written))
    if not years:
        return None
    last = years[-1]
    moved = int(last.group()) + rng.choice((-1, 1))
    return {
        **row,
        "period": f"{written[: last.start()]}{moved}{written[last.end() :]}",
    }


def sign(row: Row, _: Row, __: random.Random, quote: bool = False) -> Row | None:
    """A fall becomes a rise."""
    value = row.get("value") or ""
    if not value.startswith("-"):
        return None
    fallen = re.match(r"下降|减少|減少|降低|压减|壓減", row["at"][2])
    if quote:
        return _in_both(row, fallen.group(), "增长", {"value": value[1:]}) if fallen else None
    return {**row, "value": value[1:]}


def hedge(row: Row, _: Row, __: random.Random) -> Row | None:
    """The bound that the words set is forgotten."""
    return (
        {key: value for key, value in row.items() if key not in ("hedge", "hedge_words")}
        if row.get("hedge")
        else None
    )


def link(row: Row, data: Row, rng: random.Random) -> Row | None:
    """A link names another record of the list that it may name."""
    held = [name for name in LINKS if row.get(name) and "/" not in row[name]]
    if not held:
        return None
    name = rng.choice(held)
    pool = data["targets"] if row[name].startswith("t") else data["observations"]
    ids = [row_["id"] for row_ in pool if row_["id"] not in (row[name], row["id"])]
    return {**row, name: rng.choice(ids)} if ids else None


def _in_both(row: Row, was: str, wrong: str, fields: Row) -> Row | None:
    """The quote changed with the field; a quote in full-width digits too."""
    start, end, exact = row["at"]
    for old, new in ((was, wrong), (was.translate(DIGITS), wrong.translate(DIGITS))):
        if old in exact and len(old) == len(new):
            return {**row, **fields, "at": [start, end, exact.replace(old, new, 1)]}
    return None


KINDS: dict[str, Planter] = {
    "digit, field alone": digit,
    "digit, field and quote": lambda row, data, rng: digit(row, data, rng, quote=True),
    "unit, field alone": unit,
    "unit, field and quote": lambda row, data, rng: unit(row, data, rng, quote=True),
    "sign, field alone": sign,
    "sign, field and quote": lambda row, data, rng: sign(row, data, rng, quote=True),
    "period by a year": period,
    "hedge dropped": hedge,
    "link moved": link,
}


class Bench:
    """The sources as they are, and what each check says once one record is another."""

    def __init__(self, sources: Path, texts: Path | None) -> None:
        self.good: Validation = validate([sources], texts)
        self.data = {name: source.data for name, source in self.good.sources.items()}
        self.known = [row for path in find_known([sources]) for row in read_known(path)]
        self.before = {
            name: {
                (finding.code, finding.message)
                for finding in self.good.findings
                if finding.file == name
            }
            for name in self.data
        }

    def spots(self) -> Iterator[Spot]:
        """Every figure."""
        for name, data in self.data.items():
            for table in ("observations", "targets"):
                yield from (Spot(name, table, i) for i in range(len(data.get(table, []))))

    def caught(self, spot: Spot, wrong: Row) -> set[str]:
        """The checks that notice. A warning counts: somebody would look."""
        data = deepcopy(self.data[spot.name])
        data[spot.list][spot.position] = wrong
        text = self.good.texts.get(spot.name)
        plain = check([Document(spot.name, data)])
        new = {(finding.code, finding.message) for finding in plain.findings} - self.before[
            spot.name
        ]
        checks = {
            "schema" if code.startswith("SCHEMA") else "rules"
            for code, _ in new
            if not code.startswith("REF")
        }
        checks |= {
            "rules"
            for code, message in new
            if code.startswith("REF") and "not among the sources" not in message
        }
        if spot.name in plain.reports:
            if text is not None:
                with_text = check([Document(spot.name, data)], lambda _: text)
                seen = {
                    (finding.code, finding.message) for finding in with_text.findings
                } - self.before[spot.name]
                checks |= (
                    {"text"}
                    if any(code.startswith(("ANCHOR", "TEXT", "LEDGER")) for code, _ in seen - new)
                    else set()
                )
            checks |= (
                {"audit"} if self._audit_differs(spot.name, plain.reports[spot.name]) else set()
            )
        return checks | ({"any"} if checks else set())

    def _audit_differs(self, name: str, wrong: WorkReport) -> bool:
        reports = [
            wrong if other == name else report for other, report in self.good.reports.items()
        ]
        results = audit(reports, vocabulary(), grammar().units)
        return any(against_known(results, self.known, {report.id for report in reports}))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=Path, default=ROOT / "sources")
    parser.add_argument("--texts", type=Path, help="folder of the published texts")
    parser.add_argument("--sample", type=int, default=150, help="errors of each kind; 0 for all")
    parser.add_argument("--seed", default="1")
    given = parser.parse_args()
    bench = Bench(given.sources, given.texts)
    rng = random.Random(given.seed)
    print(f"{'error planted':<24}{'planted':>8}" + "".join(f"{name:>9}" for name in CHECKS))
    totals: Counter[str] = Counter()
    for kind, plant in KINDS.items():
        planted = [
            (spot, wrong)
            for spot in bench.spots()
            if (wrong := _planted(bench, spot, plant, rng)) is not None
        ]
        if given.sample and len(planted) > given.sample:
            planted = rng.sample(planted, given.sample)
        counts = Counter(name for spot, wrong in planted for name in bench.caught(spot, wrong))
        totals += counts + Counter(planted=len(planted))
        print(_line(kind, len(planted), counts), flush=True)
    print(_line("all", totals["planted"], totals))


def _planted(bench: Bench, spot: Spot, plant: Planter, rng: random.Random) -> Row | None:
    data = bench.data[spot.name]
    row = data[spot.list][spot.position]
    wrong = plant(row, data, rng)
    return wrong if wrong != row else None


def _line(kind: str, planted: int, counts: Counter[str]) -> str:
    shares = (f"{counts[name] / planted:>8.0%}" if planted else f"{'-':>8}" for name in CHECKS)
    return f"{kind:<24}{planted:>8} " + " ".join(shares)


if __name__ == "__main__":
    main()
