"""The records that a report consists of, one kind a file: figures, headings, problems, editions.

In: the types of `fields`, and the doubt that a record may carry (`annotating`).
Out: the models whose lists `WorkReport` holds, each a table of the package.
"""
