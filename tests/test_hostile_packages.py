"""A package from a stranger: what its descriptor and tables may hold, each a finding."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_sources import fifo, huge

from reportschema.publishing.published.package_check import check_folder
from reportschema.verbs.validate import validate


def described(resource: object) -> str:
    return json.dumps({"licenses": [{"name": "CC0-1.0"}], "resources": [resource]})


def resource(**schema: object) -> str:
    return described({"name": "a", "path": "a.csv", "schema": schema})


COLUMN = {"name": "x", "type": "string"}


@pytest.mark.parametrize(
    ("descriptor", "says"),
    [
        ("", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "no list of resources"),
        ('{"resources": 5}', "no list of resources"),
        (described(5), "no name or no path"),
        (described({"name": "a", "path": ["a.csv"]}), "no name or no path"),
        (described({"name": "a", "path": "a.csv"}), "no schema with fields"),
        (
            '{"resources": [{"name": "a", "path": "a.csv", "schema": "https://example.org/s.json"}]}',
            "points elsewhere: schema",
        ),
        (
            '{"resources": [{"name": "a", "path": "https://example.org/a.csv"}]}',
            "points elsewhere: path",
        ),
        ('{"resources": [{"name": "a", "path": "../a.csv"}]}', "points elsewhere: path"),
        ('{"resources": ["https://example.org/r.json"]}', "points elsewhere: resources"),
        (
            '{"profile": "https://example.org/p.json", "resources": [5]}',
            "points elsewhere: profile",
        ),
        ('{"resources": [5], "x": ' + '{"x": ' * 30 + "1" + "}" * 31, "nested deeper"),
        (resource(fields=[{}]), "a field without name or type"),
        (resource(fields=[COLUMN | {"categories": [{}]}]), "constraints or categories"),
        (resource(fields=[COLUMN], primaryKey=["y"]), "none of its fields"),
        (resource(fields=[COLUMN], foreignKeys=[1]), "foreign key"),
    ],
    ids=lambda value: value[:40],
)
def test_a_descriptor_of_the_wrong_shape_is_a_finding(
    descriptor: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    (finding,) = validate([tmp_path]).findings
    assert (finding.code, says in finding.message) == ("PACKAGE001", True), finding.message


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (fifo, "is a pipe"),
        (lambda path: path.symlink_to("/etc/hostname"), "is a symbolic link"),
        (lambda path: huge(path, 256_000_001), "is larger than 256,000,000 bytes"),
        (lambda path: path.write_bytes(b'a\n"x\n'), "is no CSV"),
    ],
    ids=["pipe", "link", "too large", "open quote"],
)
def test_a_table_that_cannot_be_read_is_a_finding(
    make: Callable[[Path], object], says: str, tmp_path: Path
) -> None:
    fields = {"fields": [{"name": "a", "type": "string"}]}
    resource = {"name": "a", "path": "a.csv", "hash": "md5:0", "schema": fields}
    descriptor = {"licenses": [{"name": "CC0-1.0"}], "resources": [resource]}
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    make(tmp_path / "a.csv")
    assert says in " ".join(finding.message for finding in validate([tmp_path]).findings)


@pytest.mark.parametrize(
    ("name", "noticed"), [("datapackage.json", True), ("a.csv", True), ("notes.txt", False)]
)
def test_of_what_cannot_be_read_only_the_package_itself_is_a_finding(
    name: str, noticed: bool, tmp_path: Path
) -> None:
    (tmp_path / name).touch()

    def read(path: Path) -> bytes:
        raise OSError(f"{path.name} is locked")

    (fault,) = check_folder(tmp_path, read)
    assert (fault.message == f"{name} is locked") == noticed
