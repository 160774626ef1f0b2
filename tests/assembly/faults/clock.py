"""A server whose clock was set back an hour: its lock decides what came in time, and no clock."""

from __future__ import annotations

from tests.assembly.faults.ballots import close_as, exported, opened, stored_in
from tests.assembly.faults.checks import wrong_in, wrong_in_result
from tests.assembly.faults.ledger import Vote
from tests.assembly.faults.places import Place
from tests.assembly.faults.servers import Server, send
from tests.assembly.union.seeded_union import Union

from comity.assembly.models import Ballot
from comity.kernel.models import AuditEntry

BACK = 3600.0


def set_back(here: Place, right: Server) -> str:
    """Votes that come, by such a clock, before the ballot was opened, count; one that comes after
    the closing and, by the clock, before it, does not."""
    with here.forks.running(clock_off=-BACK) as wrong:
        return _set_back(here.union, right, wrong)


def _set_back(union: Union, right: Server, wrong: Server) -> str:
    first, second, third, *_rest = union.members
    ledger, before = opened(union, "named"), AuditEntry.objects.count()
    assert send(wrong, union, ledger, Vote(first, "yes", first)).accepted
    entry = AuditEntry.objects.filter(sequence__gte=before).get(action="cast_vote")
    opening = Ballot.objects.get(id=ledger.ballot).opened_at
    assert entry.at < opening, "the server's clock was not wrong"
    assert send(right, union, ledger, Vote(second, "no", second)).accepted
    assert close_as(wrong, union, ledger, "clerk-one") < 300
    late = send(wrong, union, ledger, Vote(third, "yes", third))
    assert (late.status, late.told["message"]) == (409, "ballot-state"), late
    assert close_as(right, union, ledger, "clerk-two") == 409
    found = [*wrong_in(ledger), *wrong_in_result(ledger, exported(union, ledger))]
    assert not found, "; ".join(found)
    assert stored_in(ledger).members == {first, second}
    return "by an hour: a vote before the opening counted, a vote after the closing was refused"
