"""Five people of an organisation."""

from __future__ import annotations

from tests.browser.someone import Someone

HERE = "/assemblies/north-lakes"
PEOPLE = {
    "clerk": "secretary-north-lakes@example.org",
    "chair": "chair@example.org",
    "kenya": "head-ke-north-lakes@example.org",
    "france": "head-fr-north-lakes@example.org",
    "japan": "japan@example.org",
}
CLERKS = {"first": "first-clerk@example.org", "second": "second-clerk@example.org"}
"""Of paper ballots."""


class Voter(Someone):
    """Somebody who votes, too."""

    def choose(self, choice: str) -> None:
        """One of the buttons of a ballot, by the choice's id."""
        with self.watch.page.expect_navigation():
            self.watch.page.locator(f"main .choices button[value={choice}]").click()
        self.look()

    def receipt(self) -> dict[str, str]:
        """What the page after a secret vote shows this once."""
        words = self.watch.page.locator("main dl.receipt dd").all_inner_texts()
        return dict(zip(("ballot", "commitment", "nonce"), words, strict=True))
