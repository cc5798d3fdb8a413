"""Rules about a figure against where it stands, when, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from reportschema.checking.registry import Case, called, place, rule
from reportschema.checking.rules.annotation import is_misleveled
from reportschema.checking.rules.fits.of_passages.sections import Sections
from reportschema.checking.rules.fits.of_reports.reports import speaks_of
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import listed
from reportschema.models import Figure, Target, WorkReport
from reportschema.models.fields.codes import Transformation
from reportschema.models.fields.periods import Period, day_bounds
from reportschema.vocabularies import plans_answered
from reportschema.vocabularies.fits import EMPTY, fit_table

_FAR = 15  # years beyond a plan: long-term goals such as those for 2035 lie within
_HARDLY_BEGUN = timedelta(days=180)  # left of a period when the report is given
_NATION = "100000"


@rule(
    "FITS008",
    "a figure of another stance than its place and time",
    why=(
        "What is promised stands in the plans and is to come; what is retold or reported stands "
        "in the review and was."
    ),
    remedy="correct stance, period or what else the message names, or the part of the section",
    severity=Severity.WARNING,
)
def stance(case: Case) -> Iterator[Hit]:
    table = fit_table("stances")
    sections = Sections(case.report.outline)
    times = _Times(case.report)
    for loc, figure in case.figures:
        of = figure.stance if isinstance(figure, Target) else "observed"
        around = sections.at(figure.at.start)
        aspects: dict[str, tuple[str | None, str]] = {
            "section_part": (around.part if around else None, "stance"),
            "time": (times.of(figure), "period"),
            "status": (figure.status, "status"),
        }
        if isinstance(figure, Target):
            aspects["headline"] = (str(figure.headline).lower(), "headline")
        for field, (value, name) in aspects.items():
            row = table.misfit(of, field, value) if value is not None else None
            if row and not row.always:  # else FITS060
                section = around.id if around else ""
                what = {
                    "section_part": f"the section around it ({section}) is {value}",
                    "time": f"period is {figure.period}",
                }.get(field, f"{field} is {value}")
                yield Hit(
                    place(loc, figure, name), f"{figure.id}: it is {of}, and {what}: {row.why_en}"
                )
                break


class _Times:
    """What a period is to a report: long after all its plans, planned and hardly begun, or none."""

    def __init__(self, report: WorkReport) -> None:
        delivered = day_bounds(report.delivered)
        self._given = delivered[1] if delivered else date.max
        planned = [each.last.year for each in map(Period, report.plan_periods) if each.last]
        self._farthest = max(planned, default=self._given.year) + _FAR
        self._ahead = set(report.plan_periods) - set(report.review_periods)

    def of(self, figure: Figure) -> str | None:
        """`far`, `ahead`, or None."""
        period = Period.of(figure.period)
        if period is None or period.last is None:
            return None
        if period.last.year > self._farthest:
            return "far"
        begun = period in self._ahead and period.last - self._given > _HARDLY_BEGUN
        return "ahead" if begun else None


@rule(
    "FITS009",
    "a main expected target for a period that the report does not plan",
    why="The main expected targets are for the plan periods; panels join them by these.",
    remedy="correct the target's period, or the plan_periods of the report; else it is no headline",
    severity=Severity.WARNING,
)
def headline_period(case: Case) -> Iterator[Hit]:
    plans = case.report.plan_periods
    if case.denied_plans:
        idle, meant = case.denied_plans
        yield Hit(
            ("plan_periods", plans.index(idle)),
            f"plan_periods has {idle}, which nothing is for; targets and absences are for {meant}",
        )
    if case.denied_plans or not plans:
        return  # else FITS016
    for i, target in enumerate(case.report.targets):
        if target.headline and not plans_answered(target.period, plans):
            yield Hit(
                place(("targets", i), target, "period"),
                f"{target.id}: headline is true, and period is {target.period}; the report plans "
                f"{listed(plans)}",
            )
    for i, passage in enumerate(case.report.headline_passages):
        if passage.period not in plans:
            yield Hit(
                ("headline_passages", i, "period"),
                f"{called(passage)}: the report plans {listed(plans)}",
            )
    planned = {*plans, *(target.period for target in case.report.targets if target.headline)}
    for i, absence in enumerate(case.report.absent_targets):
        if absence.period not in planned and plans_answered(absence.period, plans):
            yield Hit(
                ("absent_targets", i, "period"),
                f"{called(absence)}: period is {absence.period}, and neither a plan period nor "
                "that of a headline target",
            )


@rule(
    "FITS010",
    "a place compared with itself",
    why=(
        "A reference area is named where it is not the government's own; a counterpart is another "
        "place, and one that a place is ranked within holds it."
    ),
    remedy="delete the area, or correct it; the message names both",
    severity=Severity.WARNING,
)
def areas(case: Case) -> Iterator[Hit]:
    if is_misleveled(case):
        return  # VOCAB004: the division is that of another government
    own = case.report.government.division
    for loc, figure in case.figures:
        area, other = figure.ref_area, figure.counterpart_area
        if area == own:
            yield Hit((*loc, "ref_area"), f"{figure.id}: ref_area is {area}, the government's own")
        if other is not None and other == (area or own):
            yield Hit(
                (*loc, "counterpart_area"),
                f"{figure.id}: counterpart_area is {other}, and so is "
                f"{'ref_area' if area else 'the division of the government'}",
            )
        elif (
            other is not None
            and figure.transformation == Transformation.RANK
            and case.vocabulary.division(other, int(case.report.delivered[:4])) is not None
            and not _holds(other, area or own)
        ):
            yield Hit(
                (*loc, "counterpart_area"),
                f"{figure.id}: is ranked within counterpart_area {other}, which does not hold "
                f"{area or own}",
            )


def _holds(outer: str, inner: str) -> bool:
    """Whether one division code is that of a larger place around another's."""
    if outer == _NATION:
        return True
    within = outer[:2] if outer.endswith("0000") else outer[:4] if outer.endswith("00") else outer
    return inner.startswith(within)


