"""The one way in: regular files of the given folders, to a bound, and what is skipped is said."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from conftest import EXAMPLE, EXAMPLES, run

from reportschema.files.disk.walking import LinkError, resolved_root
from reportschema.files.finding import packages
from reportschema.files.finding.packages import PackageFileError, read_package_files
from reportschema.files.finding.sources import NothingToCheckError, find_sources
from reportschema.files.finding.texts import TextFolder
from reportschema.files.rebuilding.clones import Clones

TEXT = (EXAMPLES / "yunxi-2020.txt").read_text(encoding="utf-8")


def test_endings_are_known_in_any_case(tmp_path: Path) -> None:
    for name in ("A.yaml", "B.YAML", "c.Yml"):
        (tmp_path / name).write_bytes(EXAMPLE.read_bytes())
    assert [path.name for path in find_sources([tmp_path])] == ["A.yaml", "B.YAML", "c.Yml"]


def test_a_root_that_is_a_link_is_resolved_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.yaml").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "link").symlink_to("real")
    assert find_sources([tmp_path / "link"]) == [tmp_path / "real" / "x.yaml"]
    notice = f"reportschema: {tmp_path}/link is a symbolic link: {tmp_path}/real is read\n"
    assert capsys.readouterr().err == notice
    assert resolved_root(tmp_path / "real") == tmp_path / "real"
    assert capsys.readouterr().err == ""


def test_a_root_that_leads_out_of_its_repository_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    secret = tmp_path / "secrets" / "x.yaml"
    secret.write_text("password:   1234\n", encoding="utf-8")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "deep").mkdir()
    for link in (tmp_path / "repository" / "out", tmp_path / "repository" / "deep" / "out"):
        link.symlink_to(tmp_path / "secrets")
        with pytest.raises(LinkError, match="leads out of its repository"):
            resolved_root(link)
        with pytest.raises(NothingToCheckError, match="leads out of its repository"):
            find_sources([link])
        for arguments in (["fmt", "--check", link], ["fmt", link], ["validate", link]):
            done = run(*arguments)
            assert done.exit_code == 2
            assert "1234" not in done.stdout + done.stderr
    assert secret.read_text(encoding="utf-8") == "password:   1234\n"
    assert resolved_root(link, inside_repository=False) == tmp_path / "secrets"
    assert Clones(link).folder == TextFolder(link).folder == tmp_path / "secrets"


def test_draft_says_what_it_does_not_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf", "c.doc", "d.shtml", ".hidden.txt", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "f.txt").symlink_to("a.txt")
    done = run("draft", tmp_path, "-o", tmp_path / "out", "--quiet")
    assert done.exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.yaml"]
    for name, why in (
        ("b.pdf", "is no .txt"),
        ("c.doc", "is no .txt"),
        (".hidden.txt", "is hidden"),
        (".git", "is hidden"),
        ("and 1 more", ""),
    ):
        assert f"{name} {why}".rstrip() in done.stderr
    given = run("draft", tmp_path / "f.txt", "-o", tmp_path / "out2")
    assert (given.exit_code, "is a symbolic link" in given.stdout) == (1, True)


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return path


def test_a_zip_is_unpacked_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    descriptor = json.dumps({"resources": []}).encode()
    small = zipped(tmp_path / "small.zip", datapackage_json=descriptor, a_csv=b"a\n1\n")
    assert read_package_files(small).keys() == {"datapackage.json", "a.csv"}
    bomb = zipped(tmp_path / "bomb.zip", datapackage_json=descriptor, a_csv=b"0" * 30_000_000)
    with pytest.raises(PackageFileError, match=r"a\.csv unpacks to more than"):
        read_package_files(bomb)
    monkeypatch.setattr(packages, "MAX_FILE_BYTES", 100)
    with pytest.raises(PackageFileError, match="unpacks to more than 100 bytes"):
        read_package_files(
            zipped(tmp_path / "large.zip", datapackage_json=descriptor, a_csv=bytes(range(200)))
        )


def test_a_folder_of_a_package_is_read_to_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    (tmp_path / "a.csv").write_bytes(b"0" * 200)
    (tmp_path / "b.csv").symlink_to("/etc/hostname")
    assert read_package_files(tmp_path).keys() == {"datapackage.json", "a.csv"}
    monkeypatch.setattr(packages, "MAX_FILE_BYTES", 100)
    with pytest.raises(PackageFileError, match=r"a\.csv: is larger than 100 bytes"):
        read_package_files(tmp_path)
