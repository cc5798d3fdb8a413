"""Productions whose subjects were found before: each value of a list, the end of 从…到…."""

from __future__ import annotations

import re

from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.names.products import product
from reportschema.reading.subjects.spots.production import Finish, Words, production
from reportschema.reading.subjects.spots.spot import Spot

# 从12300项|精减到|4236项: the same series.
_TO = re.compile("[\u4e00-\u9fff]{1,4}(?:到|至|为|成)了?(?:[12][0-9]{3}年的?|现在的|目前的)?\\s*")
_FROM = re.compile(
    "[从由](?:[^，,。；;、]{0,12}的?)?[^，,。；;、\u4e00-\u9fff]*[\u4e00-\u9fff%％]{1,6}$"
)


@production(
    example=("粮食、蔬菜产量分别达到｜3万吨、5万吨。", "grain_output"),
    counter=("粮食产量3万吨、茶叶｜5000吨。", "茶叶产量", "output of the next product"),
    words=Words.LIST,
    finish=Finish.COMPLETED,
)
def each_of_a_list(spot: Spot) -> Subject | None:
    """NP、NP 分别 Q、Q: each value of a list goes to the name in its place."""
    queue = spot.carried.values.queue
    if not queue or queue[0].indicator is not None or not queue[0].label:
        return queue[0] if queue else None
    around = spot.place.sentence + spot.place.right
    known = product(queue[0].label, around, spot.dimension, spot.names)
    return Subject(known) if known else queue[0]


@production(
    example=("合作社从12家增加到｜30家龙头企业。", "合作社"),
    counter=("合作社12家，培育｜30家龙头企业。", "培育龙头企业", "thing counted"),
    words=Words.EARLIER,
    finish=Finish.AS_IT_IS,
    before=True,
)
def from_one_to_another(spot: Spot) -> Subject | None:
    """NP 由 Q 到 Q: both ends are of one series."""
    left, sentence = spot.place.left, spot.place.sentence
    if spot.carried.subject is None or not _TO.fullmatch(left):
        return None
    begins = _FROM.search(sentence[: -len(left)])
    return spot.carried.subject if begins else None
