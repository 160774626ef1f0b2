"""Four people at the pages of the plan that ships: the public, a stakeholder, a reviewer, and the
secretariat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from tests.browser.someone import Someone
from tests.cli.serving.servers import eventually

PLAN = "global-ai-governance-2025"
HERE = f"/plans/{PLAN}"
PEOPLE = {
    "public": "",
    "stakeholder": "",
    "reviewer": "plan-reviewer@example.org",
    "secretariat": "plan-keeper@example.org",
}
STAKEHOLDER = "lab@lakeside-institute.example"


@dataclass
class Taker(Someone):
    """Somebody who gets mail, too."""

    def mailed(self, folder: Path, to: str, words: str) -> list[str]:
        """The paths of the links in the newest mail to that address that says so."""
        found: list[str] = []

        def arrived() -> bool:
            for path in sorted(folder.glob("*.eml")):
                mail = message_from_bytes(path.read_bytes(), policy=policy.default)
                text = mail.get_body(("plain",)).get_content()  # type: ignore[attr-defined]
                if mail["To"] == to and words in text:
                    found[:] = re.findall(r"https?://[^/\s]+(/\S+)", text)
            return bool(found)

        eventually(arrived)
        return found

    def refused(self, name: str) -> None:
        """A button, by its words, whose answer is the same page with what is wrong."""
        with self.watch.page.expect_navigation():
            self.watch.page.locator("main").get_by_role("button", name=name).first.click()
        assert self.watch.page.locator("main .errorlist").count() > 0, self.text
        self.look()
