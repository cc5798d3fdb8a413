"""The rules by subject.

Importing this package enters them all into the registry, in the order in which they run.
"""

from reportschema.checking.rules import (  # noqa: F401, I001 - in the order in which they run
    identity,
    corpus,
    report,
    vocabulary,
    consistency,
    figures,
    spans,
    fits,
    references,
    anchors,
    annotation,
    headline,
    texts,
    second,
)
