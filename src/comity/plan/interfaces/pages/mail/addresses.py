"""Address of the page on which somebody says how often they want to be told by mail."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.mail import views

PATHS = [path("plans/<slug:slug>/mail", views.choose_mail, name="mail")]
