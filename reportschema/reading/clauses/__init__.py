"""How a clause around a number is built, and the label that its parts make.

In: the words before and behind a quantity.
Out: the thing counted or measured, its verb, what it became, and a label made of these roles.
"""
