"""What `docs/use/api.md` and the client's README show works, and is all that there is."""

from __future__ import annotations

import json
import re
import shlex

import pytest
from django.test import Client
from tests.client.test_client import node  # noqa: F401 - fixture
from tests.documents import fenced, rows, sections, spans, text_of

from comity.kernel.interfaces.api import refusals
from comity.kernel.interfaces.api.refusals import Refusal
from comity.kernel.interfaces.problem_json import KINDS
from comity.regulation.domain.rulebook import Rulebook
from comity.site.api.openapi import ERRORS, document

PAGE = text_of("docs/use/api.md")
HOST = "http://127.0.0.1:8000"
CURLS = [
    line for block in fenced(PAGE, "sh") for line in block.splitlines() if line.startswith("curl ")
]
FRONT = text_of("src/comity/site/front/limits.py")


@pytest.mark.parametrize("line", CURLS)
def test_curl_lines_answer(line: str, client: Client, rules: Rulebook) -> None:
    words = shlex.split(line)[1:]
    path = words[-1].removeprefix(HOST)
    if words[0] == "--json":
        answer = client.post(path, json.loads(words[1]), content_type="application/json")
    else:
        answer = client.get(path)
    assert answer.status_code == (201 if path.endswith("/reports") else 200), answer.content
    assert answer.json()


@pytest.mark.parametrize("page", ["docs/use/api.md", "src/comity/client/README.md"])
def test_examples_of_the_client_run(
    page: str,
    node: str,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    (block,) = fenced(text_of(page), "python")
    exec(compile(block.replace(HOST, node), page, "exec"), {})  # noqa: S102 - our own page
    printed = capsys.readouterr().out
    assert "Did you mean" in printed
    assert len(printed.splitlines()) > 10


def test_every_address_is_listed() -> None:
    listed = {spans(row[0])[0] for row in rows(sections(PAGE)["Resources"])}
    assert listed == {path.removeprefix("/api/v1") for path in document()["paths"]}


def test_every_parameter_is_listed() -> None:
    for row in rows(sections(PAGE)["Resources"]):
        operation = document()["paths"][f"/api/v1{spans(row[0])[0]}"].get("get", {})
        named = {each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"}
        if "(" in row[1]:
            assert set(spans(row[1])) == named - {"limit", "offset"}, row[0]


def test_every_type_of_error_is_listed() -> None:
    listed = {spans(row[0])[0]: int(row[1]) for row in rows(sections(PAGE)["Errors"])}
    ours = {kind: status for kind, status, _ in KINDS.values()}
    ours |= {
        each.kind: each.status
        for each in vars(refusals).values()
        if isinstance(each, type) and issubclass(each, Refusal)
    }
    front = {name: int(status) for status, name in re.findall(r'(\d{3}),\s+"([a-z-]+)"', FRONT)}
    assert {"too-many-requests", "address-too-long", "body-too-large"} <= front.keys()
    assert listed == ours | front
    assert set(ERRORS) | {405} == set(listed.values())
