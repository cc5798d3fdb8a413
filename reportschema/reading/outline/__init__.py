"""How a speech is built.

In: a view and the place of the speech in it.
Out: headings and lead phrases with part and topic, and the problems that the speech admits.
"""
