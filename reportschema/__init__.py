"""reportschema: Chinese government work reports as checked data."""

__version__ = "0.1.0"
