"""A button's refusal, told on the page that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest

from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations


@contextmanager
def told_to(request: HttpRequest) -> Iterator[None]:
    """Inside the block, what could not be done becomes a message; `NotPermitted` goes on."""
    try:
        yield
    except (InvalidInput, UnknownName, Conflict) as error:
        messages.error(request, error_text(error, translations()))
