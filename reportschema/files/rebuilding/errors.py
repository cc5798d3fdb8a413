"""Why the text of an edition was not rebuilt: a stable code, what is so, and what to do."""

from __future__ import annotations


class ObtainError(Exception):
    """A text that could not be had.

    code: OBTAIN001 (no clone of the repository), OBTAIN002 (no such file in the clone), OBTAIN003
    (nothing in the file is what the edition names) or OBTAIN004 (what is there is another text).
    """

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.remedy = code, remedy


def no_clone(message: str, remedy: str) -> ObtainError:
    """There is no clone of the repository."""
    return ObtainError("OBTAIN001", message, remedy)


def no_file(message: str) -> ObtainError:
    """The clone has no such file that can be read."""
    return ObtainError(
        "OBTAIN002",
        message,
        "fetch the commit into the clone, or correct `obtained` of the edition",
    )


def nothing_there(message: str) -> ObtainError:
    """The file holds nothing that the edition names, or cannot be taken apart."""
    return ObtainError(
        "OBTAIN003", message, "correct member, field, row or method of `obtained`, or the commit"
    )


def another_text(message: str) -> ObtainError:
    """What the file holds has not the bytes of the edition."""
    return ObtainError(
        "OBTAIN004",
        message,
        "fetch the commit into the clone, or correct `obtained` or the sha256 of the edition",
    )
