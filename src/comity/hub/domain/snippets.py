"""How to use a repository of this hub with the tools that people have: code to copy.

Each piece names this hub's endpoint, since the tools ask another hub by default. Names and
addresses are quoted for Python or for the shell, whatever they hold.

Sources for the calls: transformers 5.24, datasets 5.2, huggingface_hub 2.4 (`hf download`), and the
documentation of diffusers, sentence-transformers, peft and timm; read on 2026-11-28.
"""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from typing import Literal

from comity.hub.domain.card_rules import CardKind

DEFAULT_REVISION = "main"

_AUTO_CLASSES = {
    "text-generation": "AutoModelForCausalLM",
    "fill-mask": "AutoModelForMaskedLM",
    "text-classification": "AutoModelForSequenceClassification",
    "token-classification": "AutoModelForTokenClassification",
    "question-answering": "AutoModelForQuestionAnswering",
    "image-classification": "AutoModelForImageClassification",
    "object-detection": "AutoModelForObjectDetection",
    "automatic-speech-recognition": "AutoModelForSpeechSeq2Seq",
    "audio-classification": "AutoModelForAudioClassification",
    "image-text-to-text": "AutoModelForImageTextToText",
}
_TOKENISED = frozenset(
    {"text-generation", "fill-mask", "text-classification", "token-classification",
     "question-answering", "feature-extraction"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repository:
    """What the snippets are for. `endpoint` is the hub's address without a slash at its end."""

    id: str
    kind: CardKind
    endpoint: str
    revision: str = DEFAULT_REVISION
    task: str | None = None
    base_model: str | None = None
    needs_token: bool = False
    """Private or gated: the tools must know who asks."""


@dataclass(frozen=True, slots=True)
class Snippet:
    tool: str
    """As its makers write it: `transformers`, `hf download` ..."""
    language: Literal["python", "shell"]
    code: str


def snippets(
    repository: Repository, *, library: str | None = None, git: bool = False
) -> tuple[Snippet, ...]:
    """The most fitting first: that of the library, then those that fetch the files. `git` adds a
    clone, where this hub answers git."""
    own = {
        "transformers": _transformers,
        "diffusers": _diffusers,
        "sentence-transformers": _sentence_transformers,
        "peft": _peft,
        "timm": _timm,
    }
    found = []
    if repository.kind == "dataset":
        found.append(_python("datasets", repository, _datasets(repository)))
    elif repository.kind == "model" and library in own:
        found.append(_python(library, repository, own[library](repository)))
    found.append(_python("huggingface_hub", repository, _snapshot(repository)))
    found.append(_download(repository))
    if git:
        found.append(_clone(repository))
    return tuple(found)


def _python(tool: str, repository: Repository, lines: list[str]) -> Snippet:
    """With the endpoint set before anything is imported that reads it."""
    head = ["import os", "", f'os.environ["HF_ENDPOINT"] = {_quoted(repository.endpoint)}', ""]
    return Snippet(tool, "python", "\n".join([*head, *lines]) + "\n")


def _quoted(text: str) -> str:
    """A Python literal: JSON's strings are Python's."""
    return json.dumps(text)


def _named(repository: Repository) -> str:
    """The arguments that say which repository, at which revision."""
    if repository.revision == DEFAULT_REVISION:
        return _quoted(repository.id)
    return f"{_quoted(repository.id)}, revision={_quoted(repository.revision)}"


def _transformers(repository: Repository) -> list[str]:
    task = repository.task or ""
    model = _AUTO_CLASSES.get(task, "AutoModel")
    reader = "AutoTokenizer" if task in _TOKENISED else "AutoProcessor"
    name = "tokenizer" if task in _TOKENISED else "processor"
    imports = sorted([model, reader])
    return [
        f"from transformers import {', '.join(imports)}",
        "",
        f"{name} = {reader}.from_pretrained({_named(repository)})",
        f"model = {model}.from_pretrained({_named(repository)})",
    ]


def _diffusers(repository: Repository) -> list[str]:
    return [
        "from diffusers import DiffusionPipeline",
        "",
        f"pipeline = DiffusionPipeline.from_pretrained({_named(repository)})",
    ]


def _sentence_transformers(repository: Repository) -> list[str]:
    return [
        "from sentence_transformers import SentenceTransformer",
        "",
        f"model = SentenceTransformer({_named(repository)})",
        'embeddings = model.encode(["one sentence", "another sentence"])',
    ]


def _peft(repository: Repository) -> list[str]:
    if repository.base_model is None:
        return [
            "from peft import AutoPeftModel",
            "",
            f"model = AutoPeftModel.from_pretrained({_named(repository)})",
        ]
    model = _AUTO_CLASSES.get(repository.task or "", "AutoModel")
    return [
        "from peft import PeftModel",
        f"from transformers import {model}",
        "",
        f"base = {model}.from_pretrained({_quoted(repository.base_model)})",
        f"model = PeftModel.from_pretrained(base, {_named(repository)})",
    ]


def _timm(repository: Repository) -> list[str]:
    at = "" if repository.revision == DEFAULT_REVISION else f"@{repository.revision}"
    name = _quoted(f"hf-hub:{repository.id}{at}")
    return ["import timm", "", f"model = timm.create_model({name}, pretrained=True)"]


def _datasets(repository: Repository) -> list[str]:
    return [
        "from datasets import load_dataset",
        "",
        f"dataset = load_dataset({_named(repository)})",
    ]


def _snapshot(repository: Repository) -> list[str]:
    kind = "" if repository.kind == "model" else f", repo_type={_quoted(repository.kind)}"
    return [
        "from huggingface_hub import snapshot_download",
        "",
        f"folder = snapshot_download({_named(repository)}{kind})",
    ]


def _download(repository: Repository) -> Snippet:
    words = ["hf", "download", repository.id]
    if repository.kind != "model":
        words += ["--repo-type", repository.kind]
    if repository.revision != DEFAULT_REVISION:
        words += ["--revision", repository.revision]
    lines = [f"export HF_ENDPOINT={shlex.quote(repository.endpoint)}"]
    lines += ["hf auth login"] if repository.needs_token else []
    return Snippet("hf download", "shell", "\n".join([*lines, shlex.join(words)]) + "\n")


def _clone(repository: Repository) -> Snippet:
    folder = {"model": "", "dataset": "datasets/", "space": "spaces/"}[repository.kind]
    words = ["git", "clone"]
    if repository.revision != DEFAULT_REVISION:
        words += ["--branch", repository.revision]
    words += ["--", f"{repository.endpoint}/{folder}{repository.id}"]
    return Snippet("git", "shell", f"git lfs install\n{shlex.join(words)}\n")
