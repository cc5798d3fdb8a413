"""The vocabularies: CSV files beside this module, and one loader for them.

What a row is, the models say: `models/rows/vocabulary.py`, `models/rows/core_list.py` and
`models/rows/division.py`.
"""

from reportschema.vocabularies.core_list import (
    CoreAccount,
    core_accounts,
    expected_core,
    plans_answered,
)
from reportschema.vocabularies.loader import Vocabulary, VocabularyError, vocabulary

__all__ = [
    "CoreAccount",
    "Vocabulary",
    "VocabularyError",
    "core_accounts",
    "expected_core",
    "plans_answered",
    "vocabulary",
]
