"""`init`: a new repository of annotated reports that passes its own checks from the first minute."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from reportschema import __version__
from reportschema.files.folders import FolderError
from reportschema.verbs.schema import FILE_NAME, schema_text

EXAMPLE = "sources/990101-yunxi/2020.yaml"
# File of the starter -> where it goes.
_STARTER = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "validate.yml": ".github/workflows/validate.yml",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
}


def init(folder: Path | str) -> list[str]:
    """Writes a data repository into a folder: a fictional example report with its text, schema, editor settings, checks, and README.

    Gives the paths written, in order. Nothing is ever overwritten: raises FolderError, and writes nothing, where one of the files is
    already there.
    """
    target = Path(folder)
    content = starter()
    if target.exists() and not target.is_dir():
        raise FolderError(f"{target} is a file: give a folder")
    if there := [name for name in content if (target / name).exists() or (target / name).is_symlink()]:
        raise FolderError(f"{target} already holds {', '.join(there)}: nothing was written; give a new folder")
    for name, data in content.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return list(content)


def starter() -> dict[str, bytes]:
    """Path in the repository -> its bytes."""
    here = files("reportschema.files").joinpath("starter")
    examples = files("reportschema.checking").joinpath("examples")
    content = {
        to: here.joinpath(name).read_text(encoding="utf-8").replace("@VERSION@", __version__).encode() for name, to in _STARTER.items()
    }
    _, _, example = examples.joinpath("yunxi-2020.yaml").read_text(encoding="utf-8").partition("\n")
    content[FILE_NAME] = schema_text().encode()
    content[EXAMPLE] = f"# yaml-language-server: $schema=../../{FILE_NAME}\n{example}".encode()
    content["texts/yunxi-2020.txt"] = examples.joinpath("yunxi-2020.txt").read_bytes()
    return content
