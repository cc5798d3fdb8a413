"""How right a draft is: its records matched with those of an annotated source, fields judged.

`tally` counts, `matching` says which two records stand for the same thing, `judging` compares a
draft with its source, `reports` reads and pairs them. The command is `scripts/score_drafts.py`.
"""
