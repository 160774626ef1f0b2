"""Tables as the secretariat reads them: searched and filtered, never edited."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.parties.actions.authorise import grants_of
from comity.parties.domain.permissions import EVERYWHERE, Actor, Grant, permitted
from comity.parties.interfaces.admin.deeds import Deed
from comity.parties.interfaces.form_errors import told_in
from comity.parties.interfaces.signed_in import actor_of, person_of


class Records(ModelAdmin[Any]):
    """Whoever has `read_permission` everywhere reads; every change is a deed."""

    read_permission: ClassVar[str] = "view"
    deeds: ClassVar[tuple[Deed, ...]] = ()
    actions = None
    list_per_page = 50
    show_full_result_count = False
    change_list_template = "admin/parties/list.html"
    change_form_template = "admin/parties/record.html"

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        actor = Actor(person_of(request).reference) if request.user.is_authenticated else None
        return actor is not None and permitted(
            actor, self.read_permission, EVERYWHERE, _grants(request, actor)
        )

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        offered = [deed for deed in self.deeds if not deed.on_record]
        return super().changelist_view(request, (extra_context or {}) | {"deeds": offered})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        offered = [deed for deed in self.deeds if deed.on_record]
        more = (extra_context or {}) | {"deeds": offered}
        return super().change_view(request, object_id, form_url, more)

    def get_urls(self) -> list[URLPattern]:
        """Beside Django's: one address a deed."""
        label = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path(
                f"{'<uuid:key>/' if deed.on_record else ''}do/{deed.name}/",
                self.admin_site.admin_view(reauthentication_required(self._view_of(deed))),
                name=f"{label}_{deed.name}",
            )
            for deed in self.deeds
        ]
        return [*own, *super().get_urls()]

    def _view_of(self, deed: Deed) -> Any:  # noqa: ANN401  # a view
        def view(request: HttpRequest, key: UUID | None = None) -> HttpResponse:
            record = self.get_object(request, str(key)) if key else None
            if not self.has_view_permission(request) or (key and record is None):
                raise Http404
            form = deed.form(request.POST if request.method == "POST" else None)
            if request.method == "POST" and form.is_valid():
                with told_in(form):
                    deed.run(actor_of(request), key, form.cleaned_data)
                    messages.success(request, _("Done: %(deed)s.") % {"deed": deed.title})
                    return redirect(
                        f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
                    )
            context = self.admin_site.each_context(request) | {
                "title": deed.title,
                "deed": deed,
                "form": form,
                "record": record,
                "opts": self.opts,
            }
            return render(request, "admin/parties/deed.html", context)

        return view


def _grants(request: HttpRequest, actor: Actor) -> tuple[Grant, ...]:
    """Read once a request, since Django asks for every table."""
    kept: tuple[Grant, ...] | None = getattr(request, "_comity_grants", None)
    if kept is None:
        kept = grants_of(actor, on=timezone.now().date())
        request._comity_grants = kept  # type: ignore[attr-defined]
    return kept
