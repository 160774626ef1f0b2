"""Forms of discussions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 65_536


class DiscussionForm(forms.Form):
    """A new discussion with its first comment."""

    title = forms.CharField(label=_("Title"), max_length=500)
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        help_text=_("Markdown. Everybody who may see the repository may read it."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class CommentForm(forms.Form):
    """One more comment."""

    text = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST,
        help_text=_("Markdown."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
