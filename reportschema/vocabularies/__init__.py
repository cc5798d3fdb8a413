"""The vocabularies: CSV files beside this module, one loader, a model for each row (`models/vocabulary.py`)."""

from reportschema.vocabularies.loader import Vocabulary, VocabularyError, vocabulary

__all__ = ["Vocabulary", "VocabularyError", "vocabulary"]
