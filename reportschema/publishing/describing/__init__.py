"""What a package says of itself: its descriptor, its dictionary for people, its catalogue entries.

In: the finished tables, and the title, licences and version of `about`.
Out: the text of `datapackage.json`, of the package's README, and of files for search engines.
"""
