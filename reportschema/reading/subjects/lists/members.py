"""The members of a list of names, each made whole: 城镇、农村居民收入 are two incomes."""

from __future__ import annotations

import re

from reportschema.reading.sentence.lexicon import IndicatorNames


def parts(phrase: str) -> list[str]:
    """The names of a list; 城乡居民X is two of them."""
    return [part for part in _LINKS.split(both_residents(phrase)) if part]


def both_residents(phrase: str) -> str:
    """The phrase with its 城乡居民 told as the two that they are."""
    return _BOTH_RESIDENTS.sub("城镇居民、农村居民", phrase)


# 城乡低保标准: towns have one and villages have one.
_BOTH_AREAS = re.compile("城乡(?P<what>(?!融合|一体|统筹|互补|建设|接合|结合)[^、，,和及与]{2,16})")
_IN_CITIES = re.compile("低保|最低生活保障|特困|救助")


def town_and_country(phrase: str, names: IndicatorNames) -> list[str]:
    """The two that 城乡X is where two values are told of it: 城市低保标准, 农村低保标准."""
    both = _BOTH_AREAS.fullmatch(phrase) if phrase.startswith("城乡") else None
    if both is None:
        return []
    what = both["what"]
    usual = "城市" if _IN_CITIES.search(what) else "城镇"
    known = (town for town in ("城镇", "城市") if names.exact(f"{town}{what}"))
    return [f"{next(known, usual)}{what}", f"农村{what}"]


# 中小学公用经费, 一二三产增加值: one word for several, each with a value of its own.
_IN_ONE_WORD = (
    ("中小学", ("中学", "小学")),
    ("产销量", ("产量", "销量")),
    ("牛羊", ("牛", "羊")),
    ("一二三产业", ("第一产业", "第二产业", "第三产业")),
    ("一二三产", ("第一产业", "第二产业", "第三产业")),
    ("批零住餐业", ("批发业", "零售业", "住宿业", "餐饮业")),
)
# 进出口: one sum too, so that 分别 has to part it.
_ALSO_ONE = (("进出口", ("进口", "出口")), ("内外资", ("内资", "外资")))


def in_one_word(phrase: str, count: int, names: IndicatorNames, each: bool = False) -> list[str]:
    """The names that one word stands for, where as many values are told; each: with 分别."""
    if _LINKS.search(phrase) or both_residents(phrase) != phrase:
        return []
    if count == len("城乡") and (both := town_and_country(phrase, names)):
        return both
    for word, of in (*_IN_ONE_WORD, *(_ALSO_ONE if each else ())):
        if word in phrase:
            return [phrase.replace(word, one, 1) for one in of] if len(of) == count else []
    return []


_BOTH_RESIDENTS = re.compile("城乡居民(?=[^、和及与]*收入)")
# 普及率, 参与率: characters of a name.
LINK = "[、和]|(?<!普)及(?!格)|(?<!参)与"
_LINKS = re.compile(LINK)


# 中、高等职业教育; 男、女职工: what differs of two names is a character.
_OPPOSITES = ("中高初", "大小", "新老", "男女", "东西南北中", "进出", "内外", "公私")


# 国家、自治区级|创新平台
_LEVEL = re.compile("(?:世界|国家|部|省|市|自治区|区|县|州)级?")
_OF_LEVEL = re.compile("(?:国家|部|省|市|自治区|区|县|州)级(?P<what>(?!以上|及以上).{2,})")


_OF_PRODUCTS = ("产量", "价格", "存栏", "出栏", "单产", "总产", "面积")


def _one_of_opposites(part: str, last: str) -> bool:
    """Whether the two differ in their first character alone: 中 | 高等职业教育."""
    return len(part) == 1 and any(part in pair and last[:1] in pair for pair in _OPPOSITES)


def spread(parts: list[str], names: IndicatorNames) -> list[str]:
    """Names that share their end or head, each made whole: 城镇、农村居民人均可支配收入.

    第一、二、三产业; 生产安全事故起数、死亡人数.
    """
    last = parts[-1]
    made = []
    for part in parts[:-1]:
        if re.fullmatch("第?[一二三]", part) and last.endswith("产业"):
            part = f"第{part.removeprefix('第')}产业"
        elif _one_of_opposites(part, last):
            part += last[1:]
        elif _LEVEL.fullmatch(part) and (level := _OF_LEVEL.match(last)):
            part = f"{part.removesuffix('级')}级{level['what']}"
        elif len(part) == 1 and last.endswith(_OF_PRODUCTS):
            part += last[-2:]  # 肉、奶|产量
        elif names.exact(part) is None:
            ends = range(
                1, len(last)
            )  # 工业、工业技改|投资: of its own name no more than the measure
            ends = ends[::-1] if last.startswith(part) else ends
            part = next((part + last[i:] for i in ends if names.exact(part + last[i:])), part)
        made.append(part)
    if names.exact(last) is None:
        last = next(
            (
                parts[0][:i] + last
                for i in range(len(parts[0]) - 1, 1, -1)
                if names.exact(parts[0][:i] + last)
            ),
            last,
        )
    last = f"第{last}" if re.fullmatch("[一二三]产业", last) else last
    return [*made, last]


# 分别新增, 分别新增学位: what came to each, which is no part of how the names are told.
_ADDED = re.compile(
    "(?:预计|将|已|累计)*(?P<verb>新增|净增|新建|新认定|新培育|新引进|新签约|新开工)(?P<what>[\u4e00-\u9fff]{0,6}?)(?:约|近|超过?)?"
)
# 分别淘汰落后产能, 分别参保: what each did, or what was done for each.
_DID = re.compile(
    "(?:预计|将|已|累计|力争)*(?P<did>(?:淘汰|发放|减免|化解|回收|转化)[\u4e00-\u9fff]{2,6}?|参保|惠及|扩招)(?:约|近|超过?)?"
)
_TOLD_AS = {"惠及": "惠及群众", "扩招": "招生"}


def with_deed(parts: list[str], verb: str) -> list[str]:
    """Names with the deed that 分别 tells of each: 新增|绿色工厂, 幼儿园|新增学位."""
    added = _ADDED.fullmatch(verb) if "增" in verb or "新" in verb else None
    if added is None:
        done = _DID.fullmatch(verb)
        told = _TOLD_AS.get(done["did"], done["did"]) if done else ""
        return [f"{part}{told}" for part in parts]
    if added["what"]:
        return [f"{part}{added['verb']}{added['what']}" for part in parts]
    return [f"{added['verb']}{part}" for part in parts]
