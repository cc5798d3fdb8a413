"""The disk edge: sources in, canonical layout out, texts found by their hash, folders written whole or not at all."""
