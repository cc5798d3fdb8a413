"""The vocabularies: CSV files beside this module, and one loader for them.

What a row is, the models say: `models/vocabulary.py` and `models/division.py`.
"""

from reportschema.vocabularies.loader import Vocabulary, VocabularyError, vocabulary

__all__ = ["Vocabulary", "VocabularyError", "vocabulary"]
