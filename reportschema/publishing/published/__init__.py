"""A package that somebody has published, read back: checked, typed, shown, compared with another.

In: the bytes of its files, which nobody need trust.
Out: faults of the package, its tables as rows or frames, and what a later package changed or broke.
"""
