"""What fields are made of: scalars, codes, anchors, the base of every record, and its shape.

In: the text of a scalar as it is written in a source.
Out: types and base classes that every model is built from, and the columns that a model has.
"""
