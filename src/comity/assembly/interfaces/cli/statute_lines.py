"""A statute as lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.assembly.interfaces.statute_text.belonging import (
    admissions_text,
    classes_text,
    offices_text,
    provisions_text,
    weights_text,
)
from comity.assembly.interfaces.statute_text.bodies import BodyText, bodies_text
from comity.assembly.interfaces.statute_text.speaking import Provision, Speaker

INDENT = "  "


def statute_lines(speaker: Speaker) -> Iterator[str]:
    """What it provides, part by part, each with its citation."""
    statute = speaker.statute
    yield speaker.say(
        "statute-told",
        name=speaker.told(statute.name),
        version=statute.version,
        holds_from=statute.holds_from.isoformat(),
    )
    yield from _part(speaker, "members", classes_text(speaker))
    yield from _part(speaker, "weights", weights_text(speaker))
    yield from _part(speaker, "admissions", admissions_text(speaker))
    yield from _heading(speaker, "bodies")
    for body in bodies_text(speaker):
        yield from _body(body)
    yield from _part(speaker, "offices", offices_text(speaker))
    yield from _part(speaker, "belonging", provisions_text(speaker))


def _heading(speaker: Speaker, part: str) -> Iterator[str]:
    yield ""
    yield speaker.say(f"statute-part-{part}")


def _part(speaker: Speaker, part: str, provisions: Iterable[Provision]) -> Iterator[str]:
    found = tuple(provisions)
    if found:
        yield from _heading(speaker, part)
    for each in found:
        yield INDENT + _titled(each.title, each.citation, each.sentences)


def _body(body: BodyText) -> Iterator[str]:
    yield INDENT + _titled(body.name, body.citation, body.sentences)
    for rule in body.rules:
        yield INDENT * 2 + _titled(", ".join(rule.matters), rule.citation, rule.sentences)


def _titled(title: str, citation: str, sentences: Iterable[str]) -> str:
    place = f" ({citation})" if citation else ""
    return f"{title}{place}: {' '.join(sentences)}"
