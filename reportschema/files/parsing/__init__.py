"""One source as YAML: its data with their places, its comments, and what is wrong where.

In: the text of a source.
Out: plain data in which every scalar is the text as written, and the line of each.
"""
