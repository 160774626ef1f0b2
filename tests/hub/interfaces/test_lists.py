"""The lists of the API, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from httpx import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient
from tests.hub.people import publisher, repository, token

from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.interfaces.api.addresses import AsSent
from comity.hub.interfaces.api.routes import hub_routes
from comity.hub.models import Repository

pytestmark = pytest.mark.django_db(transaction=True)
CARD = b"---\nlicense: mit\nlanguage: en\npipeline_tag: fill-mask\n---\nA model.\n"


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[AsSent(hub_routes())])) as client:
        yield client


def _ids(client: TestClient, path: str, **headers: str) -> list[str]:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json()]


def test_a_list_with_its_fields(client: TestClient) -> None:
    ada = publisher("ada")
    it = repository(ada, "Masked", {"README.md": CARD})
    repository(ada, "hidden", visibility=Visibility.PRIVATE)
    (told,) = client.get("/api/models").json()
    assert told == {
        "_id": it.id.hex[:24],
        "id": "ada/Masked",
        "modelId": "ada/Masked",
        "author": "ada",
        "createdAt": told["createdAt"],
        "lastModified": told["lastModified"],
        "private": False,
        "gated": False,
        "disabled": False,
        "downloads": 0,
        "likes": 0,
        "trendingScore": 0,
        "tags": ["fill-mask", "en", "license:mit"],
        "pipeline_tag": "fill-mask",
        "library_name": None,
    }
    (full,) = client.get("/api/models?full=True&cardData=True").json()
    assert (full["sha"], full["cardData"]["license"]) == (it.head, "mit")
    (expanded,) = client.get("/api/models?expand=likes&expand=cardData&expand=nonsense").json()
    assert expanded.keys() == {"_id", "id", "modelId", "likes", "cardData"}
    assert client.get("/api/datasets").json() == []
    bearer = f"Bearer {token(ada, 'read')}"
    assert _ids(client, "/api/models?sort=createdAt", authorization=bearer) == [
        "ada/hidden",
        "ada/Masked",
    ]


def test_filters_of_the_address(client: TestClient) -> None:
    ada = publisher("ada")
    repository(ada, "one", {"README.md": CARD})
    repository(ada, "two")
    Repository.objects.filter(name="two").update(gate="auto", likes=3)
    for query, expected in {
        "search=ON": ["ada/one"],
        "author=ADA&sort=likes": ["ada/two", "ada/one"],
        "author=ada&sort=likes&direction=1": ["ada/one", "ada/two"],
        "author=nobody": [],
        "filter=en&filter=license:mit": ["ada/one"],
        "filter=en,license:mit": ["ada/one"],
        "filter=fr": [],
        "pipeline_tag=fill-mask": ["ada/one"],
        "gated=true": ["ada/two"],
        "gated=False": ["ada/one"],
        "inference=warm&sort=likes&limit=1": ["ada/two"],
        "num_parameters=min:1": [],
    }.items():
        assert _ids(client, f"/api/models?{query}") == expected, query


def test_pages(client: TestClient) -> None:
    ada = publisher("ada")
    for number in range(5):
        repository(ada, f"m{number}")
    found: list[str] = []
    address: str | None = "/api/models?sort=createdAt&limit=2&author=ada"
    while address:
        answer = client.get(address)
        found += [each["id"] for each in answer.json()]
        address = answer.links.get("next", {}).get("url")
    assert found == [f"ada/m{number}" for number in reversed(range(5))]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("sort=secret", 400),
        ("limit=0", 400),
        ("limit=x", 400),
        ("gated=maybe", 400),
        ("cursor=x", 400),
        ("num_parameters=many", 400),
        ("search=" + "x" * 300, 400),
        ("&".join(f"filter=t{number}" for number in range(30)), 400),
        ("limit=99999999999999", 200),
        ("filter=%27%3B--&search=%25_%00", 200),
    ],
)
def test_what_is_asked_wrongly(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/api/models?{query}").status_code == status


def test_words_to_filter_by(client: TestClient) -> None:
    models = client.get("/api/models-tags-by-type").json()
    assert {"id": "license:mit", "label": "MIT License", "type": "license"} in models["license"]
    assert "task_categories" in client.get("/api/datasets-tags-by-type").json()


def test_what_is_mine_and_what_it_takes(client: TestClient) -> None:
    ada = publisher("ada")
    it = repository(ada, "d", kind=RepositoryKind.DATASET, visibility=Visibility.PRIVATE)
    address = "/api/settings/repositories"
    assert client.get(address).status_code == 401
    (told,) = client.get(address, headers={"authorization": f"Bearer {token(ada)}"}).json()
    assert (told["id"], told["type"], told["visibility"]) == ("ada/d", "dataset", "private")
    assert (told["storage"], told["storagePercent"]) == (it.size, 1.0)
    other = client.get("/api/organizations/ada/settings/repositories")
    assert other.status_code == 403


def _validated(client: TestClient, content: str, **headers: str) -> Response:
    body = {"content": content, "repoType": "model"}
    return client.post("/api/validate-yaml", json=body, headers=headers)


def test_cards_are_validated(client: TestClient) -> None:
    good = _validated(client, "---\nlicense: mit\n---\n")
    assert (good.status_code, good.json()["errors"]) == (200, [])
    bad = _validated(client, "---\nlicense: none-such\n---\n")
    assert bad.status_code == 400
    assert "none-such" in bad.json()["errors"][0]["message"]
    plain = _validated(client, "---\nlicense: none-such\n---\n", accept="text/plain")
    assert (plain.status_code, plain.text) == (400, bad.json()["errors"][0]["message"])
