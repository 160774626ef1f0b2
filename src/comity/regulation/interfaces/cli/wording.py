"""The words and signs that every printed answer uses."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register
from comity.regulation.domain.findings import Outcome
from comity.regulation.domain.instruments import Modality

SIGNS = {Outcome.APPLIES: "●", Outcome.UNDETERMINED: "?", Outcome.DOES_NOT_APPLY: "–"}
MODALITIES = {
    Modality.MUST: "duty",
    Modality.MUST_NOT: "prohibition",
    Modality.SHOULD: "recommendation",
    Modality.MAY: "permission",
}

register(
    {
        "date-form": _("Write a date as YYYY-MM-DD, such as 2027-12-02."),
        "not-a-date": _("{value!r} is not a date."),
        "unknown-corpus-name": _("There is no instrument, concept or fact called {name}."),
        "unknown-format": _("There is no output format called {name}."),
        "nothing-asked": _("No jurisdiction was named."),
    }
)
