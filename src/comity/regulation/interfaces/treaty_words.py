"""Whether a treaty is in force, and what it is to whom, in sentences."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from comity.kernel.domain.messages import Parameter
from comity.regulation.domain.findings import Answer
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.treaties import Status, Treaty
from comity.regulation.domain.treaty_actions import Delay, TreatyAction
from comity.regulation.domain.treaty_standings import TreatyStanding
from comity.regulation.domain.truth import Truth
from comity.regulation.interfaces import treaty_messages as _messages  # noqa: F401 - registers
from comity.regulation.interfaces.wording import Wording


def treaty_sentences(instrument: Instrument, answer: Answer, wording: Wording) -> tuple[str, ...]:
    """The state of a treaty on the day, then what it is to each that it was read for."""
    treaty = wording.rules.treaties.by_id[instrument.id]
    held = answer.standings_of(instrument.id)
    told = (standing_sentence(each, wording) for each in held)
    return (state_sentence(treaty, answer.on, wording), *told)


def force_reason(instrument: Instrument, answer: Answer, wording: Wording) -> str:
    """Why the norms of a treaty do not, or may not, apply: it is not in force, or for others."""
    state, *standings = treaty_sentences(instrument, answer, wording)
    entry = wording.rules.treaties.by_id[instrument.id].entry
    entered = entry.reached(answer.on) is Truth.TRUE and not instrument.has_ended(answer.on)
    return " ".join(standings) if entered else state


def state_sentence(treaty: Treaty, on: date, wording: Wording) -> str:
    """Whether the treaty is in force on the day, and if not, what it has of what it needs."""
    citation = treaty.rule.entry.citation
    if treaty.ended and treaty.has_ended(on):
        return wording.say("treaty-ended", day=treaty.ended.isoformat())
    match treaty.entry.reached(on):
        case Truth.TRUE:
            day = treaty.entry.exact or treaty.entry.latest or on
            return wording.say("treaty-in-force", day=day.isoformat(), citation=citation)
        case Truth.UNKNOWN:
            return wording.say("treaty-perhaps-in-force")
    if treaty.met.reached(on) is Truth.TRUE and treaty.entry.latest:
        day = treaty.entry.latest
        return wording.say("treaty-coming", day=day.isoformat(), citation=citation)
    consents = consents_words(treaty, on, wording)
    return wording.say("treaty-not-in-force", consents=consents, citation=citation)


def consents_words(treaty: Treaty, on: date, wording: Wording) -> str:
    """`1 of 5 expressions of consent, 0 of 3 by members of the Council of Europe`"""
    count, rule = treaty.count(on), treaty.rule
    found = _number(count.consents, count.perhaps_consents, wording)
    if not rule.body:
        return wording.say("treaty-consents", found=found, needed=rule.consents)
    return wording.say(
        "treaty-consents-members",
        found=found,
        needed=rule.consents,
        members=_number(count.members, count.perhaps_members, wording),
        members_needed=rule.members,
        body=wording.jurisdiction(rule.body),
    )


def missing_sentence(treaty: Treaty, on: date, wording: Wording) -> str:
    """`Missing: 4, at least 3 of them by members.`"""
    count, rule = treaty.count(on), treaty.rule
    consents, members = rule.consents - count.consents, rule.members - count.members
    id = "treaty-missing-members" if members > 0 else "treaty-missing"
    return wording.say(id, consents=max(consents, members, 0), members=members)


class Says(Protocol):
    """Whatever finds the words of a message."""

    def say(self, id: str, **params: Parameter) -> str: ...


def delay_sentence(delay: Delay, wording: Says) -> str:
    """When the treaty enters into force once it has what it needs."""
    length = _length(delay, wording)
    if delay.first_of_month:
        return wording.say("treaty-then-month", length=length)
    return wording.say("treaty-then" if length else "treaty-then-at-once", length=length)


def standing_sentence(standing: TreatyStanding, wording: Wording) -> str:
    """`Norway: signed, ...`, or `France, through European Union: consent ...`"""
    told = _own_sentence(standing, wording.jurisdiction(standing.participant), wording)
    if standing.participant == standing.jurisdiction:
        return told
    name = wording.jurisdiction(standing.jurisdiction)
    return wording.say("standing-through", name=name, standing=told)


def day_of(action: TreatyAction) -> str:
    """`2026-05-15`, or `2025-09-02 to 2026-01-27` where only that is known."""
    first, last = action.days.earliest, action.days.latest
    return str(first) if first == last else f"{first} to {last}"


def _own_sentence(standing: TreatyStanding, name: str, wording: Wording) -> str:
    if standing.status is None:
        return wording.say("standing-unknown", name=name)
    id = f"standing-{standing.status.value}"
    day = standing.since or standing.next
    if standing.status is Status.CONTRACTING and day:
        id = "standing-contracting-until"
    return wording.say(id, name=name, day=day.isoformat() if day else "")


def _number(low: int, high: int, wording: Wording) -> str:
    return str(low) if low == high else wording.say("between-numbers", low=low, high=high)


def _length(delay: Delay, wording: Says) -> str:
    months = wording.say(f"length-month{'s' * (delay.months > 1)}", months=delay.months)
    days = wording.say(f"length-day{'s' * (delay.days > 1)}", days=delay.days)
    if delay.months and delay.days:
        return wording.say("length-both", months=months, days=days)
    return months if delay.months else days if delay.days else ""
