"""Values that an object works out when they are first asked for, and keeps.

`functools.cached_property` takes a lock for each before Python 3.12; what is read here belongs to
one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - a decorator
    """A property whose function is called once for each object, which has to have a `__dict__`."""

    def __init__(self, function: Callable[[Any], Value]) -> None:
        self._function, self._name = function, function.__name__
        self.__doc__ = function.__doc__

    def __get__(self, owner: Any, _: type | None = None) -> Value:
        value = owner.__dict__[self._name] = self._function(owner)
        return value
