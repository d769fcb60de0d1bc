"""What the environment makes of the settings: newsroom/settings.py, read anew with other variables."""

import runpy
from pathlib import Path

import pytest

SETTINGS = Path(__file__).resolve().parent.parent / "newsroom" / "settings.py"
STORE = {
    "S3_BUCKET": "paper",
    "S3_ORIGINALS_BUCKET": "paper-originals",
    "S3_ADDRESS": "https://s3.example.org/",
    "S3_REGION": "ap-southeast-1",
    "S3_KEY": "the-papers",
    "S3_SECRET": "never-told",
}


@pytest.fixture
def settings_with(monkeypatch, tmp_path):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))

    def settings_with(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(SETTINGS)

    return settings_with


def options(settings, alias):
    return settings["STORAGES"][alias]["OPTIONS"]


class TestTheDatabase:
    FILE = "sqlite:////srv/paper/paper.sqlite3"

    def test_is_not_opened_anew_for_every_request(self, settings_with):
        settings = settings_with(DEBUG="0", SECRET_KEY="long and random", DATABASE_URL=self.FILE)
        assert settings["DATABASES"]["default"]["CONN_MAX_AGE"] is None

    def test_is_closed_by_the_threads_that_come_and_go_while_one_develops(self, settings_with):
        settings = settings_with(DEBUG="1", DATABASE_URL=self.FILE)
        assert settings["DATABASES"]["default"]["CONN_MAX_AGE"] == 0

    def test_leaves_it_to_the_pool_of_postgresql(self, settings_with):
        settings = settings_with(DEBUG="0", SECRET_KEY="long and random", DATABASE_URL="postgresql://p@db/paper")
        assert settings["DATABASES"]["default"].get("CONN_MAX_AGE", 0) == 0

    def test_is_given_up_where_the_way_to_it_swallows_what_is_sent(self, settings_with):
        settings = settings_with(DEBUG="0", SECRET_KEY="long and random", DATABASE_URL="postgresql://p@db/paper")
        told = settings["DATABASES"]["default"]["OPTIONS"]
        assert (told["tcp_user_timeout"], told["keepalives_idle"], told["connect_timeout"]) == (3_000, 3, 3)


class TestPictures:
    def test_lie_in_folders_unless_told_otherwise(self, settings_with, tmp_path):
        settings = settings_with()
        assert settings["STORAGES"]["default"] == {"BACKEND": "django.core.files.storage.FileSystemStorage"}
        assert settings["MEDIA_ROOT"] == tmp_path / "media"
        assert options(settings, "originals") == {"location": tmp_path / "originals", "base_url": None}

    def test_lie_in_the_store_that_is_named(self, settings_with, tmp_path):
        (tmp_path / "secret").write_text("never-told\n")
        variables = {**STORE, "S3_SECRET_FILE": str(tmp_path / "secret")}
        del variables["S3_SECRET"]
        settings = settings_with(**variables)
        common = {
            "endpoint_url": "https://s3.example.org",
            "region_name": "ap-southeast-1",
            "addressing_style": "auto",
            "access_key": "the-papers",
            "secret_key": "never-told",
        }
        assert options(settings, "default") == {**common, "bucket_name": "paper", "address": "/media"}
        assert options(settings, "originals") == {**common, "bucket_name": "paper-originals", "location": ""}

    def test_may_share_one_private_bucket(self, settings_with):
        settings = settings_with(S3_BUCKET="paper")
        assert options(settings, "originals")["bucket_name"] == options(settings, "default")["bucket_name"] == "paper"
        assert options(settings, "originals")["location"] == "originals"

    def test_stay_where_they_are_while_the_store_is_being_filled(self, settings_with):
        settings = settings_with(**STORE, MEDIA_STORE="local", S3_PUBLIC_ADDRESS="https://cdn.example.org")
        assert settings["STORAGES"]["default"] == settings["STORES"]["local"]["default"]
        assert settings["STORES"]["s3"]["default"]["OPTIONS"]["bucket_name"] == "paper"
        assert "https://cdn.example.org" not in settings["SECURE_CSP"]["img-src"]

    def test_may_be_had_from_their_public_address_and_browsers_are_told(self, settings_with):
        settings = settings_with(**STORE, S3_PUBLIC_ADDRESS="https://cdn.example.org:8443/paper/")
        assert options(settings, "default")["address"] == "https://cdn.example.org:8443/paper"
        assert settings["SECURE_CSP"]["img-src"][-1] == "https://cdn.example.org:8443"


class TestTheHubAndIndexNow:
    def test_are_asked_to_the_last_slash(self, settings_with):
        told = settings_with(WEBSUB_HUB="https://hub.example/", INDEXNOW_ADDRESS="https://index.example/now/")
        assert (told["WEBSUB_HUB"], told["INDEXNOW_ADDRESS"]) == ("https://hub.example/", "https://index.example/now/")
