"""A ballot on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from comity.assembly.formats.ballot_plain import read_count
from comity.assembly.interfaces.count_text import result_text
from comity.assembly.interfaces.rule_text import rule_sentences
from comity.assembly.models import Ballot
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_ballot import frozen_of
from comity.assembly.queries.party_names import party_names
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import seen_ballot, votes_seen, who_voted
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render


def ballot_lines(person: Person, key: UUID) -> Iterator[str]:
    """The question; how it stands or ended; its rule; `code, name, vote` of each elector. Raises
    `UnknownName("ballot-unknown")`."""
    ballot = seen_ballot(person, key)
    yield ballot.title
    yield from _stands(ballot)
    if ballot.opened_at is None:
        return
    frozen = frozen_of(ballot)
    statute = statute_on(person.assembly, person.on)
    names = party_names(person.assembly, statute, "en")
    told = {each.member: names.party(each.member) for each in frozen.electorate}
    told |= {it.id: it.name.get("en", it.id) for it in statute.weights}
    told |= {it.id: it.name.get("en", it.id) for it in statute.classes}
    yield " ".join(rule_sentences(frozen.rule, names=told))
    chosen, voted = votes_seen(ballot), who_voted(ballot)
    for each in frozen.electorate:
        given = "voted" if each.member in voted else "-"
        said = chosen.get(each.member, given) if each.entitled else render(Message(each.why_not))
        yield f"{each.member}\t{told[each.member]}\t{said}"


def _stands(ballot: Ballot) -> Iterator[str]:
    if ballot.result:
        yield result_text(read_count(ballot.result))
    elif ballot.why_annulled:
        yield f"{ballot.state}: {ballot.why_annulled}"
    else:
        yield ballot.state
    for at, word in ((ballot.opened_at, "opened"), (ballot.closed_at, "closed")):
        if at is not None:
            yield f"{word} {timezone.localtime(at):%Y-%m-%d %H:%M %Z}"
