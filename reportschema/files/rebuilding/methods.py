"""How a text is taken out of a file: one function for each method of `obtained`.

Each gives what fits the edition's description, in the order of the file; where several do, as two
lines of one year, the sha256 decides.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice

from reportschema.files.rebuilding.clones import ClonedFile, json_object
from reportschema.files.rebuilding.errors import nothing_there
from reportschema.files.rebuilding.word import WordError, paragraphs
from reportschema.models import Obtained
from reportschema.models.fields.codes import Method

MAX_UNPACKED_BYTES = 64_000_000  # of one document, and of the text within it
MAX_DOCUMENTS = 20  # of one name in a zip
_UTF_8_NAME = 0x800  # the flag of a zip's member whose name is UTF-8


def texts_in(file: ClonedFile, obtained: Obtained) -> Iterator[str]:
    """The texts of a file that an edition may mean. Raises ObtainError where the file has none."""
    empty = True
    for text in _METHODS[obtained.method](file, obtained):
        empty = False
        yield text
    if empty:
        raise nothing_there(f"{obtained.path} has no {_named(obtained)} ({file.state})")


def decoded(data: bytes) -> str:
    """A text file of an unstated encoding: UTF-8, else GB18030 with � for what is neither."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _named(obtained: Obtained) -> str:
    match obtained.method:
        case Method.JSONL_FIELD:
            return f"line whose year is {obtained.member} with a text as {obtained.field}"
        case Method.ZIP_DOCX:
            return f"document {obtained.member}"
        case Method.CSV_CELL:
            return f"row {obtained.row} with a column {obtained.field}"
        case Method.FILE:
            return "text"


def _lines(file: ClonedFile, obtained: Obtained) -> Iterator[str]:
    for line in file.lines_by_year.get(obtained.member or "", []):
        text = json_object(line).get(obtained.field or "")
        if isinstance(text, str):
            yield text


def _documents(file: ClonedFile, obtained: Obtained) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            inside = (info for info in archive.infolist() if obtained.member in _names(info))
            for info in islice(inside, MAX_DOCUMENTS):
                with archive.open(info) as member:
                    document = member.read(MAX_UNPACKED_BYTES + 1)
                if len(document) > MAX_UNPACKED_BYTES:
                    raise WordError(f"unpacks to more than {MAX_UNPACKED_BYTES:,} bytes")
                yield paragraphs(document, MAX_UNPACKED_BYTES)
    except WordError as error:
        raise nothing_there(f"{obtained.member} in {obtained.path} {error}") from None
    except Exception as error:  # zip, inflation, decryption: each raises what it likes
        raise nothing_there(f"{obtained.path} is no zip that can be read ({error})") from None


def _names(info: zipfile.ZipInfo) -> set[str]:
    """What a member may be called: with and without folders, its bytes read as UTF-8 and as GBK.

    Zips of Chinese systems hold names in GBK and do not say so.
    """
    names = {info.filename}
    if not info.flag_bits & _UTF_8_NAME:
        raw = info.filename.encode("cp437", "replace")
        names |= {raw.decode(encoding, "replace") for encoding in ("utf-8", "gbk")}
    return names | {name.rsplit("/", 1)[-1] for name in names}


def _cells(file: ClonedFile, obtained: Obtained) -> Iterator[str]:
    assert obtained.row is not None
    assert obtained.field is not None
    text = decoded(file.data).removeprefix("\ufeff")
    csv.field_size_limit(max(len(text), csv.field_size_limit()))  # a cell can be a whole text
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""))
        for row in islice(rows, max(obtained.row - 1, 0), obtained.row):
            if isinstance(cell := row.get(obtained.field), str):
                yield cell
    except csv.Error as error:
        raise nothing_there(f"{obtained.path} is no CSV that can be read ({error})") from None


def _whole(file: ClonedFile, _: Obtained) -> Iterator[str]:
    yield decoded(file.data)


_METHODS: dict[Method, Callable[[ClonedFile, Obtained], Iterator[str]]] = {
    Method.JSONL_FIELD: _lines,
    Method.ZIP_DOCX: _documents,
    Method.CSV_CELL: _cells,
    Method.FILE: _whole,
}
