"""The canonical schema: `WorkReport` is what a source file holds, every other model is part of one.

The models stand alone: they import nothing else of the package, so that a program can use them
without the reader, the rules or the files.
"""

from reportschema.models.anchors import Anchor, AnchorParts, Span, SpanParts
from reportschema.models.annotation import LISTS, Annotation, Coverage
from reportschema.models.authority import Authority
from reportschema.models.award import Award
from reportschema.models.base import Bilingual, Code, Doc, Model, Record, TableDoc, doc_of
from reportschema.models.core_list import CoreIndicator
from reportschema.models.correction import Correction
from reportschema.models.digests import (
    accepted,
    digest_of,
    readable,
    readable_lists,
    stale,
)
from reportschema.models.division import Break, Division, Pause
from reportschema.models.edition import Edition, Obtained
from reportschema.models.figure import Figure
from reportschema.models.glossary import Component, GlossaryEntry
from reportschema.models.indicator import Indicator
from reportschema.models.numeral import Numeral
from reportschema.models.observation import Observation
from reportschema.models.outline import Section
from reportschema.models.passage import HeadlinePassage
from reportschema.models.problem import Problem
from reportschema.models.project import LivelihoodProject
from reportschema.models.report import (
    OLDER_VERSIONS,
    SCHEMA_VERSION,
    Congress,
    Government,
    Speaker,
    WorkReport,
)
from reportschema.models.review import Review
from reportschema.models.states import Contribution, Reviewed, Withdrawal
from reportschema.models.target import AbsentTarget, Target
from reportschema.models.vocabulary import Concept, NeutralWord, Topic, Unit, Word

__all__ = [
    "LISTS",
    "OLDER_VERSIONS",
    "SCHEMA_VERSION",
    "AbsentTarget",
    "Anchor",
    "AnchorParts",
    "Annotation",
    "Authority",
    "Award",
    "Bilingual",
    "Break",
    "Code",
    "Component",
    "Concept",
    "Congress",
    "Contribution",
    "CoreIndicator",
    "Correction",
    "Coverage",
    "Division",
    "Doc",
    "Edition",
    "Figure",
    "GlossaryEntry",
    "Government",
    "HeadlinePassage",
    "Indicator",
    "LivelihoodProject",
    "Model",
    "NeutralWord",
    "Numeral",
    "Observation",
    "Obtained",
    "Pause",
    "Problem",
    "Record",
    "Review",
    "Reviewed",
    "Section",
    "Span",
    "SpanParts",
    "Speaker",
    "TableDoc",
    "Target",
    "Topic",
    "Unit",
    "Withdrawal",
    "Word",
    "WorkReport",
    "accepted",
    "digest_of",
    "doc_of",
    "readable",
    "readable_lists",
    "stale",
]
