"""Addresses of the hub's pages. What clients print for a model has no kind before it: those come
last, and only where nothing else answers."""

from __future__ import annotations

from django.urls import path

from comity.hub.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.hub.interfaces import offered_scopes as _offered_scopes  # noqa: F401 - registers
from comity.hub.interfaces.pages import short
from comity.hub.interfaces.pages.access import views as access
from comity.hub.interfaces.pages.addresses import register_parts
from comity.hub.interfaces.pages.files import blob, content, tree
from comity.hub.interfaces.pages.history import commit, commits
from comity.hub.interfaces.pages.lists import views as lists
from comity.hub.interfaces.pages.people import overview
from comity.hub.interfaces.pages.people import views as people
from comity.hub.interfaces.pages.repository import buttons, card, going
from comity.hub.interfaces.pages.settings import views as settings
from comity.hub.interfaces.pages.talks import views as talks

register_parts()
app_name = "hub"
REPOSITORY = "<plural:plural>/<hubname:account>/<hubname:name>"
urlpatterns = [
    path("hub", overview.show_home, name="home"),
    path("hub/account", people.choose_account, name="account"),
    path("hub/new", people.new_repository, name="new"),
    path("hub/client", people.set_up_client, name="client"),
    path("hub/tokens/new", people.new_token, name="new-token"),
    path("hub/uploads", people.show_uploads, name="uploads"),
    path("hub/<hubname:account>", overview.show_person, name="person"),
    path("hub/<hubname:account>/follow", overview.follow, name="follow"),
    path("<plural:plural>", lists.show_list, name="list"),
    path(REPOSITORY, card.show_card, name="repository"),
    path(f"{REPOSITORY}/go", going.go),
    path(f"{REPOSITORY}/versions", going.show_versions),
    path(f"{REPOSITORY}/tree/<path:rest>", tree.show_tree),
    path(f"{REPOSITORY}/blob/<path:rest>", blob.show_blob),
    path(f"{REPOSITORY}/content/<path:rest>", content.send_content),
    path(f"{REPOSITORY}/commits/<path:rest>", commits.show_commits),
    path(f"{REPOSITORY}/commit/<oid:oid>", commit.show_commit),
    path(f"{REPOSITORY}/provenance/<path:rest>", commit.show_provenance),
    path(f"{REPOSITORY}/like", buttons.like),
    path(f"{REPOSITORY}/uploads", buttons.show_uploads),
    path(f"{REPOSITORY}/discussions", talks.show_discussions),
    path(f"{REPOSITORY}/discussions/new", talks.new_discussion),
    path(f"{REPOSITORY}/discussions/<int:number>", talks.show_discussion),
    path(f"{REPOSITORY}/discussions/<int:number>/status", talks.change_status),
    path(f"{REPOSITORY}/discussions/<int:number>/merge", talks.merge),
    path(f"{REPOSITORY}/discussions/<int:number>/hide/<slug:comment>", talks.hide),
    path(f"{REPOSITORY}/access", access.ask),
    path(f"{REPOSITORY}/access/withdraw", access.withdraw),
    path(f"{REPOSITORY}/requests", access.decide),
    path(f"{REPOSITORY}/takedowns/<uuid:key>/appeal", access.appeal),
    path(f"{REPOSITORY}/settings", settings.show_settings),
    path(f"{REPOSITORY}/settings/move", settings.move),
    path(f"{REPOSITORY}/settings/delete", settings.delete),
    path(f"{REPOSITORY}/webhooks", settings.webhooks),
    path("<hubname:account>/<hubname:name>", short.to_model),
    path("<hubname:account>/<hubname:name>/<path:rest>", short.to_model),
]
