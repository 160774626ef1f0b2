"""What people do around repositories, by the real client against a hub in a process of its own."""

from __future__ import annotations

import httpx
import pytest
from tests.hub.listening import listening
from tests.hub.node import Node, Person

CATCH = """
def refused(work):
    try:
        work()
    except HfHubHTTPError as error:
        return error.response.status_code
    return None
def put(path, data, **more):
    return api.upload_file(path_or_fileobj=data, path_in_repo=path, repo_id=repo, **more)
repo = given[0]
"""


@pytest.fixture(scope="module")
def ada(node: Node) -> Person:
    return node.person("ada")


@pytest.fixture(scope="module")
def eve(node: Node) -> Person:
    return node.person("eve")


def test_a_discussion(node: Node, ada: Person, eve: Person) -> None:
    repo = node.repository(ada, "talk")
    found = node.client(
        eve,
        CATCH
        + """
        made = api.create_discussion(repo, "Why?", description="I *wonder*.")
        said = api.comment_discussion(repo, made.num, comment="one <b>")
        edited = api.edit_discussion_comment(repo, made.num, said.id, new_content="two")
        hidden = api.hide_discussion_comment(repo, made.num, said.id)
        renamed = api.rename_discussion(repo, made.num, new_title="Why not?")
        closed = api.change_discussion_status(repo, made.num, new_status="closed", comment="Bye.")
        seen = api.get_discussion_details(repo, made.num)
        out = [made.title, made.author, made.is_pull_request, made.status, made.events[0].content,
               said.content, said.rendered, [edited.content, edited.edited, edited.number_of_edits],
               [hidden.content, hidden.hidden], [renamed.old_title, renamed.new_title],
               closed.new_status, [each.type for each in seen.events],
               [seen.diff, seen.target_branch, seen.conflicting_files]]
        """.replace("\n        ", "\n"),
        repo,
    )
    assert found == [
        "Why?",
        "eve",
        False,
        "open",
        "I *wonder*.",
        "one <b>",
        "<p>one &lt;b&gt;</p>",
        ["two", True, 1],
        ["", True],
        ["Why?", "Why not?"],
        "closed",
        ["comment", "comment", "title-change", "comment", "status-change"],
        [None, None, None],
    ]


def test_pages_of_discussions(node: Node, ada: Person, eve: Person) -> None:
    repo = node.repository(ada, "many")
    node.ask(
        """
        from comity.hub.actions.open_discussion import open_discussion
        from comity.hub.queries.callers import caller_of_person
        it = Repository.objects.select_related("account").get(key=given)
        who = caller_of_person(User.objects.get(name="eve"))
        for turn in range(120):
            open_discussion(caller=who, repository=it, title=str(turn))
        """,
        repo,
    )
    found = node.client(
        ada, "out = [each.num for each in api.get_repo_discussions(given[0], author='eve')]", repo
    )
    assert found == list(range(120, 0, -1))


def test_a_pull_request_with_a_conflict(node: Node, ada: Person, eve: Person) -> None:
    repo = node.repository(ada, "merge")
    node.client(ada, CATCH + "put('a.txt', b'one\\n')", repo)
    opened = node.client(
        eve,
        CATCH
        + """
        first = put("a.txt", b"theirs\\n", create_pr=True)
        draft = api.create_pull_request(repo, "A draft")
        put("b.txt", b"b\\n", revision=draft.git_reference)
        no = refused(lambda: api.merge_pull_request(repo, draft.num))
        api.change_discussion_status(repo, draft.num, new_status="open")
        out = [first.pr_num, draft.num, draft.status, no,
               refused(lambda: api.merge_pull_request(repo, draft.num)),
               [each.type for each in api.get_discussion_details(repo, draft.num).events]]
        """.replace("\n        ", "\n"),
        repo,
    )
    assert opened == [1, 2, "draft", 403, 403, ["comment", "commit", "status-change"]]
    found = node.client(
        ada,
        CATCH
        + """
        put("a.txt", b"ours\\n")
        before = api.get_discussion_details(repo, 1)
        no = refused(lambda: api.merge_pull_request(repo, 1))
        api.merge_pull_request(repo, 2, comment="Good.")
        after = api.get_discussion_details(repo, 2)
        top = api.list_repo_commits(repo)[0]
        out = [before.conflicting_files, before.target_branch, "-one\\n+theirs\\n" in before.diff,
               no, after.status, after.merge_commit_oid == top.commit_id,
               "+b\\n" in after.diff and "a.txt" not in after.diff, after.conflicting_files,
               sorted(api.list_repo_files(repo)), top.title]
        """.replace("\n        ", "\n"),
        repo,
    )
    assert found == [
        ["a.txt"],
        "refs/heads/main",
        True,
        409,
        "merged",
        True,
        True,
        [],
        [".gitattributes", "a.txt", "b.txt"],
        "Merge pull request #2: A draft",
    ]


