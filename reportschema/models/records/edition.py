"""Editions: the published texts of a report, each known by the hash of its bytes."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from reportschema.models.fields.anchors import Span
from reportschema.models.fields.base import Doc, Model, Record, TableDoc, contradiction
from reportschema.models.fields.codes import Encoding, Method, Script
from reportschema.models.fields.scalars import (
    MOST_ITEMS,
    Commit,
    Count,
    Day,
    FilePath,
    Item,
    Name,
    RecordId,
    Repository,
    Sha256,
    Url,
)

# What each method needs to know besides the file; it takes nothing else.
NEEDS = {
    Method.JSONL_FIELD: ("member", "field"),
    Method.ZIP_DOCX: ("member",),
    Method.CSV_CELL: ("field", "row"),
    Method.FILE: (),
}


class Obtained(Model):
    """Where in a public repository the very text of an edition can be had, and how."""

    repository: Annotated[
        Repository,
        Doc("repository", "仓库", "Public repository, as owner/name.", "公开仓库：所有者/名称。"),
    ]
    commit: Annotated[
        Commit,
        Doc("commit", "提交", "Commit of the repository that has it.", "含该文件的提交编号。"),
    ]
    path: Annotated[FilePath, Doc("path", "路径", "File in the repository.", "仓库内的文件路径。")]
    member: Annotated[
        Name | None,
        Doc(
            "member",
            "成员",
            "Which line or inner file: the year of a JSON line, the name of a document in a zip.",
            "取其中何者：JSONL 行的年份，或压缩包内文档的名称。",
        ),
    ] = None
    method: Annotated[
        Method, Doc("method", "方法", "How the text is taken out of it.", "取出文本的方法。")
    ]
    field: Annotated[
        Name | None,
        Doc(
            "field",
            "字段",
            "Which field of the line, or column of the CSV file, holds the text.",
            "文本所在的字段或列。",
        ),
    ] = None
    row: Annotated[
        Count | None,
        Doc(
            "row",
            "行",
            "Which row of the CSV file, from 1, the header not counted.",
            "CSV 文件的第几行，不计表头，从 1 起。",
        ),
    ] = None

    @model_validator(mode="after")
    def _method_and_place_agree(self) -> Self:
        for name in ("member", "field", "row"):
            given, needed = getattr(self, name) is not None, name in NEEDS[self.method]
            if given != needed:
                says = f"{'needs' if needed else 'takes no'} {name}"
                raise contradiction(
                    f"method {self.method.value} {says}", name if given else "method"
                )
        if self.row == 0:
            raise contradiction("row is 0: rows count from 1", "row")
        return self


class Edition(Record):
    """One published text of a report: the facts of its page, and the hash that finds its bytes."""

    table: ClassVar = TableDoc(
        "editions",
        "Editions",
        "版本",
        "One published text of a report, with the hash that finds it and the facts of its page.",
        "报告的一个发布文本，含用于查找的哈希值与页面信息。",
    )

    id: Annotated[
        RecordId,
        Doc(
            "edition id",
            "版本编号",
            "Short and opaque; unique in the report.",
            "报告内唯一的短编号。",
        ),
    ]
    publisher: Annotated[
        Name | None,
        Doc("publisher", "发布者", "Who published it, as the page says.", "页面所载的发布者。"),
    ] = None
    page_title: Annotated[
        Name | None,
        Doc("page title", "页面标题", "Heading of the page that carries it.", "载文页面的标题。"),
    ] = None
    index_number: Annotated[
        Name | None,
        Doc(
            "index number",
            "索引号",
            "Number in the government's information register.",
            "政府信息公开索引号。",
        ),
    ] = None
    published: Annotated[
        Day | None,
        Doc(
            "published",
            "发布日期",
            "Day of publication that the page states.",
            "页面所载的发布日期。",
        ),
    ] = None
    url: Annotated[
        Url | None,
        Doc("address", "网址", "Where it was published, if known.", "发布网址（已知时）。"),
    ] = None
    file_name: Annotated[
        Name,
        Doc(
            "file name",
            "文件名",
            "Name under which we keep it; for people, never opened.",
            "存档文件名，仅供识别，程序不据此打开。",
        ),
    ]
    encoding: Annotated[
        Encoding,
        Doc("encoding", "编码", "How its bytes become characters.", "字节如何解码为字符。"),
    ]
    sha256: Annotated[
        Sha256,
        Doc(
            "SHA-256",
            "SHA-256",
            "Hash of the bytes; finds the text and proves that it is the one.",
            "文本字节的哈希值，用于查找与核验。",
        ),
    ]
    characters: Annotated[
        Count,
        Doc(
            "characters",
            "字符数",
            "Length of the decoded text.",
            "解码后文本的长度。",
            unit="code point",
        ),
    ]
    script: Annotated[
        Script,
        Doc("script", "文字", "Writing system of the text.", "文本所用文字。", concept="ISO 15924"),
    ]
    body: Annotated[
        Span,
        Doc(
            "body",
            "正文范围",
            "The speech and its annexes, without the page around them.",
            "报告及附件在页面中的范围。",
        ),
    ]
    missing_parts: Annotated[
        tuple[Item, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "missing parts",
            "缺失部分",
            "Parts that it announces and does not hold.",
            "文中提及而未附的部分。",
        ),
    ] = ()
    derived_from: Annotated[
        Sha256 | None,
        Doc(
            "derived from",
            "来源文件",
            "Hash of the HTML page or document that this text was taken from.",
            "提取本文本的网页或文档的哈希值。",
        ),
    ] = None
    obtained: Annotated[
        Obtained | None,
        Doc(
            "obtained",
            "取得方式",
            "Public repository from which anybody can have this very text.",
            "可取得同一文本的公开仓库。",
        ),
    ] = None
    archived: Annotated[
        Url | None,
        Doc(
            "archived",
            "存档网址",
            "Address of a copy in a public archive of the web.",
            "网页公共存档中副本的网址。",
        ),
    ] = None
