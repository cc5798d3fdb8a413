"""Whose number it is, of what, and when.

In: a stretch of the speech with its part, its times and the numerals that are figures.
Out: a draft of each figure: subject, measure, period, links to others, what was inferred.
"""
