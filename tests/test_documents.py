"""Word documents and pages: whatever is wrong with one is a finding of it, and the rest goes on."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from conftest import EXAMPLES, run

from reportschema.reading.page.documents import MAX_DEPTH, MAX_PART_BYTES, docx_text
from reportschema.reading.page.errors import ReadingError

TEXT = (EXAMPLES / "yunxi-2020.txt").read_text(encoding="utf-8")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
LAMPS = "全县新增路灯七盏。"


def paragraphs(text: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())


def docx(
    path: Path,
    body: str,
    method: int = zipfile.ZIP_DEFLATED,
    encoding: str = "UTF-8",
    declared: str = "",
    spoil: bool = False,
) -> bytes:
    document = (
        f'<?xml version="1.0" encoding="{declared or encoding}"?>'
        f'<w:document xmlns:w="{WORD}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    ).encode(encoding)
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("word/document.xml", document)
        start = archive.getinfo("word/document.xml").header_offset
    data = bytearray(path.read_bytes())
    if spoil:
        start += 30 + len("word/document.xml") + 40
        data[start : start + 60] = b"\xff" * 60
        path.write_bytes(bytes(data))
    return bytes(data)


SPOILT = {
    "corrupt": {"spoil": True},
    "lzma": {"method": zipfile.ZIP_LZMA, "spoil": True},
    "bzip2": {"method": zipfile.ZIP_BZIP2, "spoil": True},
    "unknown-encoding": {"declared": "x-nobody-knows"},
    "gb18030": {"encoding": "gb18030"},
}


def test_a_document_that_cannot_be_read_is_a_finding_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    for name, how in SPOILT.items():
        docx(tmp_path / f"{name}.docx", paragraphs(TEXT), **how)  # type: ignore[arg-type]  # by name
    (tmp_path / "empty.docx").write_bytes(b"")
    (tmp_path / "no-zip.docx").write_bytes(b"PK\x03\x04 but no more")
    done = run("draft", tmp_path, "-o", tmp_path / "out", "--quiet")
    assert done.exit_code == 1
    for name in (*SPOILT, "no-zip"):
        assert f"{name}.docx: READ" in done.stdout
    assert "1 draft," in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.yaml"]


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraphs(LAMPS)}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>前</w:t><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent><w:t>后</w:t></w:r></w:p><w:p><w:r><w:t>末</w:t></w:r></w:p>"
    )
    assert docx_text(docx(tmp_path / "x.docx", body)) == f"前后\n{LAMPS}\n末"


def test_cells_breaks_notes_and_moved_words_are_read_in_their_order(tmp_path: Path) -> None:
    body = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
        "<w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br/><w:t>丁</w:t>"
        '<w:footnoteReference w:id="2"/></w:r></w:p></w:tc></w:tr></w:tbl>'
        "<w:p><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>移</w:t></w:r></w:moveTo></w:p>"
    )
    assert docx_text(docx(tmp_path / "x.docx", body)) == "甲\n乙\t丙\n丁[2]\n移"


def test_nesting_and_size_have_a_bound(tmp_path: Path) -> None:
    deep = "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000
    with pytest.raises(ReadingError, match=f"nested deeper than {MAX_DEPTH} levels"):
        docx_text(docx(tmp_path / "deep.docx", deep))
    with pytest.raises(ReadingError, match="unpacks to more than 32 MB"):
        docx_text(docx(tmp_path / "bomb.docx", " " * MAX_PART_BYTES))
    with pytest.raises(ReadingError, match="document type"):
        docx_text(docx(tmp_path / "entity.docx", "<!-- <!ENTITY a 'b'> -->"))


@pytest.mark.parametrize("page", ["<div>" * 100_000, "<table><tr><td>" * 20_000, "<p>" * 100_000])
def test_a_page_nested_without_end_is_read_or_a_finding(page: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="pages need the extra html")
    lines = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    (tmp_path / "x.html").write_text(f"<html><body>{page}{lines}", encoding="utf-8")
    done = run("draft", tmp_path / "x.html", "-o", tmp_path / "out.yaml", "--quiet")
    assert done.exit_code in (0, 1)
    assert (tmp_path / "out.yaml").exists() == (done.exit_code == 0)
