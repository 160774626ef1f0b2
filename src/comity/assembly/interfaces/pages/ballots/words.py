"""Ballots in words and signs: no state or choice is told by colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.rules import Form

Said = str | Promise
STATES: Mapping[BallotState, tuple[str, Said, str]] = {
    BallotState.PREPARED: ("…", _("prepared"), ""),
    BallotState.OPEN: ("●", _("open"), "open"),
    BallotState.CLOSED: ("■", _("closed"), ""),
    BallotState.ANNULLED: ("–", _("annulled"), "refused"),
}
"""Sign, word and class of a badge."""
OUTCOMES: Mapping[Outcome, tuple[str, Said, str]] = {
    Outcome.ADOPTED: ("✓", _("adopted"), "added"),
    Outcome.REJECTED: ("×", _("rejected"), "refused"),
    Outcome.NO_QUORUM: ("?", _("no quorum"), "open"),
    Outcome.VETOED: ("×", _("vetoed"), "refused"),
    Outcome.OBJECTED: ("×", _("no consensus"), "refused"),
    Outcome.TIED: ("=", _("tied"), "open"),
}
CHOICES: Mapping[Choice, tuple[str, Said]] = {
    Choice.YES: ("✓", _("Yes")),
    Choice.NO: ("×", _("No")),
    Choice.ABSTAIN: ("○", _("Abstain")),
}
FORMS: Mapping[Form, Said] = {
    Form.ROLL_CALL: _("roll call: each vote is shown as it is given"),
    Form.NAMED: _("by name, sealed until the ballot is closed"),
    Form.SECRET: _("secret"),
}


def choice_words(choice: str) -> str:
    return str(CHOICES[Choice(choice)][1]) if choice else str(_("no vote"))
