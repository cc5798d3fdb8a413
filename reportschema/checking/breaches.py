"""The shipped failing example of each rule.

It is the valid example with the edit that breaks it, as `breaches.yaml` declares them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

EXAMPLE = "yunxi-2020"  # the source `.yaml` and its text `.txt` under examples/


@dataclass(frozen=True, slots=True)
class Breach:
    """How the example is broken so that one rule speaks.

    edits: (text, what becomes of it), each made once. how: what an edit cannot do, as breaches.yaml
    explains. also: codes that speak as well. caret: how the text begins at which the finding
    points. warns: whether the rule is a warning.
    """

    code: str
    edits: tuple[tuple[str, str], ...]
    how: str | None
    also: tuple[str, ...]
    caret: str | None
    warns: bool

    def broken(self, text: str) -> str:
        """The example's text with the edits made.

        Raises ValueError where the text no longer holds what an edit replaces.
        """
        for was, becomes in self.edits:
            if was not in text:
                raise ValueError(f"{self.code}: the example no longer holds {was!r}")
            text = text.replace(was, becomes, 1)
        return text

    def half_broken(self, text: str) -> str:
        """The text with the first edit alone: one of two sources that contradict each other."""
        (was, becomes), *_ = self.edits
        return text.replace(was, becomes, 1)


@cache
def breaches() -> dict[str, Breach]:
    """All breaches by code."""
    text = files("reportschema.checking").joinpath("breaches.yaml").read_text(encoding="utf-8")
    return {row["code"]: _breach(row) for row in yaml.safe_load(text)}


def _breach(row: dict[str, object]) -> Breach:
    edits = [(str(row["was"]), str(row["is"]))] if "was" in row else []
    more = [str(pair).split("|") for pair in _list(row.get("and"))]
    return Breach(
        str(row["code"]),
        (*edits, *((was, becomes) for was, becomes in more)),
        str(row["how"]) if "how" in row else None,
        tuple(str(code) for code in _list(row.get("also"))),
        str(row["caret"]) if "caret" in row else None,
        bool(row.get("strict")),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def example_text(ending: str) -> str:
    """The example's source (`yaml`) or published text (`txt`), line ends as they are."""
    return (
        files("reportschema.checking")
        .joinpath("examples", f"{EXAMPLE}.{ending}")
        .read_bytes()
        .decode("utf-8")
    )
