"""What a package can be written as: one module a format.

In: the finished tables, with their links and descriptor.
Out: the bytes of a file; which formats there are, `offered` says.
"""
