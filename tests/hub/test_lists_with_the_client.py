"""Lists and imports with the real client against a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli import processes
from tests.forking import Ended
from tests.hub.node import Node, Person, running

UPLOADED = """
for number, task in enumerate(["fill-mask", "text-generation", "fill-mask"]):
    api.create_repo(f"ada/m{number}", private=number == 2)
    card = f"---\\nlicense: mit\\nlanguage: [en]\\npipeline_tag: {task}\\n---\\nModel {number}.\\n"
    api.upload_file(
        path_or_fileobj=card.encode(), path_in_repo="README.md", repo_id=f"ada/m{number}"
    )
api.create_repo("ada/d", repo_type="dataset")
card = b"---\\nlicense: cc-by-4.0\\ntask_categories: [question-answering]\\n" + (
    b"size_categories: [1K<n<10K]\\n---\\nData.\\n"
)
api.upload_file(
    path_or_fileobj=card, path_in_repo="README.md", repo_id="ada/d", repo_type="dataset"
)
big = Path("big.bin")
big.write_bytes(bytes(range(256)) * 2000)
api.upload_file(path_or_fileobj=big, path_in_repo="deep/big.bin", repo_id="ada/m0")
"""


@pytest.fixture(scope="module")
def filled(
    migrated: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Node, Person]]:
    with running(tmp_path_factory.mktemp("node"), like=migrated) as node:
        ada = node.person("ada")
        node.client(ada, f"os.chdir({str(node.folder)!r})\n{UPLOADED}")
        yield node, ada


ASKED: dict[str, Any] = {
    "[it.id for it in api.list_models(author='ada', sort='created_at')]": [
        "ada/m2",
        "ada/m1",
        "ada/m0",
    ],
    "sorted(it.id for it in api.list_models(token=False))": ["ada/m0", "ada/m1"],
    "[it.id for it in api.list_models(search='M1')]": ["ada/m1"],
    "[it.id for it in api.list_models(pipeline_tag='text-generation')]": ["ada/m1"],
    "sorted(it.id for it in api.list_models(filter=['en', 'license:mit', 'fill-mask']))": [
        "ada/m0",
        "ada/m2",
    ],
    "[it.id for it in api.list_models(trained_dataset='squad')]": [],
    "len(list(api.list_models(limit=2)))": 2,
    "[it.id for it in api.list_models(gated=True)]": [],
    "[it.card_data.license for it in api.list_models(search='m1', cardData=True)]": ["mit"],
    "[(it.likes, it.tags) for it in api.list_models(search='m1', expand=['likes', 'tags'])]": [
        [0, ["text-generation", "en", "license:mit"]]
    ],
    "[len(it.sha) for it in api.list_models(search='m1', full=True)]": [40],
    "[it.id for it in api.list_datasets(task_categories='question-answering')]": ["ada/d"],
    "[it.id for it in api.list_datasets(size_categories=['1K<n<10K'], dataset_name='d')]": [
        "ada/d"
    ],
    "[it.id for it in api.list_datasets(language='en')]": [],
    "[it.id for it in api.list_spaces()]": [],
    "sorted(it.id for it in api.list_user_repos())": ["ada/d", "ada/m0", "ada/m1", "ada/m2"],
    "'license' in api.get_model_tags() and 'language' in api.get_dataset_tags()": True,
}


def test_lists_are_as_the_client_asks(filled: tuple[Node, Person]) -> None:
    node, ada = filled
    program = "out = []\n" + "".join(f"out.append({asked})\n" for asked in ASKED)
    assert node.client(ada, program) == list(ASKED.values())


def test_cards_are_validated_for_the_client(filled: tuple[Node, Person]) -> None:
    node, ada = filled
    program = """
from huggingface_hub import ModelCard
ModelCard("---\\nlicense: mit\\n---\\nGood.").validate()
try:
    ModelCard("---\\nlicense: none-such\\n---\\nBad.").validate()
except ValueError as error:
    out = str(error)
"""
    assert "none-such" in node.client(ada, program)


def _comity(node: Node, *arguments: str, **more: str) -> Ended:
    return processes.comity({**node.environ, **more}, "hub", *arguments)


def test_another_hub_is_copied(filled: tuple[Node, Person], migrated: Path, tmp_path: Path) -> None:
    node, ada = filled
    with running(tmp_path, like=migrated) as copy:
        bo = copy.person("bo")
        asked = ("import", "ada/m0", "bo/copy", "--endpoint", node.address)
        first = _comity(copy, *asked)
        assert (first.returncode, first.stderr) == (0, "")
        assert _comity(copy, *asked).stdout == (
            "bo/copy has all of it already; nothing was changed.\n"
        )
        program = """
from huggingface_hub import snapshot_download
folder = Path(snapshot_download(given[0]))
files = (it for it in folder.rglob("*") if it.is_file())
out = sorted([str(it.relative_to(folder)), it.stat().st_size] for it in files)
"""
        theirs = node.client(ada, program, "ada/m0", home="one")
        assert copy.client(bo, program, "bo/copy", home="two") == theirs
        assert len(theirs) == 3
        assert _comity(copy, "verify", "bo/copy").returncode == 0
        assert _comity(copy, "scrub").returncode == 0
        node.client(ada, "api.delete_file('deep/big.bin', 'ada/m0')")
        assert _comity(copy, *asked).returncode == 0
        assert copy.ask("out = Repository.objects.get().files") == 2
        # A private one needs the token, and nothing is made here for one that can't be read.
        private = ("import", "ada/m2", "bo/hidden", "--endpoint", node.address)
        refused = _comity(copy, *private, HF_TOKEN="")
        assert (refused.returncode, "refuses" in refused.stderr) == (5, True)
        assert copy.ask("out = Repository.objects.count()") == 1
        assert _comity(copy, *private, HF_TOKEN=ada.token).returncode == 0
        nowhere = _comity(copy, "import", "a/b", "bo/x", "--endpoint", "http://127.0.0.1:9")
        assert nowhere.returncode == 5
