"""The guides, in Markdown: how to use the data, how to annotate a report, what not to conclude.

They are files beside this one, so that whoever has the program has them. The dictionary of a
package takes the codebook's words from here.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def names() -> list[str]:
    """The names of the guides, as `annotation`, in alphabetical order."""
    here = files("reportschema.guide").iterdir()
    return sorted(file.name.removesuffix(".md") for file in here if file.name.endswith(".md"))


@cache
def text(name: str) -> str:
    """A guide as Markdown. Raises ValueError, which names the guides, where none has this name."""
    if name not in names():
        raise ValueError(f"no guide is called {name!r}; there are {', '.join(names())}")
    return files("reportschema.guide").joinpath(f"{name}.md").read_text(encoding="utf-8")


def sections(name: str, level: int = 2) -> dict[str, str]:
    """The sections of a guide: heading (of level 2 or 3) -> what stands below, up to the next."""
    _, *parts = re.split(rf"^{'#' * level} ", text(name), flags=re.M)
    split = (re.split(r"^#{2,3} ", part, flags=re.M)[0].partition("\n") for part in parts)
    return {heading: body.strip() for heading, _, body in split}
