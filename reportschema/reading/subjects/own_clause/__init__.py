"""Productions over the words of a quantity's own clause: before it, behind it, around it.

In: a `Spot`.
Out: a `Subject` where the production fits.
"""
