"""What follows a speech, or is listed in it.

In: a view and the span of an annex.
Out: livelihood projects, explained terms, rows of honours.
"""
