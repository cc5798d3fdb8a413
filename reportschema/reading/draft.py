"""Composes a draft: one raw text in, a whole `WorkReport` out, every record anchored and labelled as a machine's work."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportschema.models import SCHEMA_VERSION, WorkReport
from reportschema.models.codes import Level, Nature, NumeralRole, ObservationStatus, Part, ReportKind, Stance, TargetForm
from reportschema.models.review import Review
from reportschema.notation import Grammar
from reportschema.notation.account import numbered_from
from reportschema.reading.about.metadata import Metadata, read_metadata
from reportschema.reading.about.places import place_index, short_name
from reportschema.reading.annexes.awards import read_awards
from reportschema.reading.annexes.glossary import read_glossary
from reportschema.reading.annexes.project_annexes import read_projects
from reportschema.reading.annexes.project_lists import find_project_lists
from reportschema.reading.annexes.projects import ProjectDraft
from reportschema.reading.bounded import bounded
from reportschema.reading.doubts.claims import claims
from reportschema.reading.doubts.signals import Seen, doubt, signals
from reportschema.reading.explaining import Traces
from reportschema.reading.figures.bare_amounts import counted_in
from reportschema.reading.figures.figure import FigureDraft
from reportschema.reading.figures.reader import FigureReader, Situation
from reportschema.reading.figures.when import Times
from reportschema.reading.numerals.roles import Role, read_roles
from reportschema.reading.outline.outbreak import since_outbreak
from reportschema.reading.outline.outline import read_outline
from reportschema.reading.outline.problems import read_problems
from reportschema.reading.page.body import Body, find_body
from reportschema.reading.page.edition import RawText, read_edition
from reportschema.reading.page.errors import ReadingError
from reportschema.reading.page.genre import judge
from reportschema.reading.page.script import mainland
from reportschema.reading.page.view import View
from reportschema.reading.promises.absences import Spoken, absences, in_words
from reportschema.reading.promises.commitments import bind, led_lists
from reportschema.reading.promises.main_targets import headline_spans, spread_spans
from reportschema.reading.promises.wordless import pegged_outcomes, verbal, wordless
from reportschema.reading.records import award, entry, figure, numbered, plain, problem, project, quotable, section
from reportschema.reading.sentence.quantities import worded
from reportschema.reading.stretches import Stretches, usual
from reportschema.reading.subjects.production import Production
from reportschema.reading.times.expressions import find_times
from reportschema.undisturbed import undisturbed
from reportschema.vocabularies import Vocabulary, plans_answered

NATION = "100000"
UNKNOWN_PLACE = "990000"
_SHARING = 12  # at most so many figures share one span
_LONGEST = 120  # characters of an anchor; longer runs of numerals are noise
_PROMISING = (Part.PLAN, Part.SELF_BUILDING)


@dataclass
class Draft:
    """What a raw text gives: the report, its text, what it was read from, and notes for a person (also on records, as `review`)."""

    report: WorkReport
    text: RawText
    traces: Traces
    notes: list[str] = field(default_factory=list)


class Drafter:
    """Drafts reports with one vocabulary and grammar; make it once and use it for many texts.

    further: productions of one's own, which are tried before those of `subjects.table`.
    """

    def __init__(self, known: Vocabulary, grammar: Grammar, further: Sequence[Production] = ()) -> None:
        self.known = known
        self.grammar = grammar
        self.reader = FigureReader(grammar, list(known.indicators.values()), further)

    @undisturbed()
    def draft(self, data: bytes, name: str, force: bool = False) -> Draft:
        """The draft of one file's bytes. Raises ReadingError for what cannot be read, or is no work report (unless forced)."""
        raw = read_edition(data, name)
        view = View.of(raw.text)
        body = find_body(view)
        verdict = judge(view, body)
        if not verdict.is_report and not force:
            raise ReadingError("READ005", f"is no work report: {verdict.reason}; give --force to draft it all the same")
        about = read_metadata(view, body, raw, self.known, name)
        if about.report_id is None or about.delivered is None or about.division is None:
            if not force or about.delivered is None:
                raise ReadingError("READ006", "names no place or date that is known: name the file <place>-<year>.txt, or give --force")
            about = replace(about, **_unknown_place(about))
        row = self.known.division(about.division or "", int((about.delivered or "0")[:4]))
        if row is not None and about.division != NATION and about.place not in (row.name, None) and (about.place or "") not in row.name:
            about = replace(about, place=row.name, notes=(*about.notes, f"the body says {about.place}; {row.code} was {row.name} then"))
        return _Drafting(self, view, body, raw, about, name).run()


