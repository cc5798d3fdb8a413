"""What carries over from one quantity of a sentence to the next: subject, verb, area, status."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportschema.models.codes import ObservationStatus, Transformation
from reportschema.reading.figures.figure import FigureDraft
from reportschema.reading.figures.subjects import Subject


@dataclass
class Clause:
    """What carries over from one quantity of a sentence to the next."""

    subject: Subject | None = None
    figure: FigureDraft | None = None
    end: int = 0
    said: str | None = None
    verb: str = ""
    list_verb: str = ""
    owner: str = ""
    left_of_list: str = ""
    listed: Transformation | None = None
    listed_fall: bool = False
    queue: list[Subject] = field(default_factory=list)
    last_list: list[Subject] = field(default_factory=list)
    remaining: int = 0
    areas: list[str] = field(default_factory=list)
    status: ObservationStatus | None = None
    status_holds: bool = False
