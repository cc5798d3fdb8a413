"""Ways to break the file: what the loader has to refuse."""

from __future__ import annotations

import re

from mutations.ways import in_file


@in_file("YAML001")
def a_bracket_is_not_closed(text: str) -> str:
    return re.sub(r"(?m)^(plan_periods: .*)\]$", r"\1", text)


@in_file("YAML001")
def a_list_is_indented_by_a_tab(text: str) -> str:
    return text.replace("\n  - ", "\n\t- ", 1)


@in_file("YAML001")
def a_quote_is_not_closed(text: str) -> str:
    return text.replace('delivered: "', "delivered: \"'", 1).replace(
        'schema_version: "1.1"', 'schema_version: "1.1', 1
    )


@in_file("YAML003")
def a_key_stands_twice(text: str) -> str:
    return re.sub(r"(?m)^(kind: .*)$", r"\1\n\1", text)


@in_file("YAML003")
def a_key_of_a_record_stands_twice(text: str) -> str:
    return text.replace("  - {id: s1, ", "  - {id: s1, id: s1, ", 1)


@in_file("YAML004")
def a_value_has_an_anchor(text: str) -> str:
    return text.replace("kind: ", "kind: &k ", 1)


@in_file("YAML004")
def a_value_is_an_alias(text: str) -> str:
    return re.sub(r"(?m)^kind: .*$", "kind: *k", text)


@in_file("YAML004")
def a_value_has_a_tag(text: str) -> str:
    return text.replace("kind: ", "kind: !!str ", 1)


@in_file("YAML004")
def a_record_merges_another(text: str) -> str:
    return text.replace("government: {", "government: {<<: {name: x}, ", 1)


@in_file("YAML005")
def a_key_is_a_list(text: str) -> str:
    return text.replace("kind: ", "[kind, type]: ", 1)


@in_file("YAML006")
def a_value_is_nested_deeply(text: str) -> str:
    return re.sub(r"(?m)^kind: .*$", f"kind: {'[' * 40}{']' * 40}", text)


@in_file("YAML007")
def a_second_document_follows(text: str) -> str:
    return text + "---\nkind: annual\n"


@in_file("YAML008")
def nothing_but_comments_is_left(text: str) -> str:
    return "# " + text.split("\n", 1)[0] + "\n"


@in_file("YAML009")
def a_name_holds_a_zero_width_space(text: str) -> str:
    return re.sub(r"(name: .)", "\\1\u200b", text, count=1)


@in_file("YAML009")
def a_name_runs_from_right_to_left(text: str) -> str:
    return re.sub(r"(name: .)", "\\1\u202e", text, count=1)


@in_file("YAML009")
def line_ends_are_those_of_windows(text: str) -> str:
    return text.replace("\n", "\r\n")


@in_file("YAML009")
def a_byte_order_mark_stands_at_the_head(text: str) -> str:
    return "\ufeff" + text


@in_file("SCHEMA006")
def the_report_is_an_item_of_a_list(text: str) -> str:
    return "- " + re.sub(r"(?m)^(?=.)", "  ", text)[2:]
