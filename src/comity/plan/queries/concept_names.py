"""What concepts of the corpus are called."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from comity.regulation.domain.vocabulary import Prose
from comity.regulation.models import Concept


def concept_names(ids: Iterable[str]) -> Mapping[str, Prose]:
    """By their ids; one that the corpus here does not have is left out."""
    rows = Concept.objects.filter(id__in=list(ids)).values_list("id", "body")
    return {id: json.loads(body)["labels"] for id, body in rows}
