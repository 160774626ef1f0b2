"""What another process changes shows with the next call to a server that answered, and kept what it
may, before: who may see it, where `main` stands, what was taken down or is gone."""

from __future__ import annotations

from itertools import count

import httpx
import pytest
from tests.hub.node import Node, Person

NAMES = count()
THERE = """
from tests.hub.people import committed, signed_in
from comity.hub.queries.callers import OPERATING
repository = Repository.objects.select_related("account").get(key=given[0])
ada = User.objects.get(email="ada@example.org")
"""


@pytest.fixture(scope="module")
def ada(node: Node) -> Person:
    return node.person("ada")


@pytest.fixture(scope="module")
def bo(node: Node) -> Person:
    return node.person("bo", "read")


@pytest.fixture
def name(node: Node, ada: Person) -> str:
    """A repository with one file."""
    made = node.repository(ada, f"seen{next(NAMES)}")
    elsewhere(node, made, "committed(ada, repository, {'sub/a.json': b'{}'})")
    return made


def elsewhere(node: Node, name: str, change: str, *given: str) -> None:
    node.ask(f"{THERE}\n{change}", [name, *given])


def statuses(node: Node, name: str, person: Person | None) -> list[int]:
    """Of model info, a tree, the head of a file and the file."""
    headers = person.headers if person else {}
    with httpx.Client(base_url=node.address, headers=headers) as client:
        return [
            client.get(f"/api/models/{name}").status_code,
            client.get(f"/api/models/{name}/tree/main?recursive=true").status_code,
            client.head(f"/{name}/resolve/main/sub/a.json").status_code,
            client.get(f"/{name}/resolve/main/sub/a.json").status_code,
        ]


def test_a_token_that_is_revoked(node: Node, name: str) -> None:
    cy = node.person("cy", "read")
    assert statuses(node, name, cy) == [200] * 4
    elsewhere(
        node,
        name,
        "Token.objects.filter(id=given[1]).update(revoked_at=timezone.now())",
        cy.token_id,
    )
    assert statuses(node, name, cy) == [401] * 4


def test_a_person_who_is_shut_out(node: Node, name: str) -> None:
    dee = node.person("dee", "read")
    assert statuses(node, name, dee) == [200] * 4
    elsewhere(node, name, "User.objects.filter(email='dee@example.org').update(is_active=False)")
    assert statuses(node, name, dee) == [401] * 4


def test_a_repository_that_is_hidden_and_shown_again(
    node: Node, name: str, ada: Person, bo: Person
) -> None:
    change = """
from comity.hub.actions.change_settings import change_settings
from comity.hub.domain.repositories import Visibility
change_settings(caller=signed_in(ada), repository=repository, visibility=Visibility(given[1]))
"""
    assert statuses(node, name, bo) == statuses(node, name, None) == [200] * 4
    elsewhere(node, name, change, "private")
    assert statuses(node, name, bo) == [404] * 4
    assert statuses(node, name, None) == [401] * 4
    assert statuses(node, name, ada) == [200] * 4
    elsewhere(node, name, change, "public")
    assert statuses(node, name, bo) == [200] * 4


def test_a_membership_that_begins_and_ends(node: Node, bo: Person) -> None:
    """Of a private repository, whose answers to members are kept."""
    name = "deep/secret"
    node.ask(
        """
from tests.hub.people import lab, repository
from comity.hub.domain.repositories import Visibility
ada = User.objects.get(email="ada@example.org")
lab("deep", ada)
repository(ada, "secret", {"sub/a.json": b"{}"}, account="deep", visibility=Visibility.PRIVATE)
"""
    )
    assert statuses(node, name, bo) == [404] * 4
    elsewhere(
        node,
        name,
        """
from tests.hub.people import member
from comity.parties.domain.permissions import MembershipRole
member(repository.account.organisation, User.objects.get(email="bo@example.org"),
       MembershipRole.MEMBER)
""",
    )
    assert statuses(node, name, bo) == [200] * 4
    elsewhere(node, name, "Membership.objects.filter(user__email='bo@example.org').delete()")
    assert statuses(node, name, bo) == [404] * 4


