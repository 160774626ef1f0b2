"""A body in words: of whom it is made, when it meets, by which rules it decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.assembly.domain.bodies import Body, Chair, Elected, Sessions
from comity.assembly.interfaces.rule_text import threshold_words
from comity.assembly.interfaces.statute_text.speaking import Speaker


@dataclass(frozen=True, slots=True)
class RuleText:
    """By what rule a body decides which matters, by name; `first` is the id of one of them, "" for
    all else."""

    id: str
    first: str
    matters: tuple[str, ...]
    sentences: tuple[str, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class BodyText:
    id: str
    name: str
    sentences: tuple[str, ...]
    rules: tuple[RuleText, ...]
    citation: str


def bodies_text(speaker: Speaker) -> tuple[BodyText, ...]:
    return tuple(body_text(speaker, each) for each in speaker.statute.bodies)


def body_text(speaker: Speaker, body: Body) -> BodyText:
    sentences = [*_composition(speaker, body), *_ways(speaker, body)]
    return BodyText(
        id=body.id,
        name=speaker.told(body.name),
        sentences=tuple(sentences),
        rules=tuple(_rules(speaker, body)),
        citation=body.citation,
    )


def _composition(speaker: Speaker, body: Body) -> Iterator[str]:
    made_of = body.composition
    if made_of.all_of:
        yield speaker.say("statute-all-of", classes=speaker.classes(made_of.all_of))
    if made_of.named:
        named = tuple(speaker.member(each) for each in made_of.named)
        yield speaker.say("statute-named", members=named)
    if made_of.elected is not None:
        yield from _elected(speaker, made_of.elected)
    if body.attended_by:
        yield speaker.say("statute-attended", classes=speaker.classes(body.attended_by))


def _elected(speaker: Speaker, elected: Elected) -> Iterator[str]:
    yield speaker.say(
        "statute-elected",
        seats=elected.seats,
        classes=speaker.classes(elected.among),
        **speaker.decided(elected.decided),
    )
    if elected.years is not None:
        yield speaker.say("statute-elected-years", time=speaker.time(years=elected.years))
    if not elected.again:
        yield speaker.say("statute-elected-once")


def _ways(speaker: Speaker, body: Body) -> Iterator[str]:
    if body.sessions is not None:
        yield from _sessions(speaker, body.sessions)
    if body.chair is not None:
        yield from _chair(speaker, body.chair)
    if body.languages:
        yield speaker.say("statute-works-in", languages=speaker.languages(body.languages))
    if body.reports_to:
        yield speaker.say("statute-reports-to", body=speaker.body(body.reports_to))
    if not body.default_rule:
        yield speaker.say("statute-nothing-else")


def _sessions(speaker: Speaker, sessions: Sessions) -> Iterator[str]:
    notice = speaker.time(days=sessions.notice_days)
    if sessions.every_months is not None:
        time = speaker.time(months=sessions.every_months)
        yield speaker.say("statute-meets", time=time, notice=notice)
    else:
        yield speaker.say("statute-called", notice=notice)
    if sessions.special_asked_by is not None:
        share = threshold_words(sessions.special_asked_by, speaker.translations)
        yield speaker.say("statute-special", share=share)


def _chair(speaker: Speaker, chair: Chair) -> Iterator[str]:
    decided = speaker.decided(chair.decided)
    if chair.months is None:
        yield speaker.say("statute-chair-session", **decided)
    else:
        yield speaker.say("statute-chair", time=speaker.time(months=chair.months), **decided)
    if chair.vice_chairs:
        yield speaker.say("statute-vice-chairs", count=chair.vice_chairs)


def _rules(speaker: Speaker, body: Body) -> Iterator[RuleText]:
    """Each rule once, with all matters that it is for; what it is for besides comes last."""
    matters: dict[str, list[tuple[str, str]]] = {}
    for matter, rule in body.rules.items():
        matters.setdefault(rule, []).append((matter, speaker.matter(matter)))
    if body.default_rule:
        matters.setdefault(body.default_rule, []).append(("", speaker.say("statute-all-else")))
    for id, named in matters.items():
        rule_named = speaker.statute.rule(id)
        yield RuleText(
            id=id,
            first=named[0][0],
            matters=tuple(name for _, name in named),
            sentences=speaker.rule(rule_named),
            citation=rule_named.citation,
        )
