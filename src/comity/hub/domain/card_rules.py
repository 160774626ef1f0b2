"""What a card may say: the Hub's documented rules for a README.md's metadata.

Sources: `repocard_data.py` of huggingface_hub 2.4.0; `modelcard.md`, `datasetcard.md` and
`docs/hub/model-cards.md` of huggingface/hub-docs; read on 2026-11-28. An error is a value that
can't be indexed or that misleads (a licence that is none, a shape that clients stumble over); a
warning is a word outside the vocabulary. A key that is not known is nobody's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from comity.hub.domain.card_dataset_rules import check_dataset
from comity.hub.domain.card_findings import Findings
from comity.hub.domain.card_model_rules import check_model
from comity.hub.domain.card_space_rules import check_space
from comity.hub.domain.vocabulary.languages import is_language
from comity.hub.domain.vocabulary.licences import LICENCE, NAMED_BY_THE_PUBLISHER
from comity.kernel.domain.messages import Message

CardKind = Literal["model", "dataset", "space"]

MOST_TAGS = 500
LONGEST_TAG = 200


@dataclass(frozen=True, slots=True)
class CardProblems:
    errors: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()


def validate_card(metadata: Mapping[str, Any], kind: CardKind) -> CardProblems:
    """What is wrong with `metadata` on a repository of this kind, in the order of the rules."""
    findings = Findings()
    if not metadata:
        findings.warn("card-metadata-missing")
    _check_licence(metadata, findings)
    _check_languages(metadata, findings)
    _check_tags(metadata, findings)
    _check_gate(metadata, findings)
    {"model": check_model, "dataset": check_dataset, "space": check_space}[kind](metadata, findings)
    return CardProblems(tuple(findings.errors), tuple(findings.warnings))


def _check_licence(metadata: Mapping[str, Any], findings: Findings) -> None:
    given = findings.text_or_texts(metadata, "license")
    for value in given:
        if value not in LICENCE:
            findings.fail("card-licence-unknown", value=value)
    name = findings.text(metadata, "license_name")
    link = findings.text(metadata, "license_link")
    if NAMED_BY_THE_PUBLISHER in given and not (name and link):
        findings.warn("card-licence-unnamed")
    if link and not _leads_somewhere(link):
        findings.fail("card-licence-link", value=link)


def _leads_somewhere(link: str) -> bool:
    """A web address, or a file of the repository."""
    if link.startswith(("https://", "http://")):
        return " " not in link
    return ":" not in link and not link.startswith(("/", "\\")) and ".." not in link


def _check_languages(metadata: Mapping[str, Any], findings: Findings) -> None:
    for value in findings.text_or_texts(metadata, "language"):
        if value != value.lower() and "-" not in value:
            findings.fail("card-language-capitals", value=value)
        elif not is_language(value):
            findings.fail("card-language-unknown", value=value)
        elif "-" in value:
            findings.warn("card-language-region", value=value)


def _check_tags(metadata: Mapping[str, Any], findings: Findings) -> None:
    tags = findings.texts(metadata, "tags")
    if len(tags) > MOST_TAGS:
        findings.fail("card-too-many-tags", count=len(tags), limit=MOST_TAGS)
    for tag in tags:
        if len(tag) > LONGEST_TAG:
            findings.fail("card-tag-too-long", value=tag[:60], limit=LONGEST_TAG)


def _check_gate(metadata: Mapping[str, Any], findings: Findings) -> None:
    for key in ("extra_gated_prompt", "extra_gated_heading", "extra_gated_button_content"):
        findings.text(metadata, key)
    fields = metadata.get("extra_gated_fields")
    if fields is None:
        return
    maps = fields if isinstance(fields, list) else [fields]
    if not all(isinstance(each, Mapping) for each in maps):
        findings.fail("card-needs-map", field="extra_gated_fields")
