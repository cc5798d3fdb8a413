"""Faults that the schema itself suggests: a legal value of a source exchanged for another one.

`places` walks a report, `values` says what else could stand at a place, `sampling` draws faults,
`noticing` tells which checks speak of one. `scripts/mutate_sources.py` puts them together.
"""