@rule(
    "FITS011",
    "a link between figures that do not go together",
    why=(
        "A rank is of a figure of its own time, a part has a unit of its whole's kind, a share is "
        "of an amount, and a figure of a project lies in its passage."
    ),
    remedy="correct the link, or the field of the two figures that differs",
    severity=Severity.WARNING,
)
def links(case: Case) -> Iterator[Hit]:
    known = {figure.id: figure for _, figure in case.figures}
    projects = {project.id: project for project in case.report.livelihood_projects}
    for loc, figure in case.figures:
        if figure.indicator is not None and figure.pegged_to == figure.indicator:
            yield Hit((*loc, "pegged_to"), f"{figure.id}: pegged_to is its own {figure.indicator}")
        if (ranked := known.get(figure.ranks or "")) and ranked.period != figure.period:
            yield Hit(
                (*loc, "ranks"),
                f"{figure.id}: period is {figure.period or EMPTY}, and that of {ranked.id}, which "
                f"it ranks, {ranked.period or EMPTY}",
            )
        whole = known.get(figure.part_of or "")
        if whole and (kinds := kinds_of_units(case, figure, whole)):
            yield Hit(
                (*loc, "part_of"),
                f"{figure.id}: unit is {figure.unit} (of {kinds[0]}), and {whole.id}, of which it "
                f"is a part, is in {whole.unit} (of {kinds[1]})",
            )
        base = known.get(figure.share_of or "")
        if base and base.share_of is not None:
            yield Hit((*loc, "share_of"), f"{figure.id}: share_of names {base.id}, itself a share")
        around = next(
            (each for each in projects.values() if each.at.start <= figure.at.start < each.at.end),
            None,
        )
        if around is not None and figure.project is None:
            yield Hit(
                (*loc, "at", 0),
                f"{figure.id}: stands in the passage of {around.id}, and project is empty",
            )
        project = projects.get(figure.project or "")
        told = project is not None and speaks_of(case.report, project.year)  # else FITS019
        if project and told and not _is_of_year(figure, project.year):
            yield Hit(
                (*loc, "project"),
                f"{figure.id}: period is {figure.period}, and {project.id} is of {project.year}",
            )
        aim = known.get(figure.fulfils or "")
        elsewhere = aim is not None and aim.project == figure.project  # said outside the list too
        inside = project and project.at.start <= figure.at.start < project.at.end
        if project and not inside and not elsewhere:
            yield Hit(
                (*loc, "project"),
                f"{figure.id}: starts at {figure.at.start}, outside the passage of {project.id} "
                f"({project.at.start} to {project.at.end})",
            )


def _is_of_year(figure: Figure, year: str) -> bool:
    """Whether a figure's period has the year of its project; one of them may be unsaid."""
    periods = Period.of(figure.period), Period.of(year)
    return periods[0] is None or periods[1] is None or not periods[0].apart(periods[1])


def kinds_of_units(case: Case, part: Figure, whole: Figure) -> tuple[str, str] | None:
    """The kinds of the two units, where they differ and neither is a share of the other."""
    units = [case.grammar.units.resolve(figure.unit or "") for figure in (part, whole)]
    if units[0] is None or units[1] is None:
        return None
    kinds = units[0].unit.dimension, units[1].unit.dimension
    return kinds if kinds[0] != kinds[1] and "share" not in kinds else None
