"""Sources of schema 1.0 brought up to 1.1.

Works on the plain data of a source, so that `fmt` can write the new data with the old comments.
Pure: what it is given stays as it was.
"""

from __future__ import annotations

import re
from typing import Any

from reportschema.models import LISTS, OLDER_VERSIONS, SCHEMA_VERSION, WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel, ReviewReason
from reportschema.models.fields.codes import Annotator, State
from reportschema.models.fields.shape import children

_VERSION = re.compile(r"[0-9]{1,3}\.[0-9]{1,3}")
_DONE = (State.COMPLETE, State.ABSENT)

# The comment that tells an editor where the schema is; `init` and the shipped example write it.
_ADDRESS = re.compile(
    r"(?m)^(# yaml-language-server: \$schema=https://w3id\.org/reportschema/)1\.0/"
)


def is_foreign(version: object) -> bool:
    """Whether it names a version that this release neither reads nor brings up to date."""
    known = (SCHEMA_VERSION, *OLDER_VERSIONS)
    return isinstance(version, str) and bool(_VERSION.fullmatch(version)) and version not in known


def upgraded(data: dict[str, Any]) -> dict[str, Any]:
    """The plain data of a source of an older version as those of this one.

    `review` becomes a reason with the text of before as its note, and the annotation says its
    level. What does not have the form that 1.0 asks for stays as it is, for `validate` to report.
    """
    changed = {**data, "schema_version": SCHEMA_VERSION}
    for name, kind in children(WorkReport):
        rows = data.get(name)
        if "review" in kind.model_fields and isinstance(rows, list):
            changed[name] = [_with_reason(row) for row in rows]
    annotation = data.get("annotation")
    if isinstance(annotation, dict):
        changed["annotation"] = {"level": level_of(annotation).value} | annotation
    return changed


def with_address(text: str) -> str:
    """The text of a source, its editor pointed at the JSON Schema of this release."""
    return _ADDRESS.sub(rf"\g<1>{SCHEMA_VERSION}/", text)


def _with_reason(row: Any) -> Any:
    if not isinstance(row, dict) or not isinstance(row.get("review"), str):
        return row
    return {**row, "review": {"reason": ReviewReason.OTHER.value, "note": row["review"]}}


def level_of(annotation: dict[str, Any]) -> AnnotationLevel:
    """The level that the states of the lists amount to.

    A draft where all of it is a program's; full where every list is complete or absent, the ledger
    of numerals complete, and none a program's; else partial.
    """
    claims = [claim for name in LISTS if isinstance(claim := annotation.get(name), dict)]
    machine = [claim.get("by") == Annotator.MACHINE for claim in claims if "by" in claim]
    if machine and all(machine):
        return AnnotationLevel.DRAFT
    ledger = annotation.get("numerals")
    accounted = isinstance(ledger, dict) and ledger.get("state") == State.COMPLETE
    whole = all(claim.get("state") in _DONE for claim in claims)
    return (
        AnnotationLevel.FULL
        if accounted and whole and not any(machine)
        else AnnotationLevel.PARTIAL
    )
