"""`comity hub`, as the operator of a node types it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from tests.cli.running import Comity
from tests.hub.people import committed, found, lab, publisher, repository
from tests.parties.people import organisation, person

from comity.hub.adapters.hub_store import blob_key, objects
from comity.hub.domain.policy import Deed
from comity.hub.models import Account, Content, Holding, Repository, SigningKey
from comity.hub.queries.policy import allows
from comity.parties.models import User


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    return Comity(monkeypatch, capsys)


def _with_address(user: User) -> User:
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def test_an_account_for_a_person_and_one_for_an_organisation(comity: Comity) -> None:
    ada = _with_address(person("ada"))
    organisation(ada, "Ministry of Science")
    ended = comity("hub", "account", "Ada", "ada@example.org")
    assert (ended.code, ended.out) == (0, "ada publishes as Ada from now on.\n")
    ended = comity("hub", "account", "ministry", "ministry of science")
    assert ended.out == "Ministry of Science publishes as ministry from now on.\n"
    assert Account.objects.filter(user=ada).exists()
    assert comity("hub", "account", "other", "ada@example.org").code == 8
    assert comity("hub", "account", "api", "ada@example.org").code == 3
    assert comity("hub", "account", "x-y", "Nobody").code == 4


def test_repositories_are_made_and_listed(comity: Comity) -> None:
    ada = publisher("ada")
    lab("lab", ada)
    ended = comity("hub", "create", "lab/Corpus", "--type", "dataset", "--private")
    assert (ended.code, ended.out) == (0, "Made the private dataset lab/Corpus.\n")
    made = Repository.objects.get()
    assert (made.created_by, made.visibility, made.kind) == (ada, "private", "dataset")
    assert comity("hub", "create", "lab/corpus", "--type", "dataset").code == 8
    assert comity("hub", "create", "nobody/x").code == 4
    assert comity("hub", "create", "lab/x", "--type", "film").code == 3
    assert comity("hub", "create", "lab").code == 3
    listed = comity("hub", "list", "--type", "datasets").out.split("\t")
    assert listed[:3] == ["lab/Corpus", "private", "1"]
    assert comity("hub", "list").out == ""
    assert comity("hub", "list", "--sort", "beauty").code == 3


def test_a_token_is_printed_once_and_does_no_more_than_it_should(comity: Comity) -> None:
    ada = publisher("ada")
    one, other = repository(ada, "one"), repository(ada, "two")
    ended = comity("hub", "token", "ada", "--write", "--repository", "ada/one", "--days", "2")
    assert ended.code == 0
    assert ended.err.startswith("A token of ada, good until")
    caller = found(ended.out.strip())
    assert allows(caller, one, Deed.WRITE)
    assert not allows(caller, other, Deed.WRITE)
    reader = found(comity("hub", "token", "ADA").out.strip())
    assert allows(reader, one, Deed.READ)
    assert not allows(reader, one, Deed.WRITE)
    assert comity("hub", "token", "nobody").code == 4
    assert comity("hub", "token", "ada", "--repository", "ada/three").code == 4
    assert comity("hub", "token", "ada", "--days", "0").code == 2


def test_quotas(comity: Comity) -> None:
    ada = publisher("ada")
    it = repository(ada, "m")
    assert comity("hub", "quota", "ada", "--limit", "2KiB").out.endswith("may store 2.0 KiB.\n")
    assert comity("hub", "quota", "ada", "--limit", "0").out.endswith("without a limit.\n")
    assert "100.0 GiB" in comity("hub", "quota", "ada", "--default").out
    assert comity("hub", "quota", "ada", "--limit", "much").code == 3
    assert comity("hub", "quota", "ada", "--limit", "1", "--default").code == 3
    assert it.size > 0


def test_keys(comity: Comity) -> None:
    assert comity("hub", "keys", "rotate").code == 0
    first = SigningKey.objects.get().id
    assert comity("hub", "keys", "rotate").code == 0
    assert comity("hub", "keys", "revoke", first).code == 0
    assert comity("hub", "keys", "revoke", first).code == 8
    assert comity("hub", "keys", "revoke", "none").code == 4
    lines = comity("hub", "keys", "list").out.splitlines()
    assert sorted(line.split("\t")[3].split()[0] for line in lines) == ["good", "revoked"]


def test_a_takedown_and_its_end(comity: Comity) -> None:
    ada = publisher("ada")
    it = repository(ada, "m", {"a.txt": b"a"})
    assert comity("hub", "takedown", "ada/m", "--reason", "Because").code == 3
    ended = comity("hub", "takedown", "ada/m", "--notice", "A letter", "--reason", "Because")
    assert (ended.code, ended.out[:18]) == (0, "ada/m is taken dow")
    it.refresh_from_db()
    assert it.disabled_reason == "Because"
    assert comity("hub", "takedown", "ada/m", "--lift", "--reason", "Error").code == 0
    assert comity("hub", "takedown", "ada/m", "--lift", "--reason", "Error").code == 4
    it.refresh_from_db()
    assert it.disabled_reason == ""


def _old(*contents: Content) -> None:
    day = timezone.now() - timedelta(days=3)
    Content.objects.filter(sha256__in=[it.sha256 for it in contents]).update(created_at=day)


def test_the_collector_tells_first_and_then_does_it_twice(comity: Comity) -> None:
    ada = publisher("ada")
    it = repository(ada, "m", {"a.txt": b"only here"})
    kept = repository(ada, "kept", {"b.txt": b"stays"})
    content = Content.objects.get(size=9)
    it.delete()
    _old(content)
    assert "Would let go, with --delete: 0 objects" in comity("hub", "gc").out
    ended = comity("hub", "gc", "--delete", "--grace", "0")
    assert ended.out.endswith("Found unused for the first time: 1; they go in a run 0 hours on.\n")
    assert Content.objects.filter(size=9).exists()
    assert " 1 contents" in comity("hub", "gc", "--grace", "0").out
    assert Content.objects.filter(size=9).exists()
    assert " 1 contents" in comity("hub", "gc", "--delete", "--grace", "0").out
    assert not Content.objects.filter(size=9).exists()
    assert objects().size(blob_key(content.sha256)) == 9
    ended = comity("hub", "gc", "--delete", "--grace", "0")
    assert f"  {blob_key(content.sha256)}\n" in ended.out
    assert objects().size(blob_key(content.sha256)) is None
    assert comity("hub", "scrub").code == 0
    assert kept.files == 2


def test_what_was_sent_and_never_committed_goes_when_it_is_old(comity: Comity) -> None:
    from comity.hub.actions.hold_content import hold, hold_small

    ada = publisher("ada")
    it = repository(ada, "m")
    fresh, old = hold_small(b"fresh"), hold_small(b"old")
    for content in (fresh, old):
        hold(it, content, ada)
    day = timezone.now() - timedelta(days=3)
    Holding.objects.filter(content=old).update(at=day)
    assert " 1 files that no commit named" in comity("hub", "gc", "--delete").out
    assert set(Holding.objects.filter(committed=False).values_list("content", flat=True)) == {
        fresh.sha256
    }


def test_a_scrub_finds_rot(comity: Comity) -> None:
    ada = publisher("ada")
    it = repository(ada, "m", {"a.txt": b"abc", "b.txt": b"gone"})
    assert comity("hub", "scrub").out.startswith("All is well: 3 objects")
    damaged, gone = (
        objects().local_path(blob_key(Content.objects.get(size=size).sha256)) for size in (3, 4)
    )
    assert damaged is not None
    assert gone is not None
    damaged.write_bytes(b"abX")
    gone.unlink()
    ended = comity("hub", "scrub")
    assert ended.code == 1
    assert "It is not what its hash says. (ada/m)" in ended.out
    assert "is missing. (ada/m)" in ended.out
    assert "Damaged: 2." in ended.out
    committed(ada, it, {"c.txt": b"more"})


def test_a_folder_is_imported_and_again(comity: Comity, tmp_path: Path) -> None:
    ada = publisher("ada")
    folder = tmp_path / "model"
    (folder / "deep" / ".cache").mkdir(parents=True)
    (folder / "README.md").write_bytes(b"---\nlicense: mit\n---\nA model.\n")
    (folder / "deep" / "weights.bin").write_bytes(bytes(range(256)) * 1000)
    (folder / "deep" / ".cache" / "x").write_bytes(b"left out")
    (folder / "link").symlink_to("/etc/passwd")
    ended = comity("hub", "import", folder, "ada/m")
    assert (ended.code, ended.err) == (0, "")
    it = Repository.objects.get()
    assert ended.out == f"ada/m: 2 files, 250.0 KiB; commit {it.head}.\n"
    assert (it.files, it.licence, it.size > 256_000) == (3, "mit", True)
    assert comity("hub", "import", folder, "ada/m").out == (
        "ada/m has all of it already; nothing was changed.\n"
    )
    assert comity("hub", "import", tmp_path / "none", "ada/m").code == 3
    assert comity("hub", "import", folder, "nobody/m").code == 4
    assert comity("hub", "verify", "ada/m").code == 0
    assert ada.email


@pytest.mark.parametrize(
    "command",
    ["account", "create", "token", "quota", "list", "import", "verify", "scrub", "gc", "takedown"],
)
def test_each_command_helps_with_an_example(comity: Comity, command: str) -> None:
    ended = comity("hub", command, "--help")
    assert ended.code == 0
    assert f"comity hub {command}" in ended.out.partition("Example")[2]
