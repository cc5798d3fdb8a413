"""The command line: thin, and the only place of exit codes.

0: no error; 1: an error was found (with --strict also a warning); 2: could not run, or nothing to check.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

OK, FOUND, COULD_NOT_RUN = 0, 1, 2

app = typer.Typer(
    name="reportschema",
    help="Chinese government work reports (政府工作报告) as checked data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class OutputFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


Texts = Annotated[
    Path | None, typer.Option("--texts", metavar="DIR", help="Folder with the published texts; found by sha256, not by name.")
]


@app.command()
def validate(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Source files, folders, or a built package. Default: sources")
    ] = None,
    texts: Texts = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
    output_format: Annotated[OutputFormat, typer.Option("--output-format", help="How to print findings.")] = OutputFormat.TEXT,
) -> None:
    """Check sources: schema, rules, and with --texts every anchor against its text."""
    from reportschema.checking.reporters import as_json, as_line
    from reportschema.verbs.validate import summary_line, summary_of
    from reportschema.verbs.validate import validate as run

    result = run(paths or [Path("sources")], texts)
    if output_format is OutputFormat.JSON:
        typer.echo(as_json(result.findings, summary_of(result)))
    else:
        for one in result.findings:
            typer.echo(as_line(one))
        typer.echo(summary_line(result), err=True)
    raise typer.Exit(FOUND if result.fails(strict) else OK)


@app.command()
def build(
    sources: Annotated[Path, typer.Option("--sources", metavar="DIR", help="Folder of annotated reports.")] = Path("sources"),
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Folder of the package. Default: datapackage")] = None,
    formats: Annotated[
        str, typer.Option("--formats", help="csv, sqlite, parquet, duckdb: set apart by commas. CSV is always there.")
    ] = "csv",
    texts: Texts = None,
) -> None:
    """Validate the sources, then write the data package, whole or not at all."""
    from reportschema.checking.reporters import as_line
    from reportschema.publishing.formats import Format
    from reportschema.verbs.build import build as run
    from reportschema.verbs.validate import summary_line

    try:
        wanted = [Format(name.strip()) for name in formats.split(",")]
    except ValueError as error:
        raise typer.BadParameter(f"{error}; choose from {', '.join(Format)}", param_hint="--formats") from None
    result = run(sources, out, wanted, texts)
    for one in result.findings:
        typer.echo(as_line(one))
    typer.echo(summary_line(result), err=True)
    if result.errors:
        typer.echo("reportschema: nothing was written: mend the errors first", err=True)
        raise typer.Exit(FOUND)
    typer.echo(f"wrote {out or 'datapackage'}", err=True)


@app.command()
def draft(
    texts: Annotated[list[Path], typer.Argument(metavar="TEXT...", help="Raw texts (txt, html, docx), or folders of them.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE|DIR", help="Where drafts go. Default: drafts")] = None,
    force: Annotated[bool, typer.Option("--force", help="Draft also what does not look like a work report.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
) -> None:
    """Read raw texts of any government's report, any year, into draft sources that validate."""
    from reportschema.checking.reporters import printable
    from reportschema.verbs.draft import Drafted
    from reportschema.verbs.draft import draft as run

    def show(done: Drafted) -> None:
        advance()
        if done.error:
            typer.echo(printable(f"{done.text}: {done.error}"))
        for note in done.notes:
            typer.echo(printable(f"{done.target}: to check: {note}"))

    with _progress(quiet) as advance:
        results = run(texts, out, force, show)
    made = [one for one in results if one.target]
    refused = len(results) - len(made)
    counts = f"{len(made)} drafts, {sum(one.figures for one in made)} figures, {sum(one.reviews for one in made)} records to review"
    typer.echo(f"{counts}, {sum(one.dropped for one in made)} records dropped as inconsistent, {refused} texts not drafted", err=True)
    raise typer.Exit(FOUND if refused else OK)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on a terminal; nothing elsewhere or when told to be quiet."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("drafting", total=None)
        yield lambda: bar.advance(task)


