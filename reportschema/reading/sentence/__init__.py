"""Sentences, and the words that figures are read by.

In: clean text and the grammar of quantities.
Out: its sentences, the quantities in them, and what the words around them say.
"""
