"""Our own check of a data package.

It compares the hashes, the encoding, and every cell with the type, values and keys that the
descriptor declares.

It catches what frictionless lets pass: ` 1` and full-width １ in an integer column, wrong hashes of
any algorithm, other encodings.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from reportschema.publishing.published.descriptor_check import (
    DescriptorError,
    field_values,
    read_descriptor,
)

_FORMS = {
    "integer": re.compile(r"-?(?:0|[1-9][0-9]*)"),
    "number": re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"),
    "boolean": re.compile(r"true|false"),
}
# What the typed readers can hold: integers of 64 bits, numbers of double precision.
_HOLDS: dict[str, Callable[[str], bool]] = {
    "integer": lambda text: len(text) <= 20 and -(2**63) <= int(text) < 2**63,
    "number": lambda text: isfinite(float(text)),
}
MAX_FAULTS = 50
DESCRIPTOR = "datapackage.json"


class Fault(NamedTuple):
    """What is wrong with a package.

    line: counted from 1; 0 means the file as a whole. message: what was found there.
    """

    file: str
    line: int
    message: str


def check_folder(folder: Path, read: Callable[[Path], bytes] = Path.read_bytes) -> list[Fault]:
    """Checks a package on disk.

    read: gives the bytes of a file, or raises OSError with the reason why not.
    """
    files: dict[str, bytes] = {}
    for path in sorted(folder.iterdir()):
        try:
            files[path.name] = read(path)
        except OSError as error:
            if path.name == DESCRIPTOR or path.suffix == ".csv":
                return [Fault(path.name, 0, str(error))]
    return check_files(files)


def check_files(files: Mapping[str, bytes]) -> list[Fault]:
    """Checks a package given as file name -> bytes.

    It gives at most 50 faults, in the order of the descriptor.
    """
    if DESCRIPTOR not in files:
        return [Fault(DESCRIPTOR, 0, "is missing")]
    try:
        resources = read_descriptor(files[DESCRIPTOR])["resources"]
    except DescriptorError as error:
        return [Fault(DESCRIPTOR, 0, str(error))]
    faults: list[Fault] = []
    keys: dict[str, dict[str, set[str]]] = {}
    tables: list[tuple[dict[str, Any], list[list[str]]]] = []
    for resource in resources:
        of_the_file, rows = _read(resource, files)
        faults += of_the_file
        if rows is not None:
            tables.append((resource, rows))
            keys[resource["name"]] = _keys(resource, rows)
    for resource, rows in tables:
        for fault in _cells(resource, rows, keys):
            faults.append(fault)
            if len(faults) >= MAX_FAULTS:
                return faults
    return faults


def _read(
    resource: dict[str, Any], files: Mapping[str, bytes]
) -> tuple[list[Fault], list[list[str]] | None]:
    path = str(resource.get("path", ""))
    if PurePosixPath(path).name != path or path not in files:
        return [Fault(path, 0, "is named in the descriptor and not there")], None
    data = files[path]
    faults = []
    if resource.get("bytes") not in (None, len(data)):
        faults.append(
            Fault(path, 0, f"has {len(data)} bytes, the descriptor says {resource['bytes']}")
        )
    faults += _hash(path, data, str(resource.get("hash", "")))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [
            *faults,
            Fault(path, data.count(b"\n", 0, error.start) + 1, "is not UTF-8 from here on"),
        ], None
    csv.field_size_limit(max(len(data), csv.field_size_limit()))  # a paragraph can be a whole text
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return [*faults, Fault(path, 0, f"is no CSV ({error})")], None
    names = [field["name"] for field in resource["schema"]["fields"]]
    if not rows or rows[0] != names:
        return [*faults, Fault(path, 1, "its header is not the fields of the descriptor")], None
    return faults, rows


def _hash(path: str, data: bytes, declared: str) -> list[Fault]:
    algorithm, _, digest = declared.rpartition(":")
    if not digest:
        return [Fault(path, 0, "has no hash in the descriptor")]
    if (algorithm or "md5") not in ("md5", "sha1", "sha256", "sha512"):
        return [Fault(path, 0, f"has a hash of the unknown kind {algorithm}")]
    if hashlib.new(algorithm or "md5", data, usedforsecurity=False).hexdigest() == digest:
        return []
    message = f"does not have the {algorithm or 'md5'} that the descriptor says: it was altered"
    return [Fault(path, 0, message)]


def _keys(resource: dict[str, Any], rows: list[list[str]]) -> dict[str, set[str]]:
    names = rows[0]
    return {
        key: {row[names.index(key)] for row in rows[1:] if len(row) == len(names)}
        for key in resource["schema"].get("primaryKey", [])
    }


def _cells(
    resource: dict[str, Any], rows: list[list[str]], keys: dict[str, dict[str, set[str]]]
) -> Iterator[Fault]:
    path, schema = resource["path"], resource["schema"]
    fields, width = schema["fields"], len(rows[0])
    links = {link["fields"][0]: link["reference"] for link in schema.get("foreignKeys", [])}
    tests = [_test(field, resource, links, keys) for field in fields]
    unique = {
        i: set[str]()
        for i, field in enumerate(fields)
        if field["name"] in schema.get("primaryKey", [])
    }
    for line, row in enumerate(rows[1:], 2):
        if len(row) != width:
            yield Fault(path, line, f"has {len(row)} cells, not {width}")
            continue
        for field, value, test in zip(fields, row, tests, strict=True):
            if message := test(value):
                yield Fault(path, line, f"{field['name']}: {value[:60]!r} {message}")
        for i, seen in unique.items():
            if row[i] in seen:
                yield Fault(path, line, f"{fields[i]['name']}: {row[i]!r} stands twice")
            seen.add(row[i])


def _test(
    field: dict[str, Any],
    resource: dict[str, Any],
    links: dict[str, Any],
    keys: dict[str, dict[str, set[str]]],
) -> Callable[[str], str | None]:
    """What is wrong with a cell of a column, as a phrase; None where nothing is."""
    form = _FORMS.get(field["type"])
    required = field.get("constraints", {}).get("required", False)
    values = set(field_values(field))
    holds = _HOLDS.get(field["type"])
    known: set[str] | None = None
    if reference := links.get(field["name"]):
        known = keys.get(reference["resource"] or resource["name"], {}).get(
            reference["fields"][0], set()
        )

    def test(value: str) -> str | None:
        if value == "":
            return "is empty and required" if required else None
        if form and not form.fullmatch(value):
            return f"is no {field['type']}"
        if holds and not holds(value):
            return f"is too large {'an' if field['type'] == 'integer' else 'a'} {field['type']}"
        if values and value not in values:
            return "is none of the declared values"
        if known is not None and value not in known:
            return "refers to nothing"
        return None

    return test
