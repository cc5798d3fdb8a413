"""The canonical schema. `WorkReport` is what a source holds; all else hangs below it. Stands alone: imports nothing of the package."""

from reportschema.models.anchors import Anchor, AnchorParts, Span, SpanParts
from reportschema.models.annotation import Annotation, Coverage
from reportschema.models.award import Award
from reportschema.models.base import Bilingual, Code, Doc, Model, Record, TableDoc, doc_of
from reportschema.models.correction import Correction
from reportschema.models.edition import Edition
from reportschema.models.figure import AbsentTarget, Figure, Observation, Target
from reportschema.models.glossary import Component, GlossaryEntry
from reportschema.models.numeral import Numeral
from reportschema.models.outline import Section
from reportschema.models.problem import Problem
from reportschema.models.project import LivelihoodProject
from reportschema.models.report import SCHEMA_VERSION, Congress, Government, Speaker, WorkReport
from reportschema.models.vocabulary import Break, Concept, Division, Indicator, Topic, Unit, Word

__all__ = [
    "SCHEMA_VERSION", "AbsentTarget", "Anchor", "AnchorParts", "Annotation", "Award", "Bilingual", "Break", "Code", "Component", "Concept",
    "Congress", "Correction", "Coverage", "Division", "Doc", "Edition", "Figure", "GlossaryEntry", "Government", "Indicator",
    "LivelihoodProject", "Model", "Numeral", "Observation", "Problem", "Record", "Section", "Span", "SpanParts", "Speaker",
    "TableDoc", "Target", "Topic", "Unit", "Word", "WorkReport", "doc_of",
]  # fmt: skip
