"""How findings are shown: lines and excerpts for people; json, github and sarif for programs.

A reporter formats; it decides nothing.
"""

from reportschema.checking.reporters.excerpts import excerpt
from reportschema.checking.reporters.github import as_github
from reportschema.checking.reporters.json_report import as_json
from reportschema.checking.reporters.lines import as_line, paint, printable
from reportschema.checking.reporters.sarif import as_sarif

__all__ = ["as_github", "as_json", "as_line", "as_sarif", "excerpt", "paint", "printable"]
