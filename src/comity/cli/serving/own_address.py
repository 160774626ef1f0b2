"""Where links in mails lead that no request asked for, as long as nobody has named the site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.cli.serving.port import HeldPort

NAMED_BY = ("COMITY_ADDRESS", "COMITY_HUB_ADDRESS", "COMITY_HOSTS")


def own_address(environ: Mapping[str, str], held: HeldPort) -> str:
    """That of the server itself where only this machine reaches it; "" where the operator has said
    what the site is called, or others reach it."""
    named = any(environ.get(each) for each in NAMED_BY)
    return "" if named or not held.loopback else held.address