def test_a_gate_that_is_put_up(node: Node, name: str, ada: Person, bo: Person) -> None:
    assert statuses(node, name, bo) == [200] * 4
    elsewhere(
        node,
        name,
        """
from comity.hub.actions.change_settings import change_settings
from comity.hub.domain.repositories import Gate
change_settings(caller=signed_in(ada), repository=repository, gate=Gate.MANUAL)
""",
    )
    assert statuses(node, name, bo) == [200, 200, 403, 403]
    assert statuses(node, name, ada) == [200] * 4


def test_a_branch_that_moves(node: Node, name: str, bo: Person) -> None:
    def seen() -> tuple[object, ...]:
        with httpx.Client(base_url=node.address, headers=bo.headers) as client:
            info = client.get(f"/api/models/{name}").json()
            tree = client.get(f"/api/models/{name}/tree/main?recursive=true")
            head = client.head(f"/{name}/resolve/main/sub/a.json").headers
            body = client.get(f"/{name}/resolve/main/sub/a.json")
        commits = {info["sha"], tree.headers["x-repo-commit"], head["x-repo-commit"]}
        assert len(commits) == 1
        files = sorted(it["path"] for it in tree.json() if it["type"] == "file")
        assert files == sorted(it["rfilename"] for it in info["siblings"])
        return commits.pop(), files, body.content, info["usedStorage"]

    first, files, body, used = seen()
    assert (files, body) == ([".gitattributes", "sub/a.json"], b"{}")
    elsewhere(
        node, name, "committed(ada, repository, {'sub/a.json': b'{\"a\": 1}', 'b.txt': b'four'})"
    )
    second, *now = seen()
    assert second != first
    assert isinstance(used, int)
    grown = used + len('{"a": 1}') + len("four")
    assert now == [[".gitattributes", "b.txt", "sub/a.json"], b'{"a": 1}', grown]
    at_first = httpx.get(f"{node.address}/api/models/{name}/tree/{first}?recursive=true")
    assert sorted(it["path"] for it in at_first.json() if it["type"] == "file") == files
    assert httpx.get(f"{node.address}/{name}/resolve/{first}/sub/a.json").content == b"{}"


def test_a_file_that_is_taken_down(node: Node, name: str, bo: Person) -> None:
    assert statuses(node, name, bo) == [200] * 4
    elsewhere(
        node,
        name,
        """
from comity.hub.actions.take_down import take_down
take_down(caller=OPERATING, repository=repository, path="sub/a.json", notice="n", reason="r")
""",
    )
    assert statuses(node, name, bo) == [200, 200, 403, 403]


def test_a_content_that_is_deleted_for_good(node: Node, name: str, bo: Person) -> None:
    assert statuses(node, name, bo) == [200] * 4
    elsewhere(node, name, "Holding.objects.filter(repository=repository, content__size=2).delete()")
    assert statuses(node, name, bo) == [200, 200, 404, 404]


def test_a_repository_that_is_disabled_and_one_that_is_deleted(
    node: Node, name: str, bo: Person
) -> None:
    assert statuses(node, name, bo) == [200] * 4
    change = "Repository.objects.filter(id=repository.id).update(disabled_reason='no')"
    elsewhere(node, name, change)
    assert statuses(node, name, bo) == [200, 200, 403, 403]
    elsewhere(
        node,
        name,
        """
from comity.hub.actions.delete_repository import delete_repository
delete_repository(caller=OPERATING, repository=repository)
""",
    )
    assert statuses(node, name, bo) == [404] * 4


def test_nothing_kept_of_one_repository_is_told_of_another(
    node: Node, name: str, ada: Person
) -> None:
    """Two with the same tree, of which one is hidden."""
    other = node.repository(ada, f"seen{next(NAMES)}", private=True)
    elsewhere(node, other, "committed(ada, repository, {'sub/a.json': b'{}'})")
    assert statuses(node, other, ada) == statuses(node, name, ada) == [200] * 4
    assert statuses(node, other, None) == [401] * 4
    told = httpx.get(f"{node.address}/api/models/{other}", headers=ada.headers).json()
    assert told["id"] == other
