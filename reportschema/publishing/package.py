"""The whole package in memory: every table, and the bytes of every file."""

from __future__ import annotations

from collections.abc import Sequence

from reportschema.models import Record, WorkReport
from reportschema.notation import UnitTable
from reportschema.publishing.computed.features import section_features
from reportschema.publishing.computed.frame import frame
from reportschema.publishing.computed.panel import panel
from reportschema.publishing.computed.panels import outcome_panel, promise_outcome, target_panel
from reportschema.publishing.computed.states import (
    ContributionRow,
    ReviewRow,
    contributions,
    reviews,
)
from reportschema.publishing.describing.catalogue import catalogue_files
from reportschema.publishing.describing.descriptor import descriptor, descriptor_bytes
from reportschema.publishing.describing.dictionary import dictionary, field_rows
from reportschema.publishing.formats.csv_files import csv_bytes
from reportschema.publishing.formats.offered import Format, format_files
from reportschema.publishing.records.cells import table_type
from reportschema.publishing.records.tables import (
    BuiltReport,
    Table,
    model_table,
    report_tables,
    vocabulary_tables,
)
from reportschema.publishing.rows import panel_models as panel_rows
from reportschema.publishing.rows import summary_models as summaries
from reportschema.publishing.rows.panel_row import PanelRow
from reportschema.vocabularies import Vocabulary


def package_tables(
    built: Sequence[BuiltReport],
    known: Vocabulary,
    units: UnitTable,
    audits: Sequence[summaries.AuditRow],
    with_texts: bool = False,
) -> list[Table]:
    """All tables in their order: records, vocabularies, derived, and `fields` about them all."""
    ordered = sorted(built, key=lambda source: source.report.id)
    reports = [source.report for source in ordered]
    features: list[Record] = [row for report in reports for row in section_features(report)]
    tables = [
        *report_tables(ordered, known, units, with_texts).values(),
        model_table(ReviewRow, reviews(reports)),
        model_table(ContributionRow, contributions(reports)),
        *vocabulary_tables(known).values(),
        model_table(PanelRow, panel(reports, known, units)),
        model_table(panel_rows.TargetPanelRow, target_panel(reports, known, units)),
        model_table(panel_rows.OutcomePanelRow, outcome_panel(reports, known, units)),
        model_table(panel_rows.PromiseOutcomeRow, promise_outcome(reports, known, units)),
        model_table(summaries.FrameRow, frame(reports, known)),
        model_table(summaries.AuditRow, audits),
        model_table(summaries.SectionFeatureRow, features),
    ]
    fields = model_table(summaries.FieldRow, [])
    return [*tables, model_table(summaries.FieldRow, field_rows([*tables, fields]))]


def column_types(known: Vocabulary, units: UnitTable) -> dict[str, dict[str, str]]:
    """Table -> column -> type in the Table Schema, of every table of a package of this version."""
    return {
        table.name: {column.name: table_type(column) for column in table.columns}
        for table in package_tables([], known, units, [])
    }


def package_files(
    tables: Sequence[Table],
    reports: Sequence[WorkReport],
    known: Vocabulary,
    formats: Sequence[Format] = (Format.CSV,),
    agreement: Sequence[str] = (),
) -> dict[str, bytes]:
    """File name -> bytes of the whole package.

    CSV, descriptor, catalogue entries and dictionary are always there, other formats when `formats`
    names them. agreement: how far a second coding agreed, in Markdown, for the dictionary.
    """
    files = {f"{table.name}.csv": csv_bytes(table) for table in tables}
    ordered = sorted(reports, key=lambda report: report.id)
    about = {
        "datapackage.json": descriptor_bytes(descriptor(tables, files, ordered)),
        "README.md": dictionary(tables, known, agreement).encode(),
    }
    files |= format_files(tables, formats)
    return files | about | catalogue_files(tables, files)
