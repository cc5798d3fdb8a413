"""Keeps the collector of cyclic garbage still while a text is drafted.

A draft makes next to no cycles, and each full collection goes over the whole vocabulary.
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
