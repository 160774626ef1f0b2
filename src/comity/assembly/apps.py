"""The room `assembly` as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    name = "comity.assembly"
    label = "assembly"

    def ready(self) -> None:
        """Say what the room keeps of people, and what ends with them."""
        from comity.assembly.actions.end_delegations import end_delegations
        from comity.assembly.queries.kept_of_person import (
            applications_of_person,
            delegations_of_person,
            mail_choices_of_person,
        )
        from comity.parties.actions.end_places_elsewhere import ends_places
        from comity.parties.queries.kept_elsewhere import keeps

        ends_places(end_delegations)
        keeps("delegations", delegations_of_person)
        keeps("applications", applications_of_person)
        keeps("mail_choices", mail_choices_of_person)
