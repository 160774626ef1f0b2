"""All that a statute provides, part by part, in the order in which one reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.assembly.interfaces.statute_text.belonging import (
    admissions_text,
    classes_text,
    offices_text,
    provisions_text,
    weights_text,
)
from comity.assembly.interfaces.statute_text.bodies import bodies_text
from comity.assembly.interfaces.statute_text.speaking import Provision, Speaker


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    title: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A provision of the same title in two versions; None where it is not in one of them."""

    part: str
    title: str
    before: Provision | None
    after: Provision | None


def parts_text(speaker: Speaker) -> tuple[Part, ...]:
    """Those in which there is something."""
    found = (
        ("members", classes_text(speaker)),
        ("weights", weights_text(speaker)),
        ("admissions", admissions_text(speaker)),
        ("bodies", tuple(_bodies(speaker))),
        ("offices", offices_text(speaker)),
        ("belonging", provisions_text(speaker)),
    )
    return tuple(
        Part(id, speaker.say(f"statute-part-{id}"), provisions)
        for id, provisions in found
        if provisions
    )


def changed_text(before: Speaker, after: Speaker) -> tuple[Changed, ...]:
    """What is not the same in words, in the order of the later version, what is gone last."""
    old, new = _by_title(before), _by_title(after)
    return tuple(
        Changed(part, title, old.get((part, title)), new.get((part, title)))
        for part, title in dict.fromkeys((*new, *old))
        if old.get((part, title)) != new.get((part, title))
    )


def _by_title(speaker: Speaker) -> dict[tuple[str, str], Provision]:
    return {
        (part.title, provision.title): provision
        for part in parts_text(speaker)
        for provision in part.provisions
    }


def _bodies(speaker: Speaker) -> Iterator[Provision]:
    """Each body, then each of its matters: `Assembly: Budget`."""
    for body in bodies_text(speaker):
        yield Provision(body.name, body.sentences, body.citation)
        for rule in body.rules:
            for matter in rule.matters:
                title = speaker.say("statute-decides", body=body.name, matter=matter)
                yield Provision(title, rule.sentences, rule.citation)
