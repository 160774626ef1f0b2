"""A decision of a real database, counted again without it."""

from __future__ import annotations

import json
import stat
from dataclasses import fields
from uuid import uuid4

import pytest
import rfc8785
from django.conf import settings
from tests.assembly.refusals import refused
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.voting import NO, YES, closed, opened, vote, vote_secretly
from tests.parties.people import person

from comity.assembly.actions.break_tie import break_tie
from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.change_decision_keys import new_decision_key
from comity.assembly.actions.correct_vote import correct_vote
from comity.assembly.actions.export_bundle import export_bundle
from comity.assembly.actions.grant_proxy import grant_proxy
from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.decision_bundle import DecisionBundle
from comity.assembly.formats.bundle import inspect_bundle, write_bundle
from comity.assembly.models import Ballot, CorrectedVote, NamedVote, SecretVote
from comity.assembly.queries.decision_keys import decision_keys
from comity.kernel.actions.erase_payload import erase_payload
from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import OPERATOR

pytestmark = pytest.mark.django_db


def taken(made: Seeded, ballot: Ballot) -> DecisionBundle:
    return export_bundle(person=made.as_head("KE"), ballot=ballot.id)


def findings(bundle: DecisionBundle) -> list[str]:
    trust = Trust(frozenset({decision_keys()[-1].id}), bundle.ballot.id)
    return [str(each.part) for each in inspect_bundle(write_bundle(bundle), trust)]


def by_name(made: Seeded) -> Ballot:
    """With weights, a proxy and an erratum."""
    ballot = opened(made, matter="budget")
    grant_proxy(person=made.as_head("KE"), ballot=ballot.id, holder="FR")
    cast_vote(person=made.as_head("FR"), ballot=ballot.id, choice=NO, member="KE")
    vote(made, ballot, BR=YES, CA=YES, FR=YES, JP=NO)
    closed(made, ballot)
    return correct_vote(
        person=made.as_secretary(),
        ballot=ballot.id,
        member="JP",
        old=NO,
        new=YES,
        asked_by=made.heads["JP"].reference,
        why="the wrong button",
    )


def in_secret(made: Seeded) -> Ballot:
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, BR=YES, CA=YES, FR=NO)
    return closed(made, ballot)


@pytest.mark.parametrize("decided", [by_name, in_secret])
def test_a_bundle_of_the_database_holds(decided: object) -> None:
    made = seeded()
    bundle = taken(made, decided(made))
    assert (findings(bundle), str(bundle.result.outcome)) == ([], "adopted")


def test_a_tie_that_the_chair_broke_holds_and_so_does_an_erratum_after_it() -> None:
    made = seeded()
    ballot = opened(made)
    ballot.rule["tie"] = "chair"
    ballot.save()
    vote(made, ballot, BR=YES, CA=YES, FR=NO, KE=NO)
    closed(made, ballot)
    # a rule that was changed after its opening is not the one that the log recorded
    break_tie(person=made.as_operator(), ballot=ballot.id, choice=YES)
    assert findings(taken(made, ballot)) == ["rule"]
    correct_vote(
        person=made.as_secretary(), ballot=ballot.id, member="KE", old=NO, new=YES,
        asked_by="user:x", why="the wrong button",
    )  # fmt: skip
    row = Ballot.objects.get()
    assert (row.casting, row.outcome) == ("", "adopted")
    assert findings(taken(made, ballot)) == ["rule"]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("votes", lambda: NamedVote.objects.filter(member="BR").update(choice="no")),
        ("votes", lambda: NamedVote.objects.filter(member="BR").delete()),
        ("errata", lambda: CorrectedVote.objects.update(why="another reason")),
        ("presence", lambda: Ballot.objects.update(presence=["BR", "CA", "FR", "KE"])),
        ("proxies", lambda: Ballot.objects.get().proxies.all().delete()),
        ("ballot", lambda: Ballot.objects.update(subject=f"motion:{uuid4()}")),
        ("result", lambda: Ballot.objects.update(result=_other_result())),
    ],
)
def test_whatever_is_changed_in_the_database_afterwards_is_found(part: str, change: object) -> None:
    made = seeded()
    ballot = by_name(made)
    change()
    assert part in findings(taken(made, ballot))


def _other_result() -> object:
    return {**Ballot.objects.get().result, "outcome": "rejected"}


def test_a_secret_ballot_that_was_swapped_is_found() -> None:
    made = seeded()
    ballot = in_secret(made)
    SecretVote.objects.filter(choice="no").update(choice="yes")
    assert "ballots" in findings(taken(made, ballot))


@pytest.mark.parametrize("part", [each.name for each in fields(DecisionBundle)])
def test_every_part_of_the_file_is_sealed(part: str) -> None:
    made = seeded()
    data = json.loads(write_bundle(taken(made, by_name(made))))
    match data[part]:
        case dict() as held:
            name = next(it for it in sorted(held) if isinstance(held[it], str))
            held[name] = held[name][:-1] + ("0" if held[name][-1:] != "0" else "1")
        case list() as held:
            data[part] = [*held, *held[:1]] if held else ["KE"]
        case _:
            data[part] = "no"
    trust = Trust(frozenset({decision_keys()[-1].id}))
    assert inspect_bundle(rfc8785.dumps(data), trust)


def test_only_a_closed_ballot_that_one_sees_is_exported() -> None:
    made = seeded()
    ballot = opened(made)
    about = {"ballot": ballot.id}
    refused(Conflict, "ballot-state", export_bundle, person=made.as_secretary(), **about)
    closed(made, ballot)
    stranger = made.as_user(person("stranger"))
    refused(UnknownName, "ballot-unknown", export_bundle, person=stranger, **about)
    Ballot.objects.update(visibility="public")
    assert export_bundle(person=stranger, **about).ballot.id == str(ballot.id)


def test_what_was_erased_from_the_log_proves_nothing() -> None:
    made = seeded()
    ballot = in_secret(made)
    entry = AuditEntry.objects.get(action="open_ballot")
    erase_payload(
        sequence=entry.sequence, actor="operator", reason="asked", authorise=lambda _: None
    )
    refused(
        Conflict, "ballot-statement-erased", export_bundle,
        person=made.as_secretary(), ballot=ballot.id,
    )  # fmt: skip


def test_the_first_export_makes_a_key_and_the_operator_a_new_one() -> None:
    made = seeded()
    ballot = in_secret(made)
    first = taken(made, ballot)
    (key,) = decision_keys()
    assert (first.key.id, taken(made, ballot).key.id) == (key.id, key.id)
    refused(NotPermitted, "not-permitted", new_decision_key, actor=made.as_secretary().actor)
    other = new_decision_key(actor=OPERATOR)
    assert taken(made, ballot).key.id == other.id != key.id
    files = list(settings.ASSEMBLY_KEYS.iterdir())
    assert sorted(each.stem for each in files) == sorted([key.id, other.id])
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
