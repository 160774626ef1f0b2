"""Forms of a repository's settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.hub.domain.gates import MOST_QUESTIONS, GateQuestion, QuestionKind
from comity.hub.domain.repositories import Gate, Visibility
from comity.hub.models import Repository

VISIBILITIES = {
    Visibility.PUBLIC: _("public: everybody may see it"),
    Visibility.PRIVATE: _("private: to anybody but the members of its account it is not there"),
}
GATES = {
    Gate.NONE: _("none: whoever may see it may fetch it"),
    Gate.AUTO: _("answers: whoever answers the questions below gets in at once"),
    Gate.MANUAL: _("decision: you read the answers and let in whom you choose"),
}
QUESTION_KINDS = {
    QuestionKind.TEXT: _("text"),
    QuestionKind.CHECKBOX: _("box to tick"),
    QuestionKind.SELECT: _("one of several"),
    QuestionKind.COUNTRY: _("country"),
    QuestionKind.DATE: _("date"),
}
SPARE = 3
"""Empty questions offered beside those that there are."""


class SettingsForm(forms.Form):
    """Who may see the repository, and whether readers must ask."""

    visibility = forms.ChoiceField(
        label=_("Visibility"),
        widget=forms.RadioSelect,
        choices=[(each.value, words) for each, words in VISIBILITIES.items()],
    )
    sure = forms.BooleanField(
        label=_("To make it public: yes, everybody may see all its versions"),
        required=False,
        help_text=_("Whoever fetched it keeps it, also when it becomes private again."),
    )
    gate = forms.ChoiceField(
        label=_("Gate"),
        widget=forms.RadioSelect,
        choices=[(each.value, words) for each, words in GATES.items()],
    )
    gate_text = forms.CharField(
        label=_("What readers are told before they ask"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, repository: Repository, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.was_private = repository.visibility == Visibility.PRIVATE.value
        if not self.was_private:
            del self.fields["sure"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        opens = self.was_private and given.get("visibility") == Visibility.PUBLIC.value
        if opens and not given.get("sure"):
            self.add_error("sure", _("Making it public can't be taken back. Tick the box."))
        return given


class QuestionForm(forms.Form):
    """One question; one without words is none."""

    label = forms.CharField(label=_("Question"), required=False, max_length=300)
    kind = forms.ChoiceField(
        label=_("Answer"),
        required=False,
        choices=[(each.value, words) for each, words in QUESTION_KINDS.items()],
    )
    options = forms.CharField(label=_("Choices (one; other)"), required=False, max_length=2000)

    def question(self) -> GateQuestion | None:
        """Raises `InvalidInput`."""
        given = self.cleaned_data
        if not given.get("label", "").strip():
            return None
        kind = QuestionKind(given.get("kind") or "text")
        options = tuple(each.strip() for each in given["options"].split(";") if each.strip())
        return GateQuestion(
            given["label"].strip(), kind, options if kind is QuestionKind.SELECT else ()
        )


Questions = forms.formset_factory(
    QuestionForm, extra=SPARE, max_num=MOST_QUESTIONS, absolute_max=MOST_QUESTIONS
)


class MoveForm(forms.Form):
    """The new name."""

    to = forms.CharField(
        label=_("New name"),
        max_length=200,
        help_text=_("account/name. Old addresses go on leading here."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class DeleteForm(forms.Form):
    """Made sure by typing the name."""

    typed = forms.CharField(
        label=_("Type the whole name, account/name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.name = name

    def clean_typed(self) -> str:
        typed: str = self.cleaned_data["typed"].strip()
        if typed != self.name:
            raise forms.ValidationError(_("That is not its name."))
        return typed


class WebhookForm(forms.Form):
    """An address that is told of what happens here."""

    url = forms.URLField(label=_("Address"), max_length=500, assume_scheme="https")
    domains = forms.MultipleChoiceField(
        label=_("It is told of"),
        widget=forms.CheckboxSelectMultiple,
        initial=["repo", "discussion"],
        choices=[
            ("repo", _("changes of files and settings")),
            ("discussion", _("discussions and pull requests")),
        ],
    )
    secret = forms.CharField(
        label=_("Secret"),
        required=False,
        max_length=200,
        help_text=_("Sent with each message, so that the receiver knows whom it comes from."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
