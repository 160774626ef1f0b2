"""The example of `docs/use/plan.md` works as it is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from tests.documents import fenced, text_of
from tests.parties.people import acting
from tests.plan.seeding import seeded_plan

from comity.parties.actions.issue_token import issue_token


def test_a_commitment_is_refused_mended_and_kept(
    live_server: LiveServer, capsys: pytest.CaptureFixture[str]
) -> None:
    made = seeded_plan()
    acme = made.people["acme"]
    _, secret = issue_token(
        actor=acting(acme),
        user=acme.id,
        name="client",
        scopes=["represent-participant@plan:small-plan"],
        expires_at=timezone.now() + timedelta(1),
    )
    blocks = fenced(text_of("docs/use/plan.md"), "python")
    (block,) = (each for each in blocks if "comity.client" in each)
    code = compile(block.replace("http://127.0.0.1:8000", live_server.url), "plan.md", "exec")
    given = {"token": secret.text, "participant": str(made.participants["acme"].id)}
    exec(code, given)  # noqa: S102 - our own page
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "1 active 2027-12-31"
    assert len(lines) > 5
