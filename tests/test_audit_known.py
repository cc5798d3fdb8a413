"""The audit as a whole: its relations, the inconsistencies that are declared, the command."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from audited import (
    CONSISTENT,
    INCONSISTENT,
    NOT_COMPARABLE,
    ROUNDING,
    doubled_on_average,
    figure,
    grown,
    only,
    report,
    rows,
)
from conftest import EXAMPLE, EXAMPLES, SOURCES, run

from reportschema.checking import grammar
from reportschema.checking.audit import RELATIONS, AuditResult
from reportschema.checking.audit import audit as audit_reports
from reportschema.files.finding.known import NAME, read_known
from reportschema.models import WorkReport
from reportschema.models.rows.known import KnownInconsistency
from reportschema.verbs.audit import against_known, audit
from reportschema.verbs.build import audit_rows
from reportschema.vocabularies import vocabulary


def test_a_phrase_that_no_reading_fits_is_open() -> None:
    sentence = doubled_on_average("15", "40")
    for row in rows("doubling_against_average", sentence):
        assert row.verdict == NOT_COMPARABLE
        assert "no reading of the span fits" in (row.reason or "")


def test_what_is_said_again_is_the_same() -> None:
    def again(**changed: Any) -> AuditResult:
        row = {**figure("2.93", "万人", period="2019", repeats="o1"), **changed}
        return only("repeats_agree", report(figure("2.93", "万人", period="2019"), row))

    assert again().verdict == CONSISTENT
    assert again(value="29311", unit="人").verdict == ROUNDING
    assert again(value="2.39").verdict == INCONSISTENT
    assert again(unit="万元").verdict == INCONSISTENT
    assert again(label="茶农").verdict == INCONSISTENT
    assert again(period="2018").verdict == INCONSISTENT


def test_ranks_that_contradict() -> None:
    growth = figure("6.1", "%", transformation="growth", period="2019", base_period="2018")

    def rank(value: str, period: str = "2019") -> dict[str, Any]:
        return figure(
            value, "位", ranks="o1", transformation="rank", period=period, counterpart_area="990100"
        )

    assert only("ranks_agree", report(growth, rank("5"), rank("5"))).verdict == CONSISTENT
    assert only("ranks_agree", report(growth, rank("5"), rank("4"))).verdict == INCONSISTENT
    assert only("rank_fits_figure", report(growth, rank("5", "2018"))).verdict == INCONSISTENT


def test_last_years_target_beside_this_years_outcome() -> None:
    target = figure(
        "6", "%", transformation="growth", period="2019", hedge="at_least", hedge_words="以上"
    )
    before = report(targets=(target,), year="2019")

    def outcome(value: str) -> WorkReport:
        return report(
            figure(value, "%", transformation="growth", period="2019", base_period="2018")
        )

    reached = only("target_against_outcome", before, outcome("6.3"))
    assert reached.figure_ids == ("990101-2019/t1", "990101-2020/o1")
    assert (reached.verdict, reached.reason) == (
        CONSISTENT,
        "reached: outcome less target 0.3 percentage points",
    )
    short = only("target_against_outcome", before, outcome("5.2"))
    assert (short.verdict, short.reason) == (
        CONSISTENT,
        "not reached: outcome less target -0.8 percentage points",
    )


def test_a_five_year_target_beside_one_year() -> None:
    plan = report(
        targets=(
            figure("7", "%", transformation="growth", collection="average", period="2018/2022"),
        ),
        year="2018",
    )
    year = report(figure("6.3", "%", transformation="growth", period="2019", base_period="2018"))
    result = only("plan_against_year", plan, year)
    assert (result.verdict, result.computed) == (NOT_COMPARABLE, Decimal("7.175719"))
    assert result.reason == "one year of 5; the others must average 7.18 % for the target"


def test_livelihood_promise_beside_what_was_done() -> None:
    def project(outcome_value: str, status: str = "met", unit: str = "处") -> AuditResult:
        promised = figure("30", "处", stance="recalled", period="2019", project="j1")
        livelihood_project = {
            "id": "j1",
            "year": "2019",
            "status": status,
            "summary": {"zh": "健身", "en": "Sport"},
            "at": [0, 9],
        }
        outcome = figure(outcome_value, unit, period="2019", fulfils="t1", project="j1")
        return only(
            "promise_against_outcome",
            report(outcome, targets=(promised,), livelihood_projects=[livelihood_project]),
        )

    no_side = "no indicator says whether more or less of it is better"
    assert project("90").reason == f"open ({no_side}): outcome less target 60 处"
    assert project("29", status="partial").verdict == CONSISTENT
    assert project("29").verdict == INCONSISTENT
    assert project("29", unit="公里").verdict == INCONSISTENT


def test_every_relation_has_a_code_and_a_title() -> None:
    for code, relation in RELATIONS.items():
        assert code == relation.code
        assert relation.title


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = list(audit([SOURCES]).validation.reports.values())
    assert audit_reports(reports, vocabulary(), grammar().units) == audit_reports(
        reports[::-1], vocabulary(), grammar().units
    )


def test_what_is_declared_is_expected() -> None:
    (wrong,) = rows("growth_against_levels", grown("165.8"))
    known = KnownInconsistency(
        rule=wrong.rule,
        figure_ids=wrong.figure_ids,
        stated=wrong.stated,
        computed=wrong.computed,
        reason_en="so it is",
        reason_zh="如此",
    )
    assert against_known([wrong], [], {"990101-2020"}) == ([wrong], [])
    assert against_known([wrong], [known], {"990101-2020"}) == ([], [])
    assert against_known([], [known], {"990101-2020"}) == ([], [known])
    assert against_known([], [known], {"990101-2021"}) == ([], [])
    changed = known.model_copy(update={"computed": Decimal(1)})
    assert against_known([wrong], [changed], {"990101-2020"}) == ([wrong], [changed])


def test_every_inconsistency_of_the_sources_is_declared() -> None:
    audited = audit([SOURCES])
    assert audited.undeclared == []
    assert audited.vanished == []
    known = read_known(SOURCES / NAME)
    assert len(known) == sum(result.verdict == INCONSISTENT for result in audited.results)
    assert len({result.rule for result in audited.results}) >= 12
    ids = [row.id for row in audit_rows(audited.results)]
    assert len(ids) == len(set(ids)) == len(audited.results) > 90


def test_relations_that_the_texts_state_are_all_there() -> None:
    arithmetics = {arithmetic.arithmetic for arithmetic in audit([SOURCES]).results}
    for stated in (
        "113/44-1 =",
        "35.48+47.86+14+4.11 = 101.45",
        "4+5+2+5 = 16",
        "55条+29张+2片+3片+1片 = 90",
        "7704/7817 =",
        "68/95 =",
    ):
        assert any(arithmetic.startswith(stated) for arithmetic in arithmetics), stated


def test_command_line_prints_what_is_not_consistent(tmp_path: Path) -> None:
    done = run("audit", EXAMPLE, "--texts", EXAMPLES)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 reports" in done.stderr
    assert "0 inconsistent" in done.stderr
    everything = run("audit", EXAMPLE, "--all")
    assert "0.4+20.3+79.3 = 100" in everything.stdout
    wrong = tmp_path / "x.yaml"
    text = (
        EXAMPLE.read_text(encoding="utf-8")
        .replace("value: 20.3,", "value: 23.0,")
        .replace("0.4:20.3:79.3", "0.4:23.0:79.3")
    )
    wrong.write_text(text, encoding="utf-8")
    failed = run("audit", wrong, "--output-format", "json")
    assert failed.exit_code == 1
    (row,) = json.loads(failed.stdout)["results"]
    assert (row["verdict"], row["declared"], row["computed"]) == ("inconsistent", False, "102.7")
    header = "rule,figure_ids,stated,computed,reason_en,reason_zh\n"
    ids = ";".join(row["figure_ids"])
    (tmp_path / NAME).write_text(
        f"{header}shares_sum,{ids},100,102.7,so it stands,原文如此\n", encoding="utf-8"
    )
    assert run("audit", tmp_path).exit_code == 0
    wrong.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    mended = run("audit", tmp_path)
    assert mended.exit_code == 1
    assert "no longer is" in mended.stdout
