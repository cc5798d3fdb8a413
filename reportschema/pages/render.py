"""Templates to pages: one `Site` for each language, with what every page says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from reportschema.pages.content import Content, Row
from reportschema.pages.pairs import Comparisons, comparisons
from reportschema.pages.quantities import as_html, quantity
from reportschema.pages.words import LANGUAGES, say

# `<` ends a script, U+2028 and U+2029 end a line in old engines: none of them stands as such in a
# block of data.
_BLOCK_ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def data_block(value: Any) -> Markup:
    """JSON that can stand inside a script element of a page, whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_BLOCK_ESCAPES))  # noqa: S704 - every character that HTML knows is escaped above


def web_address(url: str) -> str:
    """The address if it is one of the web; nothing for javascript:, data: and the like."""
    try:
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


class Site:
    """What all pages of a language share, and the way from a template to the bytes of a page."""

    def __init__(self, content: Content, lang: str, build: Mapping[str, str]) -> None:
        self.content, self.lang, self.build = content, lang, build
        self.other = next(language for language in LANGUAGES if language != lang)
        self.environment = jinja2.Environment(
            loader=jinja2.PackageLoader(__package__ or "", "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.globals |= {
            "site": self,
            "content": content,
            "lang": lang,
            "other": self.other,
            "t": self.say,
            "pick": self.pick,
            "value_name": self.value_name,
            "field": self.field_title,
            "figure_html": self.figure_html,
            "measure": self.measure_name,
            "subject": self.subject,
            "area": self.area,
            "doubt": self.doubt,
        }
        self.environment.filters |= {"data": data_block, "web": web_address, "short": short_id}
        self._shown: dict[str, Markup] = {}

    def say(self, key: str, **values: object) -> str:
        """Words of the page in its language."""
        return say(self.lang, key, **values)

    def pick(self, row: Mapping[str, str], column: str) -> str:
        """What a row says in the page's language, or in the other where that is empty.

        column: the name without its language (`summary` of summary_en and summary_zh); `""` stands
        for the columns en and zh.
        """
        names = [f"{column}_{lang}" if column else lang for lang in (self.lang, self.other)]
        return next((row[name] for name in names if row.get(name)), "")

    def value_name(self, table: str, column: str, value: str) -> str:
        """The label that the package gives a value of an enumeration."""
        en, zh = self.content.value_names(table, column).get(value, (value, value))
        return zh if self.lang == "zh" else en

    def doubt(self, row: Row) -> str:
        """Why a record still needs a person's eye: its reason, and the note where there is one."""
        reason = self.value_name("observations", "review_reason", row["review_reason"])
        return f"{reason}: {row['review_note']}" if row["review_note"] else reason

    def field_title(self, table: str, column: str) -> str:
        """The title that the package gives a column."""
        described = self.content.field(table, column)
        return str(described.get("title_zh" if self.lang == "zh" else "title", column))

    def figure_html(self, figure: Row) -> Markup:
        """A figure's number as HTML, computed once."""
        if figure["id"] not in self._shown:
            shown = quantity(figure, self.content, self.lang)
            self._shown[figure["id"]] = (
                as_html(shown, self.lang) if shown else self._in_words(figure)
            )
        return self._shown[figure["id"]]

    def _in_words(self, figure: Row) -> Markup:
        form = figure.get("form", "")
        if form == "pegged":
            what = self.indicator_name(figure["pegged_to"])
            known = figure["hedge"] in ("about", "at_least", "over")
            text = self.say(f"pegged_{figure['hedge'] if known else 'exact'}", what=what)
        elif form == "assigned":
            text = self.say("assigned", who=figure["assigned_by"] or self.say("higher_level"))
        else:
            text = self.say("in_words")
        return Markup('<span class="q words">{}</span>').format(text)

    def indicator_name(self, code: str) -> str:
        """The name of an indicator, with a capital in English."""
        row = self.content.indicators.get(code)
        name = self.pick(row, "") if row else code
        return name[:1].upper() + name[1:]

    def measure_name(self, indicator: str, transformation: str) -> str:
        """GDP, growth. A level is the indicator itself."""
        name = self.indicator_name(indicator)
        if transformation in ("level", ""):
            return name
        return self.say("measure", name=name, what=self.say(f"measure_{transformation}"))

    def area(self, code: str) -> str:
        """The name of a division; what the package says where it is no code of one."""
        row = self.content.division(code)
        return (
            code
            if row is None
            else row["name"]
            if self.lang == "zh"
            else row["name_en"] or row["name"]
        )

    def subject(self, figure: Row) -> str:
        """Whose number a figure is: its indicator, or its label, in English where it has one."""
        if figure["indicator"]:
            return self.measure_name(figure["indicator"], figure["transformation"])
        ranked = self.content.figures.get(figure["ranks"])
        if ranked is not None and ranked is not figure and not figure["label"]:
            return self.say(
                "rank_of",
                what=self.subject(ranked) if not ranked["ranks"] else self.label(ranked),
            )
        return self.label(figure)

    def label(self, figure: Row) -> str:
        """A figure's own label, or what is ranked: in English on an English page, if it has one."""
        english = figure["label_en"] if self.lang == "en" else ""
        return english or figure["label"] or figure["rank_of"]

    @cached_property
    def comparisons(self) -> Comparisons:
        """What there are pages of places side by side for."""
        return comparisons(self.content)

    @cached_property
    def everyone(self) -> list[tuple[str, str]]:
        """The notice of the whole package, for pages about all of it."""
        return self.notices(self.content.reports)

    def notices(self, reports: Iterable[str]) -> list[tuple[str, str]]:
        """Who made the records of a page, and how much of its reports they hold.

        Each is (code, sentence): annotators, the least checked first, then levels.
        """
        listed = list(reports)
        counts = self.content.annotators(listed) | self.content.levels(listed)
        return [
            (
                code,
                self.say(f"made_by_{code}", n=count, of=len(listed))
                if count < len(listed)
                else self.say(f"made_all_{code}"),
            )
            for code, count in counts.items()
        ]

    def page(
        self, template: str, path: str, notices: list[tuple[str, str]] | None = None, **values: Any
    ) -> tuple[str, bytes]:
        """(path below the site's folder, bytes) of a page.

        path: below the folder of the language. notices: as `notices` gives them; by default those
        of the whole package. values: what the template asks for.
        """
        up = "../" * path.count("/")
        html = self.environment.get_template(template).render(
            home=up,
            root=f"{up}../",
            alternate=f"{up}../{self.other}/{path}",
            path=path,
            notices=self.everyone if notices is None else notices,
            build=self.build,
            **values,
        )
        return f"{self.lang}/{path}", html.encode()


def short_id(full: str) -> str:
    """440103-2025/o17 -> o17, the fragment of its page."""
    return full.partition("/")[2].replace("/", "-") or full
