"""Keeps the collector of cyclic garbage still while much is made and hardly any of it is garbage.

So it is while a text is drafted, where each full collection goes over the whole vocabulary, and
while the command line is imported.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Collects no cyclic garbage until its end, unless nothing collected any before."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
