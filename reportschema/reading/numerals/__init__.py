"""What every numeral is for.

In: a view and the place of the speech in it.
Out: each numeral as a figure, or with its role in the ledger.
"""
