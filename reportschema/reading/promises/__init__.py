"""What a report promises, and how firmly.

In: the figures of a speech, or its whole draft.
Out: headline passages, targets of every form with commitment and rider, and what is absent.
"""
