"""A text becomes an instrument whose depositary works here: adopted by a decision of this
organisation, or elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from comity.assembly.domain.entry_rules import EntryRule
from comity.assembly.domain.treaty_defaults import default_rule
from comity.assembly.formats.treaty_rules import rule_from_plain, rule_to_plain
from comity.assembly.models import Assembly, Ballot, Motion, Treaty
from comity.assembly.queries.decisions import Decision, decision_on
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.treaty_state import adopted_treaty, find_treaty
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.regulation.domain.vocabulary import Prose

ADOPTED = "adopted"
"""The state of a motion."""
RESERVED = ("new", "adopt")
"""What stands in addresses where the name of a treaty does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedText:
    """What was adopted elsewhere, or before this platform was used; without a `rule` that of the
    statute holds. `decision` says by whom."""

    title: Prose
    adopted_on: date
    decision: str
    rule: EntryRule | None = None
    reservations: bool | None = None
    amends: str = ""
    instrument: str = ""


def adopt_motion(
    *,
    person: Person,
    motion: UUID,
    ballot: UUID,
    amends: str = "",
    reservations: bool | None = None,
) -> Treaty:
    """The text of a motion, by the closed ballot that adopted it. Needs `keep-treaties`. Raises
    `UnknownName("motion-key-unknown")`; as `decision_on`; `Conflict`: `treaty-not-adopted`,
    `treaty-decided-otherwise` where the statute has treaties decided by another body or as another
    matter, `treaty-adopted-already`; and as `adopt_elsewhere` does of its rule."""
    person.require("keep-treaties")
    with transaction.atomic():
        _lock(person.assembly)
        row = Motion.objects.filter(assembly=person.assembly, id=motion).first()
        if row is None:
            raise UnknownName("motion-key-unknown", key=str(motion))
        decision = decision_on(person.assembly, ballot, row.reference)
        closed = Ballot.objects.get(id=ballot).closed_at
        if row.state != ADOPTED or not decision.adopted or closed is None:
            raise Conflict("treaty-not-adopted", motion=row.title)
        _check_decided(person, decision, closed.date())
        if Treaty.objects.filter(motion=row).exists():
            raise Conflict("treaty-adopted-already", motion=row.title)
        text = AdoptedText(
            title={row.language: row.title},
            adopted_on=closed.date(),
            decision=decision.reference,
            rule=rule_from_plain(row.entry_rule) if row.entry_rule else None,
            reservations=reservations,
            amends=amends,
        )
        return _keep(person, text, row)


def adopt_elsewhere(*, person: Person, text: AdoptedText) -> Treaty:
    """Needs `keep-treaties`. Raises `InvalidInput`: `treaty-title-missing`, `treaty-in-future`;
    `Conflict("treaty-without-rule")` where neither the text nor the statute has one; and what a
    rule raises that asks for weights nobody stated, or for an amended treaty that there is not."""
    person.require("keep-treaties")
    if not any(each.strip() for each in text.title.values()) or not text.decision.strip():
        raise InvalidInput("treaty-title-missing")
    if text.adopted_on > person.on:
        raise InvalidInput("treaty-in-future", day=text.adopted_on.isoformat())
    with transaction.atomic():
        _lock(person.assembly)
        return _keep(person, text, None)


def _keep(person: Person, text: AdoptedText, motion: Motion | None) -> Treaty:
    defaults = statute_on(person.assembly, person.on).treaties
    amends = find_treaty(person.assembly, text.amends) if text.amends else None
    rule = text.rule
    if rule is None and defaults is not None and not (amends and defaults.consents_share):
        rule = default_rule(defaults)
    if rule is None:
        raise Conflict("treaty-without-rule")
    reservations = text.reservations
    if reservations is None:
        reservations = defaults.reservations if defaults else True
    row = Treaty(
        assembly=person.assembly,
        slug=_slug(person.assembly, text.title),
        title=dict(text.title),
        motion=motion,
        decision=text.decision,
        adopted_on=text.adopted_on,
        rule=rule_to_plain(rule),
        reservations=reservations,
        amends=amends,
        instrument=text.instrument,
    )
    adopted_treaty(row, rule).progress(person.on)  # raises where it can't be worked out
    row.save()
    append_audit(
        actor=person.actor.reference,
        action="adopt_treaty",
        object=row.reference,
        payload={
            "assembly": person.assembly.reference,
            "slug": row.slug,
            "title": row.title,
            "motion": motion.reference if motion else "",
            "decision": row.decision,
            "adopted_on": row.adopted_on.isoformat(),
            "rule": row.rule,
            "reservations": row.reservations,
            "amends": text.amends,
            "instrument": row.instrument,
        },
        visibility=Visibility.PUBLIC,
    )
    return row


def _check_decided(person: Person, decision: Decision, on: date) -> None:
    defaults = statute_on(person.assembly, on).treaties
    if defaults is None:
        return
    by = defaults.decided
    if (decision.body, decision.matter) != (by.by, by.matter):
        raise Conflict("treaty-decided-otherwise", body=by.by, matter=by.matter)


def _lock(assembly: Assembly) -> None:
    Assembly.objects.select_for_update().get(id=assembly.id)


def _slug(assembly: Assembly, title: Prose) -> str:
    """Of the title, with a number where another treaty has it."""
    words = title.get("en") or next(iter(title.values()))
    stem = slugify(words)[:56].strip("-") or "treaty"
    taken = {*RESERVED} | set(
        Treaty.objects.filter(assembly=assembly).values_list("slug", flat=True)
    )
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
