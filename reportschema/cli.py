"""The command line: thin, and the only place of exit codes.

0: no error; 1: an error was found (with --strict also a warning); 2: could not run, or nothing to check.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator, Sequence
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportschema import screen
from reportschema.screen import DiffFormat, FindingsFormat, OutputFormat

if TYPE_CHECKING:
    from reportschema.verbs.validate import Validation

OK, FOUND, COULD_NOT_RUN = 0, 1, 2

app = typer.Typer(
    name="reportschema",
    help="Chinese government work reports (政府工作报告) as checked data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


Texts = Annotated[
    Path | None,
    typer.Option(
        "--texts",
        metavar="DIR",
        help="Folder with the published texts; found by sha256, not by name.",
    ),
]


@app.callback()  # without a docstring, which would stand in the help; with it the application stays a group when one verb is declared
def _reportschema(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=lambda given: _version(given),
            help="Print the version.",
        ),
    ] = False,
) -> None: ...


def _version(given: bool) -> None:
    if given:
        from reportschema import __version__

        typer.echo(f"reportschema {__version__}")
        raise typer.Exit(OK)


@app.command()
def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Source files, folders, or a built package. Default: sources"
        ),
    ] = None,
    texts: Texts = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
    output_format: Annotated[
        FindingsFormat, typer.Option("--output-format", help="How to print findings.")
    ] = FindingsFormat.TEXT,
    excerpts: Annotated[
        bool | None,
        typer.Option(
            "--excerpts/--no-excerpts",
            help="The line of each finding below it. Default: of each error, on a terminal.",
        ),
    ] = None,
) -> None:
    """Check sources and say what is wrong where.

    Schema and rules; with --texts also every anchor against its text.
    """
    from reportschema.verbs.validate import summary_line
    from reportschema.verbs.validate import validate as run

    result = run(paths or [Path("sources")], texts)
    for line in _shown(result, output_format, excerpts):
        typer.echo(line, color=screen.colour())
    if output_format is not FindingsFormat.JSON:
        typer.echo(summary_line(result), err=True)
    # Else the interpreter looks for cycles among all objects before it ends: a tenth of the time again. Only here: other verbs use
    # libraries that count what they left (duckdb).
    gc.freeze()
    raise typer.Exit(FOUND if result.fails(strict) else OK)


def _shown(
    result: Validation, output_format: FindingsFormat, excerpts: bool | None
) -> Iterator[str]:
    from reportschema.checking import Severity, reporters
    from reportschema.verbs.validate import summary_of

    match output_format:
        case FindingsFormat.JSON:
            yield reporters.as_json(result.findings, result.suppressed, summary_of(result))
        case FindingsFormat.SARIF:
            yield reporters.as_sarif(result.findings, result.suppressed, Path.cwd())
        case FindingsFormat.GITHUB:
            yield from map(reporters.as_github, result.findings)
        case FindingsFormat.TEXT:
            colour = screen.colour()
            for one in result.findings:
                yield reporters.as_line(one, colour)
                wanted = (
                    sys.stdout.isatty() and one.severity is Severity.ERROR
                    if excerpts is None
                    else excerpts
                )
                if wanted and (text := result.text_of(one.file)) is not None:
                    yield from (*reporters.excerpt(one, text, screen.width(), colour), "")


@app.command()
def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE", help="Code of a finding, such as FIGURE004. Default: list all."
        ),
    ] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How to print it.")
    ] = OutputFormat.TEXT,
) -> None:
    """Say what the code of a finding means.

    Why there is the rule, an example that breaks it, how to mend it, how to allow it.
    """
    from reportschema.verbs.explain import UnknownCodeError, as_json, lines_of, overview
    from reportschema.verbs.explain import explain as run

    try:
        told = None if code is None else run(code)
    except UnknownCodeError as error:
        raise typer.BadParameter(str(error), param_hint="CODE") from None
    if output_format is OutputFormat.JSON:
        typer.echo(as_json(told))
        return
    for line in (
        overview(screen.colour())
        if told is None
        else lines_of(told, screen.width(), screen.colour())
    ):
        typer.echo(line, color=screen.colour())


@app.command()
def build(
    sources: Annotated[
        Path, typer.Option("--sources", metavar="DIR", help="Folder of annotated reports.")
    ] = Path("sources"),
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="DIR", help="Folder of the package. Default: datapackage"
        ),
    ] = None,
    formats: Annotated[
        str,
        typer.Option(
            "--formats",
            help="csv, sqlite, parquet, duckdb: set apart by commas. CSV is always there.",
        ),
    ] = "csv",
    texts: Texts = None,
) -> None:
    """Validate sources and write the data package.

    Whole or not at all: an error leaves the package that was there. Warnings are counted; `validate` lists them.
    """
    from reportschema.checking import Severity
    from reportschema.checking.reporters import as_line
    from reportschema.publishing.formats import Format
    from reportschema.verbs.build import build as run
    from reportschema.verbs.validate import summary_line

    try:
        wanted = [Format(name.strip()) for name in formats.split(",")]
    except ValueError as error:
        raise typer.BadParameter(
            f"{error}; choose from {', '.join(Format)}", param_hint="--formats"
        ) from None
    result = run(sources, out, wanted, texts)
    for one in result.findings:
        if one.severity is Severity.ERROR:
            typer.echo(as_line(one))
    typer.echo(summary_line(result), err=True)
    if result.errors:
        typer.echo("reportschema: nothing was written: mend the errors first", err=True)
        raise typer.Exit(FOUND)
    typer.echo(f"wrote {out or 'datapackage'}", err=True)


@app.command()
def draft(
    texts: Annotated[
        list[Path],
        typer.Argument(metavar="TEXT", help="Raw texts (txt, html, docx), or folders of them."),
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE|DIR", help="Where drafts go. Default: drafts"),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Draft also what does not look like a work report.")
    ] = False,
    overwrite: Annotated[
        bool,
        typer.Option(
            "--overwrite", help="Draft anew what has a draft already; corrections in it are lost."
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
) -> None:
    """Read raw texts into draft sources that validate.

    Of any government, any year. A draft that is there already is kept: people may have corrected it.
    """
    from reportschema.checking.reporters import printable
    from reportschema.verbs.draft import Drafted, summary_lines
    from reportschema.verbs.draft import draft as run

    def show(done: Drafted) -> None:
        advance()
        if done.error:
            typer.echo(printable(f"{done.text}: {done.error}"))
        elif done.kept:
            typer.echo(
                printable(f"kept {done.target}: it was there before; --overwrite drafts it anew")
            )
        for note in done.notes:
            typer.echo(printable(f"{done.target}: to check: {note}"))

    with screen.progress(quiet) as advance:
        results = run(texts, out, force, show, overwrite=overwrite)
    for line in summary_lines(results):
        typer.echo(printable(line), err=True)
    raise typer.Exit(FOUND if any(one.error for one in results) else OK)


@app.command()
def audit(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Source files or folders. Default: sources"),
    ] = None,
    texts: Texts = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Print consistent relations too.")
    ] = False,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How to print results.")
    ] = OutputFormat.TEXT,
) -> None:
    """Let the figures check each other.

    Arithmetic, agreement across reports, promise against outcome.
    """
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
def explore(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder of the pages.")],
    texts: Texts = None,
    package: Annotated[
        Path, typer.Option("--package", metavar="DIR|ZIP", help="A built package.")
    ] = Path("datapackage"),
) -> None:
    """Make pages to look at from a package.

    Static, self-contained, without network: open index.html in a browser.
    """
    from reportschema.verbs.explore import explore as run

    counts = run(out, package, texts)
    typer.echo(
        f"wrote {out / 'index.html'}: "
        + ", ".join(f"{count} {kind}" for kind, count in counts.items()),
        err=True,
    )


@app.command()
def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Source files or folders. Default: sources"),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Change nothing; print what would change, and fail if anything would."
        ),
    ] = False,
) -> None:
    """Put sources into the canonical layout.

    Data and comments stay as they are; line ends become LF.
    """
    from reportschema.checking.reporters import as_line, printable
    from reportschema.verbs.fmt import diff_of, summary_line
    from reportschema.verbs.fmt import fmt as run

    result = run(paths or [Path("sources")], check)
    for name, made in result.changed.items():
        typer.echo(
            diff_of(name, made) if check else printable("; ".join([f"changed {name}", *made.notes]))
        )
    for one in result.findings:
        typer.echo(as_line(one))
    typer.echo(summary_line(result, check), err=True)
    raise typer.Exit(FOUND if result.fails(check) else OK)


@app.command()
def spans(
    text: Annotated[Path, typer.Argument(metavar="TEXT", help="A text in UTF-8.")],
    find: Annotated[
        str | None,
        typer.Option(
            "--find", metavar="WORDS", help="Where these words stand, instead of the quantities."
        ),
    ] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="Every line, instead of the quantities.")
    ] = False,
) -> None:
    """Print anchors of a text, to paste into a source.

    Each with what the grammar reads there and the words around it: no offset is ever typed by hand.
    """
    from reportschema.checking.reporters import printable
    from reportschema.verbs.spans import as_line
    from reportschema.verbs.spans import spans as run

    for one in run(text, find, lines):
        typer.echo("\t".join(map(printable, as_line(one).split("\t"))))


@app.command()
def schema(
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write it to a file instead.")
    ] = None,
) -> None:
    """Print the JSON Schema (2020-12) of a source, for editors."""
    from reportschema.verbs.schema import schema_text

    if out is None:
        typer.echo(schema_text(), nl=False)
    else:
        out.write_text(schema_text(), encoding="utf-8")


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the new repository goes.")],
) -> None:
    """Start a repository of annotated reports.

    With an example, its text, the editor's schema, hooks and a workflow. Nothing that is there is overwritten.
    """
    from reportschema.verbs.init import EXAMPLE
    from reportschema.verbs.init import init as run

    started = run(folder)
    for name in started.written:
        typer.echo(f"wrote {folder / name}")
    for name in started.kept:
        typer.echo(f"kept {folder / name}: it was there before")
    typer.echo(
        f"next: cd {folder} && reportschema validate sources --texts texts; then read README.md and {EXAMPLE}",
        err=True,
    )


@app.command()
def diff(
    older: Annotated[Path, typer.Argument(metavar="OLD", help="A package: its folder, or a zip.")],
    newer: Annotated[Path, typer.Argument(metavar="NEW", help="A later package.")],
    output_format: Annotated[
        DiffFormat, typer.Option("--output-format", help="How to print differences.")
    ] = DiffFormat.TEXT,
) -> None:
    """Print what changed between two packages, and why.

    Ends with 1 where an id vanished or means something else.
    """
    from reportschema.checking.reporters import printable
    from reportschema.publishing import comparison_texts
    from reportschema.verbs.diff import diff as run

    found = run(older, newer)
    shown = {
        "text": comparison_texts.as_text,
        "json": comparison_texts.as_json,
        "markdown": comparison_texts.as_markdown,
    }
    text = shown[output_format.value](found)
    typer.echo("\n".join(printable(line) for line in text.split("\n")))
    raise typer.Exit(FOUND if found.broken else OK)


@app.command()
def show(
    report_id: Annotated[
        str | None,
        typer.Argument(metavar="REPORT", help="Id of a report, as 440103-2017. Default: list them"),
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Option("--indicator", metavar="CODE", help="An indicator instead: a chart."),
    ] = None,
    package: Annotated[
        Path, typer.Option("--package", metavar="DIR|ZIP", help="A built package.")
    ] = Path("datapackage"),
) -> None:
    """Show a report or an indicator in the terminal.

    A report: core figures, targets, problems. An indicator: what all places reported and promised.
    """
    from rich.console import Console

    from reportschema.verbs.show import show as run

    Console().print(run(report_id, indicator, package))


def _declared(arguments: Sequence[str]) -> typer.Typer:
    """The application with the verb alone that the arguments name first: reading the declarations of all takes ten milliseconds."""
    asked = [
        verb
        for verb in app.registered_commands
        if verb.callback and verb.callback.__name__ in arguments[:1]
    ]
    if not asked:
        return app
    alone = copy(app)
    alone.registered_commands = asked
    return alone


def _unusable() -> tuple[type[Exception], ...]:
    """The exceptions of ours that mean an unusable input; looked up when something was raised, for most runs never need them."""
    from reportschema.files.folders import FolderError
    from reportschema.files.known import KnownError
    from reportschema.files.sources import NothingToCheckError
    from reportschema.publishing.formats import FormatError
    from reportschema.verbs.explore import ExploreError
    from reportschema.verbs.read_package import PackageError
    from reportschema.vocabularies import VocabularyError

    return (
        ExploreError,
        FolderError,
        FormatError,
        KnownError,
        NothingToCheckError,
        PackageError,
        VocabularyError,
    )


def main() -> None:
    """Entry point of the console script: no exception of ours reaches the terminal as a traceback."""
    gc.disable()  # a run is short and makes hardly any cycles: collecting takes a tenth of its time and frees nothing
    # Plugins of pydantic watch validations of programs; looking for them reads the metadata of every installed distribution.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # a terminal or file that cannot hold Chinese gets escapes, no traceback
            stream.reconfigure(errors="backslashreplace")
    try:
        _declared(sys.argv[1:])()
    except SystemExit:  # how every verb ends
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(COULD_NOT_RUN)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        typer.echo(f"reportschema: {error.filename or ''}: {error.strerror}", err=True)
        sys.exit(COULD_NOT_RUN)
    except _unusable() as error:
        typer.echo(f"reportschema: {error}", err=True)
        sys.exit(COULD_NOT_RUN)
