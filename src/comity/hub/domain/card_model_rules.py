"""The rules for a model's card.

Sources: `ModelCardData` and `EvalResult` of huggingface_hub 2.4.0; `modelcard.md` of
huggingface/hub-docs. What `model-index` must have is what `model_index_to_eval_results` reads
without asking.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.hub.domain.card_findings import Findings, is_repository_id
from comity.hub.domain.vocabulary.libraries import MODEL_LIBRARY
from comity.hub.domain.vocabulary.tasks import TASK
from comity.kernel.domain.errors import nearest

RELATIONS = ("adapter", "finetune", "merge", "quantized")
"""How a model came from its base (`base_model_relation`)."""


def check_model(metadata: Mapping[str, Any], findings: Findings) -> None:
    task = findings.text(metadata, "pipeline_tag")
    if task is not None and task not in TASK:
        findings.warn("card-task-unknown", value=task, nearest=nearest(task, TASK) or "other")
    library = findings.text(metadata, "library_name")
    if library is not None and library not in MODEL_LIBRARY:
        findings.warn("card-library-unknown", value=library)
    for key in ("base_model", "datasets"):
        for value in findings.text_or_texts(metadata, key):
            if not is_repository_id(value):
                findings.fail("card-repository-malformed", field=key, value=value)
    relation = findings.text(metadata, "base_model_relation")
    if relation is not None and relation not in RELATIONS:
        findings.fail("card-relation-unknown", value=relation, known=RELATIONS)
    findings.text_or_texts(metadata, "metrics")
    findings.text(metadata, "thumbnail")
    _check_model_index(metadata.get("model-index"), findings)


def _check_model_index(index: object, findings: Findings) -> None:
    if index is None:
        return
    if not isinstance(index, list):
        findings.fail("card-needs-list", field="model-index")
        return
    for place, entry in enumerate(index):
        field = f"model-index[{place}]"
        if not isinstance(entry, Mapping):
            findings.fail("card-needs-map", field=field)
            continue
        _need_text(entry, "name", field, findings)
        results = entry.get("results")
        if not isinstance(results, list):
            findings.fail("card-needs-list", field=f"{field}.results")
            continue
        for number, result in enumerate(results):
            _check_result(result, f"{field}.results[{number}]", findings)


def _check_result(result: object, field: str, findings: Findings) -> None:
    if not isinstance(result, Mapping):
        findings.fail("card-needs-map", field=field)
        return
    for part, keys in (("task", ("type",)), ("dataset", ("type", "name"))):
        value = result.get(part)
        if not isinstance(value, Mapping):
            findings.fail("card-needs-map", field=f"{field}.{part}")
            continue
        for key in keys:
            _need_text(value, key, f"{field}.{part}", findings)
    source = result.get("source")
    if source is not None and not (isinstance(source, Mapping) and source.get("url")):
        findings.fail("card-field-missing", field=f"{field}.source.url")
    metrics = result.get("metrics")
    if not isinstance(metrics, list):
        findings.fail("card-needs-list", field=f"{field}.metrics")
        return
    for place, metric in enumerate(metrics):
        here = f"{field}.metrics[{place}]"
        if not isinstance(metric, Mapping):
            findings.fail("card-needs-map", field=here)
            continue
        _need_text(metric, "type", here, findings)
        if metric.get("value") is None:
            findings.fail("card-field-missing", field=f"{here}.value")


def _need_text(values: Mapping[str, Any], key: str, field: str, findings: Findings) -> None:
    if values.get(key) is None:
        findings.fail("card-field-missing", field=f"{field}.{key}")
    else:
        findings.text(values, key, f"{field}.{key}")
