"""What became of records: who read them, which were withdrawn, and whose tables brought them.

`reviewed` and `withdrawn` stand at the end of a source, `contributed` at its head.
"""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from reportschema.models.annotating.annotation_codes import Reader, WithdrawalReason
from reportschema.models.fields.base import Doc, Model, Record, TableDoc, contradiction
from reportschema.models.fields.scalars import (
    MOST_ITEMS,
    MOST_RECORDS,
    Day,
    Name,
    RecordDigest,
    RecordId,
    RecordKey,
    Reference,
    Sha256,
    Text,
)


class Reviewed(Model):
    """Records that somebody has read against the text on a day, and what they said then."""

    by: Annotated[Reader, Doc("reader", "核读者", "What read them.", "由谁核读。")]
    who: Annotated[
        Name,
        Doc(
            "name",
            "署名",
            "Name of the person or team, or of the model with its version.",
            "个人、团队或模型（含版本）的名称。",
        ),
    ]
    date: Annotated[
        Day, Doc("date", "日期", "When they were read against the text.", "核读的日期。")
    ]
    records: Annotated[
        dict[RecordKey, RecordDigest],
        Field(min_length=1, max_length=MOST_RECORDS),
        Doc(
            "records",
            "记录",
            "Each record with four digits of a digest of what it said: any difference since "
            "withdraws the state.",
            "各记录及其内容摘要的四位数字；此后内容有别则核读失效。",
        ),
    ]


class Contribution(Model):
    """A table of somebody else's whose claims, checked against the text, became records."""

    who: Annotated[
        Name,
        Doc("contributor", "贡献者", "Who made the table.", "编制该表的个人或团队。"),
    ]
    date: Annotated[
        Day, Doc("date", "日期", "When its claims entered the source.", "收入源文件的日期。")
    ]
    table: Annotated[
        Name,
        Doc(
            "table",
            "表名",
            "File name of the table; for people, never opened.",
            "该表的文件名，仅供识别，程序不据此打开。",
        ),
    ]
    sha256: Annotated[
        Sha256, Doc("SHA-256", "SHA-256", "Hash of the table's bytes.", "该表字节的哈希值。")
    ]


class Withdrawal(Record):
    """One record that was published and is no more; its id is never given again."""

    table: ClassVar = TableDoc(
        "withdrawals",
        "Withdrawn records",
        "撤回记录",
        "One record that an earlier version had and that proved wrong, with what replaces it.",
        "早先版本所有而后证实有误的一个记录及其替代者。",
    )

    id: Annotated[
        RecordId,
        Doc(
            "withdrawn id",
            "撤回编号",
            "Id of the record that is no more; no other record may have it.",
            "被撤回记录的编号，不得再用。",
        ),
    ]
    date: Annotated[Day, Doc("date", "日期", "When it was withdrawn.", "撤回的日期。")]
    reason: Annotated[
        WithdrawalReason, Doc("reason", "缘由", "Why it was withdrawn.", "撤回的缘由。")
    ]
    note: Annotated[
        Text | None,
        Doc("note", "说明", "What was wrong, in our own words.", "何处有误。"),
    ] = None
    replaced_by: Annotated[
        tuple[Reference, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "replaced by",
            "替代记录",
            "Records that say now what it should have said.",
            "现以何记录代之。",
            local=True,
        ),
    ] = ()

    @model_validator(mode="after")
    def _other_is_explained(self) -> Self:
        if self.reason == WithdrawalReason.OTHER and self.note is None:
            raise contradiction("withdrawn for another reason: a note says which", "reason")
        return self
