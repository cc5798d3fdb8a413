#!/usr/bin/env bash
# Writes tests/counts.csv from datapackage/: look at its diff before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python - <<'PY'
import csv
from pathlib import Path
tables = "sections observations targets absent_targets problems livelihood_projects glossary glossary_components awards numerals corrections".split()
lines = []
for table in tables:
    with Path(f"datapackage/{table}.csv").open(encoding="utf-8", newline="") as file:
        reports = [row["report_id"] for row in csv.DictReader(file)]
    lines += [f"{report},{table},{reports.count(report)}" for report in sorted(set(reports))]
with Path("datapackage/reports.csv").open(encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        states = {name.removeprefix("annotation_").removesuffix("_state"): value for name, value in row.items() if name.endswith("_state")}
        lines.append(f"{row['id']},complete lists,{' '.join(name for name, value in states.items() if value == 'complete')}")
Path("tests/counts.csv").write_text("\n".join(["report_id,table,rows", *sorted(lines)]) + "\n", encoding="utf-8")
PY
