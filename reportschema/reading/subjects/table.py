"""The productions in their order: the first that fits reads the quantity.

CLAUSES read a clause as it stands. Where none of them fits, NAMES read the name that is left,
that of the clause or else the last that the sentence has.
"""

from __future__ import annotations

from reportschema.reading.subjects import behind, earlier, listed, named, unnamed
from reportschema.reading.subjects.production import Production

CLAUSES: tuple[Production, ...] = (
    listed.each_of_a_list,
    listed.from_one_to_another,
    behind.amount_of_those,
    behind.suggestions_and_proposals,
    behind.outcome_of_those_counted,
    behind.outcome_of_those_before,
    behind.work_under_way,
    behind.known_thing_counted,
    behind.known_outcome_counted,
    behind.thing_counted,
    behind.capacity_of_works,
    behind.amount_of_known_thing,
    behind.amount_for_thing,
    behind.share_solved,
    behind.share_spent_on,
    behind.share_of_those_behind,
    earlier.share_in_whole,
    earlier.satisfaction_with_answers,
    earlier.rate_of_the_same,
    earlier.series_behind_a_count,
    earlier.persons_of_households,
    earlier.same_in_another_unit,
    earlier.the_same,
    earlier.money_of_firms,
    earlier.measure_of_the_thing_before,
    earlier.finer_measure_of_the_thing_before,
    earlier.newly_added,
    earlier.its_share,
    earlier.held_against_a_plan_or_area,
    earlier.of_another_level,
    earlier.total_of_things,
    earlier.total_of_an_indicator,
    unnamed.reached_by_what_was_counted,
    unnamed.people_reached,
    unnamed.verb_of_a_thing_spoken_of,
    unnamed.next_stage_of_the_same,
    unnamed.direction_and_name,
    unnamed.capacity_of_a_list,
    unnamed.output_of_a_product,
    unnamed.output_of_the_next_product,
    unnamed.sum_of_payments,
    unnamed.enterprises_among_entities,
    unnamed.part_of_the_whole,
    unnamed.series_spoken_of,
)
NAMES: tuple[Production, ...] = (
    named.name_whose_owner_was_told,
    named.measure_of_those_behind,
    named.money_spent_on,
    named.measure_of_those_before,
    named.rate_beside_a_verb,
    named.verb_across_a_comma,
    named.verb_of_a_list,
    named.added_of_a_list,
    named.name_before,
    named.all_covered,
    named.measure_of_a_branch,
    named.words_before,
    named.share_of_what_follows,
    named.words_behind,
)
