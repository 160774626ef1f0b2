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
        from comity.plan.actions.forget_joining import forget_person_in_plans
        from comity.plan.actions.forget_reviewing import forget_reviewer
        from comity.plan.queries.kept_mail_choices import mail_choices_of_person
        from comity.plan.queries.kept_of_person import (
            join_requests_of_person,
            participations_of_person,
            plan_invitations_of_person,
            plan_notices_of_person,
            reviews_of_person,
        )

        ends_places(forget_person_in_plans)
        ends_places(end_mail)
        ends_places(forget_reviewer)
        keeps("join_requests", join_requests_of_person)
        keeps("plan_invitations", plan_invitations_of_person)
        keeps("plan_mail_choices", mail_choices_of_person)
        keeps("plan_notices", plan_notices_of_person)
        keeps("plan_reviews", reviews_of_person)
        keeps("plan_participations", participations_of_person)
