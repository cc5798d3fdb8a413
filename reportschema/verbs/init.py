"""`init`: a new repository of annotated reports that passes its own checks from the first minute."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from reportschema import __version__
from reportschema.files.folders import FolderError
from reportschema.files.schema_copies import SCHEMA_FILE
from reportschema.verbs.schema import schema_text

EXAMPLE = "sources/990101-yunxi/2020.yaml"
# File of the starter -> where it goes.
_STARTER = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "validate.yml": ".github/workflows/validate.yml",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
}


class Started(NamedTuple):
    """What `init` did: the paths that it wrote, and those that were there before and stayed as they were."""

    written: list[str]
    kept: list[str]


def init(folder: Path | str) -> Started:
    """Writes a data repository into a folder: a fictional example report with its text, schema, editor settings, checks, and README.

    Nothing is ever overwritten: a file that is there already stays. Raises FolderError where the folder, or one inside, is a file.
    """
    target = Path(folder)
    content = starter()
    for path in (target, *(target / name for name in content)):
        if blocked := next(
            (one for one in path.parents if one.exists() and not one.is_dir()),
            target if target.is_file() else None,
        ):
            raise FolderError(f"{blocked} is a file: nothing was written; give another folder")
    started = Started([], [])
    for name, data in content.items():
        path = target / name
        if path.exists() or path.is_symlink():
            started.kept.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        started.written.append(name)
    return started


def starter() -> dict[str, bytes]:
    """Path in the repository -> its bytes."""
    here = files("reportschema.files").joinpath("starter")
    examples = files("reportschema.checking").joinpath("examples")
    content = {
        to: here.joinpath(name)
        .read_text(encoding="utf-8")
        .replace("@VERSION@", __version__)
        .encode()
        for name, to in _STARTER.items()
    }
    _, _, example = examples.joinpath("yunxi-2020.yaml").read_text(encoding="utf-8").partition("\n")
    content[SCHEMA_FILE] = schema_text().encode()
    content[EXAMPLE] = f"# yaml-language-server: $schema=../../{SCHEMA_FILE}\n{example}".encode()
    content["texts/yunxi-2020.txt"] = examples.joinpath("yunxi-2020.txt").read_bytes()
    return content
