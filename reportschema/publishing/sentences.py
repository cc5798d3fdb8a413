"""The sentence and the paragraph around a place of a text."""

from __future__ import annotations

_SENTENCE_ENDS = "。！？!?；;\n\r"


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence that holds text[start:end], in one line."""
    first = max((text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS), default=-1) + 1
    ends = [place for mark in _SENTENCE_ENDS if (place := text.find(mark, end)) >= 0]
    last = min(ends) + 1 if ends else len(text)
    return _one_line(text[first:last])


def paragraph_at(text: str, start: int, end: int) -> str:
    """The lines that hold text[start:end], in one line."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return _one_line(text[first : last if last >= 0 else len(text)])


def _one_line(text: str) -> str:
    return " ".join(text.split())
