"""Sentences of the room's API."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "unknown-treaty": _("There is no treaty called {name}."),
        "unknown-norm": _("There is no norm called {name} in this instrument."),
        "unknown-release": _("No release called {name} was loaded here."),
        "dates-backwards": _("The last day, {last}, lies before the first, {first}."),
    }
)
