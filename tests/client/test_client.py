"""The client against a live server: every operation, paging, ETags, waiting, errors."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from tests.api.conftest import Holder, holder
from tests.client.described import fits, operations, parameters_of
from tests.parties.people import logged

from comity.client import (
    ApiError,
    Comity,
    InvalidInput,
    NotAuthenticated,
    TooManyRequests,
    Unavailable,
    UnknownName,
    Unreachable,
)
from comity.kernel.interfaces.web.page_cache import forget_pages
from comity.regulation.adapters.corpus_index import write_corpus_index
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.snapshot import encode_snapshot
from comity.regulation.models import Release
from comity.regulation.queries.current_rulebook import keep_rulebook

ON = date(2027, 12, 2)


def methods() -> dict[str, Callable[..., Any]]:
    found = inspect.getmembers(Comity, inspect.isfunction)
    return {name: method for name, method in found if not name.startswith("_")}


def test_there_is_a_method_for_every_operation_and_parameter() -> None:
    known = {name: method for name, method in methods().items() if name != "close"}
    assert known.keys() == operations().keys()
    for name, operation in operations().items():
        asked = set(inspect.signature(known[name]).parameters) - {"self"}
        assert asked == parameters_of(operation), name


@pytest.fixture
def node(live_server: LiveServer, shipped_rules: Rulebook) -> str:
    """A server on a port of its own, with the shipped corpus."""
    name = shipped_rules.release
    Release.objects.create(
        id=name,
        content=name,
        loaded_at=datetime.now(tz=UTC),
        is_current=True,
        snapshot=encode_snapshot(shipped_rules.corpus),
    )
    keep_rulebook(name, shipped_rules)
    forget_pages()
    return live_server.url


@pytest.fixture
def _indexed(node: str, shipped_rules: Rulebook) -> None:
    """The node can be searched; what a test wrote is gone after it, the index too."""
    with transaction.atomic():
        write_corpus_index(shipped_rules.corpus, shipped_rules.release)


@pytest.fixture
def comity(node: str) -> Iterator[Comity]:
    with Comity(node) as opened:
        yield opened


CALLS: dict[str, Callable[[Comity], Any]] = {
    "index": lambda it: it.index(),
    "jurisdictions": lambda it: it.jurisdictions(kind=["body"], recorded=True).first,
    "jurisdiction": lambda it: it.jurisdiction("FR", on=ON),
    "instruments": lambda it: it.instruments(jurisdiction=["EU", "KR"], binding=True).first,
    "instrument": lambda it: it.instrument("eu-ai-act", on="2027-12-02"),
    "provisions": lambda it: it.provisions("kr-ai-basic-act").first,
    "provision": lambda it: it.provision("eu-ai-act", "art_50__para_1"),
    "norms": lambda it: it.norms(role=["provider"], level=[3, 4], running=False, on=ON).first,
    "norm": lambda it: it.norm("eu-ai-act", "art_50__para_1"),
    "concepts": lambda it: it.concepts(broader=["transparency"]).first,
    "concept": lambda it: it.concept("transparency.synthetic-content.label"),
    "crosswalk": lambda it: it.crosswalk("kr-ai-basic-act", "eu-ai-act"),
    "coverage": lambda it: it.coverage(where=["EU", "BR"], area="transparency", on=ON),
    "coverage_of": lambda it: it.coverage_of("KR", force="binding"),
    "divergence": lambda it: it.divergence(where=["EU", "KR", "BR"]),
    "divergence_of": lambda it: it.divergence_of("EU", "KR", on=ON),
    "treaties": lambda it: it.treaties(on=ON),
    "treaty": lambda it: it.treaty("coe-ai-convention"),
    "treaty_standing": lambda it: it.treaty_standing("coe-ai-convention", "FR"),
    "calendar": lambda it: it.calendar(first=ON, last="2030-01-01", where=["EU"]).first,
    "releases": lambda it: it.releases().first,
    "release": lambda it: it.release(it.index()["release"]),
    "search": lambda it: it.search("deep fake", kind=["provision"], where=["EU"], level=[3]).first,
    "facts": lambda it: it.facts(type=["number", "date"]).first,
    "fact": lambda it: it.fact("model.training_compute"),
    "obligations": lambda it: it.obligations(
        {"offer.markets": ["KR"]}, where=["KR"], on=ON, deciding=True, proofs=True
    ),
    "interview": lambda it: it.interview({}, where=["EU"], profile={"id": "mine"}),
    "file_report": lambda it: it.file_report(
        "eu-ai-act:art_50__para_1", kind="date", text="The day is wrong."
    ),
}
WITH_TOKEN = {"me", "my_organisations", "my_tokens", "issue_token", "revoke_token"}


@pytest.mark.usefixtures("_indexed")
def test_every_answer_fits_its_type(comity: Comity) -> None:
    elsewhere = (["assembly"], ["plan"])
    apart = {name for name, it in operations().items() if it["tags"] in elsewhere}
    assert CALLS.keys() | WITH_TOKEN == operations().keys() - apart
    for operation, call in CALLS.items():
        fits(operation, call(comity))


def test_what_a_token_opens(node: str) -> None:
    ada: Holder = holder("ada")
    with Comity(node, token=ada.secret) as comity:
        fits("me", comity.me())
        fits("my_organisations", comity.my_organisations(on="2026-01-01"))
        expires_at = timezone.now() + timedelta(1)
        issued = comity.issue_token(name="laptop", scopes=["view"], expires_at=expires_at)
        fits("issue_token", issued)
        with Comity(node, token=issued["secret"]) as narrower:
            assert narrower.me()["scopes"] == ["view"]
            comity.revoke_token(issued["id"])
            with pytest.raises(NotAuthenticated):
                narrower.my_organisations()
        fits("my_tokens", comity.my_tokens().first)
        assert [it["revoked_at"] is None for it in comity.my_tokens()] == [True, False]


def test_a_report_names_the_person_of_a_token(node: str) -> None:
    ada: Holder = holder("ada")
    with Comity(node, token=ada.secret) as comity:
        report = comity.file_report("eu-ai-act:art_50__para_1", kind="date", text="Wrong.")
    assert (report["state"], report["page"]) == ("open", f"/reports/{report['id']}")
    assert logged()[-1] == (ada.user.reference, "file_report", f"error-report:{report['id']}")


@pytest.mark.usefixtures("_indexed")
def test_a_search_is_walked_through_to_its_end(comity: Comity) -> None:
    found = comity.search("ai", kind=["provision"])
    assert [it["rank"] for it in found] == list(range(1, found.total + 1))
    assert found.total > 200
    assert comity.search("watermrak").first["corrections"] == {"watermrak": "watermark"}


def test_a_listing_is_whole(comity: Comity, shipped_rules: Rulebook) -> None:
    act = shipped_rules.corpus.instrument("eu-ai-act")
    listing = comity.provisions("eu-ai-act")
    assert [it["eid"] for it in listing] == [it.eid for it in act.provisions]
    assert listing.total == len(act.provisions) > 400
    assert listing.release == shipped_rules.release


def test_errors_carry_the_problem(comity: Comity) -> None:
    with pytest.raises(UnknownName, match=r"404: .* Did you mean eu-ai-act\?") as refused:
        comity.instrument("eu-ai-akt")
    assert refused.value.problem["message"] == "unknown-instrument"
    with pytest.raises(InvalidInput) as invalid:
        comity.obligations({"offer.marketz": True})
    (problem,) = invalid.value.problem["problems"]
    assert problem["params"]["pointer"] == "/facts/offer.marketz"
    with pytest.raises(UnknownName):
        comity.instrument("../norms?limit=1")


def test_a_node_that_is_not_there() -> None:
    with Comity("http://127.0.0.1:9") as comity, pytest.raises(Unreachable):
        comity.index()


class Scripted:
    """A node that answers as it was told, one answer after the other."""

    def __init__(self, *answers: httpx.Response) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []
        self.waited: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return self.answers.pop(0)

    def comity(self, **settings: Any) -> Comity:  # noqa: ANN401 - see Connection
        transport = httpx.MockTransport(self)
        return Comity("http://node", transport=transport, sleep=self.waited.append, **settings)


def busy(status: int = 429, wait: str = "3") -> httpx.Response:
    problem = {"type": "urn:comity:problem:too-many-requests", "title": "", "detail": "Wait."}
    return httpx.Response(status, json=problem, headers={"Retry-After": wait})


def test_what_is_the_same_is_not_sent_again(comity: Comity, node: str) -> None:
    calls: list[tuple[int, int]] = []

    class Noting(httpx.BaseTransport):
        def __init__(self) -> None:
            self.inner = httpx.HTTPTransport()

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            response = self.inner.handle_request(request)
            response.read()
            calls.append((response.status_code, len(response.content)))
            return response

        def close(self) -> None:
            self.inner.close()

    with Comity(node, transport=Noting()) as noted:
        first = noted.fact("offer.markets")
        first["question"].clear()
        again = noted.fact("offer.markets")
    assert [status for status, _ in calls] == [200, 304]
    assert calls[1][1] == 0
    assert again["question"]["en"].startswith("In which jurisdictions")


def test_it_waits_as_long_as_is_asked() -> None:
    node = Scripted(busy(wait="3"), busy(503, wait="7"), httpx.Response(200, json={"items": []}))
    with node.comity() as comity:
        assert comity.treaties() == {"items": []}
    assert node.waited == [3.0, 7.0]


def test_it_gives_up_in_the_end() -> None:
    node = Scripted(*(busy() for _ in range(3)))
    with node.comity(retries=2) as comity, pytest.raises(TooManyRequests, match="429: Wait"):
        comity.treaties()
    assert node.waited == [3.0, 3.0]


@pytest.mark.parametrize("wait", ["", "61", "-1", "soon", "1.5"])
def test_it_does_not_wait_where_that_makes_no_sense(wait: str) -> None:
    node = Scripted(busy(503, wait=wait))
    with node.comity() as comity, pytest.raises(Unavailable):
        comity.treaties()
    assert node.waited == []


def test_a_write_is_sent_again_only_where_it_was_refused_unread() -> None:
    asked = {"name": "a", "scopes": ["view"], "expires_at": "2030-01-01T00:00:00Z"}
    node = Scripted(busy(429), httpx.Response(201, json={"id": "1"}))
    with node.comity(token="comity_x") as comity:  # noqa: S106 - no secret
        assert comity.issue_token(**asked) == {"id": "1"}
    assert node.asked[0].headers["Authorization"] == "Bearer comity_x"
    node = Scripted(busy(503))
    with node.comity() as comity, pytest.raises(Unavailable):
        comity.issue_token(**asked)
    assert len(node.asked) == 1


def test_a_redirect_gets_no_token() -> None:
    node = Scripted(httpx.Response(307, headers={"Location": "http://elsewhere/"}))
    with node.comity(token="comity_x") as comity, pytest.raises(ApiError):  # noqa: S106
        comity.index()
    assert len(node.asked) == 1


def test_a_page_of_a_proxy_is_an_error_too() -> None:
    node = Scripted(httpx.Response(502, text="<h1>Bad gateway</h1>"))
    with node.comity() as comity, pytest.raises(ApiError, match="502: HTTP status 502"):
        comity.index()


def test_parameters_are_written_as_the_node_reads_them() -> None:
    node = Scripted(httpx.Response(200, json={"items": [], "total": 0}))
    with node.comity() as comity:
        listing = comity.norms(concept=["a", "b"], level=[3, 4], running=False, on=ON)
        assert list(listing) == []
    assert dict(node.asked[0].url.params) == {
        "concept": "a,b",
        "level": "3,4",
        "running": "false",
        "on": "2027-12-02",
        "limit": "200",
        "offset": "0",
    }
