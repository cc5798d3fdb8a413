"""From a file to the speech in it.

In: the bytes of a page and its name.
Out: the text as published, a clean view of it that keeps every offset, where the speech and its
annexes stand, and whether it is a work report at all.
"""
