"""Productions over a share whose clause tells what was done to so large a part: Q 的 NP."""

from __future__ import annotations

import re

from reportschema.reading.clauses.counted import Counted, counted
from reportschema.reading.clauses.labels import LONGEST
from reportschema.reading.clauses.qualifiers import is_name
from reportschema.reading.clauses.topics import topic_in
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import SHARE, Finish, Words, production
from reportschema.reading.subjects.spots.spot import Spot

_HEDGED = "[约近超过达 ]*$"
_WHOLE = "全[国省市区县州疆旗]|世界|全球"
# 茶亭夜市|覆盖|全县; 茶保试点范围|扩大到; 茶亭夜市覆盖所有社区、
_REACHES = re.compile(
    r"(?P<what>.*?)(?P<verb>覆盖|惠及|通达|(?:扩大|推广|推开|延伸|普及)(?:覆盖)?)(?P<to>[到至]了?|了)?"
    rf"(?P<whole>{_WHOLE}|[\u4e00-\u9fff]{{2,4}}地区|(?:全部|所有)[\u4e00-\u9fff]{{2,4}}(?=、))?、?{_HEDGED}"
)
_REACHING = ("覆盖", "惠及", "通达", "扩大", "推广", "推开", "延伸", "普及")
# 云溪院所|承担了|全省
_CARRIES = re.compile(
    r"(?P<who>.*?)(?P<verb>承担|贡献|生产|提供|集聚|汇聚|养育|养活|创造|缴纳|拥有)(?:了|着)?"
    rf"(?P<whole>{_WHOLE}){_HEDGED}"
)
# 分级茶保制度|在
_DONE_IN = re.compile(rf"(?P<what>[^在]{{3,16}}?)(?:已经?|将|只|要)?在(?:{_WHOLE})?{_HEDGED}")
_DONE = frozenset(("推行", "推开", "实施", "实行", "开展", "试点", "试行", "推广", "运行"))
_LEADS = re.compile(
    "^(?:推动|推进|促进|确保|力争|争取|实现|努力|坚持|保证|做到|加快|将|把|要|使|让|今年|年内)+"
)
_RANGE = re.compile("的?(?:实施|覆盖|试点|试验)?范围(?:要|已|将|也|再|进一步)*$")
_TRIAL = ("试点", "试验", "试行")
_ENDS = re.compile("(?:已经?|要|将|也|再|进一步|逐步|基本|全面|实现|的){1,6}$")
# 任务, 目标: no part of anything that is reached.
_NO_PART = re.compile("目标|任务|要求|增长|速度|水平|比例|成果|精力|财力|体系")
_SHORTEST = 2
_COVERS = re.compile(f"覆盖了?(?:{_WHOLE})?{_HEDGED}")
_NO_THING = ("以", "左右", "和", "及", "与", "、", "并")


def _of_so_many(spot: Spot) -> Counted | None:
    """The noun behind the 的 of a share, of which that is a part."""
    right = spot.place.right
    if spot.falls_or_rises or spot.quantity.kind == "verbal" or not right.startswith("的"):
        return None
    those = counted(right[1:], spot.place.clipped)
    return None if not those.whole or _NO_PART.search(those.whole) else those


# 覆盖|95%以上|行政村。
_ENDED = re.compile("[\u4e00-\u9fff“”（）()、]{1,14}(?=[，,。；;\\n]|$)")


def _reached_so_many(spot: Spot) -> Counted | None:
    """What is reached, which stands right behind the share where the verb is 覆盖 itself."""
    right = spot.place.right
    if not right.startswith("的") and _COVERS.search(spot.chunk):
        if spot.falls_or_rises or spot.quantity.kind == "verbal" or not _ENDED.match(right):
            return None
        those = counted(right, spot.place.clipped)
        told = not those.whole or those.whole.startswith(_NO_THING) or _NO_PART.search(those.whole)
        return None if told else those
    return _of_so_many(spot)


def _made(label: str) -> Subject | None:
    name = naming.label(label) if len(label) <= LONGEST else None
    return Subject(label=name) if name else None


@production(
    example=("茶保制度扩大到全省｜40%的村。", "茶保制度覆盖的村占比"),
    counter=("茶保制度覆盖率扩大到｜40%。", "茶保制度覆盖率", "words before"),
    words=Words.BEFORE,
    finish=Finish.AS_IT_IS,
    of=SHARE,
)
def share_reached(spot: Spot) -> Subject | None:
    """NP 覆盖 Q 的 NP, NP 覆盖 Q NP: so large a part of those behind is reached."""
    chunk = spot.chunk.strip(" ，")
    if not any(verb in chunk for verb in _REACHING):
        return None
    reach, those = _REACHES.fullmatch(chunk), _reached_so_many(spot)
    if reach is None or those is None or those.predicate:
        return None
    verb = "覆盖" if reach["to"] and reach["verb"] != "惠及" else reach["verb"]
    where = reach["whole"] or ""
    noun = f"{where}{those.whole}" if where.endswith("地区") else those.whole
    what, trial = _what_reaches(reach["what"], spot)
    if not what and not spot.place.right.startswith("的"):
        told = spot.carried.figure  # 建成茶亭12个、|覆盖|80%|行政村
        what = (
            spot.carried.name
            if told and told.is_count and chunk.startswith(("覆盖", "、覆盖"))
            else ""
        )
        if not what:
            return None
    if trial:
        what = what.removesuffix("建设")
        link = "" if what.endswith(trial) else trial
        return _made(f"{what}{link}的{noun}占比")
    found = _made(f"{what}{verb}的{noun}占比")
    return found._replace(doubt=True) if found and not what else found


