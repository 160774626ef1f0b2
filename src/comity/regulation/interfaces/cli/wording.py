"""The words and signs that every printed answer uses."""

from __future__ import annotations

from comity.regulation.domain.findings import Outcome
from comity.regulation.domain.instruments import Modality

SIGNS = {Outcome.APPLIES: "●", Outcome.UNDETERMINED: "?", Outcome.DOES_NOT_APPLY: "–"}
MODALITIES = {
    Modality.MUST: "duty",
    Modality.MUST_NOT: "prohibition",
    Modality.SHOULD: "recommendation",
    Modality.MAY: "permission",
}
