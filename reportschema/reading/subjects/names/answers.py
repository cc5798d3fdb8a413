"""Suggestions of deputies and proposals of advisers: the indicators of what came of them."""

from __future__ import annotations

import re

from reportschema.models import Indicator
from reportschema.reading.sentence.lexicon import IndicatorNames

# 各级人大代表建议、政协委员提案: one number for both.
_BOTH_KINDS = re.compile(
    r"(?:建议(?!案)|议案)[和及与、](?:[^，,和及与、]{0,6}政协)?[^，,和及与、]{0,4}提案$"
)


# 区十五届人大六次会议代表建议 | 区政协十四届六次会议提案
_OF_DEPUTIES = re.compile(
    r"(?:^|.*(?:人大|人民代表)[^，,、]*)代表(?:议案|建议|意见|批评|[、和及与])+$"
)
_OF_ADVISERS = re.compile(r".*政协[^，,、]*(?:提案|建议案)$")


def answered(phrase: str, names: IndicatorNames) -> Indicator | None:
    """Suggestions of deputies, proposals of advisers, or both in one number."""
    if "提案" not in phrase and "代表" not in phrase and "政协" not in phrase:
        return None
    if _BOTH_KINDS.search(phrase):
        return names.by_code.get("suggestions_and_proposals_handled")
    if _OF_DEPUTIES.match(phrase):
        return names.by_code.get("deputies_suggestions_handled")
    return names.by_code.get("proposals_handled") if _OF_ADVISERS.match(phrase) else None
