"""The places of a report where a value stands, and a report with another value at one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from reportschema.models import WorkReport
from reportschema.models.fields.shape import Member, is_model, is_place, item_type, members

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Where a value stands: the model and field, the way there from the report, the value.

    holder: the record or nested value whose field it is.
    """

    model: str
    member: Member
    holder: Any
    path: Path

    @property
    def value(self) -> Any:
        """What stands there; None where nothing does."""
        return getattr(self.holder, self.member.name)

    @property
    def field(self) -> tuple[str, str]:
        """(model, field), under the model that declares it."""
        return self.model, self.member.name

    @property
    def kind(self) -> str:
        """The list of the report that it belongs to, or `report`."""
        return str(self.path[0]) if len(self.path) > 2 else "report"


def places(node: Any = None, path: Path = ()) -> Iterator[Place]:
    """Each field of a report and of all that it holds, filled or not, in their order."""
    holder: type = type(node)
    for member in members(holder):
        here = (*path, member.name)
        yield Place(declaring(holder, member.name), member, node, here)
        value = getattr(node, member.name)
        if item_type(member.type) is not None:
            for i, item in enumerate(value):
                if is_model(type(item)) or is_place(type(item)):
                    yield from places(item, (*here, i))
        elif value is not None and (is_model(type(value)) or is_place(type(value))):
            yield from places(value, here)


@cache
def declaring(model: type, field: str) -> str:
    """The name of the class that declares a field: observations have most of theirs from Figure."""
    return next(base.__name__ for base in reversed(model.__mro__) if field in _declared(base))


def _declared(base: type) -> Mapping[str, Any]:
    declared: Mapping[str, Any] = vars(base).get("__annotations__", {})
    return declared


@cache
def marks(model: type, field: str) -> tuple[Any, ...]:
    """What `Annotated` says of a field's values beside their type: patterns, `Doc`, scalars."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(_marks(hints[field]))


def _marks(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *own = get_args(annotation)
        yield from own
        yield from _marks(inner)
    elif origin in (Union, UnionType, tuple):
        for arm in get_args(annotation):
            yield from _marks(arm)


def planted(report: WorkReport, path: Path, value: Any) -> WorkReport:
    """The report with another value at a place. Raises ValidationError for what no source may say.

    Only what lies on the way is validated again; the rest is shared.
    """
    changed = _planted(report, path, value)
    assert isinstance(changed, WorkReport)
    return changed


def _planted(node: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, *below = path
    if isinstance(step, int):
        return (*node[:step], _planted(node[step], tuple(below), value), *node[step + 1 :])
    inner = _planted(getattr(node, step), tuple(below), value)
    if isinstance(node, BaseModel):
        filled = {name: getattr(node, name) for name in node.model_fields_set}
        return type(node).model_validate({**filled, step: inner})
    return node._replace(**{step: inner})
