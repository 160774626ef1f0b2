"""The questions of a gate as a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.hub.domain.gates import LONGEST_ANSWER, GateQuestion, QuestionKind


class GateForm(forms.Form):
    """One field for each question, `answer-0`, `answer-1` ..., since labels are anybody's words."""

    def __init__(self, *args: Any, questions: tuple[GateQuestion, ...], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.questions = questions
        for place, question in enumerate(questions):
            self.fields[f"answer-{place}"] = _field(question)

    @property
    def answers(self) -> dict[str, str]:
        """By label, as the action checks them."""
        return {
            question.label: _text(self.cleaned_data[f"answer-{place}"])
            for place, question in enumerate(self.questions)
        }


class DecisionForm(forms.Form):
    """What an administrator decides about one request."""

    request = forms.UUIDField()
    status = forms.ChoiceField(
        choices=[(each, each) for each in ("accepted", "rejected", "pending")]
    )
    reason = forms.CharField(required=False, max_length=2000)


class LetInForm(forms.Form):
    """Somebody who did not ask."""

    user = forms.CharField(max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["user"].label = _("Account name")


class AppealForm(forms.Form):
    """What speaks against a takedown."""

    appeal = forms.CharField(
        label=gettext_lazy("Why it should not have been taken down"),
        max_length=10_000,
        help_text=gettext_lazy(
            "Everybody can read it: leave out addresses and telephone numbers. There is one appeal."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
    )


def _field(question: GateQuestion) -> forms.Field:
    match question.kind:
        case QuestionKind.CHECKBOX:
            return forms.BooleanField(label=question.label)
        case QuestionKind.SELECT:
            choices = [("", "---"), *((each, each) for each in question.options)]
            return forms.ChoiceField(label=question.label, choices=choices)
        case QuestionKind.DATE:
            widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            return forms.DateField(label=question.label, widget=widget)
    return forms.CharField(label=question.label, max_length=LONGEST_ANSWER)


def _text(value: object) -> str:
    return "yes" if value is True else str(value)
