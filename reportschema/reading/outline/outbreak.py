"""Where the reports of 2020 leave the year under review for their own.

Once they come to the epidemic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.models.fields.codes import Part
from reportschema.reading.outline.outline import Heading
from reportschema.reading.page.body import Body

_OUTBREAK = re.compile("(?:新冠|新型冠状病毒)[^，,。；;\n]{0,8}疫情(?:发生|暴发|爆发)(?:后|以来)")
_DAY_OF_2020 = re.compile("2020-[0-9]{2}-[0-9]{2}")


def since_outbreak(
    clean: str, body: Body, headings: Sequence[Heading], delivered: str
) -> tuple[int, int]:
    """Where the review speaks of the year of the speech.

    An empty stretch where it never does, or where the day is unknown.
    """
    found = (
        _OUTBREAK.search(clean, body.start, body.end) if _DAY_OF_2020.fullmatch(delivered) else None
    )
    if found is None:
        return body.start, body.start
    behind = (
        one.start for one in headings if one.start > found.start() and one.part is not Part.REVIEW
    )
    return found.start(), min(behind, default=body.speech_end)
