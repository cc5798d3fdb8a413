"""The tables of what became of records: `reviews` (who read which) and `contributions`.

Both are made from lists of a source whose entries are about many records, or about none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar

from reportschema.models import (
    Doc,
    Record,
    TableDoc,
    WorkReport,
    digest_of,
    readable,
    readable_lists,
)
from reportschema.models.annotating.annotation_codes import Reader
from reportschema.models.fields.scalars import Day, Flag, Name, RecordDigest, Sha256, Text
from reportschema.publishing.rows.panel_models import ROW_ID

# The tables whose records one can read against the text.
READ_TABLES = tuple(kind.table.name for _, kind in readable_lists())
_REPORT = Doc("report id", "报告编号", "Report it belongs to.", "所属的报告。", refers="reports")


class ReviewRow(Record):
    """One reading of one record."""

    table: ClassVar = TableDoc(
        "reviews",
        "Records read",
        "核读记录",
        "One record that somebody has read against the text and accepted. A model's reading is "
        "never a person's.",
        "一个已与文本核读的记录；模型核读不等于人工核读。",
    )

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, _REPORT]
    record_id: Annotated[
        Text,
        Doc(
            "record id",
            "记录编号",
            "Key of the record in the table that it stands in.",
            "该记录在所在表中的键。",
        ),
    ]
    table_name: Annotated[
        Text | None,
        Doc(
            "table",
            "表",
            "Table that the record stands in; empty where it is gone.",
            "该记录所在的表；记录已不存在则为空。",
        ),
    ] = None
    by: Annotated[Reader, Doc("reader", "核读者", "What read it.", "由谁核读。")]
    who: Annotated[
        Name,
        Doc(
            "name",
            "署名",
            "Person, team, or model with its version.",
            "个人、团队或模型。",
        ),
    ]
    date: Annotated[Day, Doc("date", "日期", "When it was read.", "核读的日期。")]
    digest: Annotated[
        RecordDigest,
        Doc(
            "digest",
            "摘要",
            "Four digits of a digest of what the record said then.",
            "核读时记录内容摘要的四位数字。",
        ),
    ]
    holds: Annotated[
        Flag,
        Doc(
            "holds",
            "是否有效",
            "Whether the record says still what it said then; if not, nobody has read it so.",
            "记录内容是否与核读时相同；不同则此次核读失效。",
        ),
    ]


class ContributionRow(Record):
    """One table of somebody else's that records of a report were taken from."""

    table: ClassVar = TableDoc(
        "contributions",
        "Contributions",
        "外部来源表",
        "One table of somebody else's whose claims, checked against the text, became records.",
        "一份外部数据表，其内容经与文本核对后收入。",
    )

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, _REPORT]
    who: Annotated[Name, Doc("contributor", "贡献者", "Who made the table.", "编制该表者。")]
    date: Annotated[
        Day, Doc("date", "日期", "When its claims entered the source.", "收入源文件的日期。")
    ]
    file_name: Annotated[
        Name, Doc("file name", "文件名", "File name of the table.", "该表的文件名。")
    ]
    sha256: Annotated[
        Sha256, Doc("SHA-256", "SHA-256", "Hash of the table's bytes.", "该表字节的哈希值。")
    ]


def reviews(reports: Iterable[WorkReport]) -> Iterator[ReviewRow]:
    """A row for each record of each reading; the second reading of a record ends in /2."""
    for report in reports:
        readings: Counter[str] = Counter()
        records = readable(report) if report.reviewed else {}
        for reviewed in report.reviewed:
            for key, digest in reviewed.records.items():
                readings[key] += 1
                record_id, record = f"{report.id}/{key}", records.get(key)
                yield ReviewRow(
                    id=f"{record_id}/{readings[key]}",
                    report_id=report.id,
                    record_id=record_id,
                    table_name=record.table.name if record else None,
                    by=reviewed.by,
                    who=reviewed.who,
                    date=reviewed.date,
                    digest=digest,
                    holds=record is not None and digest_of(record) == digest,
                )


def contributions(reports: Iterable[WorkReport]) -> Iterator[ContributionRow]:
    """A row for each contributed table of each report."""
    for report in reports:
        for contribution in report.contributed:
            yield ContributionRow(
                id=f"{report.id}/{contribution.sha256}",
                report_id=report.id,
                who=contribution.who,
                date=contribution.date,
                file_name=contribution.table,
                sha256=contribution.sha256,
            )
