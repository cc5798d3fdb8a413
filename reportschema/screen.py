"""How results are shown: in which form, colour and width, on which stream, with which progress."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

    from reportschema.publishing.published.comparison import Comparison
    from reportschema.verbs.agree import Agreeing
    from reportschema.verbs.explain import Explanation
    from reportschema.verbs.validate import Validation


class OutputFormat(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


class FindingsFormat(StrEnum):
    """How findings are printed.

    Lines for people, one JSON object, workflow commands of GitHub, or SARIF 2.1.0.
    """

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class DiffFormat(StrEnum):
    """How differences are printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class _Patient(io.FileIO):
    """A stream whose reader may stop early (`| head`): what is written then is thrown away."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
            return memoryview(data).nbytes


def prepare_streams() -> None:
    """Makes the standard streams take whatever a verb prints.

    A stream that cannot hold Chinese gets escapes instead of a traceback. A reader that stops early
    ends no verb: its work is finished and its exit code is its own.
    """
    sys.stdout, sys.stderr = map(_prepared, (sys.stdout, sys.stderr))


def _prepared(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):  # replaced by a test or a notebook, or closed
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(_Patient(stream.fileno(), "w", closefd=False)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def colour() -> bool:
    """Whether to print in colour: on a terminal that can.

    NO_COLOR forbids it, FORCE_COLOR asks for it anywhere.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )


def width() -> int:
    """Columns of the terminal; 120 where there is none."""
    return shutil.get_terminal_size((120, 24)).columns


def findings(
    validation: Validation, output_format: FindingsFormat, excerpts: bool | None, debug: bool
) -> Iterator[str]:
    """What a validation found, in a form; in JSON with the summary.

    excerpts: whether the line of each finding is shown below it; None: of each error, on a
    terminal. debug: whether the trace of a fault of our program is shown below it.
    """
    from reportschema.findings import Severity, reporters
    from reportschema.verbs.validate import summary_of

    match output_format:
        case FindingsFormat.JSON:
            summary = summary_of(validation)
            yield reporters.as_json(validation.findings, validation.suppressed, summary)
        case FindingsFormat.SARIF:
            yield reporters.as_sarif(validation.findings, validation.suppressed, Path.cwd())
        case FindingsFormat.GITHUB:
            yield from map(reporters.as_github, validation.findings)
        case FindingsFormat.TEXT:
            for finding in validation.findings:
                yield reporters.as_line(finding, colour())
                if debug:
                    yield from (f"    {reporters.printable(call)}" for call in finding.trace)
                with_excerpt = excerpts
                if with_excerpt is None:
                    with_excerpt = sys.stdout.isatty() and finding.severity is Severity.ERROR
                if with_excerpt and (text := validation.text_of(finding.file)) is not None:
                    yield from (*reporters.excerpt(finding, text, width(), colour()), "")


def explanation(explained: Explanation | None, output_format: OutputFormat) -> Iterable[str]:
    """What the code of a finding means, or all codes, in a form."""
    from reportschema.verbs.explain import as_json, lines_of, overview

    if output_format is OutputFormat.JSON:
        return [as_json(explained)]
    return overview(colour()) if explained is None else lines_of(explained, width(), colour())


def explained_draft(texts: Sequence[Path], where: str, force: bool) -> Iterable[str]:
    """By which rules and words one place of one text was read."""
    from reportschema.verbs.draft_explained import explain_draft, lines_of

    return lines_of(explain_draft(texts, where, force), width())


def comparison(compared: Comparison, output_format: DiffFormat) -> list[str]:
    """What changed between two packages, in a form."""
    from reportschema.findings.reporters import printable
    from reportschema.publishing.published import comparison_texts

    as_text = {
        DiffFormat.TEXT: comparison_texts.as_text,
        DiffFormat.JSON: comparison_texts.as_json,
        DiffFormat.MARKDOWN: comparison_texts.as_markdown,
    }[output_format]
    return [printable(line) for line in as_text(compared).split("\n")]


def agreement(agreeing: Agreeing, output_format: DiffFormat) -> list[str]:
    """How far two codings agree, in a form."""
    from reportschema.verbs import agreed

    if output_format is DiffFormat.TEXT:
        return agreed.lines_of(agreeing, width())
    as_text = agreed.as_json if output_format is DiffFormat.JSON else agreed.as_markdown
    return as_text(agreeing).split("\n")


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on a terminal; nothing elsewhere or when asked to be quiet. Call what it gives a step.

    The steps are not counted beforehand.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("drafting", total=None)
        yield lambda: bar.advance(task)


@contextmanager
def on_ending_signals(end: Callable[[int], None]) -> Iterator[None]:
    """Meanwhile calls `end`, which raises, with a signal that would end the program at once.

    So what is half written is taken back. Signals that the caller of the program ignores stay so.
    """
    known = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    taken = [number for number in known if number and signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, lambda number, _: end(number))
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
