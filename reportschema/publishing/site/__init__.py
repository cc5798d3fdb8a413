"""The static site of a package; it needs the extra `explore`.

`whole.site_files` makes every file of it in memory.

No page asks the network for anything: style, scripts, charts and the search index lie beside the
pages, which open from a folder.
"""

MARKER = "reportschema-site.json"
