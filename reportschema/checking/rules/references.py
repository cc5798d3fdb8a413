"""Rules about links between records."""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.finding import nearest
from reportschema.checking.registry import Case, Hit, rule
from reportschema.models import Figure, Observation, WorkReport
from reportschema.models.shape import children

_FEW = 8  # ids that a message lists; of more it names the one most like the wrong one
LINKS = ("part_of", "share_of", "ranks", "repeats", "fulfils", "project")


def _instead(own: str, link: str, figure: Figure, report: WorkReport, valid: set[str]) -> str:
    """What stands under the id instead, or the nearest valid one."""
    wanted = (
        "a livelihood project"
        if link == "project"
        else "a target"
        if link == "fulfils"
        else f"one of the {figure.table.name}"
    )
    for name, _ in children(WorkReport):
        if own in {getattr(row, "id", None) for row in getattr(report, name)}:
            return f"one of the {name}, and {link} takes {wanted}"
    there = (
        "none is there"
        if not valid
        else f"there are {', '.join(sorted(valid))}"
        if len(valid) <= _FEW
        else ""
    )
    return (
        f"and no record has this id; {link} takes "
        f"{wanted}{f', {there}' if there else nearest(own, sorted(valid))}"
    )


def _ids(report: WorkReport, link: str, figure: type[Figure]) -> set[str]:
    if link == "project":
        return {project.id for project in report.livelihood_projects}
    if link == "fulfils" or figure is not Observation:
        return {target.id for target in report.targets}
    return {observation.id for observation in report.observations}


@rule(
    "REF001",
    "a link to nothing",
    why="A dangling id breaks every join.",
    remedy="write the id of a record that is there, of the list that the message names",
)
def dangling(case: Case) -> Iterator[Hit]:
    known: dict[tuple[str, str, type], set[str]] = {}
    for loc, figure in case.figures:
        for link in LINKS:
            target = getattr(figure, link)
            if target is None:
                continue
            report_id, _, own = target.rpartition("/")
            reports = case.others.get(report_id, []) if report_id else [case.report]
            if not reports:
                message = (
                    f"{figure.id}: {link} names report {report_id}, which is not among the "
                    "sources checked"
                )
                yield Hit((*loc, link), message + nearest(report_id, case.others))
                continue
            key = (report_id, link, type(figure))
            if key not in known:
                known[key] = _ids(reports[0], link, type(figure))
            if own not in known[key]:
                yield Hit(
                    (*loc, link),
                    (
                        f"{figure.id}: {link} is {target}, "
                        f"{_instead(own, link, figure, reports[0], known[key])}"
                    ),
                )
            elif not report_id and own == figure.id:
                yield Hit((*loc, link), f"{figure.id}: {link} names the record itself")


@rule(
    "REF002",
    "links that lead in a circle",
    why=(
        "A whole cannot be a part of its own part; whoever adds up or follows such links never "
        "ends."
    ),
    remedy=(
        "find out from the text which of the figures is the whole, or was said first, and delete "
        "the link of the other"
    ),
)
def circles(case: Case) -> Iterator[Hit]:
    figures = {(type(figure), figure.id): figure for _, figure in case.figures}
    for loc, figure in case.figures:
        for link in ("part_of", "share_of", "repeats"):
            seen, here = {figure.id}, getattr(figure, link)
            while here is not None and here not in seen:
                seen.add(here)
                following = figures.get((type(figure), here))
                here = getattr(following, link) if following else None
            if here == figure.id and len(seen) > 1:
                yield Hit(
                    (*loc, link),
                    (
                        f"{figure.id}: {link} leads back to itself by way of "
                        f"{', '.join(sorted(seen - {figure.id}))}"
                    ),
                )
