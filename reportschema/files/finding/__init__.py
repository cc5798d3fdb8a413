"""What verbs look for on the disk: sources, what stands beside them, texts by hash, packages.

In: the files and folders that a user names.
Out: each thing found, read as far as its kind needs, and a finding of that file where it cannot be.
"""
