"""What is said of a card's metadata."""

from __future__ import annotations

from typing import Any

import pytest
from huggingface_hub import EvalResult, ModelCardData
from huggingface_hub.utils import HFValidationError, validate_repo_id
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.card_findings import MOST_TOLD, is_repository_id
from comity.hub.domain.card_rules import MOST_TAGS, CardKind, validate_card

RESULT = {
    "task": {"type": "text-generation"},
    "dataset": {"type": "a/b", "name": "AB"},
    "metrics": [{"type": "accuracy", "value": 0.5}],
}


def ids(metadata: dict[str, Any], kind: CardKind) -> tuple[list[str], list[str]]:
    problems = validate_card(metadata, kind)
    return [each.id for each in problems.errors], [each.id for each in problems.warnings]


@pytest.mark.parametrize("kind", ["model", "dataset", "space"])
def test_no_metadata_is_warned_of(kind: CardKind) -> None:
    assert ids({}, kind) == ([], ["card-metadata-missing"])


@pytest.mark.parametrize(
    ("metadata", "kind"),
    [
        ({"license": "apache-2.0", "language": ["en", "sw", "code", "yue"]}, "model"),
        ({"license": ["mit", "cc-by-4.0"], "language": "multilingual"}, "dataset"),
        ({"license": "other", "license_name": "x", "license_link": "LICENSE"}, "model"),
        ({"license": "other", "license_name": "x", "license_link": "https://a.b/c"}, "model"),
        ({"license": None, "tags": None, "language": None, "model-index": None}, "model"),
        ({"pipeline_tag": "text-generation", "library_name": "transformers"}, "model"),
        ({"base_model": ["a/b", "gpt2"], "base_model_relation": "merge"}, "model"),
        ({"datasets": ["squad", "org/name"], "metrics": ["accuracy"]}, "model"),
        ({"model-index": [{"name": "m", "results": [RESULT]}]}, "model"),
        ({"model-index": [{"name": "m", "results": []}]}, "model"),
        ({"size_categories": ["1K<n<10K"], "task_categories": ["other"]}, "dataset"),
        ({"configs": [{"config_name": "a", "data_files": "data/*.csv"}]}, "dataset"),
        (
            {
                "configs": [
                    {"config_name": "a", "default": True, "data_dir": "x"},
                    {
                        "config_name": "b",
                        "data_files": [
                            {"split": "train", "path": ["a.csv", "b.csv"]},
                            {"split": "test", "path": "c/**"},
                        ],
                    },
                    {"config_name": "c", "data_files": {"train": "a.csv", "test": ["b.csv"]}},
                ]
            },
            "dataset",
        ),
        ({"dataset_info": {"features": []}}, "dataset"),
        ({"dataset_info": [{"config_name": "a"}]}, "dataset"),
        ({"sdk": "docker", "app_port": 7860, "title": "A", "emoji": "x"}, "space"),
        ({"extra_gated_fields": {"Name": "text"}, "extra_gated_prompt": "p"}, "model"),
        ({"extra_gated_fields": [{"Name": "text"}]}, "dataset"),
        ({"anything": {"else": [1]}}, "space"),
    ],
)
def test_nothing_is_said_of_what_is_right(metadata: dict[str, Any], kind: CardKind) -> None:
    assert ids(metadata, kind) == ([], [])


@pytest.mark.parametrize(
    ("metadata", "kind", "error"),
    [
        ({"license": "Apache 2"}, "model", "card-licence-unknown"),
        ({"license": "MIT"}, "model", "card-licence-unknown"),
        ({"license": 5}, "model", "card-needs-texts"),
        ({"license": [{"a": 1}]}, "model", "card-needs-texts"),
        ({"license_link": "javascript:alert(1)"}, "model", "card-licence-link"),
        ({"license_link": "../LICENSE"}, "model", "card-licence-link"),
        ({"license_link": "/etc/passwd"}, "model", "card-licence-link"),
        ({"license_name": ["x"]}, "model", "card-needs-text"),
        ({"language": "english"}, "model", "card-language-unknown"),
        ({"language": "xx"}, "model", "card-language-unknown"),
        ({"language": ["EN"]}, "dataset", "card-language-capitals"),
        ({"language": [False]}, "dataset", "card-needs-texts"),
        ({"tags": "one"}, "model", "card-needs-texts"),
        ({"tags": [1]}, "model", "card-needs-texts"),
        ({"tags": ["x" * 201]}, "model", "card-tag-too-long"),
        ({"tags": ["x"] * (MOST_TAGS + 1)}, "model", "card-too-many-tags"),
        ({"pipeline_tag": ["a"]}, "model", "card-needs-text"),
        ({"base_model": "/home/me/model"}, "model", "card-repository-malformed"),
        ({"base_model": "a/b/c"}, "model", "card-repository-malformed"),
        ({"datasets": ["a b"]}, "model", "card-repository-malformed"),
        ({"datasets": {"a": 1}}, "model", "card-needs-texts"),
        ({"base_model_relation": "child"}, "model", "card-relation-unknown"),
        ({"model-index": {}}, "model", "card-needs-list"),
        ({"model-index": ["a"]}, "model", "card-needs-map"),
        ({"model-index": [{"results": []}]}, "model", "card-field-missing"),
        ({"model-index": [{"name": "m"}]}, "model", "card-needs-list"),
        ({"model-index": [{"name": "m", "results": [5]}]}, "model", "card-needs-map"),
        ({"configs": {}}, "dataset", "card-needs-list"),
        ({"configs": [1]}, "dataset", "card-needs-map"),
        ({"configs": [{}]}, "dataset", "card-field-missing"),
        ({"configs": [{"config_name": "a"}] * 2}, "dataset", "card-config-twice"),
        ({"dataset_info": "x"}, "dataset", "card-needs-map"),
        ({"dataset_info": [{}]}, "dataset", "card-field-missing"),
        ({"dataset_info": [1]}, "dataset", "card-needs-map"),
        ({"sdk": "php"}, "space", "card-kit-unknown"),
        ({"app_port": "80"}, "space", "card-port"),
        ({"app_port": True}, "space", "card-port"),
        ({"app_port": 70000}, "space", "card-port"),
        ({"extra_gated_fields": "x"}, "model", "card-needs-map"),
    ],
)
def test_one_error_each(metadata: dict[str, Any], kind: CardKind, error: str) -> None:
    assert ids(metadata, kind) == ([error], [])


