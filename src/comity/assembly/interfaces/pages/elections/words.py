"""Elections in words and signs: no state is told by colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.election_course import ElectionState
from comity.assembly.domain.elections import ElectionOutcome, Ties
from comity.assembly.interfaces.pages.ballots.words import Said

STATES: Mapping[ElectionState, tuple[str, Said, str]] = {
    ElectionState.PREPARED: ("…", _("prepared"), ""),
    ElectionState.RUNNING: ("●", _("under way"), "open"),
    ElectionState.FINISHED: ("✓", _("finished"), "added"),
    ElectionState.ANNULLED: ("–", _("annulled"), "refused"),
}
"""Sign, word and class of a badge."""
OUTCOMES: Mapping[ElectionOutcome, tuple[str, Said, str]] = {
    ElectionOutcome.ELECTED: ("✓", _("elected"), "added"),
    ElectionOutcome.RUNOFF: ("↻", _("another round"), "open"),
    ElectionOutcome.LOT: ("=", _("lots to be drawn"), "open"),
    ElectionOutcome.SEATS_LEFT: ("✓", _("elected, seats empty"), "added"),
    ElectionOutcome.NO_QUORUM: ("?", _("no quorum"), "open"),
}
TIES: Mapping[Ties, Said] = {
    Ties.ALL_GO_ON: _("all of them go on to the next round"),
    Ties.LOT: _("whoever presides draws lots"),
}
