"""What must be refused, however it is asked for. Each case says what came of it, and raises
`AssertionError` where it was let through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from django.db import connection
from tests.assembly.faults.ballots import acting, opened, prepared
from tests.assembly.faults.ledger import Ledger
from tests.assembly.faults.places import Place
from tests.assembly.faults.races import at_once
from tests.assembly.motions import draft
from tests.assembly.union.seeded_union import Union
from tests.parties.people import person as somebody

from comity.assembly.actions.appoint_delegate import appoint_delegate
from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.grant_proxy import grant_proxy
from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.actions.move_motion import move_motion
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.actions.propose_amendment import propose_amendment
from comity.assembly.actions.propose_motion import propose_motion
from comity.assembly.actions.settle_amendment import settle_amendment
from comity.assembly.domain.amendments import Action
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.delegations import Place as Seat
from comity.assembly.models import Amendment, Ballot, Delegate, GrantedProxy, Motion
from comity.assembly.queries.find_assembly import find_assembly
from comity.assembly.queries.members_of import find_member
from comity.kernel.domain.errors import ComityError, Problems
from comity.parties.domain.terms import Term

SINCE = date(2026, 2, 1)
AT_ONCE = 20


def delegate_of_two(here: Place, times: int) -> str:
    """Two members appoint the same person at once: one does."""
    union, assembly = here.union, find_assembly(here.union.slug)
    for number in range(times):
        chosen = somebody(f"wanted-{number}")
        appointing = [
            partial(
                appoint_delegate,
                person=acting(union),
                member=find_member(assembly, code),
                user=chosen.id,
                place=Seat.ADVISER,
                term=Term(SINCE),
            )
            for code in union.members[:2]
        ]
        told = at_once(*(partial(_refusal, each) for each in appointing))
        assert sorted(told) == ["", "delegate-of-two"], f"{told}"
        assert Delegate.objects.filter(user=chosen).count() == 1
    return f"{times} times two members appointed one at once; each time one of them was refused"


def proxy_circle(here: Place) -> str:
    """By each way in which a circle or chain closes, one after the other and at once."""
    union = here.union
    first, second, third, *_rest = union.members
    told = []
    for granted, refused in (
        ((first, second), (second, first)),
        ((first, second), (second, third)),
        ((first, second), (third, third)),
    ):
        ledger = opened(union, "named")
        _grant(union, ledger, *granted)
        told.append(_refused_proxy(partial(_grant, union, ledger, *refused)))
        assert GrantedProxy.objects.filter(ballot_id=ledger.ballot).count() == 1
    assert told == ["proxy-circle", "proxy-chain", "proxy-self"], told
    for _time in range(AT_ONCE):
        ledger = opened(union, "named")
        both = ((first, second), (second, first))
        granting = [partial(_grant, union, ledger, *each) for each in both]
        found = at_once(*(partial(_refused_proxy, each) for each in granting))
        assert sorted(found) == ["", "proxy-circle"], found
    return f"refused: {', '.join(told)}; of two at once, {AT_ONCE} times, one was granted"


def unmeetable_rule(here: Place) -> str:
    """A rule that asks for more yes votes than the body has members opens no ballot."""
    ballot = prepared(here.union, "unmeetable")
    try:
        open_ballot(person=acting(here.union), ballot=ballot.id)
    except Problems as error:
        why = [each.message.id for each in error.problems]
        assert why == ["majority-number-unreachable"], why
        state = Ballot.objects.get(id=ballot.id).state
        assert state == "prepared", state
        return f"not opened ({error.message.id}: {why[0]}), and it stays as it was prepared"
    raise AssertionError("a ballot was opened under a rule that can't be met")


def deleted_paragraph(here: Place) -> str:
    """One amendment deletes what the other replaces; the body adopts both, and both are settled at
    the same moment."""
    union, secretary = here.union, acting(here.union, "secretary")
    motion = _before_body(union)
    deleting, replacing = _deleting(union, motion), _replacing(union, motion)
    ballots = {it: _adopted(union, it) for it in (deleting, replacing)}
    settling = [
        partial(settle_amendment, person=secretary, amendment=each, ballot=ballot)
        for each, ballot in ballots.items()
    ]
    told = at_once(*(partial(_refusal, each) for each in settling))
    outcomes = list(motion.amendments.order_by("number").values_list("outcome", flat=True))
    assert sorted(told) == ["", "amendment-not-pending"], told
    assert sorted(outcomes) == ["adopted", "not-put"], outcomes
    late = _once_deleted(union)
    return f"of two adopted at once one was settled ({', '.join(outcomes)}); one later: {late}"


def _once_deleted(union: Union) -> str:
    """The text without the paragraph is a new version; whoever still amends it is told so."""
    motion, secretary = _before_body(union), acting(union, "secretary")
    gone = _deleting(union, motion)
    settle_amendment(person=secretary, amendment=gone, ballot=_adopted(union, gone))
    merge_amendments(person=secretary, motion=motion)
    told = _refusal(partial(_replacing, union, motion))
    assert told == "amendment-paragraph-deleted", told
    return told


def _before_body(union: Union) -> Motion:
    proposer, secretary = acting(union, union.members[0]), acting(union, "secretary")
    motion = propose_motion(
        person=proposer, text=draft(), body="assembly", language="en", matter="named"
    )
    motion = move_motion(person=proposer, motion=motion, move="submit")
    return move_motion(person=secretary, motion=motion, move="put-before-body")


def _deleting(union: Union, motion: Motion) -> Amendment:
    return propose_amendment(
        person=acting(union, union.members[0]),
        motion=motion,
        action=Action.DELETE,
        paragraph="d",
    )


def _replacing(union: Union, motion: Motion) -> Amendment:
    return propose_amendment(
        person=acting(union, union.members[1]),
        motion=motion,
        action=Action.REPLACE,
        paragraph="d",
        words="Asks none.",
    )


def _adopted(union: Union, amendment: Amendment) -> UUID:
    """A ballot on it in which three say yes."""
    ballot = prepare_ballot(person=acting(union), subject=amendment.reference)
    open_ballot(person=acting(union), ballot=ballot.id)
    for each in union.members[:3]:
        cast_vote(person=acting(union, each), ballot=ballot.id, choice=Choice.YES)
    closed = close_ballot(person=acting(union), ballot=ballot.id)
    assert closed.outcome == "adopted", closed.outcome
    return closed.id


def _grant(union: Union, ledger: Ledger, grantor: str, holder: str) -> None:
    grant_proxy(person=acting(union, grantor), ballot=UUID(ledger.ballot), holder=holder)


def _refused_proxy(grant: Callable[[], None]) -> str:
    """What is wrong with it, "" where it was granted."""
    try:
        grant()
    except Problems as error:
        return error.problems[0].message.id
    finally:
        connection.close()
    return ""


def _refusal(ask: Callable[[], object]) -> str:
    """The id of the message, "" where it was done."""
    try:
        ask()
    except ComityError as error:
        return error.message.id
    finally:
        connection.close()
    return ""
