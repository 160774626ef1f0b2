"""Who reads a page of a plan."""

from __future__ import annotations

from datetime import date
from typing import ParamSpec

from comity.parties.domain.permissions import Actor
from comity.parties.interfaces.visiting import ASKS, DOES, READS, View, Visited, visited
from comity.plan.queries.find_plan import find_plan
from comity.plan.queries.people import Person

P = ParamSpec("P")


def reads(view: View[Person, P]) -> Visited[P]:
    """A page that is only read. The view is given the person before the plan of the address."""
    return visited(view, _before, READS)


def asks(view: View[Person, P]) -> Visited[P]:
    """A page with a form that comes back to it."""
    return visited(view, _before, ASKS)


def does(view: View[Person, P]) -> Visited[P]:
    """What a button of another page does; it has no page of its own."""
    return visited(view, _before, DOES)


def _before(actor: Actor, slug: str, on: date) -> Person:
    return Person(actor, find_plan(slug), on)
