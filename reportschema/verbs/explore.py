"""`explore`: a built package -> a static site of pages, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportschema.files.disk.folders import FolderError, Ownership, check_target, write_folder
from reportschema.files.finding.texts import TextError, TextFolder
from reportschema.findings import fault
from reportschema.models import Edition
from reportschema.pages.content import Content, ContentError
from reportschema.publishing.describing.descriptor import descriptor_bytes
from reportschema.publishing.listing import PAGES_GENERATOR, names_in_pages
from reportschema.publishing.site import MARKER
from reportschema.verbs.read_package import check_tables, read_package

# What the extra `explore` installs; other libraries may bring the first of them without the second.
_NEEDS = ("jinja2", "vl_convert")


class ExploreError(Exception):
    """No pages can be made; the message says why and what to do."""


OURS = Ownership(MARKER, names_in_pages)


def explore(
    out: Path | str, package: Path | str = "datapackage", texts: Path | str | None = None
) -> dict[str, int]:
    """Writes the pages of a package to the folder `out`; kind of page -> how many there are.

    package: a folder that `build` wrote, or a zip of one.
    texts: a folder of published texts, found by sha256; the pages then hold the reports' own words
    and should stay on your machine.
    Raises PackageError for a package that is missing or altered, ExploreError where its ids cannot
    be addresses or the extra `explore` is not installed, FolderError when `out` holds anything but
    pages of ours.
    """
    for library in _NEEDS:
        if find_spec(library) is None:
            raise ExploreError(
                f"{library} is not installed: install reportschema with its extra explore"
            )
    from reportschema.publishing.site.whole import site_files

    target = Path(out)
    inputs = [Path(path) for path in (package, texts) if path is not None]
    check_target(target, OURS, inputs)
    content = read_content(package, texts)
    fingerprint = sha256(descriptor_bytes(content.descriptor)).hexdigest()
    build = {
        "version": content.descriptor.get("version", ""),
        "package_sha256": fingerprint,
        "generator": PAGES_GENERATOR,
    }
    try:
        files = site_files(content, build)
    except ContentError as error:
        raise ExploreError(f"{package}: {error}") from None
    except Exception as error:
        failure = fault(str(package), error, "pages").message
        raise ExploreError(
            f"{package}: {failure}: nothing was written; please report it"
        ) from error
    write_folder(target, files, OURS, inputs)
    return _counts(files)


def read_content(package: Path | str, texts: Path | str | None = None) -> Content:
    """What pages are made from: the rows of a checked package as text, and texts of its reports.

    Raises PackageError, FolderError.
    """
    read = read_package(package, "models")
    check_tables(read, package, ("reports", "editions"))
    tables = {name: read.cells(name) for name in read}
    texts_by_report = {} if texts is None else _texts(Path(texts), tables["editions"])
    return Content(read.descriptor, tables, texts_by_report)


def _texts(folder: Path, editions: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Report id -> text of its first edition, which offsets refer to; for texts in the folder."""
    if not folder.is_dir():
        raise FolderError(f"{folder} is no folder: give --texts the folder of the published texts")
    text_folder = TextFolder(folder)
    texts: dict[str, str] = {}
    first_editions = {row["report_id"]: row for row in reversed(editions)}
    for report, row in first_editions.items():
        try:
            texts[report] = text_folder.read(_edition(row))
        except TextError:
            continue
    return texts


def _edition(row: Mapping[str, str]) -> Edition:
    """The edition of a row of the table `editions`."""
    facts: dict[str, Any] = {
        name: row[name] for name in ("file_name", "encoding", "sha256", "characters", "script")
    }
    body = [row["body_start"], row["body_end"]]
    return Edition.model_validate({"id": row["id"].partition("/")[2], **facts, "body": body})


def _counts(files: Mapping[str, bytes]) -> dict[str, int]:
    kinds = {
        "places": "en/place/",
        "reports": "en/report/",
        "indicators": "en/indicator/",
        "texts": "en/text/",
    }
    return {kind: sum(name.startswith(start) for name in files) for kind, start in kinds.items()}
