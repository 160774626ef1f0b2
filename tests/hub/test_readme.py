"""The example of the room's README runs, and what it signs holds."""

from __future__ import annotations

from typing import Any

import pytest
from tests.documents import fenced, text_of
from tests.parties.people import person

from comity.hub.domain.findings import overall
from comity.hub.models import Repository

pytestmark = pytest.mark.django_db


def test_the_example_of_the_readme() -> None:
    (example,) = fenced(text_of("src/comity/hub/README.md"), "python")
    names: dict[str, Any] = {"ada": person("ada")}
    exec(compile(example, "README.md", "exec"), names)  # noqa: S102 - our own page
    assert str(Repository.objects.get()) == "ada/sheng"
    assert names["committed"].changed
    assert overall(names["findings"]) == "holds"
