"""Whose number it is: an ordered table of named productions over one clause.

In: a quantity, the words around it, and what the clauses before it leave to it.
Out: its subject, the production that read it and the words that gave it; what the next may use.
"""
