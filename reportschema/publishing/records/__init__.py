"""The records of reports as tables: the columns read off the models, the rows off the reports.

In: reports, vocabularies and, for the sentences around an anchor, their texts.
Out: a `Table` of columns and rows for each kind of record, its cells as text, its links to others.
"""
