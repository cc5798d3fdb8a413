"""Composes a draft: the list of passes, from a raw text to a whole `WorkReport`.

Every record is anchored and labelled as a machine's work. What a speech is known to be before its
figures are read is `speech`, its figures are from `gathering`, its other numerals from `ledger`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from reportschema.models import WorkReport
from reportschema.models.annotating.review import Review
from reportschema.models.fields.codes import Level, ReportKind
from reportschema.notation import Grammar
from reportschema.notation.account import numbered_from
from reportschema.reading.about.metadata import Metadata, read_metadata
from reportschema.reading.about.places import NATION
from reportschema.reading.annexes.awards import read_awards
from reportschema.reading.annexes.glossary import read_glossary
from reportschema.reading.annexes.project_annexes import read_projects
from reportschema.reading.annexes.project_lists import find_project_lists
from reportschema.reading.annexes.projects import ProjectDraft
from reportschema.reading.bounded import bounded
from reportschema.reading.doubts.claims import claims
from reportschema.reading.doubts.seen import Seen
from reportschema.reading.doubts.signals import doubt, signals
from reportschema.reading.explaining import Traces
from reportschema.reading.figures.aspects.figure import FigureDraft
from reportschema.reading.figures.reader import FigureReader
from reportschema.reading.gathering import Gathered, Gatherer
from reportschema.reading.ledger import ledger
from reportschema.reading.outline.problems import read_problems
from reportschema.reading.page.body import find_body
from reportschema.reading.page.edition import RawText, read_edition
from reportschema.reading.page.errors import ReadingError
from reportschema.reading.page.genre import judge
from reportschema.reading.page.view import View
from reportschema.reading.promises.absences import absences
from reportschema.reading.records import (
    absence,
    award,
    edition,
    entry,
    figure,
    head,
    numbered,
    plain,
    problem,
    project,
    quotable,
    section,
)
from reportschema.reading.speech import Speech
from reportschema.reading.subjects.spots.production import Production
from reportschema.undisturbed import undisturbed
from reportschema.vocabularies import Vocabulary

UNKNOWN_PLACE = "990000"


@dataclass
class Draft:
    """What a raw text gives.

    The report, its text, what it was read from, and notes for a person (also on records, as
    `review`).
    """

    report: WorkReport
    text: RawText
    traces: Traces
    notes: list[str] = field(default_factory=list)


class Drafter:
    """Drafts reports with one vocabulary and grammar; make it once and use it for many texts.

    further: productions of one's own, which are tried before those of `subjects.table`.
    """

    def __init__(
        self, known: Vocabulary, grammar: Grammar, further: Sequence[Production] = ()
    ) -> None:
        self.known = known
        self.grammar = grammar
        self.reader = FigureReader(grammar, list(known.indicators.values()), further)
        self.gatherer = Gatherer(known, grammar, self.reader)

    @undisturbed()
    def draft(self, data: bytes, name: str, force: bool = False) -> Draft:
        """The draft of one file's bytes.

        Raises ReadingError for what cannot be read, or is no work report (unless forced).
        """
        raw = read_edition(data, name)
        view = View.of(raw.text)
        body = find_body(view)
        verdict = judge(view, body)
        if not verdict.is_report and not force:
            raise ReadingError(
                "READ005",
                f"is no work report: {verdict.reason}; give --force to draft it all the same",
            )
        about = _placed(read_metadata(view, body, raw, self.known, name), self.known, force)
        return self._passes(Speech.of(view, body, raw, about, self.known, self.grammar), name)

    def _passes(self, speech: Speech, name: str) -> Draft:
        """The passes over a speech, each from what those before it found."""
        view, clean = speech.view, speech.view.clean
        glossary = [
            one
            for start, end in speech.annexes("glossary")
            for one in read_glossary(view, start, end, self.known.concepts)
        ]
        awards = [
            one for start, end in speech.annexes("awards") for one in read_awards(view, start, end)
        ]
        projects = _projects(speech)
        problems = read_problems(view, speech.headings, speech.body.start, speech.body.end)
        of_awards = [(one.start, one.end) for one in awards]
        gathered = self.gatherer.gathered(speech, projects, of_awards)
        figures = _with_ids(gathered.figures)
        # The number of an explained term and the term itself account for their numerals.
        explained = [
            (numbered_from(clean, one.start) if one.number else one.start, one.end)
            for one in glossary
        ]
        data = {
            **head(speech.about),
            "editions": [edition(speech.raw, view, speech.body, name)],
            **self._of_figures(speech, gathered, projects, figures),
            "outline": numbered("s", [section(view, one) for one in speech.headings]),
            "problems": numbered("p", [problem(view, one) for one in problems]),
            "glossary": numbered("g", [entry(view, one) for one in glossary]),
            "awards": numbered("w", [award(view, one) for one in awards]),
            "numerals": ledger(speech, gathered.figures, [*of_awards, *explained]),
        }
        for table, rows in data.items():
            if isinstance(rows, list) and table not in ("review_periods", "plan_periods"):
                data[table] = [row for row in rows if quotable(row)]
        parts = frozenset(part for _, _, part in speech.spoken.stretches)
        data["annotation"], data["review"] = claims(data, parts)
        report, dropped = bounded(plain(data))
        body = (speech.body.start, speech.body.end)
        traces = Traces(view, body, figures, speech.roles, gathered.left_out)
        doubts = [doubt["note"] for doubt in data["review"]]
        return Draft(report, speech.raw, traces, [*speech.about.notes, *doubts, *dropped])

    def _of_figures(
        self,
        speech: Speech,
        gathered: Gathered,
        projects: Sequence[ProjectDraft],
        figures: Mapping[str, FigureDraft],
    ) -> dict[str, Any]:
        """The records made of figures, and those of what no figure was said of."""
        view, about, year = speech.view, speech.about, speech.default.year
        ids = {id(draft): own for own, draft in figures.items()}
        owner = {
            id(draft): f"j{n}"
            for n, one in enumerate(projects, 1)
            for draft in gathered.figures
            if one.start <= draft.start < one.end
        }
        doubts = partial(_doubt, view.clean, year)
        observed, promised = (
            [
                (draft, figure(view, draft, ids, owner, speech.words, doubts(draft)))
                for draft in gathered.figures
                if draft.promise.made is promises
            ]
            for promises in (False, True)
        )
        passed_over = absences(
            [draft for draft, _ in promised],
            about.level or Level.COUNTY,
            about.plan_periods or [speech.default.plan],
            self.known,
            gathered.planned,
        )
        return {
            "observations": [record for _, record in observed],
            "targets": [record for _, record in promised],
            "absent_targets": [absence(view, one) for one in passed_over],
            "livelihood_projects": [
                project(view, one, n, str(year)) for n, one in enumerate(projects, 1)
            ],
        }


def _placed(about: Metadata, known: Vocabulary, force: bool) -> Metadata:
    """Metadata whose place is known, or stands for one that is not.

    Raises ReadingError where place or date is unknown (a place may be, when forced).
    """
    if about.report_id is None or about.delivered is None or about.division is None:
        if not force or about.delivered is None:
            raise ReadingError(
                "READ006",
                "names no place or date that is known: "
                "name the file <place>-<year>.txt, or give --force",
            )
        about = replace(about, **_unknown_place(about))
    row = known.division(about.division or "", int((about.delivered or "0")[:4]))
    place = about.place or ""
    if row is None or about.division == NATION or place in row.name:
        return about
    note = f"the body says {place}; {row.code} was {row.name} then"
    return replace(about, place=row.name, notes=(*about.notes, note))


def _unknown_place(about: Metadata) -> dict[str, Any]:
    """What stands for a place that no vocabulary knows.

    The code for fictional places, for a person to correct.
    """
    ending = "-term-end" if about.kind is ReportKind.TERM_END else ""
    return {
        "division": UNKNOWN_PLACE,
        "place": about.place or "地方待定",
        "level": about.level or Level.COUNTY,
        "report_id": f"{UNKNOWN_PLACE}-{(about.delivered or '')[:4]}{ending}",
        "notes": (*about.notes, "the place is unknown: give its division code"),
    }


def _projects(speech: Speech) -> list[ProjectDraft]:
    """The projects of an annex, or else of the lists in the speech."""
    view, times = speech.view, speech.default
    found = [
        one for start, end in speech.annexes("projects") for one in read_projects(view, start, end)
    ]
    if not found:
        start, end = speech.body.start, speech.body.speech_end
        lists = find_project_lists(view, start, end, times.plan[:4], times.review[:4])
        found = [item for one in lists for item in one.items]
    return sorted(found, key=lambda one: one.start)


def _with_ids(figures: Sequence[FigureDraft]) -> dict[str, FigureDraft]:
    """The figures by their ids: o1, o2, … the observations, t1, t2, … the targets."""
    observed = [draft for draft in figures if not draft.promise.made]
    promised = [draft for draft in figures if draft.promise.made]
    return {f"o{n}": draft for n, draft in enumerate(observed, 1)} | {
        f"t{n}": draft for n, draft in enumerate(promised, 1)
    }


def _doubt(clean: str, year: int, draft: FigureDraft) -> Review | None:
    """What is in doubt about a figure, by the signs around it."""
    seen = Seen(
        clean,
        draft.start,
        draft.end,
        None if draft.subject.indicator else draft.subject.label,
        draft.measure.unit or "",
        draft.time.period,
        draft.inferred,
        draft.promise.made,
        draft.subject.doubt is not None,
        year,
        draft.subject.coverage,
    )
    return doubt(signals(seen))
