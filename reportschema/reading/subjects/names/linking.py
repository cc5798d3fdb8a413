"""Names without what leads on to their number: 茶园面积|应达, 茶叶生产|必须."""

from __future__ import annotations

import re

from reportschema.reading.sentence.sentence import Sentence

_LINKING_ON = re.compile(
    r"(?<![和与及或等要将应须达至共])(?<!以(?=及))(?<![惠普涉危](?=及))(?<![供反效适响感](?=应))"
    r"(?:[和与及或等要将应须]|以及|达|至|共)+$"
)
# 茶业发展|大体需要, 茶叶生产|必须: adverbs and verbs that end with such a character.
_WORD = re.compile(
    "(?:(?:大体|只|却|还|就)?(?:必须|需要)|主要|只要|还要|相应|总共|一共|以至|甚至|均达|增至|降至)$"
)


def without_linking(text: str) -> str:
    """The text without what leads on from it, but with the whole of its last word.

    茶企投入总和|达, and no 测雨雷|达 nor 茶企投入总|和.
    """
    text = _WORD.sub("", text)
    linking = _LINKING_ON.search(text)
    return text if linking is None else text[: Sentence.of(text).after(linking.start())]
