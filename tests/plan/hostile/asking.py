"""What is asked of the server as a browser or a program asks, and what it answered."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import TYPE_CHECKING, Any

import httpx
import lxml.html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.plan.hostile.places import Place

    from comity.parties.models import User

CSRF = "c" * 32
SAYS = "//*[contains(@class,'errorlist')]//li | //*[@role='alert'] | //*[contains(@class,'notice')]"
LONGEST = 160


@dataclass(frozen=True)
class Answer:
    status: int
    sentence: str
    text: str
    headers: Mapping[str, str]
    json: Any = None

    @property
    def told(self) -> str:
        return f"{self.status} “{self.sentence}”" if self.sentence else str(self.status)


def api(
    here: Place, user: User | None, method: str, path: str, body: object = None, *, base: str = ""
) -> Answer:
    headers = {"Authorization": f"Bearer {here.token(user)}"} if user else {}
    address = f"{base or here.server.address}/api/v1/plans/{here.plan.plan.slug}{path}"
    answer = httpx.request(method, address, json=body, headers=headers, timeout=120)
    told = answer.json() if "json" in answer.headers.get("content-type", "") else {}
    said = ""
    if answer.status_code >= 400:
        problems = told.get("errors") or told.get("problems") or []
        first = next((str(it.get("detail", "")) for it in problems if isinstance(it, dict)), "")
        said = f"{told.get('detail', '')} {first}".strip()
    return Answer(answer.status_code, said[:LONGEST], answer.text, answer.headers, told)


def page(
    here: Place,
    user: User | None,
    path: str,
    data: Mapping[str, object] | None = None,
    files: Any = None,  # noqa: ANN401 - the library's own
    *,
    address: str = "",
) -> Answer:
    """A page that is read, or with `data` or `files` a form that is sent. `address` is whose."""
    cookies = f"csrftoken={CSRF}"
    if user is not None:
        cookies += f"; {session_of(user)}"
    headers = {"Cookie": cookies, "Accept-Language": "en"}
    if address:
        headers["X-Forwarded-For"] = address
    whole = f"{here.server.address}/plans/{here.plan.plan.slug}{path}"
    if data is None and files is None:
        answer = httpx.get(whole, headers=headers, timeout=120)
    else:
        given = {**(data or {}), "csrfmiddlewaretoken": CSRF}
        answer = httpx.post(whole, data=given, files=files, headers=headers, timeout=120)
    return Answer(
        answer.status_code, _said(answer)[:LONGEST], answer.text[:200_000], answer.headers
    )


def _said(answer: httpx.Response) -> str:
    if "html" not in answer.headers.get("content-type", "") or not answer.text:
        return ""
    tree = lxml.html.fromstring(answer.text)
    found = [" ".join(each.text_content().split()) for each in tree.xpath(SAYS)]
    if not found and answer.status_code >= 400:
        found = [" ".join(it.text_content().split()) for it in tree.xpath("//main//p | //h1")[:2]]
    return " / ".join(dict.fromkeys(it for it in found if it))


_sessions: dict[Any, str] = {}


def session_of(user: User) -> str:
    if user.id not in _sessions:
        from django.conf import settings
        from django.test import Client

        browser = Client()
        browser.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
        name = settings.SESSION_COOKIE_NAME
        _sessions[user.id] = f"{name}={browser.cookies[name].value}"
    return _sessions[user.id]


def at_once(*deeds: Callable[[], Answer]) -> list[Answer]:
    gate = Barrier(len(deeds))

    def run(deed: Callable[[], Answer]) -> Answer:
        gate.wait()
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
