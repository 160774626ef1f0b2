"""The words to filter by: what `models-tags-by-type` and `datasets-tags-by-type` answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.hub.domain.vocabulary.languages import ISO_639_1
from comity.hub.domain.vocabulary.libraries import DATASET_LIBRARIES, FORMATS, MODEL_LIBRARIES
from comity.hub.domain.vocabulary.licences import LICENCES
from comity.hub.domain.vocabulary.sizes import SIZE_CATEGORIES
from comity.hub.domain.vocabulary.tasks import SUBTASKS, TASKS
from comity.hub.domain.vocabulary.terms import Term


@dataclass(frozen=True, slots=True)
class FacetTag:
    """`id` is the tag to filter by (`license:mit`), `type` the facet that it stands under."""

    id: str
    label: str
    type: str
    subtype: str = ""


def model_tags_by_type() -> dict[str, tuple[FacetTag, ...]]:
    return {
        "pipeline_tag": _terms(TASKS, "pipeline_tag"),
        "library": _terms((*MODEL_LIBRARIES, *FORMATS), "library"),
        "language": _languages(""),
        "license": _terms(LICENCES, "license", "license:"),
    }


def dataset_tags_by_type() -> dict[str, tuple[FacetTag, ...]]:
    return {
        "task_categories": _terms(TASKS, "task_categories", "task_categories:"),
        "task_ids": _words(sorted(SUBTASKS), "task_ids"),
        "size_categories": _words(SIZE_CATEGORIES, "size_categories"),
        "library": _terms(DATASET_LIBRARIES, "library", "library:"),
        "language": _languages("language:"),
        "license": _terms(LICENCES, "license", "license:"),
    }


def _terms(terms: Iterable[Term], facet: str, prefix: str = "") -> tuple[FacetTag, ...]:
    return tuple(FacetTag(prefix + term.id, term.label, facet, term.group) for term in terms)


def _words(words: Iterable[str], facet: str) -> tuple[FacetTag, ...]:
    return tuple(FacetTag(f"{facet}:{word}", word, facet) for word in words)


def _languages(prefix: str) -> tuple[FacetTag, ...]:
    return tuple(FacetTag(prefix + code, name, "language") for code, name in ISO_639_1.items())
