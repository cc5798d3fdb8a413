"""A raw text -> a draft report.

Every record anchored, what needs a person's eye marked by `review`.

`draft` is the list of passes. `speech` is what they share, one frozen value; `stretches` tells part
and time at each place; `gathering` has the figures, `ledger` all other numerals; `doubts` what the
draft does not claim of its lists; `records` turns what they found into the plain data of a source,
and `bounded` keeps it within the models. What a pass knows stands in a room, and each room uses
only those before it: words, times, page, about, outline, sentence, clauses, figures, annexes,
numerals, promises. The tables of words lie beside the modules that own them.
"""
