"""Reports -> tables -> the files of a data package.

Everything is derived from the models: no field that the models describe is listed here again.
"""
