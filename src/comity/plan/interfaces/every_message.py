"""Registers all that the room says, whoever asks first: pages, API or command line."""

from __future__ import annotations

from comity.assembly.interfaces import statute_messages as _records  # noqa: F401
from comity.kernel.interfaces import file_messages as _file  # noqa: F401
from comity.kernel.interfaces import jurisdiction_messages as _jurisdiction  # noqa: F401
from comity.kernel.interfaces import table_messages as _table  # noqa: F401
from comity.parties.interfaces import messages as _parties  # noqa: F401
from comity.plan.interfaces import commitment_messages as _commitment  # noqa: F401
from comity.plan.interfaces import demo_messages as _demo  # noqa: F401
from comity.plan.interfaces import finding_messages as _finding  # noqa: F401
from comity.plan.interfaces import gate_messages as _gate  # noqa: F401
from comity.plan.interfaces import invitation_messages as _invitation  # noqa: F401
from comity.plan.interfaces import joining_messages as _joining  # noqa: F401
from comity.plan.interfaces import mail_messages as _mail  # noqa: F401
from comity.plan.interfaces import open_data_messages as _open_data  # noqa: F401
from comity.plan.interfaces import plan_messages as _plan  # noqa: F401
from comity.plan.interfaces import progress_messages as _progress  # noqa: F401
from comity.plan.interfaces import registry_messages as _registries  # noqa: F401
from comity.plan.interfaces import text_messages as _text  # noqa: F401
from comity.regulation.interfaces import messages as _regulation  # noqa: F401
