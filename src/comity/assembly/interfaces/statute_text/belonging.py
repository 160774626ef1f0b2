"""How one comes to an organisation, is represented in it and leaves it, in words; its treaties."""

from __future__ import annotations

from collections.abc import Iterator

from comity.assembly.domain.belonging import (
    Admission,
    Arrears,
    DelegationRules,
    Suspension,
    TreatyDefaults,
    Withdrawal,
)
from comity.assembly.domain.motion_rules import MotionRules
from comity.assembly.interfaces.rule_text import threshold_words
from comity.assembly.interfaces.statute_text.speaking import Provision, Speaker


def classes_text(speaker: Speaker) -> tuple[Provision, ...]:
    """The rights of each class and who may belong to it."""
    found = []
    for each in speaker.statute.classes:
        sentences = [speaker.say("statute-rights", rights=speaker.rights(each.rights))]
        if not each.rights:
            sentences = [speaker.say("statute-no-rights")]
        if each.open_to:
            sentences.append(speaker.say("statute-open-to", kinds=speaker.kinds(each.open_to)))
        found.append(Provision(speaker.told(each.name), tuple(sentences), each.citation))
    return tuple(found)


def admissions_text(speaker: Speaker) -> tuple[Provision, ...]:
    """One for each class to which somebody is admitted."""
    return tuple(
        Provision(
            speaker.classes([each.member_class])[0],
            tuple(_admission(speaker, each)),
            each.citation,
        )
        for each in speaker.statute.admissions
    )


def offices_text(speaker: Speaker) -> tuple[Provision, ...]:
    found = []
    for each in speaker.statute.offices:
        decided = speaker.decided(each.decided)
        if each.years is None:
            sentence = speaker.say("statute-office", **decided)
        else:
            sentence = speaker.say(
                "statute-office-years", time=speaker.time(years=each.years), **decided
            )
        found.append(Provision(speaker.told(each.name), (sentence,), each.citation))
    return tuple(found)


def weights_text(speaker: Speaker) -> tuple[Provision, ...]:
    found = []
    for each in speaker.statute.weights:
        if each.by_class:
            names = speaker.classes(each.by_class)
            by_class = tuple(
                f"{name} {number}"
                for name, number in zip(names, each.by_class.values(), strict=True)
            )
            sentence = speaker.say("statute-weight-by-class", weights=by_class)
        else:
            sentence = speaker.say("statute-weight-stated")
        found.append(Provision(speaker.told(each.name), (sentence,), each.citation))
    return tuple(found)


def provisions_text(speaker: Speaker) -> tuple[Provision, ...]:
    """What else there is: languages, delegations, arrears, suspension, leaving, treaties,
    amendment."""
    statute = speaker.statute
    parts: list[tuple[str, Iterator[str], str]] = [
        ("languages", _languages(speaker), statute.citation),
        ("delegations", _delegations(speaker, statute.delegations), statute.delegations.citation),
    ]
    if statute.arrears is not None:
        parts.append(("arrears", _arrears(speaker, statute.arrears), statute.arrears.citation))
    if (suspension := statute.suspension) is not None:
        parts.append(("suspension", _suspension(speaker, suspension), suspension.citation))
    if (expulsion := statute.expulsion) is not None:
        told = speaker.say("statute-expelled", **speaker.decided(expulsion.decided))
        parts.append(("expulsion", iter([told]), expulsion.citation))
    if (withdrawal := statute.withdrawal) is not None:
        parts.append(("withdrawal", _withdrawal(speaker, withdrawal), withdrawal.citation))
    parts.append(("motions", _motions(speaker, statute.motions), statute.motions.citation))
    if statute.treaties is not None:
        parts.append(("treaties", _treaties(speaker, statute.treaties), statute.treaties.citation))
    parts.append(("amendment", _amendment(speaker), ""))
    return tuple(
        Provision(speaker.say(f"statute-part-{part}"), tuple(sentences), citation)
        for part, sentences, citation in parts
    )


