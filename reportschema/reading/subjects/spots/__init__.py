"""The place of a quantity as the productions see it, and what a production is.

In: a quantity with its clause and sentence, and what the quantities before it leave (`Carried`).
Out: a `Spot`, which a `Production` reads.
"""
