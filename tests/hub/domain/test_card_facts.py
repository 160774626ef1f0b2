"""From metadata and file names to what is indexed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.card_facts import CardFacts, LicenceChange, card_facts, licence_change
from comity.hub.domain.card_rules import LONGEST_TAG, MOST_TAGS, CardKind


def test_a_model_card() -> None:
    facts = card_facts(
        {
            "license": "apache-2.0",
            "language": ["en", "sw"],
            "pipeline_tag": "fill-mask",
            "tags": ["exbert", "finance", "exbert"],
            "datasets": ["bookcorpus", "org/wiki"],
            "base_model": "org/base",
            "base_model_relation": "finetune",
        },
        "model",
        body="See https://arxiv.org/abs/1810.04805 and arxiv.org/pdf/2301.00001v2.",
        files=["config.json", "model.safetensors", "pytorch_model.bin", "README.md"],
        config={"model_type": "bert", "architectures": ["BertForMaskedLM"]},
    )
    assert facts == CardFacts(
        licence="apache-2.0",
        licences=("apache-2.0",),
        languages=("en", "sw"),
        task="fill-mask",
        tasks=("fill-mask",),
        library="transformers",
        tags=(
            "transformers",
            "pytorch",
            "safetensors",
            "bert",
            "fill-mask",
            "en",
            "sw",
            "dataset:bookcorpus",
            "dataset:org/wiki",
            "base_model:org/base",
            "base_model:finetune:org/base",
            "license:apache-2.0",
            "arxiv:1810.04805",
            "arxiv:2301.00001",
            "exbert",
            "finance",
        ),
        datasets=("bookcorpus", "org/wiki"),
        base_models=("org/base",),
        papers=("1810.04805", "2301.00001"),
    )


def test_a_data_set_card() -> None:
    facts = card_facts(
        {
            "license": ["mit", "cc-by-4.0"],
            "language": "fr",
            "task_categories": ["question-answering"],
            "task_ids": ["extractive-qa"],
            "size_categories": "1K<n<10K",
            "tags": ["law"],
        },
        "dataset",
        files=["data/train.parquet", "README.md", "x.csv"],
    )
    assert facts.tags == (
        "task_categories:question-answering",
        "task_ids:extractive-qa",
        "language:fr",
        "license:mit",
        "license:cc-by-4.0",
        "size_categories:1K<n<10K",
        "format:csv",
        "format:parquet",
        "library:datasets",
        "law",
    )
    assert (facts.licence, facts.licences) == ("mit", ("mit", "cc-by-4.0"))
    assert facts.library is None


@pytest.mark.parametrize(
    ("files", "library"),
    [
        (["config.json", "model.safetensors"], "transformers"),
        (["config.json", "model_index.json"], "diffusers"),
        (["config.json", "modules.json", "config_sentence_transformers.json"],
         "sentence-transformers"),
        (["adapter_config.json", "adapter_model.safetensors"], "peft"),
        (["open_clip_config.json", "model.safetensors"], "open_clip"),
        (["x.nemo"], "nemo"),
        (["saved_model.pb", "variables/x"], "tf-keras"),
        (["model.keras", "config.json"], "keras"),
        (["sub/config.json"], None),
        (["model.gguf"], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_library_that_files_show(files: list[str], library: str | None) -> None:
    assert card_facts({}, "model", files=files).library == library


def test_what_is_stated_comes_before_tags_and_tags_before_files() -> None:
    files = ["config.json"]
    assert card_facts({"tags": ["timm"]}, "model", files=files).library == "timm"
    stated = {"tags": ["timm"], "library_name": "mine"}
    assert card_facts(stated, "model", files=files).library == "mine"


@pytest.mark.parametrize(
    ("metadata", "config", "task"),
    [
        ({"pipeline_tag": "translation", "tags": ["fill-mask"]}, {}, "translation"),
        ({"tags": ["x", "fill-mask"]}, {}, "fill-mask"),
        ({}, {"architectures": ["LlamaForCausalLM"]}, "text-generation"),
        ({}, {"architectures": "LlamaForCausalLM"}, "text-generation"),
        ({}, {"architectures": ["Other", 5]}, None),
        ({}, {"architectures": 5}, None),
    ],
)
def test_the_task(metadata: dict[str, Any], config: dict[str, Any], task: str | None) -> None:
    assert card_facts(metadata, "model", config=config).task == task


def test_what_is_no_licence_and_no_language_is_not_indexed() -> None:
    facts = card_facts({"license": "free", "language": ["klingonish", " en", "en"]}, "model")
    assert facts.tags == ("en",)
    assert facts.licence is None


def test_formats_of_weights() -> None:
    files = [
        "a.gguf", "onnx/model.onnx", "tf_model.h5", "flax_model.msgpack",
        "runs/x/events.out.tfevents.1", "pytorch_model-00001-of-00002.bin",
    ]  # fmt: skip
    assert card_facts({}, "model", files=files).tags == (
        "gguf", "jax", "onnx", "pytorch", "tensorboard", "tf",
    )  # fmt: skip


def test_a_change_of_licence_is_told() -> None:
    mit = card_facts({"license": "mit"}, "model")
    named = {"license": "other", "license_name": "x", "license_link": "LICENSE"}
    other = card_facts(named, "model")
    assert licence_change(mit, mit) is None
    assert licence_change(mit, card_facts({}, "model")) == LicenceChange("mit", None)
    assert licence_change(CardFacts(), mit) == LicenceChange(None, "mit")
    assert licence_change(mit, other) == LicenceChange("mit", "other", None, "x", None, "LICENSE")
    renamed = card_facts({**named, "license_name": "y"}, "model")
    assert licence_change(other, renamed) == LicenceChange(
        "other", "other", "x", "y", "LICENSE", "LICENSE"
    )


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)
KEYS = [
    "license", "license_name", "license_link", "language", "tags", "datasets", "base_model",
    "base_model_relation", "pipeline_tag", "library_name", "size_categories", "task_categories",
    "task_ids",
]  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(KEYS), anything),
    st.sampled_from(["model", "dataset", "space"]),
    st.lists(st.text(max_size=12), max_size=5),
    st.dictionaries(st.sampled_from(["architectures", "model_type"]), anything),
)
def test_no_metadata_breaks_the_facts(
    metadata: dict[str, Any], kind: CardKind, files: list[str], config: dict[str, Any]
) -> None:
    facts = card_facts(metadata, kind, body="arxiv.org/abs/1", files=files, config=config)
    assert len(set(facts.tags)) == len(facts.tags) <= MOST_TAGS
    assert all(tag and tag.isprintable() and len(tag) <= LONGEST_TAG for tag in facts.tags)


def test_tags_are_bounded() -> None:
    metadata = {"tags": [f"t{i}" for i in range(5000)] + ["x" * 500, "a\nb"]}
    assert card_facts(metadata, "model").tags == tuple(f"t{i}" for i in range(MOST_TAGS))
