from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from comity.site.sign_in_services import origins, sign_in_services

GOOD = {
    "id": "institute",
    "name": "The Institute",
    "issuer": "https://id.example.org/realm/",
    "client_id": "comity",
    "secret": "s3cret",
}


def services(folder: Path, *entries: object) -> list[dict[str, object]]:
    path = folder / "services.yaml"
    path.write_text(yaml.safe_dump(list(entries)))
    return sign_in_services({"COMITY_OIDC": str(path)})


def test_none_without_a_file() -> None:
    assert sign_in_services({}) == []


def test_a_service_as_allauth_wants_it(tmp_path: Path) -> None:
    found = services(tmp_path, GOOD)
    assert found == [
        {
            "provider_id": "institute",
            "name": "The Institute",
            "client_id": "comity",
            "secret": "s3cret",
            "settings": {
                "server_url": "https://id.example.org/realm",
                "oauth_pkce_enabled": True,
                "email_authentication": False,
            },
        }
    ]
    assert origins(found) == ["https://id.example.org"]


@pytest.mark.parametrize(
    "wrong",
    [
        *({"id": ""}, {"id": "Bad Id"}, {"id": "login"}, {"name": " "}, {"client_id": 5}),
        *({"issuer": "http://id.example.org"}, {"issuer": "id.example.org"}, {"vouches": "yes"}),
        *({"secret": None}, {"secret_file": "x"}, {"sercet": "x"}),
    ],
)
def test_a_wrong_entry_is_refused_and_no_secret_told(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match="COMITY_OIDC") as caught:
        services(tmp_path, GOOD | wrong)
    assert "s3cret" not in str(caught.value)


def test_a_wrong_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="same id"):
        services(tmp_path, GOOD, GOOD)
    with pytest.raises(ValueError, match="has id, name"):
        services(tmp_path, "text")
    for text in ("a: [", "a: b"):
        (tmp_path / "x").write_text(text)
        with pytest.raises(ValueError, match="COMITY_OIDC"):
            sign_in_services({"COMITY_OIDC": str(tmp_path / "x")})
    with pytest.raises(ValueError, match="can't be read"):
        sign_in_services({"COMITY_OIDC": str(tmp_path / "nothing")})
