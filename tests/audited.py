"""Reports of a place that does not exist, and what the audit finds in them."""

from __future__ import annotations

from typing import Any

from reportschema.checking import grammar
from reportschema.checking.audit import AuditResult
from reportschema.checking.audit import audit as audit_reports
from reportschema.models import WorkReport
from reportschema.models.fields.codes import Verdict
from reportschema.vocabularies import vocabulary

CONSISTENT, ROUNDING, NOT_COMPARABLE, INCONSISTENT = Verdict


def figure(value: str, unit: str, at: int | None = None, **more: Any) -> dict[str, Any]:
    """One figure; without a subject it counts tea shops."""
    exact = f"{value}{unit}"
    subject = {} if {"indicator", "label", "rank_of", "ranks"} & set(more) else {"label": "茶铺"}
    number = (
        dict(zip(("low", "high"), value.split("~"), strict=True))
        if "~" in value
        else {"value": value}
    )
    return {**subject, **number, "unit": unit, "exact": exact, "start": at, **more}


def report(
    *observations: dict[str, Any],
    targets: tuple[dict[str, Any], ...] = (),
    year: str = "2020",
    **more: Any,
) -> WorkReport:
    """A report of a place that does not exist; its figures stand twenty characters apart."""

    def placed(rows: tuple[dict[str, Any], ...], letter: str, origin: int) -> list[dict[str, Any]]:
        records = []
        for n, row in enumerate(rows, 1):
            fields = {key: value for key, value in row.items() if key not in ("exact", "start")}
            start = row["start"] if row["start"] is not None else origin + 20 * n
            records.append(
                {
                    "id": f"{letter}{n}",
                    **fields,
                    "at": [start, start + len(row["exact"]), row["exact"]],
                }
            )
        return records

    data = {
        "schema_version": "1.1",
        "id": f"990101-{year}",
        "title": "政府工作报告",
        "kind": "annual",
        "government": {"division": "990101", "name": "云溪区", "level": "county"},
        "delivered": f"{year}-01-15",
        "review_periods": [str(int(year) - 1)],
        "plan_periods": [year],
        "editions": [],
        "annotation": {"level": "partial"},
        "observations": placed(observations, "o", 0),
        "targets": placed(targets, "t", 5000),
        **more,
    }
    return WorkReport.model_validate({**data, "editions": [EDITION]})


EDITION = {
    "id": "e1",
    "publisher": "云溪区人民政府",
    "page_title": "政府工作报告",
    "file_name": "x.txt",
    "encoding": "utf-8",
    "sha256": "0" * 64,
    "characters": 9000,
    "script": "Hans",
    "body": [0, 9000],
}


def rows(rule: str, *reports: WorkReport) -> list[AuditResult]:
    return [
        result
        for result in audit_reports(reports, vocabulary(), grammar().units)
        if result.rule == rule
    ]


def only(rule: str, *reports: WorkReport) -> AuditResult:
    (result,) = rows(rule, *reports)
    return result


def grown(growth: str, unit: str = "%", **more: Any) -> WorkReport:
    return report(
        figure("44", "家", period="2018"),
        figure("113", "家", period="2019"),
        figure(growth, unit, transformation="growth", period="2019", base_period="2018", **more),
    )


def sectors(*shares: str, period: str = "2019") -> list[dict[str, Any]]:
    codes = ("primary_sector_share", "secondary_sector_share", "tertiary_sector_share")
    return [
        {
            **figure(share, "%", at=100, indicator=code, period=period, nth=n),
            "exact": ":".join(shares),
        }
        for n, (code, share) in enumerate(zip(codes, shares, strict=True), 1)
    ]


def doubled_on_average(*rates: str) -> WorkReport:
    """A sentence of two series: from one number to another, 15 % a year each, about doubled.

    100 to 205 is doubled in four years, 100 to 170 in none that are counted from it; at 15 % a year
    both are doubled in five.
    """
    growth: dict[str, Any] = {
        "transformation": "growth",
        "collection": "average",
        "period": "2015/2019",
    }
    total: dict[str, Any] = {
        "transformation": "growth",
        "period": "2019",
        "base_period": "2015",
        "inferred": ["base_period"],
        "hedge": "about",
        "hedge_words": "基本",
    }
    records = []
    for label, end, rate in zip(("茶铺", "书铺"), ("205", "170"), rates, strict=True):
        records += [
            figure("100", "万元", label=label, period="2015"),
            figure(end, "万元", label=label, period="2019"),
            figure(rate, "%", label=label, **growth),
            figure("1", "番", at=400, label=label, **total),
        ]
    return report(*records)
