"""A text as a YAML scalar on one line.

It is plain where every YAML reader sees just this text, else in double quotes.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.resolver import Resolver

from reportschema.models.fields.characters import INVISIBLE

_RESOLVER: Any = Resolver()
_PLAIN = re.compile(r"""[^\s\-?:,\[\]{}\#&*!|>'"%@`=~<][^,\[\]{}\#\r\n\t"]*|-[^\s\-,\[\]{}\#"]+""")
# What other readers (YAML 1.2, strict 1.1) take for a number, a time or a flag, and PyYAML's
# resolver does not.
_OTHER_TYPES = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[0-9.]+(:[0-9.]+)+|[yYnN]"
)
# Within a text: what ends it, or what PyYAML's own parser refuses between brackets.
_MARKS = re.compile(r":(?: |$)| (?:#|$)|\?")
_NUMBER = re.compile(r"[-+]?[0-9][0-9.]*")
# Within quotes: the quote and the backslash, line breaks and tabs, NBSP, and whatever is not seen.
_ESCAPED = re.compile(rf'["\\\n\t\xa0\ud800-\udfff{INVISIBLE}]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def text_scalar(value: str) -> str:
    """A text that any YAML reader reads as this text."""
    plain = _PLAIN.fullmatch(value) and not _MARKS.search(value) and not _ESCAPED.search(value)
    resolved = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False)) if plain else None
    if resolved == "tag:yaml.org,2002:str" and not _OTHER_TYPES.fullmatch(value):
        return value
    return f'"{_ESCAPED.sub(_escape, value)}"'


def typed_scalar(value: str) -> str:
    """The text of a number or flag, bare.

    Whatever else stands in such a field stays the text that it is.
    """
    return value if _NUMBER.fullmatch(value) or value in ("true", "false") else text_scalar(value)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    return _SHORT.get(character) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
