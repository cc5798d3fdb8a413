"""The rules by subject.

Importing this package enters them all into the registry, in the order in which they run.

In: a `Case`, one report with what rules may ask of it and of the reports beside it.
Out: hits, each a path in the report and what is wrong there.
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
