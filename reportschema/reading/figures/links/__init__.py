"""What figures have to do with each other: parts and wholes, ranks, what one takes from another.

In: the figures of a sentence in their order.
Out: their links, and the fields that one leaves to the next.
"""
