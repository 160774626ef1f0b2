"""One person's way through the account pages: by mail, password, app, recovery code and passkey."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Page
from tests.browser.browsing import AXE, NARROW, WIDE, Watched, watched
from tests.cli.serving.servers import Server, eventually

PASSWORD = "a long enough pass phrase"  # noqa: S105
EMAIL = "ada@example.org"


@dataclass
class Walk:
    """The browser, and the folder into which the server puts its mails."""

    watch: Watched
    mails: Path
    prefix: str = ""
    email: str = EMAIL
    seen: set[str] = field(default_factory=set)

    @property
    def page(self) -> Page:
        return self.watch.page

    def open(self, path: str) -> None:
        self.watch.open(self.prefix + path)

    def said(self, text: str) -> str:
        """What stands on the page for an English text."""
        with override("ar" if self.prefix else "en"):
            return gettext(text)

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.fill(f"main [name={name}]", value)

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            main = self.page.locator("main")
            main.get_by_role("button", name=self.said(name), exact=True).click()

    def link(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("link", name=self.said(name), exact=True).click()

    def at(self, path: str) -> None:
        assert urlsplit(self.page.url).path == self.prefix + path

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def look(self) -> None:
        """The page as it stands keeps its manners, narrow and wide, light and dark. One that was
        looked at before, with the same words on it, is not looked at again."""
        words = self.page.locator("body").inner_text()
        if words in self.seen:
            return
        self.seen.add(words)
        html = self.page.content()
        assert not re.search(r"<script(?![^>]*(?:src=|type=.application/json))", html)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
        assert self.page.locator("h1").count() == 1
        for width, theme in ((NARROW, "light"), (NARROW, "dark"), (WIDE, "light"), (WIDE, "dark")):
            self.watch.turn(width, theme)
            self.watch.check_manners()
            assert self.watch.accessibility_faults() == [], (self.page.url, width, theme)

    def mail(self, subject: str) -> str:
        """The path of the link in the newest mail with that subject."""
        found: list[str] = []

        def arrived() -> bool:
            for path in sorted(self.mails.glob("*.eml")):
                mail = message_from_bytes(path.read_bytes(), policy=policy.default)
                if self.said(subject) in mail["Subject"] and mail["To"] == self.email:
                    found.append(mail.get_content())
            return bool(found)

        eventually(arrived)
        link = re.search(r"https?://[^/]+(/\S+)", found[-1])
        assert link, found[-1]
        return link[1]

    def prove(self) -> None:
        """Give the password again where it is asked for."""
        if "/reauthenticate/" in self.page.url:
            self.look()
            self.fill(password=PASSWORD)
            self.press("Confirm")


def code(secret: str, *, ahead: int = 0) -> str:
    """RFC 6238: the code of now, or of the next 30 seconds: each is taken once."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def with_passkeys(page: Page) -> None:
    """A key in the machine, which always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_up(walk: Walk) -> None:
    walk.open("/account/signup/")
    walk.look()
    walk.fill(email=walk.email, name="Ada", password1=PASSWORD)
    walk.press("Sign Up")
    walk.at("/account/confirm-email/")
    walk.look()
    walk.watch.open(walk.mail("Confirm your e-mail address"))
    walk.look()
    walk.press("Confirm")
    if walk.page.url.endswith("/account/login/"):
        sign_in(walk)
    walk.at("/account/")
    walk.look()


def sign_in(walk: Walk) -> None:
    walk.open("/account/login/")
    walk.look()
    walk.fill(login=walk.email, password=PASSWORD)
    walk.press("Sign In")


def sign_out(walk: Walk) -> None:
    walk.open("/account/")
    walk.press("Sign out")
    walk.at("/account/login/")


def enrol_app(walk: Walk) -> tuple[str, list[str]]:
    """The app's secret and the recovery codes."""
    walk.open("/account/2fa/")
    walk.look()
    walk.open("/account/2fa/totp/activate/")
    walk.prove()
    walk.look()
    secret = walk.page.input_value("#authenticator_secret")
    walk.fill(code=code(secret))
    walk.press("Activate")
    walk.at("/account/2fa/recovery-codes/")
    walk.look()
    codes = walk.page.input_value("#recovery_codes").split()
    assert len(codes) == 10
    for box in walk.page.locator("main input[type=checkbox]").all():
        box.check()
    return secret, codes


