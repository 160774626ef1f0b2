"""The clients that people use, unchanged, read from a real server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from huggingface_hub import HfApi, hf_hub_download, hf_hub_url, snapshot_download
from huggingface_hub.errors import (
    EntryNotFoundError,
    GatedRepoError,
    HfHubHTTPError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)
from huggingface_hub.file_download import get_hf_file_metadata
from tests.cli.serving.servers import database, serving
from tests.hub.serving.seeding import weights

pytestmark = pytest.mark.filterwarnings("ignore")


@dataclass
class Hub:
    address: str
    tokens: dict[str, str]
    folder: Path

    def api(self, who: str = "") -> HfApi:
        return HfApi(endpoint=self.address, token=self.tokens[who] if who else False)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("hub")
    with (
        database(folder, like=migrated) as where,
        serving(folder, "--workers", "2", **where) as server,
    ):
        seeded = subprocess.run(
            [sys.executable, "-m", "tests.hub.serving.seeding"],
            env=server.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert seeded.returncode == 0, seeded.stderr[-4000:]
        yield Hub(server.address, json.loads(seeded.stdout), folder)


def test_a_repository_and_its_files(hub: Hub) -> None:
    api = hub.api()
    told = api.model_info("ada/weights", files_metadata=True)
    assert (told.id, told.author, told.private, told.gated) == ("ada/weights", "ada", False, False)
    assert told.sha is not None
    assert len(told.siblings or ()) == 1204
    by_name = {each.rfilename: each for each in told.siblings or ()}
    assert by_name["model.bin"].lfs is not None
    assert by_name["model.bin"].lfs.size == by_name["model.bin"].size == len(weights())
    assert by_name["sub/note.txt"].size == 4
    assert api.model_info("ada/weights", revision=told.sha).sha == told.sha
    assert api.model_info("ada/weights", expand=["sha"]).sha == told.sha
    assert api.dataset_info("ada/numbers").id == "ada/numbers"
    assert len(api.list_repo_files("ada/weights")) == 1204


def test_a_tree_of_several_pages(hub: Hub) -> None:
    entries = list(hub.api().list_repo_tree("ada/weights", recursive=True))
    assert len(entries) == 1204 + 2
    expanded = list(hub.api().list_repo_tree("ada/weights", "many", expand=True))
    assert len(expanded) == 1200
    assert {each.last_commit.title for each in expanded} == {"many"}  # type: ignore[union-attr]
    root = {each.path: each for each in hub.api().list_repo_tree("ada/weights", expand=True)}
    titles = {path: each.last_commit.title for path, each in root.items()}  # type: ignore[union-attr]
    assert titles == {
        ".gitattributes": "initial commit",
        "README.md": "a title",
        "sub": "a title",
        "model.bin": "weights",
        "many": "many",
    }
    infos = hub.api().get_paths_info("ada/weights", ["sub", "model.bin", "no"], expand=True)
    assert [each.path for each in infos] == ["sub", "model.bin"]


def test_history(hub: Hub) -> None:
    commits = hub.api().list_repo_commits("ada/weights", formatted=True)
    assert [each.title for each in commits] == ["many", "weights", "a title", "initial commit"]
    assert commits[0].authors == ["ada"]


def test_what_is_there_and_what_is_not(hub: Hub, tmp_path: Path) -> None:
    api = hub.api()
    assert api.file_exists("ada/weights", "README.md")
    assert not api.file_exists("ada/weights", "nothing.md")
    assert not api.file_exists("ada/nothing", "README.md")
    assert api.repo_exists("ada/weights")
    assert api.revision_exists("ada/weights", "main")
    assert not api.revision_exists("ada/weights", "nowhere")
    with pytest.raises(RepositoryNotFoundError):
        api.model_info("ada/nothing")
    with pytest.raises(RevisionNotFoundError):
        api.model_info("ada/weights", revision="nowhere")
    with pytest.raises(EntryNotFoundError):
        api.hf_hub_download("ada/weights", "nothing.md", cache_dir=tmp_path)
    assert list(tmp_path.rglob(".no_exist/*/nothing.md"))


def test_metadata_of_a_file(hub: Hub) -> None:
    url = hf_hub_url("ada/weights", "model.bin", endpoint=hub.address)
    told = get_hf_file_metadata(url, token=False, endpoint=hub.address)
    assert told.size == len(weights())
    assert len(told.etag or "") == 64
    assert told.commit_hash == hub.api().model_info("ada/weights").sha
    assert told.xet_file_data is None


def test_a_file_and_a_whole_repository_come_down(hub: Hub, tmp_path: Path) -> None:
    found = hf_hub_download(
        "ada/weights", "model.bin", endpoint=hub.address, token=False, cache_dir=tmp_path
    )
    assert Path(found).read_bytes() == weights()
    whole = Path(
        snapshot_download("ada/weights", endpoint=hub.address, token=False, cache_dir=tmp_path)
    )
    assert (whole / "many" / "0007.txt").read_bytes() == b"7"
    assert sum(each.is_file() for each in whole.rglob("*")) == 1204


def test_a_private_repository_is_for_its_people(hub: Hub, tmp_path: Path) -> None:
    for who in ("", "eve"):
        with pytest.raises(RepositoryNotFoundError):
            hub.api(who).model_info("ada/secret")
        with pytest.raises(RepositoryNotFoundError):
            hub.api(who).auth_check("ada/secret")
        with pytest.raises(HfHubHTTPError):
            hub.api(who).hf_hub_download("ada/secret", "a.txt", cache_dir=tmp_path / f"x{who}")
    found = hub.api("ada").hf_hub_download("ada/secret", "a.txt", cache_dir=tmp_path)
    assert Path(found).read_bytes() == b"secret"
    hub.api("ada").auth_check("ada/secret", write=True)
    hub.api("reads").auth_check("ada/secret")


def test_a_gated_repository_is_seen_and_not_read(hub: Hub, tmp_path: Path) -> None:
    for who in ("", "eve"):
        assert hub.api(who).model_info("ada/gated").gated == "manual"
        with pytest.raises(GatedRepoError):
            hub.api(who).hf_hub_download("ada/gated", "a.txt", cache_dir=tmp_path / f"x{who}")
        with pytest.raises(GatedRepoError):
            hub.api(who).auth_check("ada/gated")
    found = hub.api("ada").hf_hub_download("ada/gated", "a.txt", cache_dir=tmp_path)
    assert Path(found).read_bytes() == b"gated"


def test_a_download_that_broke_off_goes_on_where_it_was(hub: Hub, tmp_path: Path) -> None:
    host, port = hub.address.removeprefix("http://").split(":")
    with cutting((host, int(port)), after=15_000_000) as (address, passed):
        found = hf_hub_download(
            "ada/weights", "model.bin", endpoint=address, token=False, cache_dir=tmp_path
        )
        assert Path(found).read_bytes() == weights()
    bodies = [length for length in passed if length > 100_000]
    assert len(bodies) >= 3
    assert sum(bodies) < 1.5 * len(weights())


def test_models_and_tokenizers_load(hub: Hub, tmp_path: Path) -> None:
    told = run(
        hub,
        tmp_path,
        """
        from transformers import AutoConfig, AutoTokenizer
        config = AutoConfig.from_pretrained("ada/bert")
        tokenizer = AutoTokenizer.from_pretrained("ada/bert")
        print(config.model_type, config.hidden_size, tokenizer("hello world")["input_ids"])
        """,
    )
    assert told.split("\n")[-1] == "bert 8 [2, 5, 6, 3]"


def test_data_sets_load_and_stream(hub: Hub, tmp_path: Path) -> None:
    told = run(
        hub,
        tmp_path,
        """
        from datasets import load_dataset
        whole = load_dataset("ada/numbers", split="train")
        streamed = load_dataset("ada/numbers", split="train", streaming=True)
        print(len(whole), whole[99]["t"], sum(each["n"] for each in streamed))
        """,
    )
    assert told.split("\n")[-1] == "100 t99 4950"


def run(hub: Hub, folder: Path, program: str) -> str:
    """As a user would: nothing is set but the endpoint and where the cache is."""
    import textwrap

    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith("HF_")},
        "HF_ENDPOINT": hub.address,
        "HF_HOME": str(folder / "home"),
    }
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        env=environ,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout.strip()


class cutting:  # noqa: N801
    """A proxy on 127.0.0.1 that ends each connection after `after` bytes of answers."""

    def __init__(self, to: tuple[str, int], *, after: int) -> None:
        self.to, self.after = to, after
        self.passed: list[int] = []
        self.listening = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> tuple[str, list[int]]:
        threading.Thread(target=self._accept, daemon=True).start()
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}", self.passed

    def __exit__(self, *_error: object) -> None:
        self.listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        far = socket.create_connection(self.to)
        threading.Thread(target=_pump, args=(near, far), daemon=True).start()
        left = self.after
        while left and (data := far.recv(min(65536, left))):
            left -= len(data)
            near.sendall(data)
        self.passed.append(self.after - left)
        for each in (near, far):  # also under the other thread that reads from it
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        return
