"""From bytes to text: encodings, Word documents and web pages, and what is refused."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256

import pytest
from fictional_speech import HEADING, SPEECH
from hypothesis import given, settings
from hypothesis import strategies as st

from reportschema.models.fields.codes import Encoding, Script
from reportschema.reading.about.metadata import read_metadata
from reportschema.reading.page.body import find_body
from reportschema.reading.page.edition import read_edition
from reportschema.reading.page.errors import ReadingError
from reportschema.reading.page.view import View
from reportschema.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", Encoding.UTF_8),
        ("utf-8-sig", Encoding.UTF_8),
        ("utf-16", Encoding.UTF_16),
        ("gb18030", Encoding.GB18030),
    ],
)
def test_the_encoding_is_detected_and_no_character_is_lost(codec: str, encoding: Encoding) -> None:
    raw = read_edition((HEADING + SPEECH).encode(codec), "a.txt")
    assert (raw.encoding, raw.kind, raw.derived_from) == (encoding, "txt", None)
    assert raw.text.lstrip("\ufeff") == HEADING + SPEECH
    assert raw.characters == len(raw.text)


def test_what_was_decoded_is_what_the_anchors_are_checked_against() -> None:
    data = (HEADING + SPEECH).replace("\n", "\r\n").encode("utf-16")
    raw = read_edition(data, "a.txt")
    assert raw.sha256 == sha256(data).hexdigest()
    assert data.decode(raw.encoding.value) == raw.text


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", "\ufeff".encode(), b"\xe3\x80\x80" * 4])
def test_an_empty_file_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"a\.txt.*download") as error:
        read_edition(data, "a.txt")
    assert error.value.code == "READ001"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"%PDF-1.7 x",
        b"\xd0\xcf\x11\xe0 doc",
        b"\x89PNG\r\n\x1a\n" + bytes(300),
        b"\xff\xfe\x00",
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="save it") as error:
        read_edition(data, "a.txt")
    assert error.value.code == "READ002"


def test_traditional_text_is_known_as_such() -> None:
    text = "各位代表:我代表縣人民政府向大會報告工作，請予審議。經濟發展，農業豐收。"
    assert read_edition(text.encode(), "a").script is Script.HANT


def docx(body: str, **parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        paragraphs = "".join(
            f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in body.split("\n")
        )
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        document = f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
        for name, data in {"word/document.xml": document.encode(), **parts}.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_word_document_gives_its_paragraphs() -> None:
    data = docx(HEADING + SPEECH)
    raw = read_edition(data, "a.docx")
    assert (raw.kind, raw.encoding, raw.text) == ("docx", Encoding.UTF_8, HEADING + SPEECH)
    assert raw.derived_from is not None
    assert raw.derived_from != raw.sha256


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            docx("x", **{"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "document type",
        ),
        (docx("x", **{"word/document.xml": b"<a>" + b" " * 33_000_000}), "more than 32 MB"),
        (docx("x", **{"word/document.xml": b"<a"}), "save it again"),
        (b"PK\x03\x04 not a zip", "save it again"),
    ],
)
def test_a_dangerous_or_damaged_document_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ReadingError, match=why) as error:
        read_edition(data, "a.docx")
    assert error.value.code == "READ003"


def test_a_web_page_gives_its_main_content_with_the_head_of_the_speech() -> None:
    pytest.importorskip("trafilatura", reason="pages need the extra html")
    lines = "".join(f"<p>{line}</p>" for line in (HEADING + SPEECH).split("\n"))
    page = (
        "<!DOCTYPE html>"
        "<html><head><title>清苑县2020年政府工作报告</title></head><body>"
        "<div class='nav'><a href='/'>首页</a> <a>概况</a></div>"
        f"<h1>清苑县2020年政府工作报告</h1><div class='content'>{lines}</div>"
        "<div class='footer'>版权所有 某某网站</div></body></html>"
    )
    for codec in ("utf-8", "gb18030"):
        raw = read_edition(page.encode(codec), "a.html")
        view = View.of(raw.text)
        body = find_body(view)
        stated = read_metadata(view, body, raw, vocabulary(), "a.html")
        assert (raw.kind, raw.page_title) == ("html", "清苑县2020年政府工作报告")
        assert stated.division in ("130608", "130622")  # 清苑县 became a district in 2015
        assert stated.delivered == "2020-01-08"
        assert view.clean[: body.end].endswith(("努力奋斗!", "努力奋斗！"))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx"]))
def test_no_bytes_make_it_fail_but_with_a_reading_error(data: bytes, name: str) -> None:
    try:
        text = read_edition(data, name).text
    except ReadingError as error:
        text = error.code
    assert text
