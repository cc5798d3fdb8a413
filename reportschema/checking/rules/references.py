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
