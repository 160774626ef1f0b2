"""The rules for a data set's card.

Sources: `DatasetCardData` of huggingface_hub 2.4.0; `datasetcard.md` of huggingface/hub-docs; how
`datasets` 5.2.0 reads `configs` (`utils/metadata.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.hub.domain.card_findings import Findings
from comity.hub.domain.vocabulary.sizes import SIZE_CATEGORIES
from comity.hub.domain.vocabulary.tasks import SUBTASKS, TASK

OTHER = "other"

_WORDS = {
    "task_categories": frozenset(TASK),
    "task_ids": SUBTASKS,
    "size_categories": frozenset(SIZE_CATEGORIES),
    "annotations_creators": frozenset(
        {"found", "crowdsourced", "expert-generated", "machine-generated", "no-annotation"}
    ),
    "language_creators": frozenset(
        {"found", "crowdsourced", "expert-generated", "machine-generated"}
    ),
    "multilinguality": frozenset({"monolingual", "multilingual", "translation"}),
}


def check_dataset(metadata: Mapping[str, Any], findings: Findings) -> None:
    for key, words in _WORDS.items():
        for value in findings.text_or_texts(metadata, key):
            if value not in words and value != OTHER:
                findings.warn("card-word-unknown", field=key, value=value)
    findings.text_or_texts(metadata, "source_datasets")
    for key in ("pretty_name", "paperswithcode_id", "viewer_note"):
        findings.text(metadata, key)
    _check_configs(metadata.get("configs"), findings)
    _check_info(metadata.get("dataset_info"), findings)


def _check_configs(configs: object, findings: Findings) -> None:
    if configs is None:
        return
    if not isinstance(configs, list):
        findings.fail("card-needs-list", field="configs")
        return
    names: set[str] = set()
    defaults = 0
    for place, config in enumerate(configs):
        field = f"configs[{place}]"
        if not isinstance(config, Mapping):
            findings.fail("card-needs-map", field=field)
            continue
        name = config.get("config_name")
        if not isinstance(name, str) or not name:
            findings.fail("card-field-missing", field=f"{field}.config_name")
        elif name in names:
            findings.fail("card-config-twice", value=name)
        else:
            names.add(name)
        defaults += config.get("default") is True
        _check_path(config.get("data_dir"), f"{field}.data_dir", findings)
        _check_data_files(config.get("data_files"), f"{field}.data_files", findings)
    if defaults > 1:
        findings.fail("card-config-defaults", count=defaults)


def _check_data_files(value: object, field: str, findings: Findings) -> None:
    """A pattern, several, or for each split its patterns."""
    for place, each in enumerate(value if isinstance(value, list) else [value]):
        here = f"{field}[{place}]" if isinstance(value, list) else field
        if not isinstance(each, Mapping):
            _check_path(each, here, findings)
            continue
        if "path" not in each:
            for split, paths in each.items():
                _check_paths(paths, f"{here}.{split}", findings)
            continue
        if not isinstance(each.get("split"), str):
            findings.fail("card-field-missing", field=f"{here}.split")
        _check_paths(each["path"], f"{here}.path", findings)


def _check_paths(value: object, field: str, findings: Findings) -> None:
    for each in value if isinstance(value, list) else [value]:
        _check_path(each, field, findings)


def _check_path(value: object, field: str, findings: Findings) -> None:
    """Inside the repository. (An `hf://` or web address would make readers load from elsewhere.)"""
    if value is None:
        return
    if not isinstance(value, str):
        findings.fail("card-needs-text", field=field)
    elif "://" in value:
        findings.warn("card-path-elsewhere", field=field, value=value)
    elif value.startswith(("/", "\\")) or ".." in value.replace("\\", "/").split("/"):
        findings.fail("card-path-outside", field=field, value=value)


def _check_info(info: object, findings: Findings) -> None:
    if info is None or isinstance(info, Mapping):
        return
    if not isinstance(info, list):
        findings.fail("card-needs-map", field="dataset_info")
        return
    for place, each in enumerate(info):
        field = f"dataset_info[{place}]"
        if not isinstance(each, Mapping):
            findings.fail("card-needs-map", field=field)
        elif not isinstance(each.get("config_name"), str):
            findings.fail("card-field-missing", field=f"{field}.config_name")
