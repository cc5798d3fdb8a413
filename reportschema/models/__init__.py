"""The canonical schema: `WorkReport` is what a source file holds, every other model is part of one.

The models stand alone: they import nothing else of the package, so that a program can use them
without the reader, the rules or the files.
"""

from reportschema.models.annotating.annotation import LISTS, Annotation, Coverage
from reportschema.models.annotating.review import Review
from reportschema.models.annotating.states import Contribution, Reviewed, Withdrawal
from reportschema.models.digests import (
    accepted,
    digest_of,
    readable,
    readable_lists,
    stale,
)
from reportschema.models.fields.anchors import Anchor, AnchorParts, Span, SpanParts
from reportschema.models.fields.base import Bilingual, Code, Doc, Model, Record, TableDoc, doc_of
from reportschema.models.records.award import Award
from reportschema.models.records.correction import Correction
from reportschema.models.records.edition import Edition, Obtained
from reportschema.models.records.figure import Figure
from reportschema.models.records.glossary import Component, GlossaryEntry
from reportschema.models.records.numeral import Numeral
from reportschema.models.records.observation import Observation
from reportschema.models.records.outline import Section
from reportschema.models.records.passage import HeadlinePassage
from reportschema.models.records.problem import Problem
from reportschema.models.records.project import LivelihoodProject
from reportschema.models.records.target import AbsentTarget, Target
from reportschema.models.report import (
    OLDER_VERSIONS,
    SCHEMA_VERSION,
    Congress,
    Government,
    Speaker,
    WorkReport,
)
from reportschema.models.rows.authority import Authority
from reportschema.models.rows.core_list import CoreIndicator
from reportschema.models.rows.division import Break, Division, Pause
from reportschema.models.rows.indicator import Indicator
from reportschema.models.rows.vocabulary import Concept, NeutralWord, Topic, Unit, Word

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