def second_factor(walk: Walk, given: str) -> None:
    walk.at("/account/2fa/authenticate/")
    walk.look()
    walk.fill(code=given)
    walk.press("Sign In")
    walk.at("/account/")


def add_passkey(walk: Walk) -> None:
    walk.open("/account/2fa/webauthn/")
    walk.look()
    walk.open("/account/2fa/webauthn/add/")
    walk.prove()
    walk.look()
    walk.fill(name="This machine")
    walk.page.check("main [name=passwordless]")
    walk.press("Add")
    walk.open("/account/2fa/webauthn/")
    assert "This machine" in walk.page.locator("main").inner_text()
    walk.look()


def by_passkey(walk: Walk) -> None:
    walk.open("/account/login/")
    walk.press("Sign in with a passkey")
    walk.at("/account/")


def issue_token(walk: Walk) -> None:
    walk.open("/account/tokens")
    walk.look()
    walk.link("New token")
    walk.prove()
    walk.look()
    walk.fill(name="laptop", typed="view")
    walk.press("Issue the token")
    walk.look()
    secret = walk.page.inner_text("#secret")
    assert re.fullmatch(r"comity_[\w-]{43}", secret)
    api = f"{walk.watch.address}/api/v1/me"
    assert httpx.get(api).status_code == 401
    told = httpx.get(api, headers={"Authorization": f"Bearer {secret}"})
    assert (told.status_code, told.json()["email"]) == (200, walk.email)
    walk.link("To the tokens")
    walk.look()
    assert secret not in walk.page.content()
    walk.page.locator("main a", has_text=walk.said("Revoke")).click()
    walk.look()
    walk.press("Revoke")
    assert walk.said("revoked") in walk.page.locator("main").inner_text()


OTHER_PAGES = (
    *("/account/profile", "/account/email/", "/account/password/change/", "/account/sessions/"),
    *("/account/3rdparty/", "/organisations", "/account/2fa/", "/account/logout/"),
    *("/account/2fa/totp/deactivate/", "/account/2fa/recovery-codes/generate/", "/account/delete"),
)


@pytest.fixture
def walk(site: Server, browser: Browser) -> Iterator[Walk]:
    if not AXE.exists():
        pytest.skip("axe is not installed: npm ci in tests/browser")
    # Passkeys belong to a name, never to a number.
    address = site.address.replace("127.0.0.1", "localhost")
    mails = site.folder / "data" / "mail"
    with watched(browser, address) as watch:
        yield Walk(watch, mails)


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_from_sign_up_to_a_token(walk: Walk, prefix: str) -> None:
    walk.prefix, walk.email = prefix, f"ada{prefix.replace('/', '.')}@example.org"
    sign_up(walk)
    secret, codes = enrol_app(walk)
    sign_out(walk)
    sign_in(walk)
    second_factor(walk, code(secret, ahead=1))
    sign_out(walk)
    sign_in(walk)
    second_factor(walk, codes[0])
    with_passkeys(walk.page)
    add_passkey(walk)
    sign_out(walk)
    by_passkey(walk)
    issue_token(walk)
    for path in OTHER_PAGES:
        walk.open(path)
        walk.prove()
        walk.look()
    walk.open("/account/delete")
    walk.fill(email=walk.email)
    walk.press("Delete for ever")
    walk.at("/account/login/")
    assert (walk.mails.stat().st_mode & 0o777) == 0o700
