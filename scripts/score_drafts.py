#!/usr/bin/env python3
"""Scores drafts against annotated sources: precision and recall by table, accuracy by field on what was found.

usage: scripts/score_drafts.py DRAFTS GOLD [--each] [--json] [--errors FIELD]     (folders or files of source YAML)

Reports are paired by the sha256 of an edition. A record is found when its anchor shares the numeral of a draft's (a passage: most of
its length; a section or term: its place). Precision counts only lists whose annotation is complete, or that were read and hold
nothing; of a partial list only the recall counts. For a field that most records leave empty, recall and precision are those of the
records that fill it. `--errors` prints the mismatches of a field (value, period, …), or of a table (figures, glossary, …) what was
missed and what was made up.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from reportschema.checking import grammar
from reportschema.files.sources import find_sources, load_source
from reportschema.files.yaml_events import SourceError
from reportschema.models import Figure, Observation, Section, Target, WorkReport
from reportschema.models.codes import Part, State, TargetForm
from reportschema.notation.numerals import scan

Pair = tuple[Any, Any]
LIKE = 0.6  # labels at least so alike say the same
LABEL_NOISE = re.compile("[“”\"'‘’（）()、，的]")


@dataclass
class Ratio:
    """So many of so many."""

    right: float = 0
    of: int = 0

    def add(self, right: float, of: int = 1) -> None:
        self.right, self.of = self.right + right, self.of + of

    def rate(self) -> float | None:
        return round(self.right / self.of, 4) if self.of else None

    def __str__(self) -> str:
        return (
            f"{self.right / self.of:7.3f} {self.right:6g}/{self.of:<5d}"
            if self.of
            else f"{'–':>7} {'':12}"
        )


@dataclass
class Score:
    """Recall and precision of each table or event, accuracy of each field, and the mismatches as lines of text."""

    recall: dict[str, Ratio] = field(default_factory=lambda: defaultdict(Ratio))
    precision: dict[str, Ratio] = field(default_factory=lambda: defaultdict(Ratio))
    accuracy: dict[str, Ratio] = field(default_factory=lambda: defaultdict(Ratio))
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def merge(self, other: Score) -> None:
        for kind in ("recall", "precision", "accuracy"):
            for name, ratio in getattr(other, kind).items():
                getattr(self, kind)[name].add(ratio.right, ratio.of)
        for name, lines in other.errors.items():
            self.errors[name] += lines


def load(path: Path) -> list[WorkReport]:
    """The reports that a file or folder holds; one that cannot be read is named on stderr and left out."""
    found = []
    for source in find_sources([path]):
        try:
            found.append(WorkReport.model_validate(load_source(source).data))
        except (SourceError, ValidationError) as error:
            print(f"{source}: left out: {str(error).splitlines()[0]}", file=sys.stderr)
    return found


def paired(
    drafts: Sequence[WorkReport], gold: Sequence[WorkReport]
) -> list[tuple[WorkReport | None, WorkReport]]:
    """Each gold report with the draft of the same text; None where no draft has it."""
    by_hash = {
        hash_: draft
        for draft in drafts
        for edition in draft.editions
        for hash_ in (edition.derived_from, edition.sha256)
        if hash_
    }
    return [
        (next((by_hash[e.sha256] for e in report.editions if e.sha256 in by_hash), None), report)
        for report in gold
    ]


def numeral_span(at: Any) -> tuple[int, int]:
    """Where the digits of an anchor stand in the text; the whole anchor where there are none (首位, 全覆盖, words)."""
    exact = getattr(at, "exact", None)
    mentions = scan(exact) if exact is not None else []
    return (
        (at.start + mentions[0].start, at.start + mentions[-1].end)
        if mentions
        else (at.start, at.end)
    )


def overlapping(
    gold: Sequence[Any], drafts: Sequence[Any], place: Callable[[Any], tuple[int, int]]
) -> Iterable[Pair]:
    """Every pair of records whose places overlap."""
    spans = sorted(
        ((*place(record), i) for i, record in enumerate(drafts)), key=lambda span: span[:2]
    )
    starts = [span[0] for span in spans]
    longest = max((span[1] - span[0] for span in spans), default=0)
    for record in gold:
        first, last = place(record)
        for start, end, i in spans[bisect_left(starts, first - longest) :]:
            if start >= last:
                break
            if end > first:
                yield record, drafts[i]


def assign(
    pairs: Iterable[Pair], likeness: Callable[[Any, Any], Any], order: dict[int, int]
) -> list[Pair]:
    """One to one, the most alike first; among equals the first in the order of the lists."""
    ranked = sorted(
        pairs,
        key=lambda pair: (likeness(*pair), -order[id(pair[0])], -order[id(pair[1])]),
        reverse=True,
    )
    taken: set[int] = set()
    found = []
    for one, other in ranked:
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            found.append((one, other))
    return sorted(found, key=lambda pair: order[id(pair[0])])


def match(gold: Sequence[Any], drafts: Sequence[Any], kind: str) -> list[Pair]:
    order = {id(record): i for records in (gold, drafts) for i, record in enumerate(records)}
    if kind == "absent_targets":
        return [(one, other) for one in gold for other in drafts if one.key() == other.key()]
    if kind == "figures":
        pairs: Iterable[Pair] = overlapping(gold, drafts, lambda record: numeral_span(record.at))
        may_be = (
            pair
            for pair in pairs
            if not (pair[0].nth and pair[1].nth) or pair[0].nth == pair[1].nth
        )
        return assign(may_be, _figure_likeness, order)
    if kind in ("numerals", "glossary"):
        return assign(
            overlapping(gold, drafts, lambda record: numeral_span(record.at)), _overlap, order
        )
    if kind == "sections":
        near = overlapping(
            gold, drafts, lambda section: (section.at.start - 1, section.at.start + 1)
        )
        return assign(
            (pair for pair in near if bool(pair[0].number) == bool(pair[1].number)), _overlap, order
        )
    passages = overlapping(gold, drafts, lambda record: (record.at.start, record.at.end))
    return assign((pair for pair in passages if _overlap(*pair) >= 0.5), _overlap, order)


def _figure_likeness(one: Figure, other: Figure) -> tuple[int, ...]:
    names = ("transformation", "coverage", "indicator", "label", "period")
    return (
        sorted(map(abs, _numbers(one))) == sorted(map(abs, _numbers(other))),
        type(one) is type(other),
        one.at == other.at,
        *(getattr(one, name) == getattr(other, name) for name in names),
    )


def _overlap(one: Any, other: Any) -> float:
    """Length shared by two places as part of the longer one."""
    shared: int = min(one.at.end, other.at.end) - max(one.at.start, other.at.start)
    longer: int = max(one.at.end - one.at.start, other.at.end - other.at.start)
    return shared / longer


def same_unit(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or (
        one.unit is not None
        and other.unit is not None
        and grammar().same_unit(one.unit, other.unit)
    )


def _numbers(figure: Figure) -> list[Decimal]:
    return sorted(
        number for number in (figure.value, figure.low, figure.high) if number is not None
    )


def likeness_of_labels(one: str, other: str | None) -> float:
    left, right = LABEL_NOISE.sub("", one), LABEL_NOISE.sub("", other or "")
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


FIGURE_FIELDS = (
    "transformation",
    "collection",
    "period",
    "base_period",
    "hedge",
    "ref_area",
    "counterpart_area",
    "basis",
)
OWN_FIELDS: dict[type[Figure], tuple[str, ...]] = {
    Observation: ("status",),
    Target: ("form", "headline", "commitment", "stance", "obligation", "pegged_to"),
}
LINKS = (
    "coverage",
    "fulfils",
    "ranks",
    "rank_of",
    "part_of",
    "share_of",
    "repeats",
    "project",
)  # scored by being there
LINKS_OF_TARGETS = ("assigned_by", "rider")


class Scorer:
    """Scores one pair of reports."""

    def __init__(self, draft: WorkReport, gold: WorkReport) -> None:
        self.draft, self.gold, self.score = draft, gold, Score()

    def run(self) -> Score:
        self.figures()
        self.table(
            "sections",
            _kinds(self.gold.outline),
            _kinds(self.draft.outline),
            ("level", "part", "topic"),
            "outline",
        )
        self.table(
            "glossary", self.gold.glossary, self.draft.glossary, ("term", "number", "components")
        )
        self.table(
            "awards",
            self.gold.awards,
            self.draft.awards,
            ("recipients", "award", "year", "level", "issuers"),
        )
        projects = self.gold.livelihood_projects, self.draft.livelihood_projects
        self.table("livelihood_projects", *projects, ("year", "number", "domain", "status"))
        self.table("problems", self.gold.problems, self.draft.problems, ("topic",))
        self.table("numerals", self.gold.numerals, self.draft.numerals, ("role",))
        self.table(
            "absent_targets",
            self.gold.absent_targets,
            self.draft.absent_targets,
            ("reason", "period"),
        )
        self.metadata()
        return self.score

    def _whole(self, *lists: str) -> bool:
        """Whether what these lists do not hold is not in the report."""
        claims = [self.gold.annotation.of(name) for name in lists]
        return all(
            claim and (claim.state == State.COMPLETE or (claim.state == State.ABSENT and claim.by))
            for claim in claims
        )

    def _count(self, name: str, found: int, gold: int, drafts: int, whole: bool) -> None:
        self.score.recall[name].add(found, gold)
        if whole:
            self.score.precision[name].add(found, drafts)

    def _error(self, name: str, one: Any, text: str) -> None:
        at = getattr(one, "at", None)
        where = (
            f"{at.start}-{at.end} {getattr(at, 'exact', '')!r}"
            if at
            else getattr(one, "indicator", "")
        )
        self.score.errors[name].append(f"{self.gold.id} {getattr(one, 'id', '')} {where}: {text}")

    def _unmatched(
        self, name: str, pairs: list[Pair], gold: Sequence[Any], drafts: Sequence[Any], whole: bool
    ) -> None:
        seen = {id(record) for pair in pairs for record in pair}
        for record in gold:
            if id(record) not in seen:
                self._error(name, record, f"missed {_said(record)}")
        for record in drafts if whole else ():
            if id(record) not in seen:
                self._error(name, record, f"made up {_said(record)}")

    def table(
        self,
        name: str,
        gold: Any,
        drafts: Any,
        fields: tuple[str, ...],
        list_name: str | None = None,
    ) -> None:
        """One list of records; sections come as a mapping of their kinds."""
        if isinstance(gold, dict):
            for kind in gold:
                self.table(f"{name}: {kind}", gold[kind], drafts[kind], fields, list_name)
            return
        base = name.partition(":")[0]
        whole = self._whole(list_name or base)
        pairs = match(gold, drafts, base)
        self._count(name, len(pairs), len(gold), len(drafts), whole)
        self._unmatched(name, pairs, gold, drafts, whole)
        for one, other in pairs:
            for key in fields:
                self._judge(f"{base}.{key}", one, _value(one, key), _value(other, key))
            if one.at and other.at:
                self._judge(f"{base}.at", one, tuple(one.at[:2]), tuple(other.at[:2]))

    def _judge(self, name: str, one: Any, mine: Any, theirs: Any) -> None:
        self.score.accuracy[name].add(mine == theirs)
        if mine != theirs:
            self._error(name, one, f"{_shown(mine)} read as {_shown(theirs)}")

    def _filled(self, name: str, one: Any, mine: Any, theirs: Any, empty: Any = None) -> None:
        """A field that most records leave empty: its accuracy, and recall and precision of those that fill it."""
        self._judge(name, one, mine, theirs)
        if mine != empty:
            self.score.recall[name].add(mine == theirs)
        if theirs != empty:
            self.score.precision[name].add(mine == theirs)

    def figures(self) -> None:
        gold = [*self.gold.observations, *self.gold.targets]
        drafts = [*self.draft.observations, *self.draft.targets]
        whole = self._whole("observations", "targets")
        pairs = match(gold, drafts, "figures")
        self._count("figures", len(pairs), len(gold), len(drafts), whole)
        self._unmatched("figures", pairs, gold, drafts, whole)
        self._events(gold, drafts, pairs, whole)
        for name in ("observations", "targets"):
            mine, theirs = getattr(self.gold, name), getattr(self.draft, name)
            alike = sum(a.table.name == b.table.name == name for a, b in pairs)
            self._count(name, alike, len(mine), len(theirs), self._whole(name))
        for one, other in pairs:
            self._figure(one, other)

    def _events(
        self, gold: Sequence[Figure], drafts: Sequence[Figure], pairs: list[Pair], whole: bool
    ) -> None:
        """Kinds of figures that are looked for by themselves: those with a number, those in words, the headline targets."""

        def headline(figure: Figure) -> bool:
            return isinstance(figure, Target) and figure.headline

        events: dict[str, Callable[[Figure], bool]] = {
            "value and unit right": Figure.has_value,
            "targets in words": lambda figure: not figure.has_value(),
            "headline targets": headline,
        }
        for name, is_one in events.items():
            agreed = [(a, b) for a, b in pairs if is_one(a) and is_one(b)]
            right = (
                sum(_numbers(a) == _numbers(b) and same_unit(a, b) for a, b in agreed)
                if "value" in name
                else len(agreed)
            )
            self._count(name, right, sum(map(is_one, gold)), sum(map(is_one, drafts)), whole)

    def _figure(self, one: Figure, other: Figure) -> None:
        if one.has_value():
            self._judge(
                "value", one, (one.value, one.low, one.high), (other.value, other.low, other.high)
            )
            self._judge("unit", one, one.unit, one.unit if same_unit(one, other) else other.unit)
        self._judge("actual or promised", one, one.table.name, other.table.name)
        self._judge("at", one, tuple(one.at[:2]), tuple(other.at[:2]))
        both_are = [
            kind
            for kind in (Observation, Target)
            if isinstance(one, kind) and isinstance(other, kind)
        ]
        for key in (*FIGURE_FIELDS, *(OWN_FIELDS[both_are[0]] if both_are else ())):
            self._filled(
                key,
                one,
                getattr(one, key),
                getattr(other, key),
                type(one).model_fields[key].default,
            )
        for key in (*LINKS, *(LINKS_OF_TARGETS if Target in both_are else ())):
            self._filled(
                f"{key} there",
                one,
                getattr(one, key) is not None,
                getattr(other, key) is not None,
                False,
            )
        self._name(one, other)

    def _name(self, one: Figure, other: Figure) -> None:
        """The indicator where the source has one; where it has a label, no indicator and words that say the same."""
        if one.indicator is not None:
            self._judge("indicator", one, one.indicator, other.indicator or other.label)
        elif one.label is not None:
            self._judge("no indicator for a label", one, None, other.indicator)
            alike = likeness_of_labels(one.label, other.label)
            self.score.accuracy["label, mean likeness"].add(alike)
            self.score.accuracy["label alike"].add(alike >= LIKE)
            if alike < LIKE:
                self._error("label", one, f"{one.label} read as {other.label or other.indicator}")

    def metadata(self) -> None:
        facts, found = metadata(self.gold), metadata(self.draft)
        for key, mine in facts.items():
            self.score.accuracy[f"metadata.{key}"].add(mine == found[key])
            if mine != found[key]:
                self.score.errors[f"metadata.{key}"].append(
                    f"{self.gold.id}: {_shown(mine)} read as {_shown(found[key])}"
                )


def metadata(report: WorkReport) -> dict[str, Any]:
    edition, government = report.first_edition(), report.government
    congress, speaker = report.congress, report.speaker
    facts: dict[str, Any] = {
        key: getattr(report, key)
        for key in ("title", "kind", "delivered", "review_periods", "plan_periods")
    }
    facts |= {
        "division": government.division,
        "place": government.name,
        "government_level": government.level,
    }
    facts |= {
        f"congress_{key}": congress and getattr(congress, key)
        for key in ("name", "term", "session")
    }
    facts |= {"speaker": speaker and speaker.name, "office": speaker and speaker.office}
    names = (
        "encoding",
        "characters",
        "script",
        "publisher",
        "page_title",
        "published",
        "index_number",
    )
    facts |= {f"edition_{key}": getattr(edition, key) for key in names}
    return facts | {
        "body_start": edition.body.start,
        "body_end": edition.body.end,
        "missing_parts": bool(edition.missing_parts),
    }


def _kinds(sections: Sequence[Section]) -> dict[str, list[Section]]:
    """Numbered headings, lead phrases, and the unnumbered blocks where the part changes."""
    kinds: dict[str, list[Section]] = {"headings": [], "lead phrases": [], "blocks": []}
    blocks = (Part.OPENING, Part.PROBLEMS, Part.CLOSING, Part.ANNEX)
    for section in sections:
        kinds[
            "headings" if section.number else "blocks" if section.part in blocks else "lead phrases"
        ].append(section)
    return kinds


def _value(record: Any, key: str) -> Any:
    value = getattr(record, key)
    return tuple(part.zh for part in value) if key == "components" else value


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(_shown(part) for part in value) + ")"
    return str(getattr(value, "value", value)) if value is not None else "nothing"


def _said(record: Any) -> str:
    if isinstance(record, Figure):
        form = (
            f" {record.form.value}"
            if isinstance(record, Target) and record.form != TargetForm.NUMERIC
            else ""
        )
        return f"{record.table.name[:-1]}{form} {record.indicator or record.label or record.rank_of or record.ranks}"
    names = ("number", "term", "award", "role", "reason", "part")
    return " ".join(
        _shown(value) for name in names if (value := getattr(record, name, None)) is not None
    )


def printed(score: Score) -> str:
    lines = [f"{'table or event':28} {'recall':>20} {'precision':>22}"]
    lines += [
        f"{name:28} {score.recall[name]} {score.precision[name]}"
        for name in score.recall
        if name not in score.accuracy
    ]
    lines += [
        "",
        f"{'field':28} {'accuracy':>20} {'recall where filled':>22} {'precision where filled':>22}",
    ]
    for name, ratio in score.accuracy.items():
        filled = (
            f"{score.recall[name]} {score.precision[name]}"
            if name in score.recall or name in score.precision
            else ""
        )
        lines.append(f"{name:28} {ratio} {filled}".rstrip())
    return "\n".join(lines)


def plain(score: Score) -> dict[str, Any]:
    """The same as data: kind (recall, precision, accuracy) -> name -> rate, right, of."""
    return {
        kind: {
            name: {"rate": ratio.rate(), "right": round(ratio.right, 4), "of": ratio.of}
            for name, ratio in getattr(score, kind).items()
        }
        for kind in ("recall", "precision", "accuracy")
    }


def scored(
    drafts: Sequence[WorkReport], gold: Sequence[WorkReport]
) -> tuple[dict[str, Score], list[str]]:
    """The score of each gold report that has a draft, and the ids of those that have none."""
    scores, missing = {}, []
    for draft, report in paired(drafts, gold):
        if draft is None:
            missing.append(report.id)
        else:
            scores[report.id] = Scorer(draft, report).run()
    return scores, missing


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("drafts", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument(
        "--each", action="store_true", help="each report by itself before all together"
    )
    parser.add_argument("--json", action="store_true", help="machine output")
    parser.add_argument(
        "--errors", metavar="FIELD", help="the mismatches of one field or table; `list` names them"
    )
    options = parser.parse_args()
    scores, missing = scored(load(options.drafts), load(options.gold))
    total = Score()
    for score in scores.values():
        total.merge(score)
    if options.json:
        each = {name: plain(score) for name, score in scores.items()}
        print(
            json.dumps(
                {
                    "reports": len(scores),
                    "without_draft": missing,
                    "total": plain(total),
                    "each": each,
                },
                indent=2,
            )
        )
    elif options.errors == "list":
        print("\n".join(f"{len(lines):5} {name}" for name, lines in total.errors.items()))
    elif options.errors:
        print(
            "\n".join(
                line
                for name, lines in total.errors.items()
                if name.startswith(options.errors)
                for line in lines
            )
        )
    else:
        for name, score in scores.items() if options.each else ():
            print(f"== {name}\n{printed(score)}\n")
        print(
            f"{len(scores)} report(s) scored"
            + (f", no draft of {', '.join(missing)}" if missing else "")
        )
        print(printed(total))


if __name__ == "__main__":
    main()
