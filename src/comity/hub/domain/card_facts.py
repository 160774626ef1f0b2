"""From a card's metadata to what is indexed and shown: licence, languages, task, tags.

Nothing here fails: what is not of the expected shape, or not in the vocabulary where the vocabulary
decides (licences, languages), is left out, and `validate_card` says why. The form of the tags is
that of the Hub's API (`tags` of a model's or data set's information), which clients filter by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.hub.domain.card_findings import is_repository_id, texts_in
from comity.hub.domain.card_model_rules import RELATIONS
from comity.hub.domain.card_rules import LONGEST_TAG, MOST_TAGS, CardKind
from comity.hub.domain.repository_files import infer_library, model_formats, table_formats
from comity.hub.domain.vocabulary.languages import is_language
from comity.hub.domain.vocabulary.libraries import MODEL_LIBRARY
from comity.hub.domain.vocabulary.licences import LICENCE
from comity.hub.domain.vocabulary.tasks import TASK

MOST_PAPERS = 50
_PAPER = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5})(?!\d)", re.ASCII)
_ARCHITECTURES = {
    "ForCausalLM": "text-generation",
    "ForMaskedLM": "fill-mask",
    "ForSequenceClassification": "text-classification",
    "ForTokenClassification": "token-classification",
    "ForQuestionAnswering": "question-answering",
    "ForMultipleChoice": "multiple-choice",
    "ForImageClassification": "image-classification",
    "ForObjectDetection": "object-detection",
    "ForSemanticSegmentation": "image-segmentation",
    "ForAudioClassification": "audio-classification",
    "ForCTC": "automatic-speech-recognition",
    "ForSpeechSeq2Seq": "automatic-speech-recognition",
}


@dataclass(frozen=True, slots=True)
class CardFacts:
    licence: str | None = None
    """The first identifier; `licences` has all, since a data set may have several."""
    licence_name: str | None = None
    licence_link: str | None = None
    licences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    task: str | None = None
    tasks: tuple[str, ...] = ()
    """A model's one task, or all of a data set's categories."""
    library: str | None = None
    tags: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    base_models: tuple[str, ...] = ()
    size_categories: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    """arXiv identifiers."""


@dataclass(frozen=True, slots=True)
class LicenceChange:
    """From what to what; None where there was, or is, no licence stated."""

    old: str | None
    new: str | None
    old_name: str | None = None
    new_name: str | None = None
    old_link: str | None = None
    new_link: str | None = None


def card_facts(
    metadata: Mapping[str, Any],
    kind: CardKind,
    *,
    body: str = "",
    files: Sequence[str] = (),
    config: Mapping[str, Any] | None = None,
) -> CardFacts:
    """The facts of a card (`body` is searched for papers), of the paths of its repository and of a
    model's `config.json`."""
    own = _own_tags(metadata)
    licences = _unique(each for each in texts_in(metadata.get("license")) if each in LICENCE)
    languages = _unique(
        each for each in texts_in(metadata.get("language")) if each == each.strip()
        and is_language(each)
    )  # fmt: skip
    datasets = _repositories(metadata.get("datasets"))
    bases = _repositories(metadata.get("base_model"))
    sizes = _unique(texts_in(metadata.get("size_categories")))
    papers = _papers(own, body)
    tasks = _tasks(metadata, kind, own, config or {})
    library = _library(metadata, kind, own, files)
    model_type = (config or {}).get("model_type")
    relation = metadata.get("base_model_relation")
    if kind == "dataset":
        found = [
            *(f"task_categories:{each}" for each in tasks),
            *(f"task_ids:{each}" for each in texts_in(metadata.get("task_ids"))),
            *(f"language:{each}" for each in languages),
            *(f"license:{each}" for each in licences),
            *(f"size_categories:{each}" for each in sizes),
            *(f"format:{each}" for each in table_formats(files)),
            *(["library:datasets"] if table_formats(files) else []),
        ]
    else:
        found = [
            *([library] if library else []),
            *(model_formats(files) if kind == "model" else ()),
            *([model_type] if isinstance(model_type, str) else []),
            *tasks,
            *languages,
            *(f"dataset:{each}" for each in datasets),
            *(f"base_model:{each}" for each in bases),
            *(f"base_model:{relation}:{each}" for each in bases if relation in RELATIONS),
            *(f"license:{each}" for each in licences),
        ]
    found += [f"arxiv:{each}" for each in papers]
    return CardFacts(
        licence=licences[0] if licences else None,
        licence_name=_line(metadata.get("license_name")),
        licence_link=_line(metadata.get("license_link")),
        licences=licences,
        languages=languages,
        task=tasks[0] if tasks else None,
        tasks=tasks,
        library=library,
        tags=_unique([*found, *own])[:MOST_TAGS],
        datasets=datasets,
        base_models=bases,
        size_categories=sizes,
        papers=papers,
    )


def licence_change(old: CardFacts, new: CardFacts) -> LicenceChange | None:
    """What became of the licence between two commits; None where nothing did."""
    before = old.licences, old.licence_name, old.licence_link
    after = new.licences, new.licence_name, new.licence_link
    if before == after:
        return None
    return LicenceChange(
        ", ".join(old.licences) or None,
        ", ".join(new.licences) or None,
        old.licence_name,
        new.licence_name,
        old.licence_link,
        new.licence_link,
    )


def _own_tags(metadata: Mapping[str, Any]) -> tuple[str, ...]:
    return _unique(
        tag
        for tag in (each.strip() for each in texts_in(metadata.get("tags")))
        if tag and len(tag) <= LONGEST_TAG and tag.isprintable()
    )


def _tasks(
    metadata: Mapping[str, Any], kind: CardKind, own: Iterable[str], config: Mapping[str, Any]
) -> tuple[str, ...]:
    if kind == "dataset":
        return _unique(
            each for each in texts_in(metadata.get("task_categories")) if each.isprintable()
        )
    stated = metadata.get("pipeline_tag")
    if isinstance(stated, str) and stated.isprintable() and stated:
        return (stated[:LONGEST_TAG],)
    if kind == "space":
        return ()
    for tag in own:
        if tag in TASK:
            return (tag,)
    for name in texts_in(config.get("architectures")):
        for ending, task in _ARCHITECTURES.items():
            if name.endswith(ending):
                return (task,)
    return ()


def _library(
    metadata: Mapping[str, Any], kind: CardKind, own: Iterable[str], files: Iterable[str]
) -> str | None:
    """What the card states, then a tag that names a library, then the files."""
    if kind != "model":
        return None
    stated = _line(metadata.get("library_name"))
    if stated is not None:
        return stated
    return next((tag for tag in own if tag in MODEL_LIBRARY), None) or infer_library(files)


def _papers(own: Iterable[str], body: str) -> tuple[str, ...]:
    tagged = (tag.removeprefix("arxiv:") for tag in own if tag.startswith("arxiv:"))
    return _unique([*tagged, *(match[1] for match in _PAPER.finditer(body))])[:MOST_PAPERS]


def _repositories(value: object) -> tuple[str, ...]:
    return _unique(each for each in texts_in(value) if is_repository_id(each))


def _line(value: object) -> str | None:
    if isinstance(value, str) and value.isprintable() and value.strip():
        return value.strip()[:LONGEST_TAG]
    return None


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    fit = (each for each in values if each and len(each) <= LONGEST_TAG and each.isprintable())
    return tuple(dict.fromkeys(fit))