@app.command()
def audit(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="Source files or folders. Default: sources")] = None,
    texts: Texts = None,
    everything: Annotated[bool, typer.Option("--all", help="Print consistent relations too.")] = False,
    output_format: Annotated[OutputFormat, typer.Option("--output-format", help="How to print results.")] = OutputFormat.TEXT,
) -> None:
    """Work out what the figures say of each other: arithmetic, agreement across reports, promise against outcome."""
    from reportschema.checking.reporters import as_line
    from reportschema.verbs.audit import as_json, lines_of, summary_line
    from reportschema.verbs.audit import audit as run

    result = run(paths or [Path("sources")], texts)
    if result.validation.fails():
        for one in result.validation.findings:
            typer.echo(as_line(one), err=True)
        typer.echo("reportschema: nothing was audited: mend the errors first", err=True)
    elif output_format is OutputFormat.JSON:
        typer.echo(as_json(result, everything))
    else:
        for line in lines_of(result, everything):
            typer.echo(line)
        typer.echo(summary_line(result), err=True)
    raise typer.Exit(FOUND if result.fails() else OK)


@app.command()
def schema(out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write it to a file instead.")] = None) -> None:
    """Print the JSON Schema (2020-12) of a source, for editors."""
    from reportschema.verbs.schema import schema_text

    if out is None:
        typer.echo(schema_text(), nl=False)
    else:
        out.write_text(schema_text(), encoding="utf-8")


class DiffFormat(StrEnum):
    """How differences are printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command()
def diff(
    older: Annotated[Path, typer.Argument(metavar="OLD", help="A package: its folder, or a zip.")],
    newer: Annotated[Path, typer.Argument(metavar="NEW", help="A later package.")],
    output_format: Annotated[DiffFormat, typer.Option("--output-format", help="How to print differences.")] = DiffFormat.TEXT,
) -> None:
    """Print the facts that a package added, removed and changed, and why; 1 where an id vanished or means something else."""
    from reportschema.checking.reporters import printable
    from reportschema.publishing import comparison_texts
    from reportschema.verbs.diff import diff as run

    found = run(older, newer)
    shown = {"text": comparison_texts.as_text, "json": comparison_texts.as_json, "markdown": comparison_texts.as_markdown}
    text = shown[output_format.value](found)
    typer.echo("\n".join(printable(line) for line in text.split("\n")))
    raise typer.Exit(FOUND if found.broken else OK)


@app.command()
def show(
    report_id: Annotated[str | None, typer.Argument(metavar="[REPORT]", help="Id of a report, as 440103-2017. Default: list them")] = None,
    indicator: Annotated[str | None, typer.Option("--indicator", metavar="CODE", help="An indicator instead: a chart.")] = None,
    package: Annotated[Path, typer.Option("--package", metavar="DIR|ZIP", help="A built package.")] = Path("datapackage"),
) -> None:
    """Show a report (core figures, targets, problems), or what all places reported and promised of an indicator."""
    from rich.console import Console

    from reportschema.verbs.show import show as run

    Console().print(run(report_id, indicator, package))


def main() -> None:
    """Entry point of the console script: no exception of ours reaches the terminal as a traceback."""
    from reportschema.files.folders import FolderError
    from reportschema.files.known import KnownError
    from reportschema.files.sources import NothingToCheckError
    from reportschema.publishing.formats import FormatError
    from reportschema.verbs.read_package import PackageError
    from reportschema.vocabularies import VocabularyError

    try:
        app()
    except (NothingToCheckError, FolderError, FormatError, KnownError, PackageError, VocabularyError) as error:
        typer.echo(f"reportschema: {error}", err=True)
        sys.exit(COULD_NOT_RUN)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(COULD_NOT_RUN)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        typer.echo(f"reportschema: {error.filename or ''}: {error.strerror}", err=True)
        sys.exit(COULD_NOT_RUN)
