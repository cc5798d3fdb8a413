"""The tables of a package: their columns read off the models, their rows off the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportschema.models import Figure, Model, Problem, Record, Section, TableDoc, WorkReport
from reportschema.models.fields.shape import Column, children, columns, is_place, members, tables
from reportschema.notation import UnitTable
from reportschema.notation.normalize import normalize
from reportschema.publishing.records.outline import Outline
from reportschema.publishing.records.sentences import paragraph_at, sentence_at
from reportschema.publishing.rows.derived import (
    FigureColumns,
    ParentColumns,
    PlaceColumns,
    ReportColumns,
    TextColumns,
    TopicalPlaceColumns,
)
from reportschema.publishing.rows.panel_models import ROW_ID
from reportschema.vocabularies import Vocabulary

_ROW_ID = Column("id", str, True, ROW_ID, ("id",))


@dataclass
class Table:
    """One table: what it is, its columns, and its rows in the order of the columns."""

    doc: TableDoc
    columns: tuple[Column, ...]
    rows: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Name of the table, and of its file without ending."""
        return self.doc.name


@dataclass(frozen=True, slots=True)
class BuiltReport:
    """A report on its way into tables.

    It carries the hash of its source, and its text where the package shall hold sentences.
    """

    report: WorkReport
    source_sha256: str
    text: str | None = None


def derived_model(record: type[Record]) -> type[Model] | None:
    """The model of the columns that a table has beside its record's fields."""
    if record is WorkReport:
        return ReportColumns
    if issubclass(record, Figure):
        return FigureColumns
    if record is Section:
        return ParentColumns
    if record is Problem:
        return TopicalPlaceColumns
    return PlaceColumns if is_anchored(record) else None


def is_anchored(record: type[Record]) -> bool:
    """Whether records of the type have a place in the text."""
    return any(member.name == "at" and is_place(member.type) for member in members(record))


def report_tables(
    reports: Sequence[BuiltReport], known: Vocabulary, units: UnitTable, with_texts: bool
) -> dict[str, Table]:
    """The tables of records, by name, in the order of the models; empty ones too."""
    tables_by_name: dict[str, Table] = {}
    above: dict[type[Record], tuple[Column, ...]] = {WorkReport: ()}
    for record in tables(WorkReport):
        own = columns(record)
        key = next((column for column in own if column.name == "id"), None)
        if record is WorkReport:
            head: tuple[Column, ...] = (_reference(key, "report_id", "reports"),) if key else ()
        else:
            head = above[record]
            if key is None:
                own = (_ROW_ID, *own)
        for _, child in children(record):
            link = (
                _reference(key, f"{record.table.name.removesuffix('s')}_id", record.table.name)
                if key
                else None
            )
            above[child] = (*head, *((link,) if link and record is not WorkReport else ()))
        extra = derived_model(record)
        tables_by_name[record.table.name] = Table(
            record.table,
            (
                *head,
                *own,
                *(columns(extra) if extra else ()),
                *(columns(TextColumns) if with_texts and is_anchored(record) else ()),
            ),
        )
    for built in sorted(reports, key=lambda source: source.report.id):
        for name, row in _Rows(built, known, units, with_texts).all():
            tables_by_name[name].rows.append(row)
    return tables_by_name


def _reference(key: Column, name: str, table: str) -> Column:
    return key._replace(
        name=name, required=True, doc=replace(key.doc, refers=table, local=False), path=()
    )


