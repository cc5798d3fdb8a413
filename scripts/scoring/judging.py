"""One draft against the source of its report: what was missed, made up, and read differently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportschema.models import Figure, Observation, Section, Target, WorkReport
from reportschema.models.fields.codes import Part, State, TargetForm

from .matching import Pair, likeness_of_labels, match, numbers, same_unit
from .tally import Score

LIKE = 0.6  # labels at least so alike say the same
HEAD = 2  # characters that end a label: the thing counted or measured
# List -> the fields that are judged; sections are judged by kind, figures by themselves below.
SECTION_FIELDS = ("level", "part", "topic")
FIELDS = {
    "glossary": ("term", "number", "components"),
    "awards": ("recipients", "award", "year", "level", "issuers"),
    "livelihood_projects": ("year", "number", "domain", "status"),
    "problems": ("topic",),
    "numerals": ("role",),
    "absent_targets": ("reason", "period"),
}
FIGURE_FIELDS = (
    *("transformation", "collection", "period", "base_period", "hedge"),
    *("ref_area", "counterpart_area", "basis"),
)
OWN_FIELDS: dict[type[Figure], tuple[str, ...]] = {
    Observation: ("status",),
    Target: ("form", "headline", "commitment", "stance", "obligation", "pegged_to"),
}
# Scored by being there, whatever they point at.
LINKS = ("coverage", "fulfils", "ranks", "rank_of", "part_of", "share_of", "repeats", "project")
LINKS_OF_TARGETS = ("assigned_by", "rider")
REPORT_FACTS = ("title", "kind", "delivered", "review_periods", "plan_periods")
CONGRESS_FACTS = ("name", "term", "session")
EDITION_FACTS = (
    *("encoding", "characters", "script"),
    *("publisher", "page_title", "published", "index_number"),
)
# Kinds of figures that are looked for by themselves.
EVENTS: dict[str, Callable[[Figure], bool]] = {
    "value and unit right": Figure.has_value,
    "targets in words": lambda figure: not figure.has_value(),
    "headline targets": lambda figure: isinstance(figure, Target) and figure.headline,
}


def judged(draft: WorkReport, gold: WorkReport) -> Score:
    """The score of a draft against the annotated report of the same text."""
    judge = Judge(draft, gold)
    judge.figures()
    judge.sections()
    for name, fields in FIELDS.items():
        judge.table(name, getattr(gold, name), getattr(draft, name), fields)
    judge.metadata()
    return judge.score


class Judge:
    """Scores one pair of reports, table by table."""

    def __init__(self, draft: WorkReport, gold: WorkReport) -> None:
        self.draft, self.gold, self.score = draft, gold, Score()

    def figures(self) -> None:
        """Observations and targets together: a figure may be read as the other kind."""
        gold = [*self.gold.observations, *self.gold.targets]
        drafts = [*self.draft.observations, *self.draft.targets]
        whole = self._whole("observations", "targets")
        pairs = match(gold, drafts, "figures")
        self._count("figures", len(pairs), len(gold), len(drafts), whole)
        self._unmatched("figures", pairs, gold, drafts, whole)
        self._events(gold, drafts, pairs, whole)
        for name in ("observations", "targets"):
            left, right = getattr(self.gold, name), getattr(self.draft, name)
            alike = sum(a.table.name == b.table.name == name for a, b in pairs)
            self._count(name, alike, len(left), len(right), self._whole(name))
        for left, right in pairs:
            self._figure(left, right)

    def sections(self) -> None:
        """Headings, lead phrases and unnumbered blocks, each kind a table of its own."""
        gold, drafts = _kinds(self.gold.outline), _kinds(self.draft.outline)
        for kind, sections in gold.items():
            name = f"sections: {kind}"
            self.table(name, sections, drafts[kind], SECTION_FIELDS, annotated="outline")

    def table(
        self,
        name: str,
        gold: Sequence[Any],
        drafts: Sequence[Any],
        fields: tuple[str, ...],
        annotated: str | None = None,
    ) -> None:
        """One list of records; `annotated` names the list whose state counts, if another."""
        base = name.partition(":")[0]
        whole = self._whole(annotated or base)
        pairs = match(gold, drafts, base)
        self._count(name, len(pairs), len(gold), len(drafts), whole)
        self._unmatched(name, pairs, gold, drafts, whole)
        for left, right in pairs:
            for key in fields:
                self._judge(f"{base}.{key}", left, _value(left, key), _value(right, key))
            if left.at and right.at:
                self._judge(f"{base}.at", left, tuple(left.at[:2]), tuple(right.at[:2]))

    def metadata(self) -> None:
        """Title, place, congress, speaker and edition."""
        drafted = _facts(self.draft)
        for key, true in _facts(self.gold).items():
            name = f"metadata.{key}"
            self.score.accuracy[name].add(true == drafted[key])
            if true != drafted[key]:
                line = f"{self.gold.id}: {_shown(true)} read as {_shown(drafted[key])}"
                self.score.errors[name].append(line)

    def _events(
        self, gold: Sequence[Figure], drafts: Sequence[Figure], pairs: list[Pair], whole: bool
    ) -> None:
        for name, is_event in EVENTS.items():
            agreed = [(a, b) for a, b in pairs if is_event(a) and is_event(b)]
            if name == "value and unit right":
                agreed = [(a, b) for a, b in agreed if numbers(a) == numbers(b) and same_unit(a, b)]
            expected, drafted = sum(map(is_event, gold)), sum(map(is_event, drafts))
            self._count(name, len(agreed), expected, drafted, whole)

    def _figure(self, left: Figure, right: Figure) -> None:
        if left.has_value():
            values = [(figure.value, figure.low, figure.high) for figure in (left, right)]
            self._judge("value", left, *values)
            unit = left.unit if same_unit(left, right) else right.unit
            self._judge("unit", left, left.unit, unit)
        self._judge("actual or promised", left, left.table.name, right.table.name)
        self._judge("at", left, tuple(left.at[:2]), tuple(right.at[:2]))
        shared = [kind for kind in OWN_FIELDS if isinstance(left, kind) and isinstance(right, kind)]
        for key in (*FIGURE_FIELDS, *(OWN_FIELDS[shared[0]] if shared else ())):
            empty = type(left).model_fields[key].default
            self._filled(key, left, getattr(left, key), getattr(right, key), empty)
        for key in (*LINKS, *(LINKS_OF_TARGETS if Target in shared else ())):
            true, drafted = (getattr(figure, key) is not None for figure in (left, right))
            self._filled(f"{key} there", left, true, drafted, False)
        self._name(left, right)

    def _name(self, left: Figure, right: Figure) -> None:
        """The indicator where the source has one; else none, and a label that says the same."""
        if left.indicator is not None:
            self._judge("indicator", left, left.indicator, right.indicator or right.label)
        elif left.label is not None:
            self._judge("no indicator for a label", left, None, right.indicator)
            alike = likeness_of_labels(left.label, right.label)
            self.score.accuracy["label, mean likeness"].add(alike)
            self.score.accuracy["label alike"].add(alike >= LIKE)
            self.score.accuracy["label exact"].add(left.label == right.label)
            same_head = (right.label or "").endswith(left.label[-HEAD:])
            self.score.accuracy["label, same head"].add(same_head)
            if alike < LIKE:
                read_as = right.label or right.indicator
                self._error("label", left, f"{left.label} read as {read_as}")

    def _whole(self, *lists: str) -> bool:
        """Whether what these lists do not hold is not in the report."""
        claims = [self.gold.annotation.of(name) for name in lists]
        return all(
            claim and (claim.state == State.COMPLETE or (claim.state == State.ABSENT and claim.by))
            for claim in claims
        )

    def _count(self, name: str, matched: int, gold: int, drafts: int, whole: bool) -> None:
        self.score.recall[name].add(matched, gold)
        if whole:
            self.score.precision[name].add(matched, drafts)

    def _unmatched(
        self, name: str, pairs: list[Pair], gold: Sequence[Any], drafts: Sequence[Any], whole: bool
    ) -> None:
        matched = {id(record) for pair in pairs for record in pair}
        for record in gold:
            if id(record) not in matched:
                self._error(name, record, f"missed {_summary(record)}")
        for record in drafts if whole else ():
            if id(record) not in matched:
                self._error(name, record, f"made up {_summary(record)}")

    def _judge(self, name: str, record: Any, true: Any, drafted: Any) -> None:
        self.score.accuracy[name].add(true == drafted)
        if true != drafted:
            self._error(name, record, f"{_shown(true)} read as {_shown(drafted)}")

    def _filled(self, name: str, record: Any, true: Any, drafted: Any, empty: Any) -> None:
        """A field that most records leave empty: recall and precision of those that fill it too."""
        self._judge(name, record, true, drafted)
        if true != empty:
            self.score.recall[name].add(true == drafted)
        if drafted != empty:
            self.score.precision[name].add(true == drafted)

    def _error(self, name: str, record: Any, text: str) -> None:
        if at := getattr(record, "at", None):
            where = f"{at.start}-{at.end} {getattr(at, 'exact', '')!r}"
        else:
            where = getattr(record, "indicator", "")
        line = f"{self.gold.id} {getattr(record, 'id', '')} {where}: {text}"
        self.score.errors[name].append(line)


def _facts(report: WorkReport) -> dict[str, Any]:
    edition, government = report.first_edition(), report.government
    congress, speaker = report.congress, report.speaker
    facts = {key: getattr(report, key) for key in REPORT_FACTS}
    facts |= {
        "division": government.division,
        "place": government.name,
        "government_level": government.level,
    }
    facts |= {f"congress_{key}": congress and getattr(congress, key) for key in CONGRESS_FACTS}
    facts |= {"speaker": speaker and speaker.name, "office": speaker and speaker.office}
    facts |= {f"edition_{key}": getattr(edition, key) for key in EDITION_FACTS}
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
        unnumbered = "blocks" if section.part in blocks else "lead phrases"
        kinds["headings" if section.number else unnumbered].append(section)
    return kinds


def _value(record: Any, key: str) -> Any:
    value = getattr(record, key)
    return tuple(part.zh for part in value) if key == "components" else value


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(_shown(part) for part in value) + ")"
    return str(getattr(value, "value", value)) if value is not None else "nothing"


def _summary(record: Any) -> str:
    """A record in a few words, for a line of mismatches."""
    if isinstance(record, Figure):
        form = ""
        if isinstance(record, Target) and record.form != TargetForm.NUMERIC:
            form = f" {record.form.value}"
        subject = record.indicator or record.label or record.rank_of or record.ranks
        return f"{record.table.name[:-1]}{form} {subject}"
    names = ("number", "term", "award", "role", "reason", "part")
    values = (getattr(record, name, None) for name in names)
    return " ".join(_shown(value) for value in values if value is not None)
