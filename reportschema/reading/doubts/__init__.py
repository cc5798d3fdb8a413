"""What a draft is not sure of.

In: the figures of a speech with its text, the plain data of the draft, the parts of the speech.
Out: a doubt for each figure that looks wrong (`signals`), the claims of each list and the doubts
about the whole (`claims`).
"""
