"""An edition's text from the user's clones: the very bytes, or why they cannot be had."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from reportschema.files.rebuilding.clones import ClonedFile, Clones
from reportschema.files.rebuilding.errors import another_text
from reportschema.files.rebuilding.methods import texts_in
from reportschema.models import Edition, Obtained
from reportschema.models.fields.codes import Encoding, Method

_SHOWN, _LISTED = 12, 3  # digits of a hash, and texts, in a message


def rebuilt(edition: Edition, clones: Clones) -> bytes:
    """The bytes of an edition that says how it is obtained. Raises ObtainError.

    Line ends are as in the repository where the sha256 says so, else LF; nothing else is changed.
    """
    obtained = edition.obtained
    assert obtained is not None
    file = clones.file_of(obtained)
    found = []
    for forms in _texts(file, obtained, edition.encoding):
        for data in forms:
            if (digest := sha256(data).hexdigest()) == edition.sha256:
                return data
        length = len(data.decode(edition.encoding.value, "replace"))
        found.append(f"{digest[:_SHOWN]}… of {length:,}")
    raise another_text(
        f"{obtained.path} of {obtained.repository} gives another text ({file.state}): expected"
        f" sha256 {edition.sha256[:_SHOWN]}… of {edition.characters:,} characters, found"
        f" {', '.join(found[:_LISTED])}{', …' if len(found) > _LISTED else ''}"
    )


def _texts(file: ClonedFile, obtained: Obtained, encoding: Encoding) -> Iterator[tuple[bytes, ...]]:
    """Each text that the file may mean, as bytes: as it stands, and last with LF alone."""
    # Of a file itself the bytes may be in another encoding than UTF-8 and GB18030.
    whole = (file.data,) if obtained.method is Method.FILE else ()
    for text in texts_in(file, obtained):
        # Half a surrogate pair, which JSON can hold, is in no published text.
        forms = (text, text.replace("\r\n", "\n").replace("\r", "\n"))
        yield (*whole, *(form.encode(encoding.value, "replace") for form in forms))
