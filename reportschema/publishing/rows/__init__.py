"""What a row is of each table that is computed, and which columns records get beside their fields.

In: the types of `models`.
Out: a model for each computed table, which `computed` fills and the dictionary describes.
"""
