"""Documents of organisations, about what a reference names: `session:` and its id. To file one, a
token needs the scope that keeps what it is about (`keep-sessions`, `keep-members`), or `represent`
for one's own application."""

from __future__ import annotations

from base64 import b64decode
from typing import Literal, cast

from comity.client import records
from comity.client.asking import Asking, segment


class DocumentMethods(Asking):
    def documents(self, slug: str, *, about: str) -> records.FiledDocumentList:
        return cast(records.FiledDocumentList, self._get(_documents(slug), about=about))

    def document(self, slug: str, document: str) -> records.FiledDocumentContent:
        """Its `content` is base64: `content_of` gives the bytes."""
        return cast(records.FiledDocumentContent, self._get(_document(slug, document)))

    def add_document(
        self,
        slug: str,
        *,
        about: str,
        file: tuple[str, bytes],
        part: str = "",
        visibility: Literal["public", "members", "private"] = "members",
    ) -> records.FiledDocument:
        """`file` is a name, whose ending says what it is, and the bytes: at most 10 MiB."""
        name, content = file
        asked = {"about": about, "part": part, "visibility": visibility}
        made = self._connection.post_file(_documents(slug), asked, name, content)
        return cast(records.FiledDocument, made)

    def withdraw_document(self, slug: str, document: str) -> records.WithdrawnDocument:
        taken = self._connection.post(f"{_document(slug, document)}/withdrawal", {})
        return cast(records.WithdrawnDocument, taken)


def content_of(document: records.FiledDocumentContent) -> bytes:
    return b64decode(document["content"], validate=True)


def _documents(slug: str) -> str:
    return f"assemblies/{segment(slug)}/documents"


def _document(slug: str, document: str) -> str:
    return f"{_documents(slug)}/{segment(document)}"
