"""The arguments and options of the verbs: how each is written on the command line, and its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

from typer import Argument, BadParameter, Exit, Option, echo

from reportschema.screen import DiffFormat, FindingsFormat, OutputFormat

DEFAULT_SOURCES = Path("sources")
DEFAULT_PACKAGE = Path("datapackage")

_Choice = TypeVar("_Choice", bound=StrEnum)


def choice(choices: type[_Choice], given: str, option: str) -> _Choice:
    """What was given for an option that takes one of a few words. Raises BadParameter.

    For choices that take long to import: those of others stand in their declaration.
    """
    known = {member.value: member for member in choices}
    if given not in known:
        raise BadParameter(f"{given}; choose from {', '.join(known)}", param_hint=option)
    return known[given]


def _print_version(given: bool) -> None:
    if given:
        from reportschema import __version__

        echo(f"reportschema {__version__}")
        raise Exit


# Of the program
Version = Annotated[
    bool,
    Option("--version", is_eager=True, callback=_print_version, help="Print the version."),
]

# Of several verbs
SourcePaths = Annotated[
    list[Path] | None,
    Argument(metavar="PATH", help="Source files or folders. Default: sources"),
]
Texts = Annotated[
    Path | None,
    Option(
        "--texts",
        metavar="DIR",
        help="Folder with the published texts; found by sha256, not by name.",
    ),
]
Package = Annotated[Path, Option("--package", metavar="DIR|ZIP", help="A built package.")]

# validate
CheckedPaths = Annotated[
    list[Path] | None,
    Argument(metavar="PATH", help="Source files, folders, or a built package. Default: sources"),
]
Strict = Annotated[bool, Option("--strict", help="Warnings fail too.")]
SecondOpinion = Annotated[
    bool,
    Option(
        "--second-opinion",
        help="Draft the texts afresh and warn where that says something else; needs --texts.",
    ),
]
FormatOfFindings = Annotated[
    FindingsFormat, Option("--output-format", help="How to print findings.")
]
Excerpts = Annotated[
    bool | None,
    Option(
        "--excerpts/--no-excerpts",
        help="The line of each finding below it. Default: of each error, on a terminal.",
    ),
]
Debug = Annotated[
    bool, Option("--debug", help="Below a fault of this program, where it came from.")
]

# explain
Code = Annotated[
    str | None,
    Argument(metavar="CODE", help="Code of a finding, such as FIGURE004. Default: list all."),
]
FormatOfExplanation = Annotated[OutputFormat, Option("--output-format", help="How to print it.")]

# build
Sources = Annotated[Path, Option("--sources", metavar="DIR", help="Folder of annotated reports.")]
PackageOut = Annotated[
    Path | None,
    Option("-o", "--out", metavar="DIR", help="Folder of the package. Default: datapackage"),
]
Formats = Annotated[
    str,
    Option(
        "--formats", help="csv, sqlite, parquet, duckdb: set apart by commas. CSV is always there."
    ),
]

# draft
RawTexts = Annotated[
    list[Path], Argument(metavar="TEXT", help="Raw texts (txt, html, docx), or folders of them.")
]
DraftOut = Annotated[
    Path | None,
    Option("-o", "--out", metavar="FILE|DIR", help="Where drafts go. Default: drafts"),
]
Force = Annotated[bool, Option("--force", help="Draft also what does not look like a work report.")]
Overwrite = Annotated[
    bool,
    Option("--overwrite", help="In a source that is there, replace all that nobody has accepted."),
]
ExplainDraft = Annotated[
    str | None,
    Option(
        "--explain",
        metavar="ID|OFFSET",
        help="Write nothing; show for one figure of one text by which rules and words it was read.",
    ),
]
LevelOfDraft = Annotated[
    str,
    Option(
        "--level",
        metavar="full|headline",
        help="All that is read, or the headline targets and what they are measured by alone.",
    ),
]
Quiet = Annotated[bool, Option("--quiet", help="No progress bar.")]

# audit
Everything = Annotated[bool, Option("--all", help="Print consistent relations too.")]
FormatOfResults = Annotated[OutputFormat, Option("--output-format", help="How to print results.")]

# agree
Coding = Annotated[Path, Argument(metavar="A", help="Sources of one coding: a file or folder.")]
OtherCoding = Annotated[
    Path, Argument(metavar="B", help="Sources of another coding of the same reports.")
]
FormatOfAgreement = Annotated[DiffFormat, Option("--output-format", help="How to print it.")]

# explore
PagesOut = Annotated[Path, Option("-o", "--out", metavar="DIR", help="Folder of the pages.")]

# fmt
Check = Annotated[
    bool,
    Option("--check", help="Change nothing; print what would change, and fail if anything would."),
]
NewEdition = Annotated[
    Path | None,
    Option(
        "--edition",
        metavar="TEXT",
        help="Make this text the first edition of the source, and move every place to it.",
    ),
]
Reanchor = Annotated[
    bool,
    Option(
        "--reanchor", help="Move anchors whose words stand elsewhere to the nearest such words."
    ),
]
OverwritePlaces = Annotated[
    bool, Option("--overwrite", help="Take out records that cannot be moved, and write the rest.")
]

# accept
OneSource = Annotated[Path, Argument(metavar="SOURCE", help="The source file that they are in.")]
RecordsRead = Annotated[
    list[str] | None,
    Argument(metavar="ID", help="Records that were read, such as o17; an absence as cpi-2020."),
]
AllRead = Annotated[bool, Option("--all", help="All records, but those whose review is open.")]
ReadBy = Annotated[str, Option("--by", metavar="person|language_model", help="What has read them.")]
Who = Annotated[
    str,
    Option("--who", metavar="NAME", help="Name of the person or team, or model with version."),
]

# spans
TextFile = Annotated[Path, Argument(metavar="TEXT", help="A text in UTF-8.")]
Find = Annotated[
    str | None,
    Option("--find", metavar="WORDS", help="Where these words stand, instead of the quantities."),
]
Lines = Annotated[bool, Option("--lines", help="Every line, instead of the quantities.")]

# schema
SchemaOut = Annotated[
    Path | None, Option("-o", "--out", metavar="FILE", help="Write it to a file instead.")
]
OverwriteFile = Annotated[
    bool, Option("--overwrite", help="Also over a file that is no copy of this schema.")
]

# init
NewFolder = Annotated[Path, Argument(metavar="DIR", help="Where the new repository goes.")]

# diff
Older = Annotated[Path, Argument(metavar="OLD", help="A package: its folder, or a zip.")]
Newer = Annotated[Path, Argument(metavar="NEW", help="A later package.")]
FormatOfDiff = Annotated[DiffFormat, Option("--output-format", help="How to print differences.")]

# show
ReportId = Annotated[
    str | None,
    Argument(metavar="REPORT", help="Id of a report, as 440103-2017. Default: list them"),
]
Indicator = Annotated[
    str | None, Option("--indicator", metavar="CODE", help="An indicator instead: a chart.")
]

# texts
TextSources = Annotated[
    list[Path] | None,
    Argument(metavar="SOURCE", help="Source files or folders. Default: sources"),
]
ClonesFolder = Annotated[
    Path,
    Option(
        "--from",
        metavar="CLONES",
        help="Folder of your clones of public repositories, each as OWNER+NAME or OWNER/NAME.",
    ),
]
TextsOut = Annotated[Path, Option("-o", "--out", metavar="DIR", help="Folder of the texts.")]
OverwriteTexts = Annotated[
    bool, Option("--overwrite", help="Also over a file that holds something else.")
]
