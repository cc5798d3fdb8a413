"""Which report it is.

In: a view, the body in it, the name of the file.
Out: whose report, given when, before whom and by whom, and the years that it is about.
"""
