"""The disk itself: only regular files are read, and what is written is whole or not there.

In: paths that a user gave, and bytes to write.
Out: bytes and names of files, or an error that says what stands in the way.
"""
