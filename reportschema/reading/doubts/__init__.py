"""What a draft is not sure of: of each figure (`signals`), of its lists and the whole (`claims`).

In: figures with the text around them; the plain data of a draft and the parts of its speech.
Out: a doubt on each figure that looks wrong; what is claimed of each list, and doubts at the head.
"""
