"""The whole of what people do with the clients that they have, unchanged, against `comity serve`:
on SQLite with a folder, and on PostgreSQL with S3. Nothing is set but the endpoint, the token and
where each keeps its cache."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests.cli.serving.servers import ON_POSTGRESQL, Server, database, serving
from tests.hub.adapters.s3 import BUCKET, ENVIRONMENT, s3_server
from tests.hub.node import ASKING, PERSON
from tests.hub.serving.test_reading_with_clients import cutting

HF = str(Path(sys.executable).with_name("hf"))
HOMES = count()
MEBIBYTE = 1024 * 1024

CLIENT = """
import io, json, os, sys
from pathlib import Path
from huggingface_hub import CommitOperationAdd, CommitOperationDelete, HfApi, snapshot_download
from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, RepositoryNotFoundError
api = HfApi()

def refused(act, *given, **more):
    try:
        act(*given, **more)
    except HfHubHTTPError as error:
        return [type(error).__name__, error.response.status_code]
"""


@dataclass
class Place:
    """A hub that answers, and its people."""

    server: Server
    folder: Path
    tokens: dict[str, str]

    def environ(self, who: str, home: str = "", *, address: str = "") -> dict[str, str]:
        cleared = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("HF_") and "proxy" not in name.lower()
        }
        told = {"HF_TOKEN": self.tokens[who]} if who else {}
        place = self.folder / "homes" / (home or f"{who}{next(HOMES)}")
        return {
            **cleared,
            **told,
            "HF_ENDPOINT": address or self.server.address,
            "HF_HOME": str(place),
        }

    def client(self, who: str, program: str, *given: object, address: str = "") -> Any:  # noqa: ANN401 - JSON
        """What the program leaves in `out`."""
        text = f"{CLIENT}\ngiven = json.loads(sys.argv[1])\nout = None\n"
        text += f"{textwrap.dedent(program)}\nprint(json.dumps(out, default=str))"
        command = [sys.executable, "-W", "ignore", "-c", text, json.dumps(given)]
        printed = _ran(command, self.environ(who, address=address))
        return json.loads(printed.splitlines()[-1])

    def hf(self, who: str, *arguments: str, home: str = "", code: int = 0) -> str:
        return _ran([HF, *arguments], self.environ(who, home), code=code)


def _ran(command: list[str], environ: dict[str, str], *, code: int = 0) -> str:
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=240)
    assert done.returncode == code, (done.stdout[-2000:], done.stderr[-4000:])
    return (done.stdout if code == 0 else done.stdout + done.stderr).strip()


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(
            "SQLite and a folder",
            marks=pytest.mark.skipif(ON_POSTGRESQL, reason="runs where the tests run on SQLite"),
        ),
        pytest.param(
            "PostgreSQL and S3",
            marks=pytest.mark.skipif(not ON_POSTGRESQL, reason="DATABASE_URL is no PostgreSQL"),
        ),
    ],
)
def place(
    request: pytest.FixtureRequest, template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("clients")
    with ExitStack() as held:
        variables = dict(held.enter_context(database(folder, like=template)))
        if "S3" in request.param:
            variables |= {
                **ENVIRONMENT,
                "COMITY_S3_ENDPOINT": held.enter_context(s3_server()),
                "COMITY_HUB_STORE": f"s3://{BUCKET}/node",
            }
        server = held.enter_context(serving(folder, "--workers", "2", "--no-worker", **variables))
        tokens = {name: _token(server, name, "write") for name in ("ada", "eve")}
        yield Place(server, folder, {**tokens, "reader": _token(server, "ada", "read")})


def _token(server: Server, name: str, scope: str) -> str:
    text = f"{ASKING}\ngiven = json.loads(sys.argv[1])\n{PERSON}\nprint(json.dumps(out))"
    made = _ran([sys.executable, "-c", text, json.dumps([name, [scope]])], server.environ)
    return str(json.loads(made.splitlines()[-1])["token"])


def test_a_token_is_kept_by_logging_in_and_says_who_one_is(place: Place) -> None:
    place.hf("", "auth", "login", "--token", place.tokens["ada"], home="kept")
    assert "ada" in place.hf("", "auth", "whoami", home="kept")
    place.hf("", "auth", "logout", home="kept")
    assert "ada" not in place.hf("", "auth", "whoami", home="kept", code=1)
    assert place.client("eve", "out = api.whoami()['name']") == "eve"
    wrong = Place(place.server, place.folder, {"nobody": "hf_" + "x" * 34})
    assert place.client("reader", "out = refused(api.create_repo, 'ada/by-reader')")[1] == 403
    assert wrong.client("nobody", "out = refused(api.whoami)")[1] == 401


def test_a_folder_goes_up_and_comes_down_as_it_was(place: Place, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    contents = {
        "README.md": b"---\nlicense: mit\n---\n# A model\n",
        "data/deep/er/t\u00ebxt.txt": "\u00fcn\u00efcode\n".encode() * 100,
        "weights/large.safetensors": os.urandom(52 * MEBIBYTE),
        "nothing.bin": b"",
    }
    source = tmp_path / "source"
    for path, content in contents.items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_bytes(content)
    pq.write_table(pa.table({"n": list(range(1000))}), source / "data" / "train.parquet")
    contents["data/train.parquet"] = (source / "data" / "train.parquet").read_bytes()
    url, folder, again = place.client(
        "ada",
        """
        made = api.create_repo("folder")
        first = api.upload_folder(folder_path=given[0], repo_id="ada/folder").oid
        file = api.upload_file(
            path_or_fileobj=b"one more", path_in_repo="more.bin", repo_id="ada/folder")
        same = api.upload_folder(folder_path=given[0], repo_id="ada/folder").oid
        out = [str(made), snapshot_download("ada/folder"), [file.oid, same]]
        """,
        str(source),
    )
    assert url == f"{place.server.address}/ada/folder"
    assert again[0] == again[1]
    held = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in Path(folder).rglob("*")
        if path.is_file()
    }
    assert held.pop(".gitattributes").startswith(b"*")
    assert held == {**contents, "more.bin": b"one more"}
    _goes_on(place, contents["weights/large.safetensors"])


def _goes_on(place: Place, content: bytes) -> None:
    """A download over a line that breaks off is taken up where it was."""
    host, port = place.server.address.removeprefix("http://").split(":")
    with cutting((host, int(port)), after=25 * MEBIBYTE) as (address, passed):
        found = place.client(
            "eve",
            "out = api.hf_hub_download('ada/folder', 'weights/large.safetensors')",
            address=address,
        )
    assert Path(found).read_bytes() == content
    assert passed.count(25 * MEBIBYTE) >= 2  # so often it broke off
    assert sum(passed) < 1.5 * len(content)


def test_a_data_set_is_pushed_loaded_and_streamed(place: Place) -> None:
    found = place.client(
        "ada",
        """
        from datasets import Dataset, load_dataset
        rows = {"n": list(range(200)), "t": [f"t{each}" for each in range(200)]}
        Dataset.from_dict(rows).push_to_hub("ada/numbers")
        Dataset.from_dict(rows).push_to_hub("ada/numbers", "other", split="test", private=True)
        whole = load_dataset("ada/numbers", split="train")
        streamed = load_dataset("ada/numbers", split="train", streaming=True)
        other = load_dataset("ada/numbers", "other", split="test")
        out = [len(whole), whole[199]["t"], sum(each["n"] for each in streamed), len(other),
               api.repo_info("ada/numbers", repo_type="dataset").id]
        """,
    )
    assert found == [200, "t199", 19900, 200, "ada/numbers"]


def test_a_model_and_its_tokenizer_are_pushed_and_loaded(place: Place, tmp_path: Path) -> None:
    (tmp_path / "vocab.txt").write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nhello\nworld\n")
    found = place.client(
        "ada",
        """
        from transformers import AutoConfig, AutoTokenizer, BertConfig, BertTokenizer
        BertConfig(hidden_size=8, num_attention_heads=2).save_pretrained(
            given[0] + "/bert", push_to_hub=True, repo_id="ada/bert")
        words = given[0] + "/vocab.txt"
        BertTokenizer(words).save_pretrained(
            given[0] + "/bert", push_to_hub=True, repo_id="ada/bert")
        config = AutoConfig.from_pretrained("ada/bert")
        tokenizer = AutoTokenizer.from_pretrained("ada/bert")
        out = [config.model_type, config.hidden_size, tokenizer("hello world")["input_ids"]]
        """,
        str(tmp_path),
    )
    assert found[:2] == ["bert", 8]
    assert len(found[2]) == 4


def test_branches_tags_squashing_and_deleting(place: Place) -> None:
    found = place.client(
        "ada",
        """
        repo = api.create_repo("ada/refs").repo_id
        def put(name, **more):
            return api.upload_file(
                path_or_fileobj=name.encode(), path_in_repo=name, repo_id=repo, **more).oid
        first, second = put("a.txt"), put("b.txt")
        api.create_branch(repo, branch="next", revision=first)
        api.create_tag(repo, tag="v1", tag_message="one", revision=first)
        put("c.txt", revision="next")
        refs = api.list_repo_refs(repo)
        seen = [sorted(ref.name for ref in refs.branches), [ref.name for ref in refs.tags],
                api.model_info(repo, revision="v1").sha == first,
                sorted(api.list_repo_files(repo, revision="next")),
                refused(api.create_branch, repo, branch="next")]
        api.delete_file("b.txt", repo)
        api.super_squash_history(repo)
        seen += [len(api.list_repo_commits(repo)), sorted(api.list_repo_files(repo))]
        api.delete_branch(repo, branch="next")
        api.delete_tag(repo, tag="v1")
        refs = api.list_repo_refs(repo)
        seen += [[ref.name for ref in refs.branches], refs.tags]
        api.move_repo(repo, "ada/moved")
        seen += [api.model_info(repo).id]
        api.delete_repo("ada/moved")
        out = [*seen, api.repo_exists("ada/moved")]
        """,
    )
    assert found == [
        ["main", "next"],
        ["v1"],
        True,
        [".gitattributes", "a.txt", "c.txt"],
        ["HfHubHTTPError", 409],
        1,
        [".gitattributes", "a.txt"],
        ["main"],
        [],
        "ada/moved",
        False,
    ]


def test_listing_and_searching(place: Place) -> None:
    found = place.client(
        "ada",
        """
        card = b"---\\nlicense: mit\\npipeline_tag: text-classification\\n---\\n# Seen\\n"
        for name, private in (("zebra-one", False), ("zebra-two", True)):
            api.create_repo(name, private=private)
            api.upload_file(path_or_fileobj=card, path_in_repo="README.md", repo_id=f"ada/{name}")
        def names(**more):
            return sorted(each.id for each in api.list_models(**more))
        out = [names(search="zebra"), names(search="zebra", filter="license:mit"),
               names(author="ada", pipeline_tag="text-classification"), names(author="nobody"),
               sorted(each.id for each in HfApi(token=False).list_models(search="zebra"))]
        """,
    )
    both = ["ada/zebra-one", "ada/zebra-two"]
    assert found == [both, both, both, [], ["ada/zebra-one"]]


def test_what_is_gated_or_private_is_refused_and_allowed(place: Place) -> None:
    place.client(
        "ada",
        """
        for name in ("gated", "secret"):
            api.create_repo(name, private=name == "secret")
            api.upload_file(path_or_fileobj=b"x", path_in_repo="a.txt", repo_id=f"ada/{name}")
        api.update_repo_settings("ada/gated", gated="manual")
        """,
    )
    stranger = """
    def get(name, api=api):
        return refused(api.hf_hub_download, f"ada/{name}", "a.txt")
    nobody = HfApi(token=False)
    out = [get("gated", nobody)[0], get("secret", nobody)[0], get("gated"), get("secret")]
    """
    assert place.client("eve", stranger) == [
        "GatedRepoError",
        "RepositoryNotFoundError",
        ["GatedRepoError", 403],
        ["RepositoryNotFoundError", 404],
    ]
    place.client("ada", "api.grant_access('ada/gated', 'eve')")
    assert place.client("eve", stranger)[2:] == [None, ["RepositoryNotFoundError", 404]]
    allowed = """
    out = [Path(api.hf_hub_download(f"ada/{name}", "a.txt")).read_text()
           for name in ("gated", "secret")]
    """
    assert place.client("reader", allowed) == ["x", "x"]


def test_discussions_and_pull_requests(place: Place) -> None:
    place.client("ada", "api.create_repo('talk')")
    refused, number, again = place.client(
        "eve",
        """
        repo = "ada/talk"
        def put(**more):
            return api.upload_file(
                path_or_fileobj=b"new", path_in_repo="new.txt", repo_id=repo, **more)
        no = refused(put)
        made = put(create_pr=True)
        asked = api.create_discussion(repo, title="A question", description="Why?")
        api.comment_discussion(repo, asked.num, comment="Because.")
        out = [no[1], made.pr_num, asked.num]
        """,
    )
    assert (refused, number, again) == (403, 1, 2)
    found = place.client(
        "ada",
        """
        repo = "ada/talk"
        asked = api.get_discussion_details(repo, 2)
        diff = api.get_discussion_details(repo, 1).diff
        api.change_discussion_status(repo, 2, new_status="closed")
        api.merge_pull_request(repo, 1)
        empty = api.create_pull_request(repo, title="A draft")
        out = [[each.content for each in asked.events if each.type == "comment"],
               "+new" in diff, sorted(api.list_repo_files(repo)),
               sorted([each.num, each.status] for each in api.get_repo_discussions(repo)),
               empty.is_pull_request]
        """,
    )
    assert found == [
        ["Why?", "Because."],
        True,
        [".gitattributes", "new.txt"],
        [[1, "merged"], [2, "closed"], [3, "draft"]],
        True,
    ]


def test_the_commands_of_hf(place: Place, tmp_path: Path) -> None:
    (tmp_path / "up" / "sub").mkdir(parents=True)
    (tmp_path / "up" / "a.txt").write_text("a")
    (tmp_path / "up" / "sub" / "w.bin").write_bytes(bytes(range(256)) * 4000)
    repo, home = "ada/by-hf", "commands"

    def hf(*arguments: str) -> str:
        return place.hf("ada", *arguments, home=home)

    hf("repos", "create", repo)
    hf("upload", repo, str(tmp_path / "up"), ".")
    hf("repos", "branch", "create", repo, "dev")
    hf("upload", repo, str(tmp_path / "up" / "a.txt"), "b.txt", "--revision", "dev")
    hf("repos", "tag", "create", repo, "v1", "-m", "one")
    assert "v1" in hf("repos", "tag", "list", repo)
    hf("download", repo, "--local-dir", str(tmp_path / "down"), "--revision", "dev")
    assert (tmp_path / "down" / "b.txt").read_text() == "a"
    assert (tmp_path / "down" / "sub" / "w.bin").read_bytes() == bytes(range(256)) * 4000
    hf("repos", "delete-files", repo, "sub/*")
    assert "sub" not in hf("models", "list", repo, "-R")
    assert repo in hf("models", "list", "--search", "by-hf", "-q")
    assert repo in hf("models", "info", repo)
    hf("discussions", "create", repo, "--title", "A question", "--body", "Why?")
    assert "A question" in hf("discussions", "list", repo)
    hf("upload", repo, str(tmp_path / "up" / "a.txt"), "pr.txt", "--create-pr")
    hf("discussions", "merge", repo, "2", "-y")
    assert "pr.txt" in hf("models", "list", repo)
    hf("repos", "tag", "delete", repo, "v1", "-y")
    hf("repos", "branch", "delete", repo, "dev")
    hf("repos", "delete", repo, "-y")
    place.hf("ada", "models", "info", repo, home=home, code=1)
