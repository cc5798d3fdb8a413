"""Each field of a source has a guard against wrong values, or a reason why only a reader has."""

from __future__ import annotations

from guards_page import GUARDS, PAGE, entries, fields, page


def test_every_field_has_one_entry_and_every_entry_a_field() -> None:
    named = [(row.model, row.field) for row in entries()]
    assert len(named) == len(set(named))
    assert set(fields()) - set(named) == set(), "say in guide/guards.csv what guards these fields"
    assert set(named) - set(fields()) == set(), "these fields are gone"


def test_every_entry_names_guards_and_says_why() -> None:
    for row in entries():
        assert set(row.guards) <= set(GUARDS), row
        assert row.guards == tuple(guard for guard in GUARDS if guard in row.guards), row
        assert "reader_only" not in row.guards or row.guards == ("reader_only",), row
        assert len(row.why) > 10, row


def test_only_a_reader_judges_a_fifth_of_the_fields_at_most() -> None:
    readers = [row for row in entries() if row.guards == ("reader_only",)]
    assert len(readers) * 5 <= len(entries())


def test_the_page_is_that_of_the_table() -> None:
    assert page() == PAGE.read_text(encoding="utf-8"), "run scripts/guards_page.py"
