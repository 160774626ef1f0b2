"""Who asks the API about an organisation: the person of a token, or the public."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.queries.find_assembly import find_assembly
from comity.assembly.queries.people import PUBLIC, Person
from comity.parties.interfaces.api.bearer import BearerToken, TokenOrNobody, acting

READING = TokenOrNobody(PUBLIC)
"""For what is read: without a token, whatever is public."""
WRITING = BearerToken()


def asking(request: HttpRequest, slug: str) -> Person:
    """The person before the organisation, today. Raises `UnknownName("assembly-unknown")`."""
    return Person(acting(request), find_assembly(slug), timezone.now().date())
