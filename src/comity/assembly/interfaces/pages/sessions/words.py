"""States of sessions and items, as pages say them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.sessions import SessionState
from comity.kernel.domain.audit import Visibility

STATES: dict[str, str | Promise] = {
    SessionState.PLANNED.value: _("planned"),
    SessionState.OPEN.value: _("open"),
    SessionState.CLOSED.value: _("closed"),
    SessionState.CANCELLED.value: _("cancelled"),
}
VISIBILITIES: tuple[tuple[str, str | Promise], ...] = (
    (Visibility.PUBLIC.value, _("everybody")),
    (Visibility.MEMBERS.value, _("members and officers")),
    (Visibility.PRIVATE.value, _("the secretariat alone")),
)
