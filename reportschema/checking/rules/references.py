"""Rules about links between records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from reportschema.checking.corpus import RecordIds
from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models import Figure, Observation, Target, readable

_FEW = 8  # ids that a message lists; of more valid ones it names the one most like the wrong one
LINKS = ("part_of", "share_of", "ranks", "repeats", "fulfils", "project")
_LEADING_ON = ("part_of", "share_of", "repeats")  # links that one record of a list has to another


def _instead(record_id: str, link: str, figure: Figure, ids: RecordIds) -> str:
    """What stands under the id instead, or the nearest valid one."""
    demanded = (
        "a livelihood project"
        if link == "project"
        else "a target"
        if link == "fulfils"
        else f"one of the {figure.table.name}"
    )
    if (name := ids.list_of(record_id)) is not None:
        return f"one of the {name}, and {link} takes {demanded}"
    valid = ids.linked_by(link, type(figure))
    choices = (
        ", none is there"
        if not valid.words
        else f", there are {', '.join(valid.words)}"
        if len(valid.words) <= _FEW
        else valid.nearest(record_id)
    )
    return f"and no record has this id; {link} takes {demanded}{choices}"


@rule(
    "REF001",
    "a link to nothing",
    why="A dangling id breaks every join.",
    remedy="write the id of a record that is there, of the list that the message names",
)
def dangling(case: Case) -> Iterator[Hit]:
    own_ids = RecordIds(case.report)
    for loc, figure in case.figures:
        for link in LINKS:
            target = getattr(figure, link)
            if target is None:
                continue
            report_id, _, record_id = target.rpartition("/")
            ids = case.corpus.record_ids(report_id) if report_id else own_ids
            if ids is None:
                yield Hit(
                    (*loc, link),
                    f"{figure.id}: {link} names report {report_id}, which is not among the "
                    f"sources checked{case.corpus.ids.nearest(report_id)}",
                )
            elif record_id not in ids.linked_by(link, type(figure)):
                if not report_id and ids.has_repeated(link, type(figure)):
                    continue  # ID001: the record that is meant has the id of another
                instead = _instead(record_id, link, figure, ids)
                yield Hit((*loc, link), f"{figure.id}: {link} is {target}, {instead}")
            elif not report_id and record_id == figure.id:
                yield Hit((*loc, link), f"{figure.id}: {link} names the record itself")


@rule(
    "REF002",
    "links that lead in a circle",
    why=(
        "A whole cannot be a part of its own part; whoever adds up or follows such links never "
        "ends."
    ),
    remedy=(
        "find out from the text which of the figures is the whole, or was said first, "
        "and delete the link of the other"
    ),
)
def circles(case: Case) -> Iterator[Hit]:
    for kind in (Observation, Target):
        figures = [row for row in case.figures if isinstance(row[1], kind)]
        for link in _LEADING_ON:
            links = {figure.id: getattr(figure, link) for _, figure in figures}
            circle_of = {record_id: circle for circle in _circles(links) for record_id in circle}
            for loc, figure in figures:
                circle = circle_of.get(figure.id, [])
                if len(circle) > 1:
                    others = list(islice((each for each in circle if each != figure.id), _FEW))
                    more = len(circle) - 1 - len(others)
                    yield Hit(
                        (*loc, link),
                        f"{figure.id}: {link} leads back to itself by way of "
                        f"{', '.join(others)}{f' and {more} more' if more else ''}",
                    )


def _circles(links: Mapping[str, str | None]) -> Iterator[list[str]]:
    """The ids of each circle that links lead in, sorted.

    Every link is followed once: a walk ends where an earlier one has been.
    """
    walked: set[str] = set()
    for start in links:
        path: dict[str, None] = {}
        record_id: str | None = start
        while record_id is not None and record_id not in walked and record_id not in path:
            path[record_id] = None
            record_id = links.get(record_id)
        if record_id in path:
            ids = list(path)
            yield sorted(ids[ids.index(record_id) :])
        walked.update(path)


@rule(
    "REF003",
    "a withdrawn record replaced by nothing",
    why="Whoever kept a withdrawn id is led to the record that takes its place.",
    remedy="name records that are there under replaced_by, or leave the key out",
)
def replaced_by_nothing(case: Case) -> Iterator[Hit]:
    for i, row in enumerate(case.report.withdrawn):
        for j, reference in enumerate(row.replaced_by):
            report_id, _, record_id = reference.rpartition("/")
            ids = case.corpus.record_ids(report_id or case.report.id)
            if ids is None or ids.list_of(record_id) in (None, "withdrawn"):
                message = f"{row.id}: replaced_by names {reference}, and no record has this id"
                yield Hit(("withdrawn", i, "replaced_by", j), message)


@rule(
    "REF004",
    "a reading of no record",
    why="A record that is gone was read in vain; a misspelt id leaves another record unread.",
    remedy="correct the id under reviewed, or delete it with its digits",
    severity=Severity.WARNING,
)
def reading_of_nothing(case: Case) -> Iterator[Hit]:
    keys: set[str] | None = None
    for i, reviewed in enumerate(case.report.reviewed):
        keys = set(readable(case.report)) if keys is None else keys
        for key in reviewed.records:
            if key not in keys:
                message = f"{key} is reviewed by {reviewed.who}, and no record is known by it"
                yield Hit(("reviewed", i, "records", key), message, key=True)
