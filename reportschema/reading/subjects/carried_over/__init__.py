"""Productions that lean on what stood before: a figure, a list, a lead phrase, an event.

In: a `Spot` with what is carried over to it.
Out: a `Subject` where the production fits.
"""
