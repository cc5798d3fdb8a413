"""The data dictionary for people.

It is the `README.md` of the package, generated from the same tables as its other files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportschema.guide import sections
from reportschema.models.fields.shape import Column
from reportschema.publishing.computed.breaks import break_lines
from reportschema.publishing.describing import about
from reportschema.publishing.describing.diagram import diagram
from reportschema.publishing.describing.readings import reading_lines
from reportschema.publishing.records.cells import cell, choices, table_type
from reportschema.publishing.records.tables import Table
from reportschema.publishing.rows.summary_models import FieldRow
from reportschema.vocabularies import Vocabulary
from reportschema.vocabularies.fits.phrases import phrases_of_field


def field_rows(tables: Iterable[Table]) -> Iterator[FieldRow]:
    """The columns of tables as rows of the table `fields`."""
    for table in tables:
        for column in table.columns:
            codes, fits = choices(column), tuple(phrases_of_field(table.name, column.name))
            yield FieldRow(
                id=f"{table.name}.{column.name}",
                table_name=table.name,
                name=column.name,
                type=table_type(column),
                title=column.doc.en,
                title_zh=column.doc.zh,
                description=column.doc.says_en,
                description_zh=column.doc.says_zh,
                unit=column.doc.unit,
                concept=column.doc.concept,
                refers=table.name if column.doc.refers == "figures" else column.doc.refers,
                values=tuple(code.value for code in codes),
                values_en=tuple(code.en for code in codes),
                values_zh=tuple(code.zh for code in codes),
                fits=tuple(phrase.en() for phrase in fits),
                fits_zh=tuple(phrase.zh() for phrase in fits),
                required=column.required,
            )


def dictionary(tables: Sequence[Table], known: Vocabulary, agreement: Sequence[str] = ()) -> str:
    """The whole page. agreement: how far a second coding agreed, in Markdown."""
    codebook = sections("codebook")
    lines = [f"# {about.TITLE_EN}", "", f"{about.TITLE_ZH}. {about.SAYS_EN}", "", about.SAYS_ZH, ""]
    lines += [
        f"Data version {about.DATA_VERSION} ({about.DATA_RELEASED}). Data: CC0-1.0."
        f" Cite: {about.CITE_AS}.",
        "",
    ]
    lines += ["Built by `reportschema build`; do not edit.", ""]
    lines += ["## Before you use it", "", codebook["Before you use it"]]
    lines += _breaks(tables, known)
    lines += ["", *reading_lines(tables)]
    if agreement:
        heading = "How far two codings agree"
        lines += ["", f"## {heading}", "", codebook[heading], "", *agreement]
    lines += ["", "## Tables", "", "| table | 表 | rows | one row is |", "|---|---|---:|---|"]
    lines += [
        f"| [{table.name}](#{table.name}) | {table.doc.zh} | {len(table.rows):,}"
        f" | {table.doc.says_en} |"
        for table in tables
    ]
    lines += ["", codebook["How to read a cell"], ""]
    lines += [
        "How they refer to each other. Each arrow is a column that holds the other table's key;"
        " beside these, the records of a report",
        "refer to it by `report_id`, to the heading over them by `section_id`, and to their"
        " purpose of government by `topic`.",
        "",
    ]
    lines += [*diagram(tables), ""]
    for table in tables:
        lines += _table(table)
    return "\n".join(lines) + "\n"


def _breaks(tables: Sequence[Table], known: Vocabulary) -> Iterator[str]:
    yield ""
    yield "## Breaks in the series of this package"
    yield ""
    breaks = break_lines(tables, known)
    if not breaks:
        yield "None is known."
        return
    yield (
        "Compare across these years only after thought. Mergers are declared by hand;"
        " the other lines are worked out from the tables."
    )
    yield ""
    yield "| place_id | from, or period | what breaks |"
    yield "|---|---|---|"
    for line in breaks:
        yield f"| {line.place_id} | {line.year} | {line.says} |"


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"{table.doc.says_en} {table.doc.zh}：{table.doc.says_zh}"
    yield ""
    yield f"Key: `{table.doc.key}`. Rows: {len(table.rows):,}."
    yield ""
    for note in sections("codebook", 3).get(table.name, "").splitlines():
        yield f"> {note.removeprefix('- ')}"
        yield ""
    example = _example(table)
    yield "| column | type | title | meaning | 含义 | example |"
    yield "|---|---|---|---|---|---|"
    for column in table.columns:
        meaning = f"{_escape(column.doc.says_en)} | {_escape(column.doc.says_zh)}"
        sample = f"`{_escape(example[column.name])}`" if example.get(column.name) else ""
        title = f"{column.doc.en} {column.doc.zh}"
        yield f"| `{column.name}` | {_type(table, column)} | {title} | {meaning} | {sample} |"
    yield ""
    for column in table.columns:
        if codes := choices(column):
            yield f"Values of `{column.name}`:"
            yield ""
            for code in codes:
                yield f"- `{code.value}`: {code.en} ({code.zh})"
            yield ""
        if fits := tuple(phrases_of_field(table.name, column.name)):
            yield f"What `{column.name}` goes with:"
            yield ""
            yield from (f"- {_escape(phrase.en())} {_escape(phrase.zh())}" for phrase in fits)
            yield ""


def _example(table: Table) -> dict[str, str]:
    """One row, column by column: the first of those with the most cells filled."""
    fullest = max(table.rows, key=lambda row: sum(bool(cell(value)) for value in row), default=())
    return {
        column.name: _short(cell(value))
        for column, value in zip(table.columns, fullest, strict=False)
    }


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


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
    return text.replace("|", "\\|").replace("`", "'").replace("\n", " ").replace("<", "&lt;")
