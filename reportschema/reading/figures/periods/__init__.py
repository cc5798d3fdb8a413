"""When a figure holds, and what it is compared with.

In: the times of a sentence, the part of the speech and its periods.
Out: period and base of each figure.
"""
