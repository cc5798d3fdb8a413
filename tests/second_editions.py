"""A second edition of a text, as another site could publish it: the same words on another page.

Hard-wrapped and indented, with the furniture of another page around and within it, digits in full
width, and one sentence missing.
"""

from __future__ import annotations

_FULL_WIDTH = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}
_WIDTH, _PAGE = 31, 40  # characters of a line, lines of a page


def second_edition(text: str, missing: str = "") -> str:
    """The text as another site has it. missing: a sentence of it that the other lacks."""
    assert missing in text
    lines: list[str] = []
    pages = 0
    for paragraph in text.replace(missing, "", 1).translate(_FULL_WIDTH).splitlines():
        words = paragraph.strip()
        lines += [words[i : i + _WIDTH] for i in range(0, len(words), _WIDTH)]
        if len(lines) // _PAGE > pages and words.endswith("。"):  # within no quotation
            pages = len(lines) // _PAGE
            lines.append("打印本页　关闭窗口")
    head = "首页 > 政务公开 > 政府工作报告"
    return "\n".join([head, *(f"\u3000\u3000{line}" for line in lines), "主办：办公室"]) + "\n"


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end that a page can lack: those that come once."""
    spans = []
    start = 0
    for i, character in enumerate(text):
        if character in "。\n":
            if character == "。" and text.count(text[start : i + 1]) == 1:
                spans.append((start, i + 1))
            start = i + 1
    return spans
