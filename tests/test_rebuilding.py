"""Texts taken out of clones: four methods, where a file is looked for, and what is refused."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from fictional_clone import clone, docx, git, json_lines, put, table, word_xml, zipped
from pydantic import ValidationError

from reportschema.files.rebuilding.clones import MAX_BYTES, Clones
from reportschema.files.rebuilding.errors import ObtainError
from reportschema.files.rebuilding.git_objects import NoObjectError, git_folder, object_at
from reportschema.files.rebuilding.methods import MAX_UNPACKED_BYTES
from reportschema.files.rebuilding.rebuild import rebuilt
from reportschema.files.rebuilding.word import WordError, paragraphs
from reportschema.models import Edition, Obtained

TEXT = "各位代表：\n去年生产总值增长7.5%。\n今年增长8%左右。\n"
REPOSITORY = "somebody/town-reports"
NO_COMMIT = "0a1b2c3d4e5f"
LINE = {"method": "jsonl_field", "path": "all.jsonl", "member": "2021", "field": "content"}
DOCUMENT = {"method": "zip_docx", "path": "all.zip", "member": "云溪.docx"}
CELL = {"method": "csv_cell", "path": "a/云溪.csv", "field": "full_text", "row": "2"}
FILE = {"method": "file", "path": "a/b/2021.txt"}
# Each method with a file that holds the text, among others and with other line ends.
HOLDING = [
    (LINE, json_lines({"year": 2020, "content": "x"}, {"year": 2021, "content": TEXT})),
    (LINE, json_lines({"year": "2021", "content": TEXT.replace("\n", "\r\n")})),
    (LINE, json_lines({"year": 2021, "content": "摘要"}, {"year": 2021, "content": TEXT})),
    (LINE, b"[\n1\n{\n" + json_lines({"year": 2021, "content": TEXT}) + b"\xff"),
    (DOCUMENT, zipped({"云溪.docx": docx(*TEXT.split("\n")), "b.docx": b"?"})),
    (DOCUMENT, zipped({"全/云溪.docx": docx(*TEXT.split("\n"))}, gbk=True)),
    (DOCUMENT | {"member": "全/云溪.docx"}, zipped({"全/云溪.docx": docx(*TEXT.split("\n"))})),
    (CELL, table({"id": "1", "full_text": "x"}, {"id": "2", "full_text": TEXT})),
    (CELL, table({"full_text": "x"}, {"full_text": TEXT.replace("\n", "\r")})),
    (CELL, table({"full_text": "长" * 200_000}, {"full_text": TEXT})),
    (FILE, TEXT.encode()),
    (FILE, TEXT.replace("\n", "\r\n").encode("gb18030")),
]


def obtained(**facts: str) -> Obtained:
    return Obtained.model_validate({"repository": REPOSITORY, "commit": NO_COMMIT} | facts)


def edition(facts: dict[str, str], data: bytes = TEXT.encode(), encoding: str = "utf-8") -> Edition:
    """An edition of some bytes, obtained as the facts say."""
    text = data.decode(encoding)
    about: dict[str, Any] = {
        "id": "e1", "file_name": "a.txt", "encoding": encoding, "script": "Hans",
        "sha256": sha256(data).hexdigest(), "characters": str(len(text)), "body": ["0", "1"],
        "obtained": obtained(**facts),
    }  # fmt: skip
    return Edition.model_validate(about)


def folder_with(folder: Path, path: str, data: bytes) -> Clones:
    """Clones, one with a single working file: no git is asked for."""
    put(folder / "somebody+town-reports", {path: data})
    return Clones(folder)


def refusal(wanted: Edition, clones: Clones) -> ObtainError:
    with pytest.raises(ObtainError) as raised:
        rebuilt(wanted, clones)
    return raised.value


@pytest.mark.parametrize(("facts", "data"), HOLDING)
def test_each_method_gives_the_very_bytes(
    facts: dict[str, str], data: bytes, tmp_path: Path
) -> None:
    clones = folder_with(tmp_path, facts["path"], data)
    assert rebuilt(edition(facts), clones) == TEXT.encode()


def test_line_ends_and_encoding_are_those_of_the_edition(tmp_path: Path) -> None:
    data = TEXT.replace("\n", "\r\n").encode("gb18030")
    clones = folder_with(tmp_path, FILE["path"], data)
    assert rebuilt(edition(FILE, data, "gb18030"), clones) == data
    lines_alone = TEXT.encode("gb18030")
    assert rebuilt(edition(FILE, lines_alone, "gb18030"), clones) == lines_alone


@pytest.mark.parametrize(
    ("facts", "data"), HOLDING[:1] + HOLDING[4:5] + HOLDING[7:8] + HOLDING[10:11]
)
def test_another_text_is_told_with_what_was_expected(
    facts: dict[str, str], data: bytes, tmp_path: Path
) -> None:
    clones = folder_with(tmp_path, facts["path"], data)
    error = refusal(edition(facts, "另一篇".encode()), clones)
    assert error.code == "OBTAIN004"
    expected = sha256("另一篇".encode()).hexdigest()[:12]
    found = sha256(TEXT.encode()).hexdigest()[:12]
    assert f"expected sha256 {expected}… of 3 characters, found" in str(error)
    assert f"{found}… of {len(TEXT)}" in str(error)


@pytest.mark.parametrize(
    ("facts", "data", "says"),
    [
        (LINE, json_lines({"year": 2020, "content": TEXT}), "has no line whose year is 2021"),
        (LINE, json_lines({"year": 2021, "body": TEXT}), "with a text as content"),
        (LINE, json_lines({"year": 2021, "content": 7}), "with a text as content"),
        (LINE, b"[" * 100_000, "has no line"),
        (DOCUMENT, zipped({"别处.docx": docx("甲")}), "has no document 云溪.docx"),
        (DOCUMENT, b"PK", "is no zip that can be read"),
        (DOCUMENT, zipped({"云溪.docx": b"PK"}), "云溪.docx in all.zip is no Word document"),
        (DOCUMENT, zipped({"云溪.docx": zipped({"a": b""})}), "is no Word document"),
        (CELL, table({"full_text": "x"}), "has no row 2"),
        (CELL, table({"text": "x"}, {"text": TEXT}), "with a column full_text"),
        (CELL, b"", "has no row 2"),
    ],
)
def test_what_is_not_in_the_file_is_told(
    facts: dict[str, str], data: bytes, says: str, tmp_path: Path
) -> None:
    error = refusal(edition(facts), folder_with(tmp_path, facts["path"], data))
    assert error.code == "OBTAIN003"
    assert says in str(error)


def test_a_clone_is_found_under_either_name_and_else_told_how_to_have(tmp_path: Path) -> None:
    put(tmp_path / "somebody" / "town-reports", {FILE["path"]: TEXT.encode()})
    assert rebuilt(edition(FILE), Clones(tmp_path)) == TEXT.encode()
    other = edition(FILE | {"repository": "somebody/city-reports"})
    error = refusal(other, Clones(tmp_path))
    assert error.code == "OBTAIN001"
    target = tmp_path / "somebody+city-reports"
    assert error.remedy == f"git clone https://github.com/somebody/city-reports {target}"


def test_the_commit_counts_and_not_what_lies_there_now(tmp_path: Path) -> None:
    folder = tmp_path / "somebody+town-reports"
    commit = clone(folder, {FILE["path"]: TEXT.encode()})
    clone(folder, {FILE["path"]: b"later"})
    wanted = edition(FILE | {"commit": commit[:12]})
    assert rebuilt(wanted, Clones(tmp_path)) == TEXT.encode()
    bare = tmp_path / "bare" / "somebody" / "town-reports"
    git("clone", "--quiet", "--bare", folder, bare)
    assert rebuilt(wanted, Clones(tmp_path / "bare")) == TEXT.encode()


def test_a_commit_that_is_not_there_leaves_the_working_file(tmp_path: Path) -> None:
    folder = tmp_path / "somebody+town-reports"
    clone(folder, {FILE["path"]: TEXT.encode()})
    assert rebuilt(edition(FILE), Clones(tmp_path)) == TEXT.encode()
    error = refusal(edition(FILE, b"x"), Clones(tmp_path))
    assert f"the clone does not have commit {NO_COMMIT}; its working file was read" in str(error)
    error = refusal(edition(FILE | {"path": "c.txt"}), Clones(tmp_path))
    assert error.code == "OBTAIN002"
    assert "as a working file it cannot be read" in str(error)


def test_without_git_the_working_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = clone(tmp_path / "somebody+town-reports", {FILE["path"]: TEXT.encode()})
    monkeypatch.setenv("PATH", "")
    wanted = edition(FILE | {"commit": commit})
    assert rebuilt(wanted, Clones(tmp_path)) == TEXT.encode()
    error = refusal(edition(FILE | {"commit": commit}, b"x"), Clones(tmp_path))
    assert "git is not installed; its working file was read" in str(error)


def test_a_pointer_of_git_lfs_is_no_text(tmp_path: Path) -> None:
    folder = tmp_path / "somebody+town-reports"
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"
    commit = clone(folder, {FILE["path"]: pointer})
    put(folder, {FILE["path"]: TEXT.encode()})
    assert rebuilt(edition(FILE | {"commit": commit}), Clones(tmp_path)) == TEXT.encode()


def test_no_link_leads_out_of_a_clone(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", {"2021.txt": TEXT.encode()})
    folder = tmp_path / "clones" / "somebody+town-reports"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "b").symlink_to(tmp_path / "elsewhere")
    (folder / "2021.txt").symlink_to(tmp_path / "elsewhere" / "2021.txt")
    for path in (FILE["path"], "2021.txt"):
        error = refusal(edition(FILE | {"path": path}), Clones(tmp_path / "clones"))
        assert error.code == "OBTAIN002"
        assert "links are not followed" in str(error)
    commit = clone(tmp_path / "links" / "somebody+town-reports", {"b.txt": b"b"})
    (tmp_path / "links" / "somebody+town-reports" / "a.txt").symlink_to(tmp_path / "elsewhere")
    commit = clone(tmp_path / "links" / "somebody+town-reports", {})
    error = refusal(edition(FILE | {"path": "a.txt", "commit": commit}), Clones(tmp_path / "links"))
    assert error.code == "OBTAIN004"  # of a link git keeps where it leads, and that is no text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("path", "../a.txt"),
        ("path", "a/../../b.txt"),
        ("path", "/etc/hostname"),
        ("repository", "somebody/.."),
        ("repository", "somebody/."),
        ("repository", "../somebody"),
        ("commit", "HEAD"),
        ("commit", "--output=x"),
        ("field", "content"),
        ("row", "1"),
        ("member", "2021"),
    ],
)
def test_what_could_lead_elsewhere_or_means_nothing_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValidationError):
        obtained(**FILE | {name: value})


@pytest.mark.parametrize("facts", [LINE, DOCUMENT, CELL])
def test_each_method_says_what_it_needs(facts: dict[str, str]) -> None:
    for name in set(facts) & {"member", "field", "row"}:
        with pytest.raises(ValidationError, match=f"method {facts['method']} needs {name}"):
            obtained(**{key: value for key, value in facts.items() if key != name})
    if "row" in facts:
        with pytest.raises(ValidationError, match="rows count from 1"):
            obtained(**facts | {"row": "0"})


def test_no_file_beyond_the_bound_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "somebody+town-reports"
    put(folder, {FILE["path"]: b""})
    os.truncate(folder / FILE["path"], MAX_BYTES + 1)
    error = refusal(edition(FILE), Clones(tmp_path))
    assert error.code == "OBTAIN002"
    assert "is larger than 256,000,000 bytes" in str(error)
    commit = clone(tmp_path / "small", {"a.txt": b"four"})
    objects = git_folder(tmp_path / "small")
    assert objects is not None
    assert object_at(objects, commit, "a.txt", 4) == b"four"
    with pytest.raises(NoObjectError, match="larger than 3 bytes"):
        object_at(objects, commit, "a.txt", 3)


def test_a_zip_is_unpacked_to_a_bound(tmp_path: Path) -> None:
    bomb = zipped({"云溪.docx": b"\0" * (MAX_UNPACKED_BYTES + 1)})
    error = refusal(edition(DOCUMENT), folder_with(tmp_path, "all.zip", bomb))
    assert (error.code, "unpacks to more than 64,000,000 bytes" in str(error)) == (
        "OBTAIN003",
        True,
    )
    with pytest.raises(WordError, match="unpacks to more than 999 bytes"):
        paragraphs(zipped({"word/document.xml": b" " * 1_000}), 999)


def test_a_clone_runs_nothing_and_fetches_nothing(tmp_path: Path) -> None:
    origin, folder = tmp_path / "origin", tmp_path / "clones" / "somebody+town-reports"
    commit = clone(origin, {FILE["path"]: TEXT.encode()})
    git("-C", origin, "config", "uploadpack.allowFilter", "true")
    git("clone", "--quiet", "--no-checkout", "--filter=blob:none", origin.as_uri(), folder)
    trace = tmp_path / "trace"
    run_me = f"touch {trace};false"
    for setting in ("core.fsmonitor", "core.sshCommand", "filter.x.smudge", "diff.x.textconv"):
        git("-C", folder, "config", setting, run_me)
    put(folder, {".git/info/attributes": b"* filter=x diff=x\n"})
    error = refusal(edition(FILE | {"commit": commit}), Clones(tmp_path / "clones"))
    assert error.code == "OBTAIN002"
    assert "git cannot read the clone" in str(error)
    assert not trace.exists()


def test_a_clone_that_git_cannot_read_is_told(tmp_path: Path) -> None:
    put(tmp_path / "somebody+town-reports", {".git/HEAD": b"?", ".git/objects/x": b""})
    git("--version")
    error = refusal(edition(FILE), Clones(tmp_path))
    assert error.code == "OBTAIN002"
    assert "git cannot read the clone" in str(error)


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p/><w:p><w:r/></w:p>", "\n"),
        (f"<w:p>{RUN.format('一')}\n {RUN.format(' 二 ')}</w:p>", "一 二 "),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:cr/></w:r></w:p>", "甲\t乙\n\n"),
        ('<w:p><w:r><w:br w:type="page"/><w:br w:type="textWrapping"/></w:r></w:p>', "\n"),
        ("<w:p><w:r><w:t>2</w:t><w:noBreakHyphen/><w:ptab/></w:r></w:p>", "2-\t"),
        (f"<w:p><w:hyperlink>{RUN.format('链')}</w:hyperlink></w:p>", "链"),
        (f"<w:p><w:ins>{RUN.format('增')}</w:ins><w:r><w:delText>删</w:delText></w:r></w:p>", ""),
        (f"<w:tbl><w:tr><w:tc><w:p>{RUN.format('格')}</w:p></w:tc></w:tr></w:tbl>", ""),
        (f"<w:p><w:r><w:pict><w:p>{RUN.format('框')}</w:p></w:pict></w:r></w:p>", ""),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a&amp;</w:t></w:r></w:p>", "a&"),
        ("<w:p><w:r><w:t><![CDATA[<b>]]></w:t></w:r></w:p>", "<b>"),
    ],
)
def test_paragraphs_are_what_python_docx_reads(body: str, text: str) -> None:
    """Each was compared with what python-docx 1.2.0 reads."""
    assert paragraphs(zipped({"word/document.xml": word_xml(body)}), 10_000) == text


@pytest.mark.parametrize(
    "part",
    [
        word_xml("<w:p>"),
        word_xml("", '<!DOCTYPE x [<!ENTITY a "aaaa">]>'),
        word_xml("", '<?xml version="1.0" encoding="x-nothing"?>'),
        b"",
    ],
)
def test_xml_that_is_broken_or_hides_something_is_refused(part: bytes) -> None:
    with pytest.raises(WordError):
        paragraphs(zipped({"word/document.xml": part}), 10_000)


def test_no_nesting_fills_memory() -> None:
    deep = "<w:p>" * 1_000_000 + "</w:p>" * 1_000_000
    assert paragraphs(zipped({"word/document.xml": word_xml(deep)}), 20_000_000) == ""
