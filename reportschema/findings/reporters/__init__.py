"""How findings are shown: lines and excerpts for people; json, github and sarif for programs.

A reporter formats; it decides nothing.

In: findings, and the text of the file that they are about.
Out: lines, or one document of JSON.
"""

from reportschema.findings.reporters.excerpts import excerpt
from reportschema.findings.reporters.github import as_github
from reportschema.findings.reporters.json_report import as_json
from reportschema.findings.reporters.lines import as_line, paint, printable
from reportschema.findings.reporters.sarif import as_sarif

__all__ = ["as_github", "as_json", "as_line", "as_sarif", "excerpt", "paint", "printable"]
