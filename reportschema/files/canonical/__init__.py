"""The one layout that every source has, and comments that stay with what they are about.

In: a source as it stands, and the data that it is to hold.
Out: its text as `fmt` and every verb that changes a source write it.
"""
