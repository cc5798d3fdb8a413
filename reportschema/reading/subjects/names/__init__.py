"""A name as it stands before or behind a quantity: cut out, made whole, known or not.

In: the words of a clause and the names of indicators.
Out: a `Subject`, an indicator's code or a label with its coverage.
"""
