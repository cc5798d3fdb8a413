"""What was measured: level or growth, stock or flow, at whose prices, within what bounds.

In: a quantity in its clause (`Number`).
Out: transformation, sign, collection, basis and hedge, each by a named rule.
"""
