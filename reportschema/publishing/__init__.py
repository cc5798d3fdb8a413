"""Reports -> tables -> the files of a data package.

Everything is derived from the models; nothing here knows a field by heart that the models could
tell.
"""
