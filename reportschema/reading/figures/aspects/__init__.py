"""What a figure is composed of: frozen aspects, each with the rule and the words that gave it.

In: a quantity, its clause.
Out: a `FigureDraft` with its subject, measure, time, promise and links; what is all, none, a part.
"""
