"""The tables of words: one way from a data file to typed rows.

In: the room that owns a table, and the shape of its rows.
Out: its rows, whole or by list, and any word of a list as a regular expression.
"""
