"""A page for each report.

It shows the targets, figures by topic, problems, projects, glossary, awards and outline of the
report, and who annotated what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportschema.pages.content import LISTS, Content, Row
from reportschema.pages.render import Site


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """One page for each report."""
    for report in site.content.reports.values():
        yield site.page(
            "report.html",
            f"report/{report['id']}.html",
            site.notices([report["id"]]),
            **_values(site, report),
        )


def _values(site: Site, report: Row) -> dict[str, object]:
    content, name = site.content, report["id"]
    place = content.places[report["place_id"]]
    position = place.reports.index(report)
    components: dict[str, list[Row]] = defaultdict(list)
    for row in content.of_report("glossary_components", name):
        components[row["glossary_id"]].append(row)
    return {
        "report": report,
        "place": place,
        "before": place.reports[position - 1] if position else None,
        "after": place.reports[position + 1] if position + 1 < len(place.reports) else None,
        "editions": content.of_report("editions", name),
        "outline": nested(content.of_report("sections", name)),
        "panel": [
            (row, content.figures.get(row["target_id"]))
            for row in content.of_report("target_panel", name)
        ],
        "absent": {row["id"]: row for row in content.of_report("absent_targets", name)},
        "topics": by_topic(content, name),
        "count": len(content.of_report("observations", name))
        + len(content.of_report("targets", name)),
        "problems": content.of_report("problems", name),
        "projects": content.of_report("livelihood_projects", name),
        "glossary": content.of_report("glossary", name),
        "components": components,
        "awards": content.of_report("awards", name),
        "annotation": [
            (
                table,
                {part: report[f"annotation_{table}_{part}"] for part in ("state", "by", "note")},
            )
            for table in LISTS
        ],
        "has_text": name in content.texts,
    }


class Branch:
    """A section and those inside it."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.inside: list[Branch] = []


def nested(sections: Sequence[Row]) -> list[Branch]:
    """The outline as a tree, by the parents that the package gives."""
    branches = {row["id"]: Branch(row) for row in sections}
    roots: list[Branch] = []
    for branch in branches.values():
        parent = branches.get(branch.row["parent_id"])
        (parent.inside if parent else roots).append(branch)
    return roots


def by_topic(content: Content, report: str) -> list[tuple[Row | None, list[Row]]]:
    """(topic, its figures in text order), by code of the topic; figures without one come last."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for table in ("observations", "targets"):
        for row in content.of_report(table, report):
            groups[row["topic"]].append(row)
    ordered = sorted(groups, key=lambda code: (not code, code))
    return [
        (content.topics.get(code), sorted(groups[code], key=lambda row: int(row["start"] or 0)))
        for code in ordered
    ]
