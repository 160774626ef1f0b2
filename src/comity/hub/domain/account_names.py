"""Names of accounts: the first part of every address, so they must not look like one of ours."""

from __future__ import annotations

import re

from comity.hub.domain.repository_ids import RESERVED_NAMESPACES
from comity.kernel.domain.errors import InvalidInput

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|[-_.](?=[A-Za-z0-9])){1,38}")

_ALSO_RESERVED = """
    audit auth bodies browse crosswalk crosswalks exports feed feeds import
    legal map me my none null operator parties passport posts profile registry releases site
    treaties undefined welcome
    """
RESERVED = RESERVED_NAMESPACES | frozenset(_ALSO_RESERVED.split())


def parse_account_name(text: str) -> str:
    """2 to 39 letters and digits of ASCII, with single `-`, `_` or `.` between them. Raises
    `InvalidInput`."""
    value = text.strip()
    if not _NAME.fullmatch(value):
        raise InvalidInput("account-name-malformed", name=text)
    if value.lower() in RESERVED or value.lower().endswith((".git", ".ipynb")):
        raise InvalidInput("account-name-reserved", name=value)
    return value
