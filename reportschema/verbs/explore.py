"""`explore`: a built package -> a static site of pages, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from reportschema.files.folders import FolderError, write_folder
from reportschema.files.texts import TextError, TextFolder
from reportschema.models import Edition
from reportschema.publishing.about import MARKER as DESCRIPTOR
from reportschema.publishing.site import MARKER
from reportschema.publishing.site.content import Content, ContentError

Rows = dict[str, Sequence[Mapping[str, str]]]


class ExploreError(Exception):
    """No pages can be made; the message says why and what to do."""


def explore(out: Path | str, package: Path | str = "datapackage", texts: Path | str | None = None) -> dict[str, int]:
    """Writes the pages of a package to the folder `out` and says how many there are of each kind.

    package: a folder that `build` wrote. texts: a folder of published texts, found by sha256; the pages then hold the reports' own words
    and should stay on your machine. Raises ExploreError for a package that is missing or altered and where the extra `explore` is not
    installed, FolderError when `out` holds anything but pages of ours.
    """
    try:
        from reportschema.publishing.site.whole import site_files
    except ImportError as error:
        raise ExploreError(f"{error.name} is not installed: pip install 'reportschema[explore]'") from None
    read = read_content(package, texts)
    build = {"version": read.version, "package_sha256": read.sha256, "generator": "reportschema explore"}
    try:
        files = site_files(read.content, build)
    except ContentError as error:
        raise ExploreError(f"{package}: {error}") from None
    write_folder(Path(out), files, MARKER)
    return _counted(files)


class Read(NamedTuple):
    """A package as read: what pages are made from, its version, and the hash of its descriptor, which names every other file's."""

    content: Content
    version: str
    sha256: str


def read_content(package: Path | str, texts: Path | str | None = None) -> Read:
    """The rows of every table as text, each file checked against its hash, and the texts of its reports. Raises ExploreError."""
    folder = Path(package)
    path = folder / DESCRIPTOR
    if not path.is_file():
        raise ExploreError(f"{folder} holds no {DESCRIPTOR}: build a package first, or name one with --package")
    data = path.read_bytes()
    descriptor: dict[str, Any] = json.loads(data)
    tables: Rows = {}
    for resource in descriptor["resources"]:
        name = resource["path"]
        if Path(name).name != name:
            raise ExploreError(f"{path}: {name!r} is no plain file name")
        content = (folder / name).read_bytes()
        if resource["hash"] != f"sha256:{sha256(content).hexdigest()}":
            raise ExploreError(f"{folder / name} is not the file that {DESCRIPTOR} describes: build the package again")
        tables[resource["name"]] = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
    found = _texts(Path(texts), tables) if texts is not None else {}
    return Read(Content(descriptor, tables, found), str(descriptor.get("version", "")), sha256(data).hexdigest())


def _texts(folder: Path, tables: Rows) -> dict[str, str]:
    """Report id -> text of its first edition, for those whose text is in the folder."""
    if not folder.is_dir():
        raise FolderError(f"{folder} is no folder: give --texts the folder of the published texts")
    found: dict[str, str] = {}
    known = TextFolder(folder)
    for row in tables["editions"]:
        if row["report_id"] not in found:
            try:
                found[row["report_id"]] = known.read(_edition(row))
            except TextError:
                continue
    return found


def _edition(row: Mapping[str, str]) -> Edition:
    """The edition of a row of the table `editions`."""
    facts: dict[str, Any] = {name: row[name] for name in ("file_name", "encoding", "sha256", "characters", "script")}
    return Edition.model_validate({"id": row["id"].partition("/")[2], **facts, "body": [row["body_start"], row["body_end"]]})


def _counted(files: Mapping[str, bytes]) -> dict[str, int]:
    kinds = {"places": "en/place/", "reports": "en/report/", "indicators": "en/indicator/", "texts": "en/text/"}
    return {kind: sum(name.startswith(start) for name in files) for kind, start in kinds.items()}
