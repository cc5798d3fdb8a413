"""What the quantities of a sentence leave to the next: one frozen value that is passed on."""

from __future__ import annotations

from typing import NamedTuple

from reportschema.models.fields.codes import ObservationStatus, Transformation
from reportschema.reading.subjects.names.naming import Subject


class Stated(NamedTuple):
    """A figure that its sentence has stated. before: the one stated before it."""

    subject: Subject
    transformation: Transformation
    dimension: str
    unit: str | None
    falls: bool
    start: int
    end: int
    before: Stated | None = None

    @property
    def code(self) -> str | None:
        """The code of its indicator."""
        return self.subject.indicator.code if self.subject.indicator else None

    @property
    def is_count(self) -> bool:
        """Whether things are counted."""
        return self.dimension == "count"


class ValueList(NamedTuple):
    """The list of values that is being read (甲、乙分别增长1%、2%).

    queue: the subjects of the values to come. subjects: those of the list read last. remaining:
    how many values follow. transformation, falls: what the verb before them says of them all.
    verb: the words between 分别 and the first value. areas: those compared with, one a value.
    names: where the words stand that name the subjects.
    """

    queue: tuple[Subject, ...] = ()
    subjects: tuple[Subject, ...] = ()
    remaining: int = 0
    transformation: Transformation | None = None
    falls: bool = False
    verb: str = ""
    areas: tuple[str, ...] = ()
    names: tuple[int, int] = (0, 0)


class Carried(NamedTuple):
    """What the next quantity of a sentence may lean on.

    subject, figure: of the quantity stated last. end: where it ends. verb: of doing, that holds
    on. list_verb: the verb before a list of counts. owner: what was counted last, or the topic
    of the paragraph. status, status_holds, status_opens: 预计 and 初步核算, whether they hold in
    the whole sentence, and whether they open a list with semicolons. clause: the figure that the
    clause before its semicolon stated last. said: the words of the sentence before.
    """

    subject: Subject | None = None
    figure: Stated | None = None
    end: int = 0
    verb: str = ""
    list_verb: str = ""
    owner: str = ""
    values: ValueList = ValueList()
    status: ObservationStatus | None = None
    status_holds: bool = False
    status_opens: bool = False
    clause: Stated | None = None
    said: str = ""

    @staticmethod
    def at(
        start: int,
        owner: str,
        clause: Stated | None,
        status: ObservationStatus | None = None,
        said: str = "",
    ) -> Carried:
        """What a sentence begins with. status: that opened its list, behind a semicolon."""
        opened = status is not None
        return Carried(
            end=start,
            owner=owner,
            clause=clause,
            status=status,
            status_holds=opened,
            status_opens=opened,
            said=said,
        )

    @property
    def name(self) -> str:
        """The name of what was stated last, "" where nothing was."""
        if self.subject is None:
            return ""
        return self.subject.label or self.indicator_name

    @property
    def indicator_name(self) -> str:
        """The name of the indicator stated last, "" where none was."""
        indicator = self.subject.indicator if self.subject else None
        return indicator.zh if indicator else ""

    def after(self, subject: Subject, figure: Stated | None, end: int) -> Carried:
        """The same behind another figure."""
        return Carried(subject, figure, end, *self[3:])

    def with_verb(self, list_verb: str, owner: str) -> Carried:
        """The same with the verb of a list and the owner of what comes next."""
        return self._replace(list_verb=list_verb, owner=owner)

    def with_values(self, values: ValueList) -> Carried:
        """The same with another state of its list."""
        return self._replace(values=values)
