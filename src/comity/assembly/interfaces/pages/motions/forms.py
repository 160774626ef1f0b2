"""Forms of motions. Each that makes something carries the id that it will have, so that sending it
twice makes one."""

from __future__ import annotations

from typing import cast
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.amendments import NewParagraph
from comity.assembly.domain.paragraphs import LONGEST_WORDS, Kind, Paragraph, tidy
from comity.assembly.domain.statute import Statute
from comity.assembly.formats.motion_draft import LARGEST_DRAFT
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.models import Member
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility

MARKDOWN_HELP = _(
    "Markdown: a heading, then paragraphs that say why, then a numbered list of what is decided. "
    "Or Akoma Ntoso (XML)."
)
KINDS = (
    (Kind.OPERATIVE.value, _("numbered: what is decided")),
    (Kind.PREAMBULAR.value, _("preambular: why")),
    (Kind.HEADING.value, _("a heading")),
)


class KeyedForm(forms.Form):
    """For the secretariat, with the member that it acts for."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    on_behalf = forms.ChoiceField(label=_("For which member"), required=False)

    def offer_members(self, person: Person) -> None:
        if not person.may("keep-motions"):
            del self.fields["on_behalf"]
            return
        rows = Member.objects.filter(assembly=person.assembly).select_related("organisation")
        choices = [(each.code, each.organisation.name) for each in rows]
        own = [("", _("my own"))] if person.casts_for else []
        _offer(self, "on_behalf", [*own, *choices])

    @property
    def on_behalf_of(self) -> str:
        return str(self.cleaned_data.get("on_behalf", ""))


class DraftForm(KeyedForm):
    """A new motion. What is in a file counts before what is written."""

    file = forms.FileField(label=_("A file: .md or .xml"), required=False)
    text = forms.CharField(
        label=_("Or the text"),
        required=False,
        max_length=LARGEST_DRAFT,
        help_text=MARKDOWN_HELP,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=300,
        help_text=_("Where the text does not begin with one."),
    )
    body = forms.ChoiceField(label=_("Before which body"))
    matter = forms.ChoiceField(
        label=_("Matter"), required=False, help_text=_("If the statute has its own rule for it.")
    )
    language = forms.ChoiceField(
        label=_("Language"), help_text=_("Of this text, which is the authoritative one.")
    )
    source = forms.CharField(label=_("Where the draft comes from"), required=False, max_length=500)
    entry_rule = forms.CharField(
        label=_("If it is to be a treaty: when it enters into force"),
        required=False,
        max_length=20_000,
        help_text=_("YAML, such as: conditions: [{count: 5}]"),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    field_order = ("file", "text", "title", "body", "matter", "language", "on_behalf")

    def offer(self, person: Person, statute: Statute) -> None:
        """What the statute has to choose from."""
        self.offer_members(person)
        _offer(self, "body", [(each.id, told(each.name)) for each in statute.bodies])
        matters = [(each.id, told(each.name)) for each in statute.matters]
        _offer(self, "matter", [("", _("none of these")), *matters])
        _offer(self, "language", [(each, each) for each in statute.languages])
        if statute.treaties is None:
            del self.fields["entry_rule"]

    def draft(self) -> tuple[bytes, str]:
        """Its bytes, and what the file is called."""
        if file := self.cleaned_data["file"]:
            return file.read(LARGEST_DRAFT + 1), file.name
        return self.cleaned_data["text"].encode(), str(_("The text"))


class EditForm(forms.Form):
    """A draft in other words; `seen` is the version that they are of."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text"),
        max_length=LARGEST_DRAFT,
        help_text=_("Leave what stands in {#…}: by it a paragraph stays the same one."),
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto"}),
    )


class ReplaceForm(KeyedForm):
    words = forms.CharField(
        label=_("The paragraph as it should be"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    field_order = ("words", "reason", "on_behalf")


class DeleteForm(KeyedForm):
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    field_order = ("reason", "on_behalf")


class InsertForm(KeyedForm):
    """One paragraph, or several with empty lines between them."""

    words = forms.CharField(
        label=_("New paragraphs"),
        max_length=4 * LONGEST_WORDS,
        help_text=_("An empty line begins another one."),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    place = forms.ChoiceField(
        label=_("Place"),
        choices=(("beside", _("after it")), ("under", _("under it, as the first"))),
    )
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    field_order = ("words", "kind", "place", "reason", "on_behalf")

    def new(self, after: Paragraph | None) -> tuple[NewParagraph, ...]:
        """To stand after the paragraph."""
        kind = Kind(self.cleaned_data["kind"])
        depth = 0
        if kind is Kind.OPERATIVE and after is not None:
            under = self.cleaned_data["place"] == "under" and after.kind is Kind.OPERATIVE
            depth = after.depth + under if after.kind is not Kind.HEADING else 0
        elif kind is Kind.HEADING:
            depth = 2
        blocks = self.cleaned_data["words"].replace("\r\n", "\n").split("\n\n")
        words = (tidy(each.replace("\n", " ")) for each in blocks)
        return tuple(NewParagraph(each, kind, depth) for each in words if each)


class AdviceForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    words = forms.CharField(
        label=_("The paragraph as it should be"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("Nothing, to leave the paragraph out."),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )


class SeenForm(forms.Form):
    """Who may read a motion."""

    visibility = forms.ChoiceField(
        label=_("Who may read it"),
        choices=(
            (Visibility.MEMBERS.value, _("members")),
            (Visibility.PUBLIC.value, _("everybody")),
            (Visibility.PRIVATE.value, _("the secretariat")),
        ),
    )


def _offer(form: forms.Form, field: str, choices: list[tuple[str, str | Promise]]) -> None:
    cast(forms.ChoiceField, form.fields[field]).choices = choices
