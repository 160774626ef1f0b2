"""Webhooks: who is told what, and how often it is tried."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from huggingface_hub import WebhookPayload
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from tests.hub.listening import Listener, listening
from tests.hub.people import lab, publisher, repository, signed_in, with_token
from tests.hub.talking import propose, put
from tests.parties.people import logged

from comity.hub.actions.comment_discussion import comment_discussion
from comity.hub.actions.create_webhook import create_webhook
from comity.hub.actions.delete_repository import delete_repository
from comity.hub.actions.delete_webhook import delete_webhook
from comity.hub.actions.deliver_webhooks import clear_deliveries, deliver_webhooks
from comity.hub.actions.open_discussion import open_discussion
from comity.hub.actions.set_watched import WatchedName
from comity.hub.actions.update_webhook import update_webhook
from comity.hub.domain.refusals import RepositoryUnknown, SignInNeeded
from comity.hub.domain.repositories import Visibility
from comity.hub.domain.webhooks import MOST_WEBHOOKS, PAUSES
from comity.hub.models import Delivery, Repository, Webhook
from comity.hub.queries.callers import NOBODY, Caller
from comity.hub.queries.webhooks import own_webhook, webhooks_of
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db
SECRET, ANOTHER = "s3cret", "s4cret"
BERT = [WatchedName("model", "ada/bert")]


@pytest.fixture
def listener(settings: Settings) -> Iterator[Listener]:
    settings.HUB_WEBHOOK_HOSTS = ["127.0.0.1"]
    settings.HUB_ADDRESS = "https://hub.test"
    with listening() as found:
        yield found


@pytest.fixture
def ada() -> Caller:
    return signed_in(publisher("ada"))


@pytest.fixture
def bert(ada: Caller) -> Repository:
    assert ada.user is not None
    return repository(ada.user, "bert")


def scopes() -> list[str]:
    return [json.loads(each.body)["event"]["scope"] for each in Delivery.objects.order_by("id")]


def test_what_happens_is_told_in_the_form_that_clients_read(
    ada: Caller,
    bert: Repository,
    listener: Listener,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    create_webhook(caller=ada, url=listener.address, watched=BERT, secret=SECRET)
    with django_capture_on_commit_callbacks(execute=True):
        done = put(ada, bert, {"a.txt": b"a"})
        number = propose(ada, bert, {"b.txt": b"b"})
        comment_discussion(caller=ada, repository=bert, number=number, text="Look.")
    told = [WebhookPayload.model_validate_json(body) for _, body in listener.heard]
    assert [each.event.scope for each in told] == [
        "repo.content",
        "discussion",
        "discussion.comment",
    ]
    assert told[0].updatedRefs is not None
    assert told[0].updatedRefs[0].newSha == done.commit.oid
    assert told[0].repo.url.web == "https://hub.test/ada/bert"
    assert told[1].discussion is not None
    assert (told[1].discussion.num, told[1].discussion.isPullRequest) == (1, True)
    assert told[2].comment is not None
    assert told[2].comment.content == "Look."
    for headers, body in listener.heard:
        assert headers["X-Webhook-Secret"] == "s3cret"
        signed = hmac.new(b"s3cret", body, "sha256").hexdigest()
        assert headers["X-Comity-Signature"] == f"sha256={signed}"
        assert b"example.org" not in body
        assert b"s3cret" not in body
    assert {(each.status, each.next_at) for each in Delivery.objects.all()} == {(200, None)}


def test_domains_accounts_and_switches(ada: Caller, bert: Repository) -> None:
    made = create_webhook(
        caller=ada,
        url="https://example.org/",
        watched=[WatchedName("user", "ada")],
        domains=["discussion"],
    )
    put(ada, bert, {"a": b"a"})
    open_discussion(caller=ada, repository=bert, title="x")
    assert scopes() == ["discussion"]
    update_webhook(caller=ada, webhook=str(made.id), active=False)
    open_discussion(caller=ada, repository=bert, title="y")
    assert scopes() == ["discussion"]
    update_webhook(caller=ada, webhook=str(made.id), active=True, domains=["repo"], watched=BERT)
    put(ada, bert, {"a": b"b"})
    assert scopes() == ["discussion", "repo.content"]


def test_a_stranger_is_told_of_what_they_may_know_alone(ada: Caller, bert: Repository) -> None:
    eve = signed_in(publisher("eve"))
    create_webhook(caller=eve, url="https://example.org/", watched=[WatchedName("user", "ada")])
    assert ada.user is not None
    hidden = repository(ada.user, "hidden", visibility=Visibility.PRIVATE)
    put(ada, hidden, {"a": b"a"})
    assert scopes() == []
    put(ada, bert, {"a": b"a"})
    assert scopes() == ["repo.content"]
    with pytest.raises(RepositoryUnknown):
        create_webhook(
            caller=eve, url="https://example.org/", watched=[WatchedName("model", "ada/hidden")]
        )
    eve.user.is_active = False  # type: ignore[union-attr]
    eve.user.save()  # type: ignore[union-attr]
    put(ada, bert, {"a": b"b"})
    assert scopes() == ["repo.content"]


def test_the_end_of_a_repository_is_told(ada: Caller, bert: Repository) -> None:
    create_webhook(caller=ada, url="https://example.org/", watched=BERT)
    delete_repository(caller=ada, repository=bert)
    assert [json.loads(each.body)["event"] for each in Delivery.objects.all()] == [
        {"action": "delete", "scope": "repo"}
    ]


def test_nobody_sees_or_changes_anothers(ada: Caller, bert: Repository) -> None:
    made = create_webhook(caller=ada, url="https://example.org/", watched=BERT, secret=SECRET)
    eve = signed_in(publisher("eve"))
    assert webhooks_of(eve) == []
    for deed in (
        lambda: own_webhook(eve, str(made.id)),
        lambda: update_webhook(caller=eve, webhook=str(made.id), url="https://evil.example/"),
        lambda: delete_webhook(caller=eve, webhook=str(made.id)),
    ):
        with pytest.raises(UnknownName):
            deed()
    assert Webhook.objects.get().url == "https://example.org/"


def test_a_narrow_token_makes_no_webhook(ada: Caller, bert: Repository) -> None:
    assert ada.user is not None
    for caller, refusal in (
        (NOBODY, SignInNeeded),
        (with_token(ada.user, "read"), NotPermitted),
        (with_token(ada.user, f"write@{bert.reference}"), NotPermitted),
    ):
        with pytest.raises(refusal):
            create_webhook(caller=caller, url="https://example.org/", watched=BERT)
        with pytest.raises(refusal):
            webhooks_of(caller)
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    ("url", "watched"),
    [
        ("https://169.254.169.254/", BERT),
        ("http://example.org/", BERT),
        ("https://example.org/", []),
        ("https://example.org/", [WatchedName("bucket", "ada/bert")]),
    ],
)
def test_bad_webhooks(ada: Caller, bert: Repository, url: str, watched: list[WatchedName]) -> None:
    with pytest.raises(InvalidInput):
        create_webhook(caller=ada, url=url, watched=watched)
    assert not Webhook.objects.exists()


def test_their_number_has_an_end(ada: Caller, bert: Repository) -> None:
    for _ in range(MOST_WEBHOOKS):
        create_webhook(caller=ada, url="https://example.org/", watched=BERT)
    with pytest.raises(Conflict):
        create_webhook(caller=ada, url="https://example.org/", watched=BERT)


def test_failures_are_tried_again_and_given_up(
    ada: Caller, bert: Repository, listener: Listener
) -> None:
    create_webhook(caller=ada, url=listener.address, watched=BERT)
    put(ada, bert, {"a": b"a"})
    listener.status = 500
    for turn in range(1, len(PAUSES) + 2):
        assert deliver_webhooks() == 1
        assert deliver_webhooks() == 0  # not yet due
        found = Delivery.objects.get()
        assert (found.attempts, found.status, found.error) == (turn, 500, "status 500")
        Delivery.objects.filter(next_at__isnull=False).update(next_at=timezone.now())
    assert found.next_at is None
    assert (deliver_webhooks(), len(listener.heard)) == (0, len(PAUSES) + 1)


def test_what_came_through_the_second_time(
    ada: Caller, bert: Repository, listener: Listener
) -> None:
    create_webhook(caller=ada, url=listener.address, watched=BERT)
    put(ada, bert, {"a": b"a"})
    listener.status = 302
    deliver_webhooks()
    assert len(listener.heard) == 1
    listener.status = 204
    Delivery.objects.update(next_at=timezone.now())
    deliver_webhooks()
    found = Delivery.objects.get()
    assert (found.attempts, found.status, found.error, found.next_at) == (2, 204, "", None)
    assert found.delivered_at is not None
    Delivery.objects.update(at=timezone.now() - timedelta(days=8))
    assert (clear_deliveries(), Delivery.objects.count()) == (1, 0)


def test_a_host_that_is_no_longer_allowed_is_not_told(
    ada: Caller, bert: Repository, listener: Listener, settings: Settings
) -> None:
    create_webhook(caller=ada, url=listener.address, watched=BERT)
    put(ada, bert, {"a": b"a"})
    settings.HUB_WEBHOOK_HOSTS = []
    deliver_webhooks()
    found = Delivery.objects.get()
    assert (found.error, found.next_at, listener.heard) == ("webhook-url-not-https", None, [])


def test_secrets_are_in_no_log(
    ada: Caller, bert: Repository, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    made = create_webhook(
        caller=ada, url=f"{listener.address}&key=k3y", watched=BERT, secret=SECRET
    )
    update_webhook(caller=ada, webhook=str(made.id), secret=ANOTHER)
    put(ada, bert, {"a": b"a"})
    listener.status = 500
    with caplog.at_level(logging.DEBUG):
        deliver_webhooks()
    delete_webhook(caller=ada, webhook=str(made.id))
    texts = [str(vars(each)) for each in caplog.records if each.name.startswith("comity")]
    texts += [str(each.payload) for each in AuditEntry.objects.all()]
    assert len(texts) > 4
    assert not any(secret in text for text in texts for secret in ("s3cret", "s4cret", "k3y"))
    assert [action for _, action, of in logged() if of == made.reference] == [
        "create_webhook",
        "update_webhook",
        "delete_webhook",
    ]


def test_organisations_are_watched_by_their_kind(ada: Caller) -> None:
    assert ada.user is not None
    lab("ministry", ada.user)
    create_webhook(caller=ada, url="https://example.org/", watched=[WatchedName("org", "ministry")])
    with pytest.raises(UnknownName):
        create_webhook(
            caller=ada, url="https://example.org/", watched=[WatchedName("user", "ministry")]
        )