def _unknown_place(about: Metadata) -> dict[str, Any]:
    """What stands for a place that no vocabulary knows: the code for fictional places, for a person to correct."""
    ending = "-term-end" if about.kind is ReportKind.TERM_END else ""
    return {
        "division": UNKNOWN_PLACE, "place": about.place or "地方待定", "level": about.level or Level.COUNTY,
        "report_id": f"{UNKNOWN_PLACE}-{(about.delivered or '')[:4]}{ending}",
        "notes": (*about.notes, "the place is unknown: give its division code"),
    }  # fmt: skip


class _Drafting:
    """The drafting of one text."""

    def __init__(self, drafter: Drafter, view: View, body: Body, raw: RawText, about: Metadata, name: str) -> None:
        self.known, self.grammar, self.reader = drafter.known, drafter.grammar, drafter.reader
        self.view, self.body, self.raw, self.about, self.name = view, body, raw, about, name
        self._words: Callable[[str], str] = mainland if raw.script.value == "Hant" else str
        planned = min((int(plan[:4]) for plan in about.plan_periods if plan[:4].isdigit()), default=None)
        outline = read_outline(view, body.start, body.end, body.annexes, planned)
        self.headings = outline.headings
        self.roles = read_roles(view, body.start, body.end, self.grammar.parts, self.grammar.units.counting)
        self.times = find_times(view.clean[: body.end])
        self._time_starts = [time.start for time in self.times]
        review = usual(about.review_periods, about.kind)
        self.default = Times(
            int((about.delivered or "0")[:4]), review, usual(about.plan_periods, about.kind), about.kind,
            tuple(about.review_periods), tuple(about.plan_periods),
        )  # fmt: skip
        self.outbreak = since_outbreak(view.clean, body, self.headings, about.delivered or "")
        self.areas = self._below() | self._areas()
        self.spoken = Stretches(view.clean, body, outline, self.outbreak, self.default, about.delivered or "")
        self.stretches = self.spoken.stretches
        self.numbered = frozenset(heading.start for heading in self.headings if heading.number)
        self.planned = Spoken(view.clean, (), (), self._planned_at)
        self.figures: dict[str, FigureDraft] = {}
        self.left_out: list[tuple[FigureDraft, str]] = []

    def run(self) -> Draft:
        glossary = [
            entry_draft
            for annex in self.body.annexes
            if annex.kind == "glossary"
            for entry_draft in read_glossary(self.view, annex.start, annex.end, self.known.concepts)
        ]
        awards = [row for annex in self.body.annexes if annex.kind == "awards" for row in read_awards(self.view, annex.start, annex.end)]
        projects = self._projects()
        problems = read_problems(self.view, self.headings, self.body.start, self.body.end)
        drafts = self._figures(projects, [(row.start, row.end) for row in awards])
        figures = _without_overlaps(drafts)
        data = self._data(figures, projects)
        data["outline"] = numbered("s", [section(self.view, heading) for heading in self.headings])
        data["problems"] = numbered("p", [problem(self.view, one) for one in problems])
        data["glossary"] = numbered("g", [entry(self.view, one) for one in glossary])
        data["awards"] = numbered("w", [award(self.view, one) for one in awards])
        # The number of an explained term and the term itself account for their numerals.
        explained = [(numbered_from(self.view.clean, one.start) if one.number else one.start, one.end) for one in glossary]
        data["numerals"] = self._ledger(figures, [*((row.start, row.end) for row in awards), *explained])
        for name, rows in data.items():
            if isinstance(rows, list) and name not in ("review_periods", "plan_periods"):
                data[name] = [row for row in rows if quotable(row)]
        data["annotation"], data["review"] = claims(data, frozenset(part for _, _, part in self.stretches))
        report, left_out = bounded(plain(data))
        doubts = [doubt["note"] for doubt in data["review"]]
        traces = Traces(self.view, (self.body.start, self.body.end), self.figures, self.roles, self.left_out)
        return Draft(report, self.raw, traces, [*self.about.notes, *doubts, *left_out])

    def _areas(self) -> dict[str, str]:
        """What 全国, 全省 and 全市 mean for this government: the divisions above it; its own kind of place (全市 of a city) is itself.

        Also the names of the divisions right below it.
        """
        found = {} if self.about.division == NATION else {"全国": NATION}
        division = self.known.division(self.about.division or "", self.default.year)
        own = f"全{division.name[-1]}" if division else ""
        parent = division.parent if division else None
        while parent and parent != "100000":
            above = self.known.division(parent, self.default.year)
            if above is None:
                break
            for word in (f"全{above.name[-1]}", "全地区" if above.name.endswith("地区") else ""):
                if word not in ("", own):
                    found.setdefault(word, above.code)
            parent = above.parent
        below = place_index(self.known).children.get(self.about.division or "", [])
        return found | {row.name: row.code for row in below if row.valid_from <= self.default.year <= (row.valid_to or self.default.year)}

    def _below(self) -> dict[str, str]:
        """The divisions right below this government by their names, long and short."""
        found: dict[str, str] = {}
        for row in place_index(self.known).children.get(self.about.division or "", []):
            if row.valid_from <= self.default.year <= (row.valid_to or self.default.year):
                found |= {name: row.code for name in (row.name, short_name(row.name)) if len(name) > 1}
        return found

    def _projects(self) -> list[ProjectDraft]:
        found = [one for annex in self.body.annexes if annex.kind == "projects" for one in read_projects(self.view, annex.start, annex.end)]
        if not found:
            lists = find_project_lists(self.view, self.body.start, self.body.speech_end, self.default.plan[:4], self.default.review[:4])
            found = [item for one in lists for item in one.items]
        return sorted(found, key=lambda one: one.start)

    def _figures(self, projects: Sequence[ProjectDraft], skipped: Sequence[tuple[int, int]]) -> list[FigureDraft]:
        """All figures, section by section; the targets among them with their form, headline and commitment."""
        mentions = [(role.start, role.end) for role in self.roles if role.role is None]
        mentions = sorted({*mentions, *worded(self.view.clean, self.body.start, self.body.end)})
        drafts: list[FigureDraft] = []
        for start, end, part in self.stretches:
            situation = Situation(part, self.spoken.times_at(start), self.areas, self._words)
            nearby = self.times[bisect_right(self._time_starts, start - 1) : bisect_right(self._time_starts, end)]
            for draft in self.reader.read(self.view.clean, mentions, nearby, start, end, situation):
                draft.promised = self._promised(draft, part)
                drafts.append(draft)
        drafts = self._kept(drafts, skipped)
        self._in_projects(drafts, projects)
        plan = [(start, end) for start, end, part in self.stretches if part in _PROMISING]
        core = frozenset(self.known.core)
        drafts += [self._dated(draft) for draft in wordless(self.view.clean, plan, self.reader.names, self._planned_at)]
        review = [(start, end) for start, end, part in self.stretches if part is Part.REVIEW]
        drafts += pegged_outcomes(self.view.clean, review, self.reader.names, lambda place: self.spoken.times_at(place).review)
        subjects = frozenset(code for code in self.known.indicators if self.known.core_of(code) in core)
        lists = led_lists(self.view.clean)
        headline = headline_spans(self.view.clean, plan, [draft for draft in drafts if draft.promised], subjects)
        spread = spread_spans(self.view.clean, drafts, self.default.plans, subjects)
        headline += [one for one in spread if not any(first <= one[0] < last or one[0] <= first < one[1] for first, last in headline)]
        plans = self.default.plans
        single = plans[0] if len(plans) == 1 else None
        self.planned = Spoken(self.view.clean, tuple(plan), tuple(headline), self._planned_at, single)
        drafts += [self._dated(draft) for draft in verbal(self.view.clean, headline, drafts, self.reader.names, self._planned_at)]
        drafts += in_words(self.planned, drafts, self.known)
        for draft in drafts:
            if draft.promised:
                within = any(first <= draft.start < last for first, last in headline)
                draft.headline = draft.headline or (within and bool(plans_answered(draft.period, self.default.plans)))
                bind(self.view.clean, draft, lists)
                draft.status = ObservationStatus.FINAL  # what is promised is neither preliminary nor estimated
            if draft.base_period is not None and draft.base_period == draft.period:
                draft.base_period = None
        return drafts

    def _kept(self, drafts: Sequence[FigureDraft], skipped: Sequence[tuple[int, int]]) -> list[FigureDraft]:
        """The figures that records are made of; of the others it is noted why not."""
        kept = []
        for draft in drafts:
            if not self._has_unit(draft):
                self.left_out.append((draft, "has no unit, and no word near it names one"))
            elif draft.end - draft.start > _LONGEST:
                self.left_out.append((draft, "is longer than any quantity"))
            elif any(first <= draft.start < last for first, last in skipped):
                self.left_out.append((draft, "stands in the row of an award"))
            else:
                kept.append(draft)
        return kept

    def _planned_at(self, place: int) -> str:
        """The period planned where a sentence stands."""
        return self.spoken.spoken_at(place)[0].plan

    def _dated(self, draft: FigureDraft) -> FigureDraft:
        """A target without a number, with the period that its sentence names."""
        times, first = self.spoken.spoken_at(draft.start)
        nearby = self.times[bisect_right(self._time_starts, first - 1) : bisect_right(self._time_starts, draft.start)]
        draft.base_period = None
        times.date(draft, self.view.clean, nearby, first, Part.PLAN, None)
        span = next((plan for plan in self.default.plans if "/" in plan), "")
        if draft.form is TargetForm.PEGGED and draft.period == span[-4:] and draft.period not in self.default.plans:
            draft.period, draft.base_period = span, None  # to keep pace until 2030 is to do so in each year until then
        return draft

    def _has_unit(self, draft: FigureDraft) -> bool:
        """A bare 万 or 亿 gets the unit that its subject or the noun behind it names; what names none is left to a person."""
        indicator = self.known.indicators.get(draft.indicator or "")
        unit = indicator.units[0] if indicator and indicator.units else None
        if draft.unit is None and unit == "倍" and indicator is not None and indicator.nature is Nature.RATIO:
            draft.unit = unit
            draft.inferred.append("unit")
        if draft.unit is None or self.grammar.units.resolve(draft.unit) is not None:
            return draft.unit is not None
        unit = unit or counted_in(self.view.clean, draft.start, draft.end)
        if unit is None or self.grammar.units.resolve(draft.unit + unit) is None:
            return False
        draft.unit += unit
        draft.inferred.append("unit")
        return True

    def _promised(self, draft: FigureDraft, part: Part) -> bool:
        """In the plan a figure is a promise unless it speaks of a year gone by; in the review the other way round."""
        year = str(self.default.year)
        last = (draft.period or "").rpartition("/")[2][:4]
        if part in _PROMISING:
            return not draft.told and not (last.isdigit() and last < year and last <= self.default.review[-4:])
        return False

    def _in_projects(self, drafts: Sequence[FigureDraft], projects: Sequence[ProjectDraft]) -> None:
        """In a list of projects a promise is a target (recalled, when its year is over), an outcome an observation."""
        for one in projects:
            for draft in drafts:
                if not one.start <= draft.start < one.end:
                    continue
                outcome = one.outcome is not None and one.outcome[0] <= draft.start < one.outcome[1]
                draft.promised = not outcome
                if not {"-", "/"} <= set(draft.period or ""):  # 11月1日至12月31日 says more than the year of the list
                    draft.period = one.year or draft.period
                over = (one.year or "") < str(self.default.year)
                draft.stance = Stance.RECALLED if draft.promised and over else Stance.PROMISED

    def _ledger(self, figures: Sequence[FigureDraft], skipped: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
        taken = sorted([(one.start, one.end) for one in figures] + list(skipped))
        starts = {start for start, _ in taken}
        counts = {role.start: _before(starts, role) for role in self.roles}  # 四个 of “四个100%”
        return [
            {"role": role.role, "at": self.view.anchor(role.start, counts[role.start])}
            for role in self.roles
            if role.role is not None
            and role.end - role.start <= _LONGEST
            and not _touches(taken, role._replace(end=counts[role.start]))
            and not self._is_heading_number(role)
        ]

    def _is_heading_number(self, role: Role) -> bool:
        return role.role is NumeralRole.ENUMERATOR and not self.numbered.isdisjoint(range(role.start - 3, role.start + 1))

    def _data(self, figures: Sequence[FigureDraft], projects: Sequence[ProjectDraft]) -> dict[str, Any]:
        about, raw, body = self.about, self.raw, self.body
        observed = [draft for draft in figures if not draft.promised]
        promised = [draft for draft in figures if draft.promised]
        ids = {id(draft): f"o{n}" for n, draft in enumerate(observed, 1)} | {id(draft): f"t{n}" for n, draft in enumerate(promised, 1)}
        self.figures = {ids[id(draft)]: draft for draft in (*observed, *promised)}
        owner = {id(draft): f"j{n}" for n, one in enumerate(projects, 1) for draft in figures if one.start <= draft.start < one.end}
        plans = about.plan_periods or [self.default.plan]
        start, end = self.view.span(body.start, body.end)
        return {
            "schema_version": SCHEMA_VERSION,
            "id": about.report_id,
            "title": about.title,
            "kind": about.kind,
            "government": {"division": about.division, "name": about.place, "level": about.level},
            "delivered": about.delivered,
            "congress": _fields(about.congress, "name", "term", "session"),
            "speaker": _fields(about.speaker, "name", "office"),
            "review_periods": about.review_periods,
            "plan_periods": about.plan_periods,
            "editions": [
                {
                    "id": "e1", "publisher": raw.publisher, "page_title": raw.page_title, "index_number": raw.index_number,
                    "published": raw.published, "url": raw.url, "file_name": self.name, "encoding": raw.encoding, "sha256": raw.sha256,
                    "characters": raw.characters, "script": raw.script, "body": [start, end], "missing_parts": body.missing_parts,
                    "derived_from": raw.derived_from,
                }
            ],
            "observations": [figure(self.view, draft, ids, owner, self._words, self._doubt(draft)) for draft in observed],
            "targets": [figure(self.view, draft, ids, owner, self._words, self._doubt(draft)) for draft in promised],
            "absent_targets": [
                {"indicator": row.code, "period": row.plan, "reason": row.reason, "at": self.view.anchor(*row.at) if row.at else None}
                for row in absences(promised, about.level or Level.COUNTY, plans, self.known, self.planned)
            ],
            "livelihood_projects": [project(self.view, one, n, str(self.default.year)) for n, one in enumerate(projects, 1)],
        }  # fmt: skip

    def _doubt(self, draft: FigureDraft) -> Review | None:
        """What is in doubt about a figure, by the signs around it."""
        seen = Seen(
            self.view.clean, draft.start, draft.end, None if draft.indicator else draft.label, draft.unit or "", draft.period,
            tuple(draft.inferred), draft.promised, draft.review is not None,
        )  # fmt: skip
        return doubt(signals(seen))


def _fields(found: object | None, *names: str) -> dict[str, Any] | None:
    return {name: getattr(found, name) for name in names} if found is not None else None


def _before(starts: Collection[int], role: Role) -> int:
    """Where a role ends, or the figure inside it begins."""
    return next((place for place in range(role.start + 1, role.end) if place in starts), role.end)


def _touches(taken: Sequence[tuple[int, int]], role: Role) -> bool:
    i = bisect_right(taken, (role.end, 0))
    return any(start < role.end and role.start < end for start, end in taken[max(0, i - 3) : i + 1])


def _identity(draft: FigureDraft) -> tuple[int | None, str | None, str | None, str | None]:
    """What tells two figures of one span apart: the part of a ratio, or whose number it is."""
    return draft.nth, draft.indicator, draft.label, draft.coverage


def _without_overlaps(drafts: Iterable[FigureDraft]) -> list[FigureDraft]:
    """In text order; of two that overlap the earlier stays, unless one span tells a number of each."""
    kept: list[FigureDraft] = []
    for draft in sorted(drafts, key=lambda one: (one.start, one.end, one.nth or 0)):
        if kept and draft.start < kept[-1].end:
            same_span = (draft.start, draft.end) == (kept[-1].start, kept[-1].end)
            if not same_span or _identity(draft) in {_identity(one) for one in kept[-_SHARING:] if one.start == draft.start}:
                continue
        if draft.form is TargetForm.NUMERIC and draft.unit is None:
            continue
        kept.append(draft)
    return kept
