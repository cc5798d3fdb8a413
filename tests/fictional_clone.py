"""Fictional clones of public repositories, in the four shapes that `obtained` has a method for."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from conftest import missing

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# No setting of the machine has a say, and each commit of the same files is the same.
_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "nobody" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "nobody@example.org" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_DATE": "2021-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")},
}


def git(*arguments: str | Path) -> str:
    """What the git program prints."""
    program = shutil.which("git") or missing("git (apt-get install git)")
    done = subprocess.run(
        [program, *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | _SETTINGS,
    )
    return done.stdout.strip()


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def clone(folder: Path, files: Mapping[str, bytes]) -> str:
    """Commits files to a repository in a folder, new or there; the commit."""
    if not folder.exists():
        git("init", "--quiet", "--initial-branch=main", folder)
    put(folder, files)
    git("-C", folder, "add", "--all")
    git("-C", folder, "commit", "--quiet", "--message=texts")
    return git("-C", folder, "rev-parse", "HEAD")


def json_lines(*lines: Mapping[str, object]) -> bytes:
    """A JSON Lines file."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def table(*rows: Mapping[str, str]) -> bytes:
    """A CSV file with a byte order mark, as spreadsheets write it."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def word_xml(body: str, head: str = "") -> bytes:
    """The text part of a Word document with such a body."""
    return f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()


def docx(*paragraphs: str) -> bytes:
    """A Word document of paragraphs."""
    runs = (f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    return zipped({"word/document.xml": word_xml("".join(runs))})


class _Named(zipfile.ZipInfo):
    """A member whose name is written in GBK, and nothing says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name is zipfile's
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def zipped(members: Mapping[str, bytes], gbk: bool = False) -> bytes:
    """A zip of members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = _Named(name) if gbk else zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def editions(lines: Sequence[str]) -> str:
    """The part of a source that lists editions, each given on a line."""
    return "editions:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
