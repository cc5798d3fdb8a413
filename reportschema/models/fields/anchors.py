"""Where the evidence of a record stands in the published text.

A span is a start and an end; an anchor has the short quotation between them as well. They are the
TextPositionSelector and TextQuoteSelector of the W3C Web Annotation model. Offsets count Unicode
code points of the decoded text of the report's first edition, exactly as published, from 0; the
end is the offset after the last character.
"""

from typing import Annotated, NamedTuple, TypeAlias

from pydantic import AfterValidator

from reportschema.models.fields.base import Doc, contradiction
from reportschema.models.fields.scalars import Count, Quote

_START = Doc(
    "start",
    "起点",
    "Offset of the first character in the text of the report's first edition.",
    "首字在报告首个版本文本中的位置（从 0 起，按码点计）。",
    unit="code point",
    concept="oa:start",
)
_END = Doc(
    "end",
    "终点",
    "Offset just after the last character.",
    "末字之后一位的位置（按码点计）。",
    unit="code point",
    concept="oa:end",
)
_EXACT = Doc(
    "exact",
    "原文",
    "The characters between start and end, as published: numeral, unit, and the words that touch "
    "them.",
    "起点与终点之间的原文：数字、单位及紧邻的限定词。",
    concept="oa:exact",
)


class SpanParts(NamedTuple):
    """A passage of the text, unchecked: `Span` also refuses one that does not run forward."""

    start: Annotated[Count, _START]
    end: Annotated[Count, _END]


class AnchorParts(NamedTuple):
    """A short quotation with its place, unchecked: `Anchor` also compares place and length."""

    start: Annotated[Count, _START]
    end: Annotated[Count, _END]
    exact: Annotated[Quote, _EXACT]


def _forward(span: SpanParts) -> SpanParts:
    if span.start >= span.end:
        raise contradiction(f"start {span.start} is not before end {span.end}", 0)
    return span


def _as_long(anchor: AnchorParts) -> AnchorParts:
    if len(anchor.exact) != (long := anchor.end - anchor.start):
        raise contradiction(
            f"{anchor.start} to {anchor.end} is {long} characters long, its text has "
            f"{len(anchor.exact)}",
            2,
        )
    return anchor


Span: TypeAlias = Annotated[SpanParts, AfterValidator(_forward)]
Anchor: TypeAlias = Annotated[AnchorParts, AfterValidator(_as_long)]
