"""The command line: thin, and the only place of exit codes.

0: no error; 1: an error was found (with --strict also a warning); 2: could not run, or nothing to
check.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence

from reportschema.undisturbed import undisturbed

with undisturbed():
    import typer

    from reportschema import options, running, screen
    from reportschema.options import DEFAULT_PACKAGE, DEFAULT_SOURCES
    from reportschema.screen import DiffFormat, FindingsFormat, OutputFormat

_MANY = 100_000  # objects made between two searches for cycles
OK, FOUND, COULD_NOT_RUN, SIGNALLED, INTERRUPTED = 0, 1, 2, 128, 130

app = typer.Typer(
    name="reportschema",
    help="Chinese government work reports (政府工作报告) as checked data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


# Without a docstring, which would stand in the help. With the callback the application stays a
# group also when one verb alone is declared.
@app.callback()
def _reportschema(version: options.Version = False) -> None: ...


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line, color=screen.colour())


def _note(*lines: str) -> None:
    """Prints what is about the run, not its result."""
    for line in lines:
        typer.echo(line, err=True)


def _end(failed: bool) -> None:
    raise typer.Exit(FOUND if failed else OK)


@app.command()
def validate(
    paths: options.CheckedPaths = None,
    texts: options.Texts = None,
    second_opinion: options.SecondOpinion = False,
    strict: options.Strict = False,
    output_format: options.FormatOfFindings = FindingsFormat.TEXT,
    excerpts: options.Excerpts = None,
    debug: options.Debug = False,
) -> None:
    """Check sources and say what is wrong where.

    Schema and rules; with --texts also every anchor against its text, and with --second-opinion the
    figures against a fresh draft of it.
    """
    gc.set_threshold(_MANY)  # nearly all that is made here is kept, and holds no cycles
    from reportschema.verbs.validate import summary_line
    from reportschema.verbs.validate import validate as run

    validation = run(paths or [DEFAULT_SOURCES], texts, second_opinion=second_opinion)
    _print(screen.findings(validation, output_format, excerpts, debug))
    if output_format is not FindingsFormat.JSON:
        _note(summary_line(validation))
    # Else the interpreter looks for cycles among all objects before it ends: a tenth of the time
    # again. Only here: other verbs use libraries that count what they left (duckdb).
    gc.freeze()
    _end(validation.fails(strict))


@app.command()
def explain(
    code: options.Code = None, output_format: options.FormatOfExplanation = OutputFormat.TEXT
) -> None:
    """Say what the code of a finding means.

    Why there is the rule, an example that breaks it, how to mend it, how to allow it.
    """
    from reportschema.verbs.explain import UnknownCodeError
    from reportschema.verbs.explain import explain as run

    try:
        explanation = None if code is None else run(code)
    except UnknownCodeError as error:
        raise typer.BadParameter(str(error), param_hint="CODE") from None
    _print(screen.explanation(explanation, output_format))


@app.command()
def build(
    sources: options.Sources = DEFAULT_SOURCES,
    out: options.PackageOut = None,
    formats: options.Formats = "csv",
    texts: options.Texts = None,
) -> None:
    """Validate sources and write the data package.

    Whole or not at all: an error leaves the package that was there. Warnings are counted;
    `validate` lists them.
    """
    from reportschema.verbs.build import build as run
    from reportschema.verbs.build import lines_of
    from reportschema.verbs.validate import summary_line

    validation = run(sources, out, [name.strip() for name in formats.split(",")], texts)
    _print(lines_of(validation))
    _note(summary_line(validation))
    if validation.errors:
        _note("reportschema: nothing was written: mend the errors first")
    else:
        _note(f"wrote {out or DEFAULT_PACKAGE}")
    _end(validation.errors > 0)


@app.command()
def draft(
    texts: options.RawTexts,
    out: options.DraftOut = None,
    force: options.Force = False,
    overwrite: options.Overwrite = False,
    level: options.LevelOfDraft = "full",
    explain: options.ExplainDraft = None,
    quiet: options.Quiet = False,
) -> None:
    """Read raw texts into draft sources that validate.

    Of any government, any year. Into a source that is there already the draft is merged: what is
    new or changed comes in with a mark for review, and what the draft lacks is named. Records that
    somebody has accepted, ids, corrections and comments stay.
    """
    from reportschema.findings.reporters import printable
    from reportschema.reading.levels import DraftLevel
    from reportschema.verbs.draft import draft as run
    from reportschema.verbs.drafted import Drafted, lines_of, summary_lines

    if explain is not None:
        _print(screen.explained_draft(texts, explain, force))
        return

    def show(result: Drafted) -> None:
        advance()
        _print(map(printable, lines_of(result)))

    kept = options.choice(DraftLevel, level, "--level")
    with screen.progress(quiet) as advance:
        results = run(texts, out, force, show, overwrite=overwrite, level=kept)
    _note(*map(printable, summary_lines(results)))
    _end(any(result.error for result in results))


@app.command()
def audit(
    paths: options.SourcePaths = None,
    texts: options.Texts = None,
    everything: options.Everything = False,
    output_format: options.FormatOfResults = OutputFormat.TEXT,
) -> None:
    """Let the figures check each other.

    Arithmetic, agreement across reports, promise against outcome.
    """
    from reportschema.findings.reporters import as_line
    from reportschema.verbs.audit import as_json, lines_of, summary_line
    from reportschema.verbs.audit import audit as run

    audited = run(paths or [DEFAULT_SOURCES], texts)
    if audited.validation.fails():
        _note(*map(as_line, audited.validation.findings))
        _note("reportschema: nothing was audited: mend the errors first")
    elif output_format is OutputFormat.JSON:
        _print([as_json(audited, everything)])
    else:
        _print(lines_of(audited, everything))
        _note(summary_line(audited))
    _end(audited.fails())


@app.command()
def agree(
    coding: options.Coding,
    other: options.OtherCoding,
    output_format: options.FormatOfAgreement = DiffFormat.TEXT,
) -> None:
    """Say how far two codings of the same reports agree, and where they differ.

    By list the records that both have, by field plain agreement and Krippendorff's alpha, with
    95 % confidence intervals; then each difference with its places. Markdown is for a README.
    """
    from reportschema.verbs.agree import agree as run
    from reportschema.verbs.agreed import note_lines

    agreeing = run(coding, other)
    _print(screen.agreement(agreeing, output_format))
    _note(*note_lines(agreeing))
    _end(agreeing.fails())


@app.command()
def explore(
    out: options.PagesOut, texts: options.Texts = None, package: options.Package = DEFAULT_PACKAGE
) -> None:
    """Make pages to look at from a package.

    Static, self-contained, without network: open index.html in a browser.
    """
    from reportschema.verbs.explore import explore as run

    counts = run(out, package, texts)
    pages = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    _note(f"wrote {out / 'index.html'}: {pages}")


@app.command()
def fmt(
    paths: options.SourcePaths = None,
    check: options.Check = False,
    edition: options.NewEdition = None,
    reanchor: options.Reanchor = False,
    texts: options.Texts = None,
    overwrite: options.OverwritePlaces = False,
) -> None:
    """Put sources into the canonical layout, and move their anchors where asked.

    Data and comments stay as they are; line ends become LF. With --edition or --reanchor, each
    place that cannot be moved is named, and its source stays as it is.
    """
    from reportschema.verbs.fmt import fmt as run
    from reportschema.verbs.fmt import lines_of, summary_line

    formatting = run(paths or [DEFAULT_SOURCES], check, edition, reanchor, texts, overwrite)
    _print(lines_of(formatting, check))
    _note(summary_line(formatting, check))
    _end(formatting.fails(check))


@app.command()
def accept(
    source: options.OneSource,
    by: options.ReadBy,
    who: options.Who,
    ids: options.RecordsRead = None,
    everything: options.AllRead = False,
) -> None:
    """Enter that somebody has read records against the text.

    Each with digits of what it says now: a record that says something else later counts as unread.
    """
    from reportschema.verbs.accept import accept as run
    from reportschema.verbs.accept import lines_of, summary_line

    acceptance = run(source, ids or (), by=by, who=who, everything=everything)
    _print(lines_of(acceptance, by, who))
    _note(summary_line(acceptance))
    _end(acceptance.fails())


@app.command()
def spans(text: options.TextFile, find: options.Find = None, lines: options.Lines = False) -> None:
    """Print anchors of a text, to paste into a source.

    Each with what the grammar reads there and the words around it: no offset is ever typed by hand.
    """
    from reportschema.verbs.spans import as_line
    from reportschema.verbs.spans import spans as run

    _print(map(as_line, run(text, find, lines)))


@app.command()
def schema(out: options.SchemaOut = None, overwrite: options.OverwriteFile = False) -> None:
    """Print the JSON Schema (2020-12) of a source, for editors."""
    from reportschema.verbs.schema import schema_text, write_schema

    if out is None:
        typer.echo(schema_text(), nl=False)
    else:
        write_schema(out, overwrite)


@app.command()
def init(folder: options.NewFolder) -> None:
    """Start a repository of annotated reports.

    With an example, its text, the editor's schema, hooks and a workflow. Nothing that is there is
    overwritten.
    """
    from reportschema.verbs.init import init as run
    from reportschema.verbs.init import lines_of, summary_line

    started = run(folder)
    _print(lines_of(started, folder))
    _note(summary_line(started, folder))
    _end(bool(started.failed))


@app.command()
def diff(
    older: options.Older,
    newer: options.Newer,
    output_format: options.FormatOfDiff = DiffFormat.TEXT,
) -> None:
    """Print what changed between two packages, and why.

    Ends with 1 where an id vanished without a withdrawal, or means something else.
    """
    from reportschema.verbs.diff import diff as run

    comparison = run(older, newer)
    _print(screen.comparison(comparison, output_format))
    _end(bool(comparison.broken))


@app.command()
def show(
    report_id: options.ReportId = None,
    indicator: options.Indicator = None,
    package: options.Package = DEFAULT_PACKAGE,
) -> None:
    """Show a report or an indicator in the terminal.

    A report: core figures, targets, problems. An indicator: what all places reported and promised.
    """
    from rich.console import Console

    from reportschema.verbs.show import show as run

    # What looks like markup or an emoji's name is a package's text, and stays text.
    Console(markup=False, emoji=False).print(run(report_id, indicator, package))


@app.command()
def texts(
    clones: options.ClonesFolder,
    out: options.TextsOut,
    sources: options.TextSources = None,
    overwrite: options.OverwriteTexts = False,
) -> None:
    """Rebuild the very texts of reports from public repositories that you have cloned.

    By what an edition says under `obtained`; each is checked by its sha256, and nothing that
    differs is written. The folder then serves as --texts everywhere.
    """
    from reportschema.findings.reporters import as_line, printable
    from reportschema.verbs.texts import summary_lines
    from reportschema.verbs.texts import texts as run

    obtaining = run(sources or [DEFAULT_SOURCES], clones, out, overwrite)
    _print(map(as_line, obtaining.findings))
    _note(*map(printable, summary_lines(obtaining, sources or [DEFAULT_SOURCES], out)))
    _end(obtaining.fails())


def _run(arguments: Sequence[str]) -> None:
    try:
        running.declared(app, arguments)()
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()  # what cannot be written is an error now, not at the very end


def main() -> None:
    """Entry point of the console script: no exception of ours reaches the terminal as a traceback.

    Ends with SystemExit.
    """
    # A run is short and makes hardly any cycles: collecting takes a tenth of its time and frees
    # nothing.
    gc.disable()
    # Plugins of pydantic watch validations of programs; looking for them reads the metadata of
    # every installed distribution.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    screen.prepare_streams()
    try:
        with screen.on_ending_signals(lambda number: sys.exit(SIGNALLED + number)):
            _run(sys.argv[1:])
    except SystemExit:  # how every verb ends
        raise
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        _note(f"reportschema: {error.filename or 'output'}: {error.strerror}")
        sys.exit(COULD_NOT_RUN)
    except running.unusable() as error:
        _note(f"reportschema: {error}")
        sys.exit(COULD_NOT_RUN)
