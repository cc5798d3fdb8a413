#!/usr/bin/env python3
"""Makes reportschema/notation/traditional.tsv: Traditional characters of our vocabularies.

Each stands beside its Simplified form. Source: OpenCC's table of characters (Apache-2.0), by way of
opencc-python-reimplemented. Only one character for one enters, so that folding a text moves no
offset. Run it after the vocabularies have grown.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from reportschema.vocabularies import vocabulary

TARGET = Path(__file__).resolve().parent.parent / "reportschema" / "notation" / "traditional.tsv"
# Forms that the table gives another first reading, and variants that reports have.
OWN = {
    "臺": "台",
    "箇": "个",
    "隻": "只",
    "週": "周",
    "餘": "余",
    "於": "于",
    "麵": "面",
    "係": "系",
    "裏": "里",
}


def vocabulary_characters() -> set[str]:
    """Every character of a word, unit or indicator, and those of numerals and of hedges."""
    known = vocabulary()
    texts = [word.word for word in known.words]
    texts += [name for unit in known.units.values() for name in (unit.name, *unit.aliases)]
    texts += [name for row in known.indicators.values() for name in (row.zh, *row.aliases)]
    return set("".join(texts)) | set("分之点第前后翻覆盖半数过万亿两")


def main() -> None:
    """Write the table."""
    simplified = vocabulary_characters()
    table = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = {}
    for line in table.splitlines():
        traditional, _, rest = line.partition("\t")
        first = rest.split(" ")[0]
        if (
            len(traditional) == len(first) == 1
            and first in simplified
            and traditional != first
            and traditional not in simplified
        ):
            pairs[traditional] = first
    pairs |= {key: value for key, value in OWN.items() if value in simplified}
    TARGET.write_text(
        "".join(f"{key}\t{value}\n" for key, value in sorted(pairs.items())), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
