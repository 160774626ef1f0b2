from __future__ import annotations

from email import message_from_bytes
from pathlib import Path

import pytest
from django.core.mail import send_mail
from pytest_django import Settings

from comity.site.mail import FOLDER_BACKEND, SMTP_BACKEND, mail_settings, sender


def test_without_a_server_mails_are_kept_in_the_data_folder() -> None:
    assert mail_settings({"COMITY_DATA": "/data"}) == {
        "EMAIL_BACKEND": FOLDER_BACKEND,
        "EMAIL_FILE_PATH": "/data/mail",
    }
    found = mail_settings({"COMITY_MAIL": "file:///srv/with%20space"})
    assert found["EMAIL_FILE_PATH"] == "/srv/with space"


@pytest.mark.parametrize(
    ("url", "port", "ssl", "tls"),
    [
        ("smtps://ada:p%40ss@mail.example.org", 465, True, False),
        ("smtp://ada:p%40ss@mail.example.org:587?tls", 587, False, True),
        ("smtp://ada:p%40ss@127.0.0.1", 25, False, False),
    ],
)
def test_a_mail_server(url: str, port: int, ssl: bool, tls: bool) -> None:
    found = mail_settings({"COMITY_MAIL": url})
    assert (found["EMAIL_BACKEND"], found["EMAIL_PORT"]) == (SMTP_BACKEND, port)
    assert (found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"]) == (ssl, tls)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("ada", "p@ss")


@pytest.mark.parametrize(
    "url",
    [
        *("x", "http://u:s3cret@h", "smtp://", "smtp://u:s3cret@h:port", "smtp://u:s3cret@h?ssl"),
        *("smtp://u:s3cret@h/path", "smtps://u:s3cret@h?tls", "file://host/x", "file:relative"),
        "smtp://u:s3cret@mail.example.org",
    ],
)
def test_another_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ValueError, match="COMITY_MAIL") as caught:
        mail_settings({"COMITY_MAIL": url})
    assert "s3cret" not in str(caught.value)


def test_the_sender() -> None:
    assert sender({}) == "comity@localhost"
    assert sender({"COMITY_MAIL_FROM": "a@example.org"}) == "a@example.org"
    for wrong in ("nobody", "a@example.org\nBcc: x@example.org"):
        with pytest.raises(ValueError, match="COMITY_MAIL_FROM"):
            sender({"COMITY_MAIL_FROM": wrong})


def test_a_kept_mail_is_the_owners_alone(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = FOLDER_BACKEND, str(folder)
    assert send_mail("Hello", "World", "a@example.org", ["b@example.org"]) == 1
    (kept,) = folder.iterdir()
    assert kept.suffix == ".eml"
    assert (folder.stat().st_mode & 0o777, kept.stat().st_mode & 0o777) == (0o700, 0o600)
    mail = message_from_bytes(kept.read_bytes())
    assert (mail["To"], mail["Subject"], mail.get_payload()) == ("b@example.org", "Hello", "World")
