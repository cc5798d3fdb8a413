"""The disk edge: sources in, canonical layout out, texts found by their hash.

Whatever a verb writes is written here, whole or not at all.
"""
