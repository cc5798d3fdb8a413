"""A raw text -> a draft report: every record anchored, what needs a person's eye marked by `review`."""
