"""Asking to join over the API counts with the form of the pages, and is refused as that is."""

from __future__ import annotations

from django.http import HttpRequest

from comity.kernel.interfaces.api.refusals import TooManyRequests
from comity.plan.interfaces.join_rates import TooOften, sent_for, sent_from


def require_seldom_from(request: HttpRequest) -> None:
    """From one network address. Raises `TooManyRequests("join-too-often")`."""
    _require(sent_from(request))


def require_seldom_for(plan: str, email: str) -> None:
    """For one e-mail address, and for one plan. Raises `TooManyRequests("join-too-often")`."""
    _require(sent_for(plan, email))


def _require(refused: TooOften | None) -> None:
    if refused is not None:
        raise TooManyRequests("join-too-often", seconds=refused.seconds)
