"""The data dictionary for people: `README.md` of the package, generated from the same tables as its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportschema.models.shape import Column
from reportschema.publishing import about
from reportschema.publishing.cells import cell, choices, table_type
from reportschema.publishing.panel_models import FieldRow
from reportschema.publishing.tables import Table


def field_rows(tables: Iterable[Table]) -> Iterator[FieldRow]:
    """The columns of tables as rows of the table `fields`."""
    for table in tables:
        for column in table.columns:
            yield FieldRow(
                id=f"{table.name}.{column.name}", table_name=table.name, name=column.name, type=table_type(column),
                title=column.doc.en, title_zh=column.doc.zh, description=column.doc.says_en, description_zh=column.doc.says_zh,
                unit=column.doc.unit, concept=column.doc.concept,
                refers=table.name if column.doc.refers == "figures" else column.doc.refers,
                values=tuple(code.value for code in choices(column)), values_en=tuple(code.en for code in choices(column)),
                values_zh=tuple(code.zh for code in choices(column)), required=column.required,
            )  # fmt: skip


def dictionary(tables: Sequence[Table]) -> str:
    """The whole page."""
    lines = [f"# {about.TITLE_EN}", "", f"{about.TITLE_ZH}. {about.SAYS_EN}", "", about.SAYS_ZH, ""]
    lines += [f"Data version {about.DATA_VERSION}. Data: CC0-1.0. Built by `reportschema build`; do not edit.", ""]
    lines += ["## Before you use it", ""]
    lines += [f"- **{name}.** {text}" for name, text in about.CAVEATS]
    lines += ["", "## How far two codings agree", "", "| field | agreed | of |", "|---|---:|---:|"]
    lines += [f"| {name} | {agreed} | {of} |" for name, agreed, of in about.AGREEMENT]
    lines += ["", about.AGREEMENT_NOTE, ""]
    lines += ["## Tables", "", "| table | 表 | rows | one row is |", "|---|---|---:|---|"]
    lines += [f"| [{table.name}](#{table.name}) | {table.doc.zh} | {len(table.rows):,} | {table.doc.says_en} |" for table in tables]
    lines += [
        "",
        "Every table has one key column; an id holds the report's (`440105-2020/o17`). Empty cells mean: not stated, or not applicable.",
        "Cells that hold several values set them apart with a semicolon.",
        "",
    ]
    for table in tables:
        lines += _table(table)
    return "\n".join(lines) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"{table.doc.says_en} {table.doc.zh}：{table.doc.says_zh}"
    yield ""
    yield f"Key: `{table.doc.key}`. Rows: {len(table.rows):,}."
    yield ""
    yield "| column | type | title | meaning | 含义 |"
    yield "|---|---|---|---|---|"
    for column in table.columns:
        meaning = f"{_escape(column.doc.says_en)} | {_escape(column.doc.says_zh)}"
        yield f"| `{column.name}` | {_type(table, column)} | {column.doc.en} {column.doc.zh} | {meaning} |"
    yield ""
    enumerated = [column for column in table.columns if choices(column)]
    if enumerated:
        yield "Values:"
        yield ""
        for column in enumerated:
            values = "; ".join(f"`{code.value}` {code.en} ({code.zh})" for code in choices(column))
            yield f"- `{column.name}`: {values}"
        yield ""
    if table.rows:
        example = ", ".join(
            f"{column.name} = {_escape(cell(value))}" for column, value in zip(table.columns, table.rows[0], strict=True) if cell(value)
        )
        yield f"Example: {example}"
        yield ""


def _type(table: Table, column: Column) -> str:
    kind = "enumeration" if choices(column) else table_type(column)
    refers = table.name if column.doc.refers == "figures" else column.doc.refers
    extra = [
        kind,
        *(["list"] if column.many else []),
        *([f"-> {refers}"] if refers else []),
        *([column.doc.unit] if column.doc.unit else []),
    ]
    return ", ".join(extra)


def _escape(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
