"""The key of core targets: what each text promises of five core indicators, as a mind has read it.

The rows of the texts without a source stand in `core_targets.csv` (README.md beside it says who
read them and how); those of a text with a source are made from the source, so that no promise is
written down twice.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from reportschema.models import AbsentTarget, Target, WorkReport
from reportschema.models.fields.codes import Hedge, Stance
from reportschema.models.fields.periods import Period
from reportschema.vocabularies import Vocabulary
from reportschema.vocabularies.core_list import plans_answered

TABLE = Path(__file__).parent / "core_targets.csv"
CORE = ("gdp", "budget_revenue", "urban_new_jobs", "cpi", "resident_income")
NUMERIC = "numeric"
PROMISED = (NUMERIC, "pegged", "assigned", "verbal")  # forms of a promise
ABSENT = ("words_only", "silent")  # ways to promise nothing
NO_PLAN = "no_plan"  # the text has no plan part: nothing can be said of any indicator
FORMS = (*PROMISED, *ABSENT, NO_PLAN)
NO_REPORT = "no_report"  # level of a text that is no work report
_TOUCHING = 2  # 分别增长5%、7%左右: the last hedge may be that of both


@dataclass(frozen=True)
class Promise:
    """One row of the key: a promise, or that there is none, for one core indicator and period.

    core: the core indicator. subject: the code of the series itself (urban_income), or its name
    where the vocabulary has none. scope: year | plan (of several years). start, end: code points of
    the text as published. also: field -> other values that the words leave open.
    """

    sha256: str
    file: str
    level: str
    core: str = ""
    subject: str = ""
    period: str = ""
    scope: str = ""
    form: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    hedge: str = ""
    headline: bool | None = None
    start: int = 0
    end: int = 0
    exact: str = ""
    also: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def may_be(self, name: str) -> frozenset[str]:
        """The values of a field that are right: the key's own and those left open."""
        own = getattr(self, name)
        return frozenset({own}) | self.also.get(name, frozenset())

    def numbers(self) -> list[Decimal]:
        """Its value or bounds, in order of size."""
        return sorted(n for n in (self.value, self.low, self.high) if n is not None)


def read_table(path: Path = TABLE) -> list[Promise]:
    """The rows of a key in its file. Raises ValueError for a row that cannot be."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [_row(cells) for cells in csv.DictReader(lines)]
    return _with_shared_hedges(rows)


def of_source(report: WorkReport, known: Vocabulary) -> list[Promise]:
    """The rows that an annotated report gives: its promises for the whole place, its absences."""
    edition = report.first_edition()
    name, level = edition.file_name or report.id, report.government.level.value
    blank = Promise(edition.sha256, name, level)
    rows = [
        row
        for target in report.targets
        if target.stance is Stance.PROMISED and not (target.coverage or target.ref_area)
        for row in _of_target(target, report.plan_periods, blank, known)
    ]
    rows += (row for absence in report.absent_targets for row in _of_absence(absence, blank))
    return _with_shared_hedges(rows)


def key_of(reports: Iterable[WorkReport], known: Vocabulary) -> dict[str, list[Promise]]:
    """sha256 of a text -> its rows: of the sources, and of the table for all other texts."""
    rows: dict[str, list[Promise]] = defaultdict(list)
    for report in reports:
        rows[report.first_edition().sha256] = of_source(report, known)
    for row in read_table():
        rows[row.sha256].append(row)
    return rows


def _row(cells: dict[str, str]) -> Promise:
    form, headline = cells["form"], cells["headline"]
    if form not in FORMS or headline not in ("yes", "no", ""):
        raise ValueError(f"{cells['file']}: {form!r} or {headline!r} is no value of its column")
    low, value, high = (
        Decimal(cells[name]) if cells[name] else None for name in ("low", "value", "high")
    )
    names = ("sha256", "file", "level", "core", "subject", "period", "scope", "unit", "hedge")
    return Promise(
        **{name: cells[name] for name in names},
        form=form,
        value=value,
        low=low,
        high=high,
        headline={"yes": True, "no": False}.get(headline),
        start=int(cells["start"] or 0),
        end=int(cells["end"] or 0),
        exact=cells["exact"],
        also=dict(_alternatives(cells["also"])),
    )


def _alternatives(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """`period=2015|2011/2015;unit=` as pairs."""
    for part in filter(None, text.split(";")):
        name, _, values = part.partition("=")
        yield name, frozenset(values.split("|"))


def _of_target(
    target: Target, plans: Sequence[str], blank: Promise, known: Vocabulary
) -> Iterator[Promise]:
    core = known.core_of(target.indicator or "")
    for plan in plans_answered(target.period, plans) if core in CORE else ():
        yield replace(
            blank,
            core=core,
            subject=target.indicator or "",
            period=target.period or plan,
            scope="year" if Period(plan).year else "plan",
            form=target.form.value,
            value=target.value,
            low=target.low,
            high=target.high,
            unit=target.unit or "",
            hedge="" if target.hedge is Hedge.EXACT else target.hedge.value,
            headline=target.headline,
            start=target.at.start,
            end=target.at.end,
            exact=target.at.exact,
        )


def _of_absence(absence: AbsentTarget, blank: Promise) -> Iterator[Promise]:
    """A row where the annotator decided; `not_coded` decides nothing."""
    if absence.indicator in CORE and absence.reason.value in ABSENT:
        scope = "year" if Period(absence.period).year else "plan"
        row = replace(blank, core=absence.indicator, period=absence.period, scope=scope)
        row = replace(row, form=absence.reason.value)
        if at := absence.at:
            row = replace(row, start=at.start, end=at.end, exact=at.exact)
        yield row


def _with_shared_hedges(rows: list[Promise]) -> list[Promise]:
    """Where the next figure of a list touches and is hedged, its hedge may be that of both."""
    starts = {(row.sha256, row.start): row for row in rows if row.form == NUMERIC}
    return [_hedged_by_next(row, starts) if row.form == NUMERIC else row for row in rows]


def _hedged_by_next(row: Promise, starts: Mapping[tuple[str, int], Promise]) -> Promise:
    places = range(row.end, row.end + _TOUCHING + 1)
    after = next((starts[row.sha256, at] for at in places if (row.sha256, at) in starts), None)
    if after is None or not after.hedge:
        return row
    hedges = row.also.get("hedge", frozenset()) | {after.hedge, ""}
    return replace(row, also={**row.also, "hedge": hedges})
