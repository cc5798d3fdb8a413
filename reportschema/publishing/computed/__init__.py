"""The tables that are worked out from records: panels, frame, breaks, features, readings.

In: reports, the places and core indicators that vocabularies know, and tables made of records.
Out: the rows of each computed table, as `rows` has them.
"""
