"""The expressions of time in a text, before a report says which years they mean.

In: clean text.
Out: its dates and times, each with its place and what it may mean.
"""
