"""Somebody at the pages, in a browser context of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser
from tests.browser.browsing import NARROW, WIDE, Watched, watched
from tests.parties.interfaces.visiting import PASSWORD

T = TypeVar("T", bound="Someone")


@dataclass
class Someone:
    """Somebody at the pages. Whatever they see is also looked at: nothing inline, no other host,
    nothing over the side."""

    name: str
    watch: Watched
    email: str = ""
    """by which they sign in; "" for the public"""
    pictures: Path | None = None
    seen: set[tuple[str, str]] = field(default_factory=set)

    @property
    def address(self) -> str:
        return self.watch.page.url.partition(self.watch.address)[2]

    def sign_in(self) -> None:
        self.watch.open("/account/login/")
        page = self.watch.page
        page.fill("main [name=login]", self.email)
        page.fill("main [name=password]", PASSWORD)
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name="Sign In", exact=True).click()

    def open(self, path: str) -> None:
        assert self.watch.open(path) == 200, (self.name, path)
        self.look()

    def follow(self, name: str, *, exact: bool = False) -> None:
        """A link, by its words."""
        with self.watch.page.expect_navigation():
            link = self.watch.page.locator("main").get_by_role("link", name=name, exact=exact)
            link.first.click()
        self.look()

    def fill(self, **fields: str) -> None:
        """By the names of the fields: a choice is chosen, a tick is set."""
        for name, value in fields.items():
            shown = f"main [name={name}]:not([type=hidden])"
            field = self.watch.page.locator(shown).first
            kind = field.evaluate("it => it.type || it.localName")
            if kind == "checkbox":
                field.set_checked(value == "yes")
            elif kind == "radio":
                self.watch.page.locator(f"main [name={name}][value='{value}']").check()
            elif kind.startswith("select"):
                field.select_option(value)
            else:
                field.fill(value)

    def file(self, field: str, name: str, content: bytes) -> None:
        self.watch.page.locator(f"main [name={field}]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )

    def press(self, name: str) -> None:
        """A button, by its words; its answer is a page that shows no error."""
        with self.watch.page.expect_navigation():
            self.watch.page.locator("main").get_by_role("button", name=name).first.click()
        assert self.watch.page.locator(".errorlist").count() == 0, self.text
        self.look()

    def links(self, part: str) -> list[str]:
        """The paths of the links of the page in which `part` stands, each once."""
        found = self.watch.page.locator(f"main a[href*='{part}']").all()
        return list(dict.fromkeys(str(each.get_attribute("href")) for each in found))

    def download(self, name: str, to: Path) -> Path:
        with self.watch.page.expect_download() as begun:
            self.watch.page.locator("main").get_by_role("link", name=name).click()
        begun.value.save_as(to)
        return to

    @property
    def text(self) -> str:
        """What the page says, in single spaces."""
        return re.sub(r"\s+", " ", self.watch.page.locator("main").inner_text())

    def sees(self, words: str) -> None:
        assert words in self.text, (self.name, self.address, words, self.text[:3000])

    def awaits(self, words: str) -> None:
        """Without asking for the page again."""
        self.watch.page.locator("main").get_by_text(words).first.wait_for(timeout=10_000)
        self.look()

    def sees_not(self, words: str) -> None:
        assert words not in self.text, (self.name, self.address, words)

    def look(self) -> None:
        """Each page once by the shape of its address: in both widths and themes."""
        shape = re.sub(r"[0-9a-f-]{36}|[?].*", "*", self.address)
        self.watch.check_manners()
        if (self.name, shape) in self.seen:
            return
        self.seen.add((self.name, shape))
        self.watch.turn(NARROW, "dark")
        self.watch.check_manners()
        if self.pictures:
            self.picture(self.pictures, "narrow")
        self.watch.turn(WIDE, "light")
        if self.pictures:
            faults = self.watch.accessibility_faults()
            assert faults == [], (self.address, faults)
            self.picture(self.pictures, "wide")

    def picture(self, folder: Path, width: str) -> None:
        number = len(list(folder.glob("*.png")))
        path = folder / f"{number:03}-{self.name}-{width}.png"
        self.watch.page.screenshot(path=path, full_page=True)


@contextmanager
def people(
    browser: Browser,
    address: str,
    kind: type[T],
    emails: Mapping[str, str],
    pictures: str = "",
) -> Iterator[dict[str, T]]:
    """All of them, signed in where they have an address; with a folder for pictures, each page that
    they see is kept there, and looked at by axe."""
    with ExitStack() as held:
        found: dict[str, T] = {}
        for name, email in emails.items():
            watch = held.enter_context(watched(browser, address))
            found[name] = kind(name, watch, email, Path(pictures) if pictures else None)
            if email:
                found[name].sign_in()
        yield found
