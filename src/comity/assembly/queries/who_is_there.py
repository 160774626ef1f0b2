"""Who is present where a ballot is taken, and for whom each member votes."""

from __future__ import annotations

from comity.assembly.domain.proxies import Proxies
from comity.assembly.domain.votes import needs_presence
from comity.assembly.models import Ballot
from comity.assembly.queries.ballot_parts import granted_in
from comity.assembly.queries.find_ballot import frozen_of
from comity.assembly.queries.presence import present_in


def there_now(ballot: Ballot) -> frozenset[str] | None:
    """Of an open ballot; None where it does not matter. A session's presence is that of its
    movements; without one, votes come from anywhere."""
    if ballot.session is None or not needs_presence(frozen_of(ballot).rule):
        return None
    return present_in(ballot.session)


def proxies_of(ballot: Ballot) -> Proxies:
    frozen = frozen_of(ballot)
    return Proxies(frozen.electorate, granted_in(ballot), frozen.rule.proxies)


def there_at_closing(
    ballot: Ballot, hands: dict[str, str], objections: frozenset[str]
) -> frozenset[str]:
    """Who was there, without those who were represented. `hands` is who cast each vote. Whoever
    cast one was there, also if they left before the end; whoever came when its proxy had voted
    was represented."""
    took_part = frozenset(hands.values()) | objections
    represented = {member for member, by in hands.items() if member != by}
    there = present_in(ballot.session) if ballot.session else frozenset()
    there &= frozen_of(ballot).electorate.by_member.keys()
    return (there | took_part) - represented
