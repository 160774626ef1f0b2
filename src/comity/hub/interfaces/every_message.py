"""Registers all that the room says, whoever asks first: pages, API or command line."""

from __future__ import annotations

from comity.hub.interfaces import card_messages as _card_messages  # noqa: F401
from comity.hub.interfaces import cli_messages as _cli_messages  # noqa: F401
from comity.hub.interfaces import git_messages as _git_messages  # noqa: F401
from comity.hub.interfaces import list_messages as _list_messages  # noqa: F401
from comity.hub.interfaces import messages as _messages  # noqa: F401
from comity.hub.interfaces import page_messages as _page_messages  # noqa: F401
from comity.hub.interfaces import provenance_messages as _provenance_messages  # noqa: F401
from comity.hub.interfaces import read_messages as _read_messages  # noqa: F401
from comity.hub.interfaces import social_messages as _social_messages  # noqa: F401
from comity.hub.interfaces import store_messages as _store_messages  # noqa: F401
from comity.hub.interfaces import write_messages as _write_messages  # noqa: F401
from comity.hub.interfaces import xet_messages as _xet_messages  # noqa: F401
from comity.parties.interfaces import messages as _parties_messages  # noqa: F401
