"""A source in the one layout, in memory."""

from __future__ import annotations

from reportschema.files.canonical.formatting import formatted


def fmt(text: str) -> str:
    laid_out = formatted(text.encode()).after
    assert formatted(laid_out.encode()).after == laid_out, "a second run changes something"
    return laid_out
