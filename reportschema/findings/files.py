"""Codes about the file itself, a package, and a fault of ours.

The loader or a verb finds the breaches; what they mean is declared here.
"""

from reportschema.findings.codes import declare

declare(
    "YAML001",
    "not YAML",
    why="Nothing can be read from it.",
    remedy="check quotes, brackets and indentation at this place",
)
declare(
    "YAML002",
    "too large",
    why="A source holds one report; a limit keeps hostile files from filling memory.",
    remedy="split it: one report a file, at most 8,000,000 bytes and 400,000 values",
)
declare(
    "YAML003",
    "a duplicate key",
    why="YAML readers differ on which of the two counts.",
    remedy="keep the one that the text bears out",
)
declare(
    "YAML004",
    "an alias, anchor, tag or merge key",
    why="They hide what a record says, and can be made to fill memory.",
    remedy="write the value out where it belongs",
)
declare(
    "YAML005",
    "a key that is no word",
    why="Keys are names of fields.",
    remedy="use the field's name as the key",
)
declare(
    "YAML006",
    "nested too deeply",
    why="The schema is at most a few levels deep; deeper input is damage or an attack.",
    remedy="remove the brackets or indentation that nest it",
)
declare(
    "YAML007",
    "a second document",
    why="A source holds one report.",
    remedy="move what follows --- into a file of its own",
)
declare(
    "YAML008",
    "an empty file",
    why="An empty source would pass every other check.",
    remedy=(
        "delete it, or let `reportschema draft` make one from the text: a source starts with "
        "schema_version"
    ),
)
declare(
    "YAML009",
    "an encoding or character that does not belong",
    why="Invisible characters make equal words differ.",
    remedy="delete the character; save the file as UTF-8 with LF line ends and no BOM",
)
declare(
    "YAML010",
    "an unreadable file",
    why=(
        "What cannot be read cannot be checked; links, pipes and devices may lead anywhere or "
        "never end."
    ),
    remedy="put a regular file there that you may read",
)
declare(
    "YAML011",
    "a file that changed during the run",
    why="What was checked is not what is there now.",
    remedy="wait until nothing writes to the folder, and run again",
)
declare(
    "PACKAGE001",
    "a package that is not what its descriptor says",
    why="Who loads a package trusts its hashes, types and keys.",
    remedy="build the package again, or fetch it again from where it was published",
)
declare(
    "FAULT001",
    "an exception of our own program",
    why="What met it was not checked, while everything else was; the source may well be right.",
    remedy="report it with the source, and what `reportschema validate --debug` prints",
)
