"""The room `plan` as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "comity.plan"
    label = "plan"

    def ready(self) -> None:
        """Say what the room keeps of people, and what ends with them."""
        from comity.parties.actions.end_places_elsewhere import ends_places
        from comity.parties.queries.kept_elsewhere import keeps
        from comity.plan.actions.end_mail import end_mail
        from comity.plan.queries.kept_mail_choices import mail_choices_of_person

        ends_places(end_mail)
        keeps("plan_mail_choices", mail_choices_of_person)