class _Rows:
    """The rows of one report."""

    def __init__(
        self, built: BuiltReport, known: Vocabulary, units: UnitTable, with_texts: bool
    ) -> None:
        self.report, self.text, self.sha256 = built.report, built.text, built.source_sha256
        self.known, self.units, self.with_texts = known, units, with_texts
        self.outline = Outline(built.report)

    def all(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        yield (
            "reports",
            (self.report.id, *self._own(self.report, self.report.id), *self._derived(self.report)),
        )
        yield from self._below(self.report, (self.report.id,))

    def _below(
        self, record: Record, above: tuple[str, ...]
    ) -> Iterator[tuple[str, tuple[Any, ...]]]:
        for name, child_type in children(type(record)):
            for child in getattr(record, name):
                me = f"{above[-1]}/{child.key()}"
                head = above if "id" in child_type.model_fields else (*above, me)
                yield (
                    child_type.table.name,
                    (*head, *self._own(child, me), *self._derived(child), *self._texts(child)),
                )
                yield from self._below(child, (*above, me))

    def _own(self, record: Record, me: str) -> Iterator[Any]:
        for column in columns(type(record)):
            if column.path == ("id",):
                yield me
                continue
            value: Any = record
            for step in column.path:
                value = getattr(value, step, None)
            if not column.doc.local or value is None:
                yield value
            elif column.many:
                yield tuple(map(self._global, value))
            else:
                yield self._global(value)

    def _global(self, reference: str) -> str:
        return reference if "/" in reference else f"{self.report.id}/{reference}"

    def _derived(self, record: Record) -> tuple[Any, ...]:
        model = derived_model(type(record))
        if model is None:
            return ()
        values = self._derived_values(record)
        return tuple(values.get(column.name) for column in columns(model))

    def _derived_values(self, record: Record) -> Mapping[str, Any]:
        if isinstance(record, WorkReport):
            division = self.known.division(record.government.division, self.year)
            return {
                "place_id": division.place_id if division else record.government.division,
                "division_id": division.id if division else None,
                "year": self.year,
                "source_sha256": self.sha256,
            }
        if isinstance(record, Section):
            parent = self.outline.parent(record)
            return {"parent_id": f"{self.report.id}/{parent.id}" if parent else None}
        values: dict[str, Any] = {}
        at = getattr(record, "at", None)
        if at is not None and (section := self.outline.innermost(at.start)):
            values = {
                "section_id": f"{self.report.id}/{section.id}",
                "part": section.part,
                "topic": self.outline.topic(at.start),
            }
        if isinstance(record, Figure):
            normalized = normalize(record, self.units)
            values |= {
                "place_id": self.place_id(record.ref_area or self.report.government.division),
                "normalized_value": normalized.value,
                "normalized_low": normalized.low,
                "normalized_high": normalized.high,
                "normalized_unit": normalized.unit,
                "lower_bound": normalized.lower_bound,
                "upper_bound": normalized.upper_bound,
            }
        return values

    @property
    def year(self) -> int:
        return int(self.report.delivered[:4])

    def place_id(self, code: str) -> str:
        division = self.known.division(code, self.year)
        return division.place_id if division else code

    def _texts(self, record: Record) -> tuple[str | None, ...]:
        if not (self.with_texts and is_anchored(type(record))):
            return ()
        at = getattr(record, "at", None)
        if self.text is None or at is None:
            return None, None
        return sentence_at(self.text, at.start, at.end), paragraph_at(self.text, at.start, at.end)


def vocabulary_tables(known: Vocabulary) -> dict[str, Table]:
    """The vocabularies as tables, by name."""
    rows: tuple[Iterable[Record], ...] = (
        known.indicators.values(),
        known.core.values(),
        known.units.values(),
        known.topics.values(),
        known.divisions.values(),
        known.concepts.values(),
        known.breaks,
    )
    tables_by_name = {}
    for records in rows:
        listed = list(records)
        model = type(listed[0])
        tables_by_name[model.table.name] = model_table(model, listed)
    return tables_by_name


def model_table(model: type[Record], records: Iterable[Record]) -> Table:
    """A table straight from flat records."""
    shape = columns(model)
    getters: list[Callable[[Any], Any]] = [_getter(column.path) for column in shape]
    return Table(model.table, shape, [tuple(get(record) for get in getters) for record in records])


def _getter(path: tuple[str, ...]) -> Callable[[Any], Any]:
    def get(record: Any) -> Any:
        for step in path:
            record = getattr(record, step, None)
        return record

    return get
