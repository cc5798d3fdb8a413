"""The static site of a package; it needs the extra `explore`.

`whole.site_files` makes every file of it in memory.

No page asks the network for anything: style, scripts, charts and the search index lie beside the
pages, which open from a folder.

In: the tables of a package that was read back.
Out: the name and bytes of every file of the site.
"""

MARKER = "reportschema-site.json"
