"""What other parts of the room show on a commitment's page. A module of pages adds its blocks when
its addresses are loaded:

    add_block(progress_block)

where `progress_block(person, commitment)` is a template and what it is given, or `None` where it
has nothing to show. The template is also given `frame`, `person` and `commitment`, and may hold
forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from comity.plan.models import Commitment
from comity.plan.queries.people import Person

Shown = tuple[str, Mapping[str, object]]
"""The name of a template, and what it is given."""
Block = Callable[[Person, Commitment], Shown | None]
BLOCKS: list[Block] = []
"""In the order in which they stand on the page."""


def add_block(block: Block) -> None:
    """Once, however often its module is loaded."""
    if block not in BLOCKS:
        BLOCKS.append(block)


def shown_blocks(
    request: HttpRequest, person: Person, commitment: Commitment, **given: object
) -> list[SafeString]:
    """Every block that has something to show, as markup."""
    found = [each(person, commitment) for each in BLOCKS]
    every = {"person": person, "commitment": commitment, **given}
    return [
        render_to_string(template, {**every, **context}, request)
        for template, context in (each for each in found if each is not None)
    ]
