"""`init`: a new repository of annotated reports, which passes its own checks from the start."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from reportschema import __version__
from reportschema.files.disk.folders import FolderError
from reportschema.files.disk.writing import WriteError, write_file
from reportschema.files.finding.schema_copies import SCHEMA_FILE
from reportschema.verbs.schema import schema_text

EXAMPLE = "sources/990101-yunxi/2020.yaml"
# File of the starter -> where it goes.
_STARTER = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "requirements.txt": "requirements.txt",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "validate.yml": ".github/workflows/validate.yml",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
}


class Started(NamedTuple):
    """What `init` did: the paths that it wrote, those that were there before and stayed.

    failed: why others were not written, a line each.
    """

    written: list[str]
    kept: list[str]
    failed: list[str]


def init(folder: Path | str) -> Started:
    """Writes a repository of annotated reports into a folder.

    It holds a fictional example report with its text, the schema, settings of editors, checks, and
    a README. Nothing is ever overwritten: a file that is there already stays.
    Raises FolderError where the folder, or one inside, is a file.
    """
    target = Path(folder)
    content = starter()
    if blocked := _file_in_the_way(target, content):
        raise FolderError(f"{blocked} is a file: nothing was written; give another folder")
    if target.is_symlink():
        raise FolderError(
            f"{folder} is a symbolic link: nothing was written; give what it leads to"
        )
    started = Started([], [], [])
    for name, data in content.items():
        path = target / name
        if path.exists() or path.is_symlink():
            started.kept.append(name)
            continue
        try:
            write_file(path, data, below=target)
        except WriteError as error:
            started.failed.append(str(error))
        else:
            started.written.append(name)
    return started


def lines_of(started: Started, folder: Path) -> list[str]:
    """What became of each file, for people."""
    written = [f"wrote {folder / name}" for name in started.written]
    kept = [f"kept {folder / name}: it was there before" for name in started.kept]
    return [*written, *kept, *started.failed]


def summary_line(started: Started, folder: Path) -> str:
    """What comes next, or how many files were written and how many were not, for people."""
    if started.failed:
        written, kept, failed = map(len, started)
        return f"{written} written, {kept} kept, {failed} failed"
    return (
        f"next: cd {folder} && reportschema validate sources --texts texts;"
        f" then read README.md and {EXAMPLE}"
    )


def _file_in_the_way(target: Path, content: Iterable[str]) -> Path | None:
    """What stands where a folder has to be, and is none."""
    if target.is_file():
        return target
    folders = (folder for name in ("", *content) for folder in (target / name).parents)
    return next((folder for folder in folders if folder.exists() and not folder.is_dir()), None)


def starter() -> dict[str, bytes]:
    """Path in the repository -> bytes of the file."""
    templates = files("reportschema.files").joinpath("starter")
    examples = files("reportschema.checking").joinpath("examples")
    content = {}
    for name, path in _STARTER.items():
        template = templates.joinpath(name).read_text(encoding="utf-8")
        content[path] = template.replace("@VERSION@", __version__).encode()
    _, _, example = examples.joinpath("yunxi-2020.yaml").read_text(encoding="utf-8").partition("\n")
    content[SCHEMA_FILE] = schema_text().encode()
    content[EXAMPLE] = f"# yaml-language-server: $schema=../../{SCHEMA_FILE}\n{example}".encode()
    content["texts/yunxi-2020.txt"] = examples.joinpath("yunxi-2020.txt").read_bytes()
    return content
