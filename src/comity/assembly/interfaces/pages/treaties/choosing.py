"""What a field offers to choose from, where that is known only when the page is asked for."""

from __future__ import annotations

from typing import cast

from django import forms


def choose(form: forms.Form, field: str, choices: list[tuple[str, str]]) -> None:
    cast("forms.ChoiceField", form.fields[field]).choices = choices
