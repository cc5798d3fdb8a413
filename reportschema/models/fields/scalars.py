"""The scalar types of the models: each accepts one way of writing and nothing that looks like it.

YAML's own types mislead (8:28 becomes 508, 010101 becomes 4161, 512.3 a binary float), so the
loader hands over every scalar as it is written, and the patterns here decide what it is. A Python
caller may pass the typed value instead (Decimal, int, bool); floats are refused.
"""

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from reportschema.models.fields import periods
from reportschema.models.fields.characters import NOT_IN_A_LINE
from reportschema.models.fields.periods import day_bounds

# The most that a value can have, so that every verb can work with what validation lets pass. Sizes
# in characters; a cell of a spreadsheet holds 32,767, and several values in one cell must fit too.
MOST_PROSE = 2000
MOST_NAME = 300
MOST_UNIT = 40
MOST_QUOTE = 400
MOST_ARITHMETIC = 10_000  # of a hundred parts, each with its unit
MOST_CODE = 64
MOST_RECORDS = 10_000  # in one list of a report
MOST_ITEMS = 100  # in one cell
MOST_PARTS = 100  # figures that name one figure as their whole
MOST_LINKS = 20  # in one chain from part to whole

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,12})?")
_COUNT = re.compile(r"0|[1-9][0-9]{0,11}")


class _Typed:
    """A scalar that is read from its text.

    says: what is expected, for messages. schema: the same for JSON Schema. `read` gives the value
    or raises the error of `refuse`; `write` gives what JSON holds.
    """

    says: ClassVar[str]
    schema: ClassVar[dict[str, Any]]

    @classmethod
    def read(cls, value: Any) -> Any:
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                cls.write, when_used="json"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(cls.schema)

    @classmethod
    def write(cls, value: Any) -> Any:
        return str(value)

    @classmethod
    def refuse(cls, value: Any) -> PydanticCustomError:
        shown = value if isinstance(value, str) else repr(value)
        return PydanticCustomError(
            "scalar", "{written} is not {expected}", {"written": shown[:60], "expected": cls.says}
        )


class _Number(_Typed):
    says = (
        "a plain decimal number such as 512.3 or -13.1 "
        "(no exponent, no separators, no leading zero)"
    )
    schema: ClassVar[dict[str, Any]] = {
        "type": "number",
        "exclusiveMinimum": -(10**18),
        "exclusiveMaximum": 10**18,
    }

    @classmethod
    def read(cls, value: Any) -> Decimal:
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            return Decimal(value)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**40:
            return Decimal(value)
        if isinstance(value, Decimal) and value.is_finite() and cls._is_small(value):
            return value
        raise cls.refuse(value)

    @staticmethod
    def _is_small(value: Decimal) -> bool:
        """Whether a computed number has at most 40 digits on either side of the point.

        Normalized values are longer than any that is written: 9999999999亿千瓦时 in joules.
        """
        return value.adjusted() < 40 and int(value.as_tuple().exponent) >= -40


class _Count(_Typed):
    says = "a whole number such as 402 (no sign, no leading zero)"
    schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 0, "maximum": 10**12 - 1}

    @classmethod
    def read(cls, value: Any) -> int:
        if type(value) is int and 0 <= value <= cls.schema["maximum"]:
            return value
        number = int(value) if isinstance(value, str) and _COUNT.fullmatch(value) else value
        if isinstance(number, bool) or not isinstance(number, int):
            raise cls.refuse(value)
        if not 0 <= number <= cls.schema["maximum"]:
            raise cls.refuse(value)
        return number

    @classmethod
    def write(cls, value: Any) -> Any:
        return value


class _Ordinal(_Count):
    says = "a whole number from 0 to 9999"
    schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 0, "maximum": 9999}


class _Depth(_Count):
    says = "a whole number from 0 to 9"
    schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 0, "maximum": 9}


class _Flag(_Typed):
    says = "true or false"
    schema: ClassVar[dict[str, Any]] = {"type": "boolean"}

    @classmethod
    def read(cls, value: Any) -> bool:
        if value == "true" or value is True:
            return True
        if value == "false" or value is False:
            return False
        raise cls.refuse(value)

    @classmethod
    def write(cls, value: Any) -> Any:
        return value


class _Day(_Typed):
    says = 'a date, as precise as it is known: "2020-09-09", "2020-09" or "2020"'
    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "maxLength": 10,
        "pattern": r"^[12]\d{3}(-\d{2}(-\d{2})?)?$",
    }

    @classmethod
    def read(cls, value: Any) -> str:
        if isinstance(value, str) and day_bounds(value):
            return value
        raise cls.refuse(value)


class _Period(_Typed):
    says = (
        "a period in EDTF, earlier part first: "
        '"2024", "2011/2015", "../2024", "2016-11", "2020-02-17/2020-09-09"'
    )
    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "maxLength": 21,
        "pattern": r"^(\.\.|[12]\d{3}(-\d{2}(-\d{2})?)?)(/(\.\.|[12]\d{3}(-\d{2}(-\d{2})?)?))?$",
    }

    @classmethod
    def read(cls, value: Any) -> str:
        period = periods.Period.of(value) if isinstance(value, str) else None
        if period is None:
            raise cls.refuse(value)
        return period


Number = Annotated[Decimal, _Number]
Count = Annotated[int, _Count]
# Which one of a few: a term, a session, an item of a list.
Ordinal = Annotated[int, _Ordinal]
# How deep something lies in something else.
Depth = Annotated[int, _Depth]
Flag = Annotated[bool, _Flag]
Day = Annotated[str, _Day]
Period = Annotated[str, _Period]


