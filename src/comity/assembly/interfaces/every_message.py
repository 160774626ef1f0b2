"""Registers all that the room says, whoever asks first: pages, API or command line."""

from __future__ import annotations

from comity.assembly.interfaces import ballot_messages as _ballot  # noqa: F401
from comity.assembly.interfaces import bundle_messages as _bundle  # noqa: F401
from comity.assembly.interfaces import command_messages as _command  # noqa: F401
from comity.assembly.interfaces import election_messages as _election  # noqa: F401
from comity.assembly.interfaces import majority_messages as _majority  # noqa: F401
from comity.assembly.interfaces import member_messages as _member  # noqa: F401
from comity.assembly.interfaces import membership_messages as _membership  # noqa: F401
from comity.assembly.interfaces import motion_messages as _motion  # noqa: F401
from comity.assembly.interfaces import organisation_messages as _organisation  # noqa: F401
from comity.assembly.interfaces import rule_messages as _rule  # noqa: F401
from comity.assembly.interfaces import rule_text_messages as _rule_text  # noqa: F401
from comity.assembly.interfaces import session_messages as _session  # noqa: F401
from comity.assembly.interfaces import simulation_messages as _simulation  # noqa: F401
from comity.assembly.interfaces import statute_messages as _statute  # noqa: F401
from comity.assembly.interfaces import statute_text_messages as _statute_text  # noqa: F401
from comity.assembly.interfaces import treaty_messages as _treaty  # noqa: F401
from comity.assembly.interfaces import trust_messages as _trust  # noqa: F401
from comity.kernel.interfaces import file_messages as _file  # noqa: F401
from comity.kernel.interfaces import jurisdiction_messages as _jurisdiction  # noqa: F401
from comity.kernel.interfaces import table_messages as _table  # noqa: F401
from comity.parties.interfaces import messages as _parties_messages  # noqa: F401
from comity.regulation.interfaces import messages as _regulation_messages  # noqa: F401
from comity.regulation.interfaces import treaty_messages as _regulation_treaty  # noqa: F401
