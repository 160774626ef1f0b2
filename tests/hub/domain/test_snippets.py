"""Code to copy is code, and says no more than it should."""

from __future__ import annotations

import ast
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.card_rules import CardKind
from comity.hub.domain.snippets import Repository, Snippet, snippets

HUB = "https://hub.example.org"


def by_tool(repository: Repository, library: str | None = None) -> dict[str, Snippet]:
    return {each.tool: each for each in snippets(repository, library=library, git=True)}


def test_a_language_model() -> None:
    found = by_tool(Repository("org/m", "model", HUB, task="text-generation"), "transformers")
    assert list(found) == ["transformers", "huggingface_hub", "hf download", "git"]
    assert found["transformers"].code == (
        "import os\n"
        "\n"
        'os.environ["HF_ENDPOINT"] = "https://hub.example.org"\n'
        "\n"
        "from transformers import AutoModelForCausalLM, AutoTokenizer\n"
        "\n"
        'tokenizer = AutoTokenizer.from_pretrained("org/m")\n'
        'model = AutoModelForCausalLM.from_pretrained("org/m")\n'
    )
    assert found["hf download"].code == (
        "export HF_ENDPOINT=https://hub.example.org\nhf download org/m\n"
    )
    assert found["git"].code == ("git lfs install\ngit clone -- https://hub.example.org/org/m\n")


def test_a_data_set_at_a_revision_that_needs_a_token() -> None:
    repository = Repository("org/d", "dataset", HUB, revision="v1.0", needs_token=True)
    found = by_tool(repository)
    assert 'load_dataset("org/d", revision="v1.0")' in found["datasets"].code
    call = 'snapshot_download("org/d", revision="v1.0", repo_type="dataset")'
    assert call in found["huggingface_hub"].code
    assert found["hf download"].code == (
        "export HF_ENDPOINT=https://hub.example.org\n"
        "hf auth login\n"
        "hf download org/d --repo-type dataset --revision v1.0\n"
    )
    assert found["git"].code.endswith(
        "git clone --branch v1.0 -- https://hub.example.org/datasets/org/d\n"
    )


@pytest.mark.parametrize(
    ("library", "call"),
    [
        ("transformers", 'AutoModel.from_pretrained("org/m")'),
        ("diffusers", 'DiffusionPipeline.from_pretrained("org/m")'),
        ("sentence-transformers", 'SentenceTransformer("org/m")'),
        ("peft", 'AutoPeftModel.from_pretrained("org/m")'),
        ("timm", 'timm.create_model("hf-hub:org/m", pretrained=True)'),
    ],
)
def test_each_library_has_its_call(library: str, call: str) -> None:
    found = by_tool(Repository("org/m", "model", HUB), library)
    assert call in found[library].code


def test_an_adapter_names_its_base() -> None:
    repository = Repository("org/m", "model", HUB, task="text-generation", base_model="org/base")
    code = by_tool(repository, "peft")["peft"].code
    assert 'base = AutoModelForCausalLM.from_pretrained("org/base")' in code
    assert 'PeftModel.from_pretrained(base, "org/m")' in code


@pytest.mark.parametrize(("kind", "library"), [("model", None), ("model", "x"), ("space", "timm")])
def test_where_no_library_is_known_the_files_are_fetched(
    kind: CardKind, library: str | None
) -> None:
    found = snippets(Repository("org/m", kind, HUB), library=library)
    assert [each.tool for each in found] == ["huggingface_hub", "hf download"]


LIBRARIES = [None, "transformers", "diffusers", "sentence-transformers", "peft", "timm"]


@given(
    st.text(min_size=1),
    st.text(min_size=1),
    st.text(min_size=1),
    st.sampled_from(["model", "dataset", "space"]),
    st.sampled_from(LIBRARIES),
)
def test_names_never_become_code(
    id: str, endpoint: str, revision: str, kind: CardKind, library: str | None
) -> None:
    plain = Repository("org/m", kind, HUB, "v", base_model="b")
    hostile = Repository(id, kind, endpoint, revision if revision != "main" else "v", base_model=id)
    for good, bad in zip(
        snippets(plain, library=library, git=True),
        snippets(hostile, library=library, git=True),
        strict=True,
    ):
        if bad.language == "python":
            kinds = [type(node) for node in ast.walk(ast.parse(good.code))]
            assert [type(node) for node in ast.walk(ast.parse(bad.code))] == kinds
            continue
        assert len(shlex.split(bad.code)) == len(shlex.split(good.code))


def test_the_endpoint_is_set_before_anything_reads_it() -> None:
    for library in LIBRARIES:
        for each in snippets(Repository("org/m", "model", HUB), library=library):
            first = each.code.index("HF_ENDPOINT")
            assert first < (each.code.find("from ") % 10**6)
            assert first < (each.code.find("hf download") % 10**6)