def _languages(speaker: Speaker) -> Iterator[str]:
    statute = speaker.statute
    languages = speaker.languages(statute.languages)
    yield speaker.say("statute-works-in", languages=languages)
    if len(languages) > 1:
        if statute.equally_authentic:
            yield speaker.say("statute-all-authentic")
        else:
            yield speaker.say("statute-authentic", language=languages[0])


def _arrears(speaker: Speaker, arrears: Arrears) -> Iterator[str]:
    id = "statute-arrears" if arrears.months else "statute-arrears-at-once"
    yield speaker.say(id, time=speaker.time(months=arrears.months))
    if arrears.waived is not None:
        yield speaker.say("statute-arrears-waived", **speaker.decided(arrears.waived))


def _suspension(speaker: Speaker, suspension: Suspension) -> Iterator[str]:
    rights = speaker.rights(suspension.rights_lost)
    yield speaker.say("statute-suspended", rights=rights, **speaker.decided(suspension.decided))


def _withdrawal(speaker: Speaker, withdrawal: Withdrawal) -> Iterator[str]:
    months = withdrawal.notice_months
    id = "statute-withdrawal" if months else "statute-withdrawal-at-once"
    yield speaker.say(id, time=speaker.time(months=months))


def _admission(speaker: Speaker, admission: Admission) -> Iterator[str]:
    yield speaker.say("statute-admitted", **speaker.decided(admission.decided))
    for required, id in ((True, "statute-documents"), (False, "statute-documents-optional")):
        documents = tuple(
            speaker.told(each.name) for each in admission.documents if each.required is required
        )
        if documents:
            yield speaker.say(id, documents=documents)
    if admission.sponsors:
        yield speaker.say("statute-sponsors", sponsors=admission.sponsors)


def _delegations(speaker: Speaker, rules: DelegationRules) -> Iterator[str]:
    for name, most in (("alternates", rules.alternates), ("advisers", rules.advisers)):
        if most is None:
            yield speaker.say(f"statute-{name}-any")
        else:
            yield speaker.say(f"statute-{name}", count=most)
    if not rules.credentials_required:
        yield speaker.say("statute-credentials-none")
        return
    yield speaker.say("statute-credentials")
    if rules.credentials_days is not None:
        yield speaker.say(
            "statute-credentials-days", time=speaker.time(days=rules.credentials_days)
        )


def _motions(speaker: Speaker, rules: MotionRules) -> Iterator[str]:
    if rules.co_sponsors:
        yield speaker.say("statute-co-sponsors", count=rules.co_sponsors)
    else:
        yield speaker.say("statute-no-co-sponsors")
    if not rules.moves:
        yield speaker.say("statute-common-moves")
    names = {id: speaker.told(name) for id, name in rules.names.items()}
    for each in rules.moves:
        yield speaker.say(
            "statute-move",
            move=names.get(each.name, each.name),
            before=tuple(names.get(it, it) for it in each.before),
            after=names.get(each.after, each.after),
            by=tuple(speaker.say(f"capacity-{it}") for it in each.by),
        )


def _treaties(speaker: Speaker, rules: TreatyDefaults) -> Iterator[str]:
    office = speaker.office(rules.depositary)
    yield speaker.say("statute-treaties", office=office, **speaker.decided(rules.decided))
    if rules.consents_share is not None:
        share = threshold_words(rules.consents_share, speaker.translations)
        who = speaker.say("statute-consents-share", share=share)
    else:
        who = speaker.say("statute-consents", count=rules.consents or 0)
    if rules.months or rules.days:
        time = speaker.time(months=rules.months, days=rules.days)
        yield speaker.say("statute-entry", time=time, who=who)
    else:
        yield speaker.say("statute-entry-at-once", who=who)
    yield speaker.say("statute-reservations" if rules.reservations else "statute-no-reservations")


def _amendment(speaker: Speaker) -> Iterator[str]:
    amended = speaker.statute.amended
    if amended is None:
        yield speaker.say("statute-not-amended")
    else:
        yield speaker.say("statute-amended", **speaker.decided(amended))