def test_the_difference_of_a_gated_repository_is_for_its_readers(
    node: Node, ada: Person, eve: Person
) -> None:
    repo = node.repository(ada, "kept")
    node.client(ada, CATCH + "put('a', b'x', create_pr=True)", repo)
    node.client(ada, "api.update_repo_settings(given[0], gated='manual')", repo)
    diff = "out = api.get_discussion_details(given[0], 1).diff"
    assert "+x" in node.client(ada, diff, repo)
    assert node.client(eve, diff, repo) is None


def test_the_gate(node: Node, ada: Person, eve: Person) -> None:
    repo = node.repository(ada, "gated")
    zoe = node.person("zoe")
    node.client(
        ada, CATCH + "put('a.txt', b'a'); api.update_repo_settings(repo, gated='manual')", repo
    )
    read = CATCH + "out = refused(lambda: api.auth_check(repo))"
    asked = httpx.post(
        f"{node.address}/api/models/{repo}/ask-access", headers=eve.headers, json={"answers": {}}
    )
    assert (asked.status_code, asked.json()["status"]) == (200, "pending")
    assert node.client(eve, read, repo) == 403
    told = CATCH + "out = refused(lambda: list(api.list_pending_access_requests(repo)))"
    assert node.client(eve, told, repo) == 403
    found = node.client(
        ada,
        CATCH
        + """
        one, = api.list_pending_access_requests(repo)
        api.accept_access_request(repo, one.username)
        api.grant_access(repo, "zoe")
        twice = refused(lambda: api.grant_access(repo, "zoe"))
        again = refused(lambda: api.accept_access_request(repo, "eve"))
        nobody = refused(lambda: api.accept_access_request(repo, "nobody-here"))
        accepted = api.list_accepted_access_requests(repo)
        let_in = sorted([each.username, each.email] for each in accepted)
        out = [[one.username, one.email, one.status, one.fields], twice, again, nobody, let_in]
        """.replace("\n        ", "\n"),
        repo,
    )
    assert found == [
        ["eve", "eve@example.org", "pending", {}],
        400,
        404,
        404,
        [["eve", "eve@example.org"], ["zoe", None]],
    ]
    assert [node.client(each, read, repo) for each in (eve, zoe)] == [None, None]
    node.client(
        ada,
        "api.cancel_access_request(given[0], 'zoe');"
        "api.reject_access_request(given[0], 'eve', rejection_reason='No.')",
        repo,
    )
    assert [node.client(each, read, repo) for each in (eve, zoe)] == [403, 403]


def test_likes_and_people(node: Node, ada: Person, eve: Person) -> None:
    repo = node.repository(ada, "liked")
    for person in (ada, eve):
        answer = httpx.post(f"{node.address}/api/models/{repo}/like", headers=person.headers)
        assert answer.status_code == 200
    assert httpx.post(f"{node.address}/api/models/{repo}/like").status_code == 401
    assert (
        httpx.post(f"{node.address}/api/users/ada/follow", headers=eve.headers).status_code == 200
    )
    found = node.client(
        eve,
        CATCH
        + """
        liked = api.list_liked_repos("eve")
        ada = api.get_user_overview("ada")
        api.unlike(repo)
        out = [liked.models, liked.total, [each.username for each in api.list_repo_likers(repo)],
               [ada.username, ada.is_following, ada.num_followers, ada.fullname],
               [each.username for each in api.list_user_followers("ada")],
               [each.username for each in api.list_user_following("eve")],
               refused(lambda: api.get_user_overview("nobody-here"))]
        """.replace("\n        ", "\n"),
        repo,
    )
    assert found == [[repo], 1, ["ada"], ["ada", True, 1, "ada"], ["eve"], ["ada"], 404]


def test_organisations(node: Node, ada: Person) -> None:
    node.ask(
        """
        from datetime import date
        from comity.hub.actions.open_account import open_account
        from comity.hub.queries.callers import OPERATING
        from comity.parties.actions.create_organisation import create_organisation
        from comity.parties.domain.permissions import OPERATOR, OrganisationKind
        made = create_organisation(
            actor=OPERATOR, name="Ministry of Science", kind=OrganisationKind.GOVERNMENT,
            jurisdiction="KE", owner=User.objects.get(name="ada").id, on=date(2026, 1, 1))
        open_account(caller=OPERATING, name="ministry", organisation=made.id)
        """
    )
    found = node.client(
        ada,
        """
        it = api.get_organization_overview("ministry")
        out = [it.name, it.fullname, it.num_users, it.num_models,
               [each.username for each in api.list_organization_members("ministry")],
               list(api.list_organization_followers("ministry")),
               [each.name for each in api.get_user_overview("ada").orgs]]
        """,
    )
    assert found == ["ministry", "Ministry of Science", 1, 0, ["ada"], [], ["ministry"]]


