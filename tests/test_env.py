"""The environment is read with care: nonsense is refused by name, and secrets are never printed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom import env

ROOT = Path(__file__).resolve().parent.parent
NONSENSE = {
    "flag": (lambda name: env.flag(name), ["perhaps", "2", "ja", "тrue", "1 0"]),
    "whole": (
        lambda name: env.whole(name, 5, least=1, most=9),
        ["", "0", "10", "-1", "3.5", "1e1", "٣", "²", "3x"],
    ),
    "choice": (lambda name: env.choice(name, "a", ["a", "b"]), ["", "c", "A", "a,b"]),
    "time zone": (
        lambda name: env.time_zone(name, "UTC"),
        ["", "Asia", "Mars/Base", "../etc/passwd", "UTC+8"],
    ),
    "address": (
        lambda name: env.address(name, "http://x.example"),
        [
            "",
            "www.example.org",
            "ftp://x.example",
            "https:",
            "https://x.example/paper",
            "https://u:p@x.example",
            "https://a b",
            "http://:8000",
            "http://x.example:http",
            "http://[x",
        ],
    ),
}


@pytest.mark.parametrize(
    ("reader", "value"), [(reader, value) for reader, (_, values) in NONSENSE.items() for value in values]
)
def test_nonsense_is_refused_with_its_name_and_value(reader, value, monkeypatch):
    monkeypatch.setenv("SOME_NAME", value)
    with pytest.raises(ImproperlyConfigured) as refused:
        NONSENSE[reader][0]("SOME_NAME")
    assert str(refused.value).startswith(f"SOME_NAME={value!r} ")


@pytest.mark.parametrize(
    "value", ["redis://127.0.0.1:6379/0", "rediss://:pass@cache.example:6380", "unix:///run/redis.sock", ""]
)
def test_a_cache_server_is_taken(value, monkeypatch):
    monkeypatch.setenv("SOME_NAME", value)
    assert env.cache_server("SOME_NAME") == value


@pytest.mark.parametrize(
    "value", ["hunter2", "http://hunter2", "redis://", "redis://:hunter2@host:x", "unix:hunter2", "//hunter2"]
)
def test_what_is_no_cache_server_is_refused_and_not_printed(value, monkeypatch):
    monkeypatch.setenv("SOME_NAME", value)
    with pytest.raises(ImproperlyConfigured, match=r"^SOME_NAME ") as refused:
        env.cache_server("SOME_NAME")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("1", True),
        ("TRUE", True),
        (" yes ", True),
        ("on", True),
        ("0", False),
        ("No", False),
        ("off", False),
        ("", False),
    ],
)
def test_a_flag_is_read_as_it_is_meant(value, meant, monkeypatch):
    monkeypatch.setenv("SOME_FLAG", value)
    assert env.flag("SOME_FLAG") is meant


def test_what_is_not_set_has_its_default():
    assert env.flag("UNSET_FLAG", True) is True
    assert env.whole("UNSET_WHOLE", 7) == 7
    assert env.listing("UNSET_LISTING", ["a", "b"]) == ["a", "b"]
    assert env.text("UNSET_TEXT", None) is None
    assert env.secret("UNSET_SECRET", "") == ""
    assert env.address("UNSET_ADDRESS", "http://x.example") == "http://x.example"


@pytest.mark.parametrize("reader", [env.text, env.secret])
def test_what_must_be_set_is_asked_for_by_name(reader):
    with pytest.raises(ImproperlyConfigured, match="UNSET_NAME is not set"):
        reader("UNSET_NAME")


@given(st.integers(min_value=-(10**9), max_value=10**9))
@example(1)
@example(9)
def test_a_whole_number_stays_in_its_bounds(number):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOME_NUMBER", str(number))
        if 1 <= number <= 9:
            assert env.whole("SOME_NUMBER", 5, least=1, most=9) == number
        else:
            with pytest.raises(ImproperlyConfigured, match="SOME_NUMBER"):
                env.whole("SOME_NUMBER", 5, least=1, most=9)


def test_a_listing_leaves_blanks_out(monkeypatch):
    monkeypatch.setenv("HOSTS", " a.example ,, b.example,")
    assert env.listing("HOSTS") == ["a.example", "b.example"]


def test_an_address_loses_its_last_slash(monkeypatch):
    monkeypatch.setenv("SITE", "https://www.example.org:8443/")
    assert env.address("SITE", "") == "https://www.example.org:8443"


def test_an_address_elsewhere_may_have_a_path_or_be_missing(monkeypatch):
    monkeypatch.setenv("ELSEWHERE", "https://cdn.example.org/paper/")
    assert env.address_elsewhere("ELSEWHERE") == "https://cdn.example.org/paper"
    monkeypatch.setenv("ELSEWHERE", "")
    assert env.address_elsewhere("ELSEWHERE") == ""
    assert env.address_elsewhere("UNSET_ADDRESS") == ""


def test_an_address_that_is_asked_itself_stays_as_it_was_given(monkeypatch):
    for asked in ("https://hub.example/", "https://hub.example/publish/", "https://hub.example", ""):
        monkeypatch.setenv("HUB", asked)
        assert env.address_as_given("HUB") == asked
    assert env.address_as_given("UNSET_ADDRESS", "https://hub.example/") == "https://hub.example/"
    monkeypatch.setenv("HUB", "hub.example/")
    with pytest.raises(ImproperlyConfigured, match=r"HUB='hub\.example/' is no address"):
        env.address_as_given("HUB")


def test_a_folder_is_made(monkeypatch, tmp_path):
    monkeypatch.setenv("FOLDER", str(tmp_path / "a" / "b"))
    assert env.folder("FOLDER", "").is_dir()


def test_a_folder_that_cannot_be_made_is_refused(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FOLDER", str(tmp_path / "file" / "b"))
    with pytest.raises(ImproperlyConfigured, match=r"FOLDER='.*file/b' cannot be made a folder"):
        env.folder("FOLDER", "")


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("s3cret\n")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert env.secret("KEY") == "s3cret"


def test_a_secret_and_its_file_together_are_refused_without_printing_either(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("s3cret")
    monkeypatch.setenv("KEY", "an0ther")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(ImproperlyConfigured, match="Both KEY and KEY_FILE") as refused:
        env.secret("KEY")
    assert "s3cret" not in str(refused.value)
    assert "an0ther" not in str(refused.value)


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe"])
def test_a_secrets_file_without_a_secret_is_refused(content, monkeypatch, tmp_path):
    (tmp_path / "key").write_bytes(content)
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(ImproperlyConfigured, match=r"KEY_FILE='.*key'"):
        env.secret("KEY")


def test_a_secrets_file_that_is_not_there_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(ImproperlyConfigured, match=r"KEY_FILE='.*nowhere' cannot be read"):
        env.secret("KEY")


def test_a_database_is_read_from_its_address(monkeypatch):
    monkeypatch.setenv("BASE", "postgresql://paper:p%40ss@db.example:5433/news")
    found = env.database("BASE", "")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    expected = ("news", "paper", "p@ss", "db.example", 5433)
    assert tuple(found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


@pytest.mark.parametrize(
    "value",
    [
        "mysql://paper:s3cret@db.example/news",
        "paper:s3cret@db.example/news",
        "postgresql://paper:s3cret@db.example/",
        "postgresql://paper:s3cret@db.example:port/news",
        "s3cret",
    ],
)
def test_a_database_that_cannot_be_is_refused_without_its_password(value, monkeypatch):
    monkeypatch.setenv("BASE", value)
    with pytest.raises(ImproperlyConfigured, match="BASE") as refused:
        env.database("BASE", "")
    assert "s3cret" not in str(refused.value)


def starting(tmp_path, **variables):
    """What `manage.py check` does in an environment of nothing but these variables."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **variables}
    command = [sys.executable, "manage.py", "check"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_without_a_secret_key_the_paper_does_not_start(tmp_path):
    outcome = starting(tmp_path)
    assert outcome.returncode != 0
    assert "SECRET_KEY is not set" in outcome.stderr


def test_without_a_secret_key_the_paper_starts_for_debugging(tmp_path):
    assert starting(tmp_path, DEBUG="1").returncode == 0


def test_with_a_secret_key_the_paper_starts(tmp_path):
    (tmp_path / "key").write_text("k" * 60)
    assert starting(tmp_path, SECRET_KEY_FILE=str(tmp_path / "key")).returncode == 0


def test_a_wrong_setting_stops_the_start_by_name(tmp_path):
    outcome = starting(tmp_path, DEBUG="1", PAPER_TIME_ZONE="Singapore time")
    assert outcome.returncode != 0
    assert "PAPER_TIME_ZONE='Singapore time' is not a time zone" in outcome.stderr


def test_the_database_lies_in_the_data_folder_whatever_that_is_called(tmp_path):
    folder = tmp_path / "c# 100%25?"
    asked = "from django.conf import settings; print(settings.DATABASES['default']['NAME'])"
    environment = {**os.environ, "DEBUG": "1", "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    environment.pop("DATABASE_URL", None)
    told = subprocess.run(
        [sys.executable, "-c", asked], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == str(folder / "paper.sqlite3")
