"""What `reading` raises when a text cannot be read at all.

The code names the cause, the message the remedy.
"""

from __future__ import annotations


class ReadingError(Exception):
    """An unusable input; the message says what to do.

    `code` is READ001 (empty), READ002 (cannot be decoded), READ003 (damaged or unsafe document),
    READ004 (a library that this kind of file needs is not installed) or READ005 (the text is no
    work report).
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
