"""What a source says of its own annotation: how far it goes, what is in doubt, who has read what.

In: the types of `fields`.
Out: the models of `annotation`, `review`, `reviewed`, `contributed` and `withdrawn` in a source.
"""
