"""Names that share a value, values that share a name, and lists of both with 分别.

In: the words of a sentence, what is carried on in it.
Out: the names of a list one by one, each whole, with whose value each is.
"""
