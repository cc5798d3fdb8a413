"""The sentence and the paragraph around a span of a text: the columns of `build --texts`."""

from __future__ import annotations

_SENTENCE_ENDS = "。！？!?；;"
_CLOSING = "”’」』）)"  # what closes around the end of a sentence belongs to it: “……。”


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence that holds text[start:end], in one line.

    Where the span runs over several sentences, it is all of them.
    """
    first, last = _lines(text, start, end)
    first = max(first, *(text.rfind(mark, first, start) + 1 for mark in _SENTENCE_ENDS))
    while first < start and text[first] in _CLOSING:
        first += 1
    final = max(start, end - 1)  # a span that holds the end of its sentence does not reach the next
    ends = [place for mark in _SENTENCE_ENDS if (place := text.find(mark, final, last)) >= 0]
    if ends:
        after = min(ends) + 1
        while after < last and text[after] in _CLOSING:
            after += 1
        last = max(after, end)
    return _one_line(text[first:last])


def paragraph_at(text: str, start: int, end: int) -> str:
    """The lines that hold text[start:end], in one line."""
    first, last = _lines(text, start, end)
    return _one_line(text[first:last])


def _lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the first line of a span begins and its last line ends.

    A carriage return ends a line too.
    """
    first = text.rfind("\n", 0, start) + 1
    first = max(first, text.rfind("\r", first, start) + 1)
    last = text.find("\n", end)
    last = last if last >= 0 else len(text)
    carriage_return = text.find("\r", end, last)
    return first, carriage_return if carriage_return >= 0 else last


def _one_line(text: str) -> str:
    return " ".join(text.split())
