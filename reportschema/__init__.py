"""reportschema: Chinese government work reports (政府工作报告) as checked data.

The schema is `reportschema.models` (`WorkReport` and all below it); each verb of the command line
is a function here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportschema.models import WorkReport as WorkReport
    from reportschema.verbs.accept import accept as accept
    from reportschema.verbs.agree import agree as agree
    from reportschema.verbs.audit import audit as audit
    from reportschema.verbs.build import build as build
    from reportschema.verbs.diff import diff as diff
    from reportschema.verbs.draft import draft as draft
    from reportschema.verbs.explain import explain as explain
    from reportschema.verbs.explore import explore as explore
    from reportschema.verbs.fmt import fmt as fmt
    from reportschema.verbs.init import init as init
    from reportschema.verbs.read_package import read_package as read_package
    from reportschema.verbs.schema import json_schema as json_schema
    from reportschema.verbs.show import show as show
    from reportschema.verbs.spans import spans as spans
    from reportschema.verbs.texts import texts as texts
    from reportschema.verbs.validate import validate as validate

__version__ = "0.1.0"

# Name -> where it is; loaded when first asked for, so that importing the package stays light.
_PUBLIC = {
    "WorkReport": "reportschema.models",
    "accept": "reportschema.verbs.accept",
    "agree": "reportschema.verbs.agree",
    "audit": "reportschema.verbs.audit",
    "build": "reportschema.verbs.build",
    "diff": "reportschema.verbs.diff",
    "draft": "reportschema.verbs.draft",
    "explain": "reportschema.verbs.explain",
    "explore": "reportschema.verbs.explore",
    "fmt": "reportschema.verbs.fmt",
    "init": "reportschema.verbs.init",
    "json_schema": "reportschema.verbs.schema",
    "read_package": "reportschema.verbs.read_package",
    "show": "reportschema.verbs.show",
    "spans": "reportschema.verbs.spans",
    "texts": "reportschema.verbs.texts",
    "validate": "reportschema.verbs.validate",
}

__all__ = [
    "WorkReport",
    "__version__",
    "accept",
    "agree",
    "audit",
    "build",
    "diff",
    "draft",
    "explain",
    "explore",
    "fmt",
    "init",
    "json_schema",
    "read_package",
    "show",
    "spans",
    "texts",
    "validate",
]


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'reportschema' has no attribute {name!r}")
