"""A ballot on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.rules import DecisionRule, Form
from comity.assembly.formats.ballot_plain import read_count
from comity.assembly.interfaces.cli.given import NONE
from comity.assembly.interfaces.cli.rows import one_line, row_of
from comity.assembly.interfaces.count_text import result_text
from comity.assembly.interfaces.rule_text import rule_sentences
from comity.assembly.models import Ballot
from comity.assembly.queries.ballot_ground import ground_of
from comity.assembly.queries.ballot_parts import errata_in, granted_in, objections_in
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_ballot import frozen_of
from comity.assembly.queries.party_names import party_names
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import seen_ballot, sees_votes, votes_seen, who_voted
from comity.kernel.domain.errors import ComityError
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render


def ballot_lines(person: Person, key: UUID) -> Iterator[str]:
    """The question; how it stands or ended; where it is taken; its rule; proxies and errata; a line
    of `code, name, vote` for each elector. Before its opening, rule and electors of today. Raises
    `UnknownName("ballot-unknown")`."""
    ballot = seen_ballot(person, key)
    yield ballot.title
    yield from _stands(ballot)
    yield row_of(("body", ballot.body, ballot.matter))
    if ballot.session is not None:
        yield row_of(("session", ballot.session.id, ballot.session.name))
    if ballot.opened_at is not None:
        frozen = frozen_of(ballot)
        yield from _vote_lines(person, ballot, frozen.rule, frozen.electorate)
        return
    try:
        ground = ground_of(ballot, person.on)
    except ComityError as error:
        yield error_text(error)
        return
    yield from (render(each) for each in ground.faults)
    yield from _vote_lines(person, ballot, ground.rule, ground.electorate)


def _vote_lines(
    person: Person, ballot: Ballot, rule: DecisionRule, electorate: Electorate
) -> Iterator[str]:
    statute = statute_on(person.assembly, person.on)
    names = party_names(person.assembly, statute, "en")
    told = {each.member: names.party(each.member) for each in electorate}
    told |= {it.id: it.name.get("en", it.id) for it in statute.weights}
    told |= {it.id: it.name.get("en", it.id) for it in statute.classes}
    yield " ".join(rule_sentences(rule, names=told))
    for proxy in granted_in(ballot):
        yield row_of(("proxy", proxy.grantor, proxy.holder))
    for it in errata_in(ballot):
        yield row_of(("erratum", it.member, it.old or NONE, it.new or NONE, it.why))
    unknown = rule.form is Form.SECRET or not sees_votes(ballot)
    given: dict[str, str] = dict.fromkeys(who_voted(ballot), "voted") if unknown else {}
    given |= dict.fromkeys(objections_in(ballot), "objected")
    given |= votes_seen(ballot)
    for each in electorate:
        why_not = "" if each.entitled else render(Message(each.why_not))
        yield row_of((each.member, told[each.member], why_not or given.get(each.member)))


def _stands(ballot: Ballot) -> Iterator[str]:
    if ballot.why_annulled:
        yield one_line(f"{ballot.state}: {ballot.why_annulled}")
    elif not ballot.result:
        yield ballot.state
    if ballot.result:
        count = read_count(ballot.result)
        yield result_text(count)
        if count.totals and frozen_of(ballot).rule.objections is None:
            plain = count.totals[0]
            told = {"yes": plain.yes, "no": plain.no, "abstain": plain.abstain}
            about: dict[str, Parameter] = {word: str(many) for word, many in told.items()}
            yield render(Message("votes-counted", about))
    for at, word in ((ballot.opened_at, "opened"), (ballot.closed_at, "closed")):
        if at is not None:
            yield f"{word} {timezone.localtime(at):%Y-%m-%d %H:%M %Z}"
