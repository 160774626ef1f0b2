"""What the names of a repository's files show: the library that loads it, and the formats in it.

Source for the order: `docs/hub/model-cards.md` of huggingface/hub-docs ("Specifying a library"): a
file that only one library writes speaks for it; a `config.json` alone means transformers.
"""

from __future__ import annotations

from collections.abc import Iterable

_ONE_FILE = {
    "model_index.json": "diffusers",
    "config_sentence_transformers.json": "sentence-transformers",
    "adapter_config.json": "peft",
    "open_clip_config.json": "open_clip",
    "gliner_config.json": "gliner",
    "hyperparams.yaml": "speechbrain",
    "mlc-chat-config.json": "mlc-llm",
    "sklearn_model.joblib": "sklearn",
    "saved_model.pb": "tf-keras",
}
_ONE_ENDING = {
    ".nemo": "nemo",
    ".keras": "keras",
    ".skops": "sklearn",
    ".sentis": "unity-sentis",
    ".tflite": "litert",
}
_MODEL_FORMATS = {
    ".safetensors": "safetensors",
    ".gguf": "gguf",
    ".onnx": "onnx",
    ".tflite": "tflite",
    ".joblib": "joblib",
    ".mlmodel": "coreml",
    ".pt": "pytorch",
    ".pth": "pytorch",
}
_MODEL_FILES = {"tf_model.h5": "tf", "flax_model.msgpack": "jax", "rust_model.ot": "rust"}
_TABLE_FORMATS = {
    ".parquet": "parquet",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
    ".jsonl": "json",
    ".arrow": "arrow",
    ".txt": "text",
}
_NOT_DATA = {"README.md", "dataset_infos.json", "LICENSE.txt", "requirements.txt"}


def infer_library(files: Iterable[str]) -> str | None:
    """The library that a model's files (paths from the root) belong to, where they tell."""
    names = set(files)
    for name, library in _ONE_FILE.items():
        if name in names:
            return library
    for ending, library in _ONE_ENDING.items():
        if any(name.endswith(ending) for name in names):
            return library
    return "transformers" if "config.json" in names else None


def model_formats(files: Iterable[str]) -> tuple[str, ...]:
    """The formats of a model's weights, in alphabetical order."""
    found = set()
    for path in files:
        name = path.rpartition("/")[2]
        dot = name.rfind(".")
        if dot >= 0 and (form := _MODEL_FORMATS.get(name[dot:])):
            found.add(form)
        if name in _MODEL_FILES:
            found.add(_MODEL_FILES[name])
        if name.startswith("pytorch_model") and name.endswith(".bin"):
            found.add("pytorch")
        if name.startswith("events.out.tfevents"):
            found.add("tensorboard")
    return tuple(sorted(found))


def table_formats(files: Iterable[str]) -> tuple[str, ...]:
    """The formats of a data set's files, in alphabetical order."""
    found = set()
    for path in files:
        name = path.rpartition("/")[2]
        dot = name.rfind(".")
        if dot > 0 and name not in _NOT_DATA and (form := _TABLE_FORMATS.get(name[dot:])):
            found.add(form)
    return tuple(sorted(found))
