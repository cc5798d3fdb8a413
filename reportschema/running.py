"""What of the command line one call needs, and which exceptions mean an input that is unusable."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer


def declared(app: typer.Typer, arguments: Sequence[str]) -> typer.Typer:
    """The application, with the verb alone that the arguments name first.

    Reading the declarations of all verbs takes ten milliseconds.
    """
    named = [
        verb
        for verb in app.registered_commands
        if verb.callback and verb.callback.__name__ in arguments[:1]
    ]
    if not named:
        return app
    alone = copy(app)
    alone.registered_commands = named
    return alone


def unusable() -> tuple[type[Exception], ...]:
    """The exceptions of ours that mean an unusable input.

    Looked up when something was raised, for most runs never need them.
    """
    from reportschema.files.disk.writing import WriteError
    from reportschema.files.finding.known import KnownError
    from reportschema.files.finding.sources import NothingToCheckError
    from reportschema.publishing.formats.offered import FormatError
    from reportschema.reading.explaining import UnknownPlaceError
    from reportschema.verbs.accept import AcceptError
    from reportschema.verbs.agree import AgreeError
    from reportschema.verbs.explore import ExploreError
    from reportschema.verbs.read_package import PackageError
    from reportschema.verbs.reanchored import UnmovableError
    from reportschema.vocabularies import VocabularyError

    known = (AcceptError, AgreeError, ExploreError, FormatError, KnownError, UnknownPlaceError)
    return (*known, NothingToCheckError, PackageError, UnmovableError, VocabularyError, WriteError)