@pytest.mark.parametrize(
    ("metadata", "kind", "warning"),
    [
        ({"license": "other"}, "model", "card-licence-unnamed"),
        ({"license": "other", "license_name": "x"}, "model", "card-licence-unnamed"),
        ({"language": "pt-BR"}, "model", "card-language-region"),
        ({"pipeline_tag": "text-generating"}, "model", "card-task-unknown"),
        ({"library_name": "mine"}, "model", "card-library-unknown"),
        ({"size_categories": "many"}, "dataset", "card-word-unknown"),
        ({"task_ids": ["mine"]}, "dataset", "card-word-unknown"),
        (
            {"configs": [{"config_name": "a", "data_dir": "https://x.y/z"}]},
            "dataset",
            "card-path-elsewhere",
        ),
    ],
)
def test_one_warning_each(metadata: dict[str, Any], kind: CardKind, warning: str) -> None:
    assert ids(metadata, kind) == ([], [warning])


def test_the_nearest_task_is_named() -> None:
    (warning,) = validate_card({"pipeline_tag": "text-generating"}, "model").warnings
    assert warning.params["nearest"] == "text-generation"


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../x", "a/../../x", "\\\\host\\x", "a\\..\\..\\b"]
)
def test_data_files_stay_in_the_repository(path: str) -> None:
    for files in (path, [path], {"train": path}, [{"split": "train", "path": [path]}]):
        metadata = {"configs": [{"config_name": "a", "data_files": files}]}
        assert ids(metadata, "dataset") == (["card-path-outside"], [])


@pytest.mark.parametrize("key", ["task", "dataset", "metrics"])
def test_each_part_of_a_result_is_needed(key: str) -> None:
    result = {name: value for name, value in RESULT.items() if name != key}
    errors, _ = ids({"model-index": [{"name": "m", "results": [result]}]}, "model")
    assert errors == ["card-needs-list" if key == "metrics" else "card-needs-map"]


def test_a_result_names_the_field_that_is_missing() -> None:
    result = {**RESULT, "metrics": [{"type": "a"}], "source": {"name": "x"}}
    index = [{"name": "m", "results": [result]}]
    errors = validate_card({"model-index": index}, "model").errors
    assert [each.params["field"] for each in errors] == [
        "model-index[0].results[0].source.url",
        "model-index[0].results[0].metrics[0].value",
    ]


def test_what_the_client_writes_is_right() -> None:
    result = EvalResult(
        task_type="text-generation",
        dataset_type="a/b",
        dataset_name="AB",
        metric_type="accuracy",
        metric_value=0.9,
    )
    card = ModelCardData(license="mit", model_name="m", eval_results=[result])
    assert ids(card.to_dict(), "model") == ([], [])


def test_two_defaults_are_one_too_many() -> None:
    configs = [{"config_name": name, "default": True} for name in "ab"]
    assert ids({"configs": configs}, "dataset") == (["card-config-defaults"], [])


def test_no_more_is_told_than_anybody_reads() -> None:
    errors, _ = ids({"language": ["nothing"] * 1000}, "model")
    assert len(errors) == MOST_TOLD


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "name", "path", "split", "a"]), inner, max_size=3
        )
    ),
    max_leaves=10,
)
KEYS = [
    "license", "license_name", "license_link", "language", "tags", "datasets", "base_model",
    "base_model_relation", "pipeline_tag", "library_name", "metrics", "model-index", "configs",
    "dataset_info", "size_categories", "task_categories", "task_ids", "sdk", "app_port",
    "extra_gated_fields",
]  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(KEYS), anything), st.sampled_from(["model", "dataset", "space"])
)
def test_no_shape_breaks_the_rules(metadata: dict[str, Any], kind: CardKind) -> None:
    problems = validate_card(metadata, kind)
    assert all(each.id.startswith("card-") for each in (*problems.errors, *problems.warnings))


def is_id_to_the_client(value: str) -> bool:
    try:
        validate_repo_id(value)
    except HFValidationError:
        return False
    return True


@given(st.text("aB0_-./ ", min_size=1, max_size=12) | st.just("a/b.git") | st.just("x\n"))
def test_repository_ids_are_those_of_the_client(value: str) -> None:
    assert is_repository_id(value) == is_id_to_the_client(value)