def test_likers_come_in_pages(node: Node, ada: Person, eve: Person) -> None:
    repo = node.repository(ada, "paged")
    for person in (ada, eve):
        httpx.post(f"{node.address}/api/models/{repo}/like", headers=person.headers)
    address = f"{node.address}/api/models/{repo}/likers?limit=1"
    first = httpx.get(address)
    second = httpx.get(first.links["next"]["url"])
    assert [each.json()[0]["user"] for each in (first, second)] == ["eve", "ada"]
    assert "next" not in second.links
    for bad in ("limit=1&cursor=x", "limit=1&cursor=MjAyNi0wMS0wMSAx", "limit=0"):
        assert httpx.get(f"{address.partition('?')[0]}?{bad}").status_code == 400


def test_webhooks(node: Node, ada: Person, eve: Person) -> None:
    repo = node.repository(ada, "watched")
    found = node.client(
        ada,
        CATCH
        + """
        made = api.create_webhook(
            url="https://example.org/hook", watched=[{"type": "model", "name": repo}],
            domains=["repo"], secret="s3cret")
        seen = api.get_webhook(made.id)
        changed = api.update_webhook(
            made.id, url="https://example.org/other",
            watched=[{"type": "user", "name": "ada"}], domains=["repo", "discussion"])
        off, on = api.disable_webhook(made.id), api.enable_webhook(made.id)
        listed = [each.id for each in api.list_webhooks()]
        bad = refused(lambda: api.create_webhook(
            url="https://127.0.0.1/", watched=[{"type": "user", "name": "ada"}]))
        api.delete_webhook(made.id)
        out = [[made.secret, made.watched[0].type, made.watched[0].name, made.domains],
               seen.secret, [changed.url, changed.watched[0].name, changed.domains],
               off.disabled, on.disabled, listed == [made.id], bad,
               refused(lambda: api.get_webhook(made.id))]
        """.replace("\n        ", "\n"),
        repo,
    )
    assert found == [
        ["s3cret", "model", repo, ["repo"]],
        None,
        ["https://example.org/other", "ada", ["repo", "discussion"]],
        True,
        False,
        True,
        400,
        404,
    ]


def test_what_is_told_goes_out_by_the_queue(node: Node, ada: Person) -> None:
    repo = node.repository(ada, "queued")
    with listening() as listener:
        waiting = node.ask(
            """
            from django.conf import settings
            from django.core.management import call_command
            from comity.hub.actions.create_webhook import create_webhook
            from comity.hub.actions.open_discussion import open_discussion
            from comity.hub.actions.set_watched import WatchedName
            from comity.hub.queries.callers import caller_of_person
            settings.HUB_WEBHOOK_HOSTS = ["127.0.0.1"]
            who = caller_of_person(User.objects.get(name="ada"))
            create_webhook(caller=who, url=given[1], watched=[WatchedName("model", given[0])])
            it = Repository.objects.select_related("account").get(key=given[0])
            open_discussion(caller=who, repository=it, title="Hear")
            out = Delivery.objects.filter(delivered_at=None).count()
            call_command("db_worker", batch=True, interval=0, verbosity=0)
            """,
            [repo, listener.address],
        )
    assert (waiting, len(listener.heard)) == (1, 1)


def test_takedowns(node: Node, ada: Person, eve: Person) -> None:
    repo = node.repository(ada, "taken")
    node.client(ada, CATCH + "put('a.txt', b'bad'); put('copy.txt', b'bad')", repo)
    mo = node.person("mo", "write", "moderate-reports")
    node.ask(
        """
        from datetime import date
        from comity.parties.actions.grant_role import grant_role
        from comity.parties.domain.permissions import OPERATOR
        grant_role(actor=OPERATOR, name="moderator", user=User.objects.get(name="mo").id,
                   on=date(2026, 1, 1))
        """
    )
    place = f"{node.address}/api/models/{repo}/takedowns"
    asked = {"path": "a.txt", "notice": "Notice 7", "reason": "Data of others"}
    assert httpx.post(place, headers=ada.headers, json=asked).status_code == 403
    taken = httpx.post(place, headers=mo.headers, json=asked).json()
    for path in ("a.txt", "copy.txt"):
        answer = httpx.get(f"{node.address}/{repo}/resolve/main/{path}", headers=ada.headers)
        assert answer.status_code == 403
        assert answer.headers["x-error-message"] == "Access to this resource is disabled."
        assert b"bad" not in answer.content
    (told,) = httpx.get(place).json()
    assert (told["path"], told["reason"], told["liftedAt"]) == ("a.txt", "Data of others", None)
    assert "by" not in told
    one = f"{place}/{taken['id']}"
    no = httpx.post(f"{one}/appeal", headers=eve.headers, json={"appeal": "x"})
    yes = httpx.post(f"{one}/appeal", headers=ada.headers, json={"appeal": "Invented"})
    end = httpx.post(
        f"{one}/decision", headers=mo.headers, json={"decision": "Indeed", "lift": True}
    )
    assert (no.status_code, yes.status_code, end.json()["lifted"]) == (403, 200, True)
    answer = httpx.get(f"{node.address}/{repo}/resolve/main/a.txt")
    assert (answer.status_code, answer.content) == (200, b"bad")
