"""Actions on a treaty in the database: each a record, whatever is later learned about its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.regulation.editing import with_instrument
from tests.regulation.small_treaty import CONSENTS, DEPARTURE, SIGNATURES, TREATY, treaty_rules

from comity.parties.domain.permissions import OPERATOR
from comity.regulation.actions.load_release import load_release
from comity.regulation.adapters.corpus_tables import write_rows
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.release_conflicts import ReleaseConflicts
from comity.regulation.domain.treaty_actions import TreatyAction
from comity.regulation.formats.corpus_dump import dump_corpus
from comity.regulation.formats.corpus_files import read_corpus
from comity.regulation.formats.corpus_rows import to_rows
from comity.regulation.models import TreatyAction as ActionRow
from comity.regulation.queries.stored_corpus import stored_corpus

pytestmark = pytest.mark.django_db

SMALL = treaty_rules(SIGNATURES, CONSENTS).corpus
ACTIONS = SMALL.instrument(TREATY).actions
(LEFT,) = (it for it in treaty_rules(CONSENTS, DEPARTURE).corpus.instrument(TREATY).actions[-1:])
MORE = replace(ACTIONS[2], jurisdiction="IS")
DAY = date(2026, 3, 19)


def with_actions(*actions: TreatyAction) -> Corpus:
    return with_instrument(SMALL, TREATY, actions=actions)


def with_day(id: str, day: date) -> Corpus:
    return with_actions(*(replace(it, date=day) if it.id == id else it for it in ACTIONS))


def load(corpus: Corpus) -> int:
    return load_release(corpus=corpus, actor=OPERATOR).kept_edits


def conflicts(corpus: Corpus) -> list[tuple[str, object]]:
    with pytest.raises(ReleaseConflicts) as caught:
        load(corpus)
    problems = [problem.message for problem in caught.value.problems]
    return [(message.id, message.params["record"]) for message in problems]


def test_from_files_to_files_by_way_of_the_database() -> None:
    load(SMALL)
    stored = stored_corpus()
    assert stored == SMALL
    places = frozenset(entry.id for entry in treaty_rules(SIGNATURES, CONSENTS).jurisdictions)
    assert read_corpus(dump_corpus(stored), places)[0] == SMALL


def test_they_are_found_by_jurisdiction_and_kind() -> None:
    load(SMALL)
    found = ActionRow.objects.filter(instrument=TREATY, action="ratification")
    assert list(found.values_list("id", "jurisdiction", "date", "confidence")) == [
        (f"{TREATY}:CH.ratification", "CH", date(2026, 3, 10), "verified-text"),
        (f"{TREATY}:NO.ratification", "NO", date(2026, 3, 20), "verified-text"),
    ]


def test_a_day_mended_here_is_kept_beside_an_action_that_the_release_adds() -> None:
    load(SMALL)
    mended = with_day("NO.ratification", DAY)
    write_rows(to_rows(mended))
    assert load(with_actions(*ACTIONS, MORE)) == 1
    merged = (*mended.instrument(TREATY).actions, MORE)
    assert stored_corpus() == with_actions(*merged)


def test_both_sides_may_add_actions() -> None:
    load(SMALL)
    write_rows(to_rows(with_actions(*ACTIONS, LEFT)))
    assert load(with_actions(*ACTIONS, MORE)) == 1
    assert {it.id for it in stored_corpus().instrument(TREATY).actions} == {
        *(it.id for it in ACTIONS), "IS.ratification", "CH.denunciation",
    }  # fmt: skip


def test_the_same_action_with_two_days_is_a_conflict() -> None:
    load(SMALL)
    write_rows(to_rows(with_day("NO.ratification", DAY)))
    assert conflicts(with_day("NO.ratification", date(2026, 3, 18))) == [
        ("release-both-changed", f"treaty action {TREATY}:NO.ratification")
    ]


def test_the_same_action_added_otherwise_is_a_conflict() -> None:
    load(SMALL)
    write_rows(to_rows(with_actions(*ACTIONS, MORE)))
    assert conflicts(with_actions(*ACTIONS, replace(MORE, date=DAY))) == [
        ("release-both-added", f"treaty action {TREATY}:IS.ratification")
    ]


def test_an_action_that_presupposes_what_the_release_took_away_does_not_fit() -> None:
    load(SMALL)
    write_rows(to_rows(with_actions(*ACTIONS, LEFT)))
    without = (it for it in ACTIONS if it.id != "CH.ratification")
    assert conflicts(with_actions(*without)) == [
        ("release-misfit", f"treaty action {TREATY}:CH.denunciation")
    ]
