"""Rules about links between records."""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, Hit, rule
from reportschema.models import Figure, Observation, WorkReport

LINKS = ("part_of", "share_of", "ranks", "repeats", "fulfils", "project")


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
    remedy="write the id of an existing record: of the same list for part_of, share_of, ranks and repeats; a target for fulfils; "
    "a livelihood project for project",
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
                yield Hit((*loc, link), f"{figure.id}: {link} names report {report_id}, which is not among the sources checked")
                continue
            key = (report_id, link, type(figure))
            if key not in known:
                known[key] = _ids(reports[0], link, type(figure))
            if own not in known[key]:
                yield Hit((*loc, link), f"{figure.id}: {link} is {target}, and there is no such record")
            elif not report_id and own == figure.id:
                yield Hit((*loc, link), f"{figure.id}: {link} names the record itself")


@rule(
    "REF002",
    "links that lead in a circle",
    why="A whole cannot be a part of its own part; whoever adds up or follows such links never ends.",
    remedy="find out from the text which of the figures is the whole, or was said first, and delete the link of the other",
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
                yield Hit((*loc, link), f"{figure.id}: {link} leads back to itself by way of {', '.join(sorted(seen - {figure.id}))}")
