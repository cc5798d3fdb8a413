"""What a scoring counts: so many right of so many, and each mismatch as a line of text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

KINDS = ("recall", "precision", "accuracy")


@dataclass
class Ratio:
    """So many of so many."""

    right: float = 0
    of: int = 0

    def add(self, right: float, of: int = 1) -> None:
        """Count `of` more records, of which `right` were right."""
        self.right, self.of = self.right + right, self.of + of

    def rate(self) -> float | None:
        """The share that was right, to four digits; None where nothing was counted."""
        return round(self.right / self.of, 4) if self.of else None

    def __str__(self) -> str:
        if not self.of:
            return f"{'–':>7} {'':12}"
        return f"{self.right / self.of:7.3f} {self.right:6g}/{self.of:<5d}"


def _ratios() -> dict[str, Ratio]:
    return defaultdict(Ratio)


@dataclass
class Score:
    """Recall and precision of each table or event, accuracy of each field, and the mismatches."""

    recall: dict[str, Ratio] = field(default_factory=_ratios)
    precision: dict[str, Ratio] = field(default_factory=_ratios)
    accuracy: dict[str, Ratio] = field(default_factory=_ratios)
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def merge(self, other: Score) -> None:
        """Add the counts and mismatches of another report."""
        for kind in KINDS:
            for name, ratio in getattr(other, kind).items():
                getattr(self, kind)[name].add(ratio.right, ratio.of)
        for name, lines in other.errors.items():
            self.errors[name] += lines

    def table(self) -> str:
        """For the terminal: tables and events first, then the fields."""
        lines = [f"{'table or event':28} {'recall':>20} {'precision':>22}"]
        lines += [
            f"{name:28} {self.recall[name]} {self.precision[name]}"
            for name in self.recall
            if name not in self.accuracy
        ]
        heads = ("recall where filled", "precision where filled")
        lines += ["", f"{'field':28} {'accuracy':>20} {heads[0]:>22} {heads[1]:>22}"]
        for name, ratio in self.accuracy.items():
            filled = name in self.recall or name in self.precision
            rates = f"{self.recall[name]} {self.precision[name]}" if filled else ""
            lines.append(f"{name:28} {ratio} {rates}".rstrip())
        return "\n".join(lines)

    def data(self) -> dict[str, Any]:
        """The same as data: kind (recall, precision, accuracy) -> name -> rate, right, of."""
        return {
            kind: {
                name: {"rate": ratio.rate(), "right": round(ratio.right, 4), "of": ratio.of}
                for name, ratio in getattr(self, kind).items()
            }
            for kind in KINDS
        }
