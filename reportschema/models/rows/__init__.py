"""What a row is of each CSV file that people edit: the vocabularies and the known contradictions.

In: the types of `fields`.
Out: the models that `vocabularies` and `files` read the rows of their files into.
"""
