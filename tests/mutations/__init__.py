"""Ways to break a valid source, each under its name with the code that must speak.

A function alters plain data, or the file's text. One that needs something the source lacks (a
range, an award) raises Inapplicable. Importing this package enters all ways into the two lists.

What no check can see, because a report with it could be a true one: another indicator of the same
unit and size; a period off by a year inside the span the report covers; a problem, project or
heading without numerals left out; a wrong topic, translation or summary; plain for binding where
the label stands elsewhere. The audit sees part of these where two figures of the same matter meet,
and a second reading (`validate --second-opinion`, tests/test_second_opinion.py) what the reader
knows better; drafts read by two annotators are the answer to the rest.
"""

from mutations import (  # noqa: F401 - importing them fills the lists
    in_claims,
    in_figures,
    in_files,
    in_fits,
    in_forms,
    in_links,
    in_neighbours,
    in_places,
    in_records,
    in_said,
    in_texts,
    in_vocabulary,
)
from mutations.ways import IN_DATA, IN_FILE, Inapplicable, Mutation

__all__ = ["ELSEWHERE", "IN_DATA", "IN_FILE", "Inapplicable", "Mutation"]

# Rules whose breaches need several files, a comment, a fault of the program itself, or a file that
# an edit does not make, a source of the level headline, or a second reading of the text;
# `checking/breaches.yaml` has them.
ELSEWHERE = {
    "YAML002",
    "YAML010",
    "YAML011",
    "CORPUS001",
    "CORPUS002",
    "CORPUS003",
    "CORPUS004",
    "CORPUS005",
    "CORPUS006",
    "PACKAGE001",
    "SCHEMA008",
    "ALLOW001",
    "ALLOW002",
    "ALLOW003",
    "FAULT001",
    "STATE008",
    "TEXT012",
    "SECOND001",
    "SECOND002",
    "SECOND003",
    "SECOND004",
    "SECOND005",
}
