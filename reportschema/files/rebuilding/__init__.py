"""Texts of editions, rebuilt from clones of public repositories, each checked by its sha256.

In: what editions say under `obtained`, and a folder of clones.
Out: the very bytes of each text, or why it cannot be had.
"""