# What each pattern below demands, in words: messages show these instead of the pattern.
SAYS: dict[str, str] = {}


def _pattern(regex: str, says: str, longest: int) -> StringConstraints:
    SAYS[f"^(?:{regex})$"] = says
    return StringConstraints(pattern=f"^(?:{regex})$", strict=True, max_length=longest)


# What a spreadsheet takes for the start of a formula, full-width forms included.
_FORMULA = r"=@+\-＝＠＋－"
# One line of text: no space at either end, nothing unseen, no start of a formula.
_LINE = (
    rf"[^\s{_FORMULA}{NOT_IN_A_LINE}](?:[^{NOT_IN_A_LINE}]*[^\s{NOT_IN_A_LINE}])?",
    "one line of text, no space at its ends, no = @ + - at its start",
)
# Sentences in our own words.
Text = Annotated[str, _pattern(*_LINE, MOST_PROSE)]
# What something is called, by us or by the report.
Name = Annotated[str, _pattern(*_LINE, MOST_NAME)]
# An arithmetic in numbers as written, with each of its parts.
Arithmetic = Annotated[str, _pattern(*_LINE, MOST_ARITHMETIC)]
# A unit of measurement with its magnitude word.
UnitName = Annotated[str, _pattern(*_LINE, MOST_UNIT)]
# One of several names that share a cell.
Item = Annotated[
    str,
    _pattern(
        rf"[^\s;{_FORMULA}{NOT_IN_A_LINE}](?:[^;{NOT_IN_A_LINE}]*[^\s;{NOT_IN_A_LINE}])?",
        "one line of text, no semicolon, no space at its ends, no = @ + - at its start",
        MOST_NAME,
    ),
]
# Characters of a report as they stand there, whatever they are, but no formula of a spreadsheet;
# a number with its sign is none.
QUOTE = rf"[^\t\r{_FORMULA}][\s\S]*|[+\-＋－][0-9０-９.][^=@|!()]*"
Quote = Annotated[
    str,
    _pattern(
        QUOTE,
        "words of the text as they stand there, no = @ at their start and + - only before a number",
        MOST_QUOTE,
    ),
]
DivisionCode = Annotated[
    str, _pattern(r"[1-9][0-9]{5}", "a GB/T 2260 code of six digits such as 440103", 6)
]
_REPORT = r"[1-9][0-9]{5}-[12][0-9]{3}(?:-term-end|-(?:0[1-9]|1[0-2]))?"
ReportId = Annotated[
    str,
    _pattern(
        _REPORT,
        "a report id: division code and year, such as 440103-2017, with -term-end at the change "
        "of term, or with the month (440103-2017-09) for a second report of a year",
        20,
    ),
]
RecordId = Annotated[
    str,
    _pattern(
        r"[a-z][1-9][0-9]{0,5}",
        "an id: a small letter and a number of at most six digits, such as o17",
        7,
    ),
]
# An id of this report (`o17`) or, with the report's before it, of another (`440103-2017/t3`).
Reference = Annotated[
    str,
    _pattern(
        rf"(?:{_REPORT}/)?[a-z][1-9][0-9]{{0,5}}",
        "the id of a record such as o17, or of another report's such as 440103-2017/t3",
        28,
    ),
]
# What a record is known by in its report: its id; of an absent target, indicator and period; of a
# numeral of the ledger its place (`n0` where the text begins with it), of a passage its period too.
RecordKey = Annotated[
    str,
    _pattern(
        r"[a-z](?:0|[1-9][0-9]{0,7})|[a-z][a-z0-9]*(?:_[a-z0-9]+)*-[0-9.][-0-9._]*",
        "an id such as o17 or, of an absent target, its indicator and period, such as cpi-2020",
        MOST_CODE + 22,
    ),
]
RecordDigest = Annotated[
    str, _pattern(r"[0-9a-f]{4}", "four hexadecimal digits, small letters, such as 3f9a", 4)
]
VocabularyCode = Annotated[
    str,
    _pattern(
        r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*",
        "a code in small Latin letters, digits and _, such as retail_sales",
        MOST_CODE,
    ),
]
TopicCode = Annotated[
    str, _pattern(r"(?:0[1-9]|10)(?:\.[1-9])?", 'a COFOG code in quotes, such as "04.1"', 4)
]
Sha256 = Annotated[
    str, _pattern(r"[0-9a-f]{64}", "a SHA-256: 64 hexadecimal digits, small letters", 64)
]
Url = Annotated[
    str, _pattern(r"https?://[^\s]+", "an address that starts with http:// or https://", MOST_PROSE)
]
Repository = Annotated[
    str,
    _pattern(
        r"[A-Za-z0-9][-A-Za-z0-9._]*/\.{0,2}[A-Za-z0-9_][-A-Za-z0-9._]*",
        "a public repository as owner/name",
        MOST_NAME,
    ),
]
Commit = Annotated[
    str, _pattern(r"[0-9a-f]{7,64}", "a commit: 7 to 64 hexadecimal digits, small letters", 64)
]
# A part of a path: nothing hidden in it, neither . nor .. itself.
_IN_STEP = rf"[^/\\{NOT_IN_A_LINE}]"
_FIRST = rf"[^/\\.{NOT_IN_A_LINE}]"
_STEP = rf"(?:{_FIRST}|\.{_FIRST}|\.\.{_IN_STEP}){_IN_STEP}*"
FilePath = Annotated[
    str,
    _pattern(
        rf"[^/\\\s.{_FORMULA}{NOT_IN_A_LINE}]{_IN_STEP}*(?:/{_STEP})*",
        "a path inside the repository, such as reports/2017.txt, without . or .. as a part",
        MOST_NAME,
    ),
]
