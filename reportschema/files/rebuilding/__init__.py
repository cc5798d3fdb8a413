"""Texts of editions, rebuilt from clones of public repositories, each checked by its sha256."""
