"""An action's refusal, shown in the form that asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import Form

from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations


@contextmanager
def told_in(form: Form, field: str | None = None) -> Iterator[None]:
    """Inside the block, what was wrong with the input becomes an error of the form.

    `NotPermitted` and faults of the machine go on: these are pages of their own.
    """
    try:
        yield
    except (InvalidInput, UnknownName, Conflict) as error:
        form.add_error(field, error_text(error, translations()))