def _what_reaches(said: str, spot: Spot) -> tuple[str, str]:
    """What reaches so large a part, and the trial that it is: 茶保制度|试点."""
    said = _LEADS.sub("", said.strip())
    ranged = _RANGE.search(said)
    trial = next((word for word in _TRIAL if said.endswith((word, f"{word}的范围"))), "")
    if ranged is not None:
        trial = next((word for word in _TRIAL if word in ranged.group()), trial)
        said = said[: ranged.start()]
    what = naming.core(_ENDS.sub("", said))
    if not what or what in (trial, "实施"):
        what = _spoken_of(spot)
    elif "、" in what or any(one.is_("with") for one in Sentence.of(what).tokens):
        what = ""
    return what, trial


def _spoken_of(spot: Spot) -> str:
    """What the clause before the own one is about, without the word of a trial."""
    said = spot.place.sentence[: -len(spot.chunk)] if spot.chunk else spot.place.sentence
    clause = re.split("[，,；;：:]", said.rstrip("，,；;：: "))[-1]
    return topic_in(clause, "people") if clause else ""


@production(
    example=("云溪院所承担了全省｜近60%的茶学课题。", "云溪院所承担的茶学课题占全省比重"),
    counter=("云溪院所承担了全省｜12项茶学课题。", "茶学课题", "thing counted"),
    words=Words.BEFORE,
    of=SHARE,
)
def share_carried_of_a_whole(spot: Spot) -> Subject | None:
    """NP 承担了全省 Q 的 NP: how much of a wider whole comes from those before."""
    chunk = spot.chunk.strip(" ，、")
    if ("全" not in chunk and "世界" not in chunk) or (those := _of_so_many(spot)) is None:
        return None
    carries = _CARRIES.fullmatch(chunk)
    if carries is None or those.predicate:
        return None
    who = naming.core(_LEADS.sub("", carries["who"]))
    if len(who) > 1 and len(Sentence.of(who).tokens[0].text) == 1 and f"在{who}" in chunk:
        who = f"在{who}"  # 在溪|茶企
    return _made(f"{who}{carries['verb']}的{those.whole}占{carries['whole']}比重")


@production(
    example=("分级茶保制度在｜40%的县级茶院推行。", "推行分级茶保制度的县级茶院占比"),
    counter=("分级茶保制度在｜40个县级茶院推行。", "推行的县级茶院", "thing counted"),
    words=Words.BEFORE,
    of=SHARE,
)
def share_where_it_is_done(spot: Spot) -> Subject | None:
    """NP 在 Q 的 NP 推行: the part of those behind where what stands before is done."""
    chunk = spot.chunk.strip(" ，、")
    if "在" not in chunk or (those := _of_so_many(spot)) is None:
        return None
    done = _DONE_IN.fullmatch(chunk)
    if done is None or those.predicate not in _DONE:
        return None
    what = naming.core(_LEADS.sub("", done["what"]))
    return _made(f"{those.predicate}{what}的{those.whole}占比") if len(what) > 1 else None


@production(
    example=("确保80%的茶厂和｜90%的茶园达到安全标准。", "达到安全标准的茶园占比"),
    counter=("茶厂80%、茶园｜90%达到安全标准。", "茶园达到安全标准占比", "share of those before"),
    words=Words.BEHIND,
    of=SHARE,
)
def next_share_of_those_behind(spot: Spot) -> Subject | None:
    """Q 的 NP 和 Q 的 NP PREDICATE: the next of a list of parts has a whole of its own."""
    left = spot.place.left
    if not left.startswith("的") or not left.rstrip("约近超").endswith(("、", "和", "及")):
        return None
    if spot.carried.figure is None or spot.carried.figure.dimension != "share":
        return None
    those = _of_so_many(spot)
    if those is None:
        return None
    if those.predicate:
        return _made(f"{those.predicate}的{those.whole}占比")
    before, name = naming.behind(left[1:]), spot.carried.name
    if before and before in name and is_name(those.whole) and name.endswith(("占比", "比重")):
        first, _, last = name.rpartition(before)
        return _made(f"{first}{those.whole}{last}")
    return None
