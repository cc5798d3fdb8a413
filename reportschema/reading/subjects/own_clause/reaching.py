"""Productions over the places that something reaches, or that have it all over."""

from __future__ import annotations

import re

from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import COUNTED, Words, production
from reportschema.reading.subjects.spots.spot import Spot

_PLACE = (
    "(?:国家(?:和|或|及|、)?地区|国家|地区|(?:海外|境外|沿海)?城市|港口|口岸|机场|站点|省份|省区市"
    "|地市|县市?区?|区县|旗县|乡镇|街道|社区|行政村|村)"
)
_NOUN = re.compile(_PLACE)
# 茶船航线|通达|全球|(40个国家的)60个港口
_REACHES = re.compile(
    "(?P<who>[^，,。；;：:、0-9的]{2,16}?)(?:网络|范围|服务网络|业务范围)?"
    "(?:已|累计|实现|可|基本)?(?P<verb>覆盖|通达|辐射|连通|联通|直达|远销|遍及)了?"
    "(?P<where>全球|世界|国内外|全国|海外|境外|欧亚|亚欧|欧洲|亚洲|非洲|全省|全市|全区|全县)?"
    f"(?:[0-9]{{1,4}}多?个{_PLACE}的)?(?:超过?|达到?|近|约|共)?"
)
# |16个|县（市）茶诊中心全覆盖, |613个|管控单元实现全覆盖
_ALL_OVER = re.compile(
    "(?P<where>(?:地级(?:及?以上)?|设区的?|县级)?"
    f"(?:市州|盟市|设区市|市县|{_PLACE[3:-1]}|[\u4e00-\u9fff]{{0,4}}(?:行业|领域|单元)|乡|镇|市|州)"
    "|[^，,。；;、的]{2,10}?(?=(?:全部|均|都|已)*实现))"
    "(?P<kinds>[（(][市区县旗州、]{1,5}[)）])?(?:全部|均|都|已|基本)*(?:实现)?"
    "(?P<what>[^，,。；;：:]{0,32})"
)
_NO_LETTERS = re.compile("[（()）、]")
# 茶学校均|实现|21个|地级市全覆盖
_HAS_IT = re.compile(
    "(?P<who>[^，,。；;：:0-9的]{2,24}?)(?:已|均|都|全部|率先|基本|分别|要|将|力争|确保)*(?:实现|完成)了?"
)
_BRACKETS = re.compile("[（(][^（()）]{1,8}[)）]|[“”]")
_LONGEST = 38  # characters of a label that tells what those counted have
_EVERYWHERE = ("全球", "世界", "全国", "全省", "全市", "全区", "全县")


@production(
    example=("茶社班列覆盖欧亚｜120多个城市。", "茶社班列覆盖的欧亚城市"),
    counter=("茶亭加快建设，覆盖｜120个乡镇。", "覆盖乡镇", "thing counted"),
    words=Words.SENTENCE,
    of=COUNTED,
)
def places_reached(spot: Spot) -> Subject | None:
    """NP覆盖 Q城市: the places that something reaches, which is told before its verb."""
    noun = spot.noun
    if not spot.counts or not noun or not _NOUN.fullmatch(noun) or spot.what.predicate:
        return None
    told = _REACHES.fullmatch(naming.last_chunk(spot.place.sentence).strip())
    if told is None or not _is_one(told["who"]):
        return None
    where = "" if told["where"] in (None, *_EVERYWHERE) else told["where"]
    label = f"{told['who']}{told['verb']}的{where}{noun}"
    return Subject(label=naming.label(label)) if len(label) <= LONGEST else None


def _is_one(who: str) -> bool:
    """Whether words name one thing, and hold no deed of their own."""
    tokens = Sentence.of(_BRACKETS.sub("", who)).tokens
    if not tokens or tokens[0].is_("unnamed", "before", "manner", "adverb"):
        return False
    return not any(
        (is_doing(token) or token.is_("gain", "caused", "with", "direction"))
        and not token.is_("noun", "event", "name")
        for token in tokens
    )


@production(
    example=("实现｜16个县（市）茶诊中心全覆盖。", "茶诊中心全覆盖的县市"),
    counter=("实现｜16个县茶诊中心增长5%。", "实现县茶诊中心", "thing counted"),
    words=Words.BEHIND,
    of=COUNTED,
)
def places_with_it_all_over(spot: Spot) -> Subject | None:
    """Q县 NP全覆盖, NP实现 Q县全覆盖: the places all of which have what is named."""
    if not spot.place.covered or not spot.counts:
        return None
    behind = _ALL_OVER.fullmatch(spot.place.right)
    if behind is None:
        return None
    what = behind["what"]
    if not what and "实现" not in spot.place.right:
        told = _HAS_IT.fullmatch(naming.last_chunk(spot.place.sentence).strip())
        what = told["who"] if told and "、" not in told["who"][:1] else ""
        if not what:
            return None
    label = f"{what or '实现'}全覆盖的{behind['where']}{_NO_LETTERS.sub('', behind['kinds'] or '')}"
    return Subject(label=label) if len(label) <= _LONGEST else None
