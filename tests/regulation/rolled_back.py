"""A database as it was before, for a test that tries many examples."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rolled_back() -> Iterator[None]:
    """What is written inside the block is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
