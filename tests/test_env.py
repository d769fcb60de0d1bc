import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import env


def test_a_flag_that_is_neither_yes_nor_no_is_refused(monkeypatch):
    monkeypatch.setenv("SOME_FLAG", "perhaps")
    with pytest.raises(ImproperlyConfigured, match=r"SOME_FLAG='perhaps'"):
        env.flag("SOME_FLAG")


def test_a_secret_and_its_file_together_are_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("KEY", "a")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(ImproperlyConfigured, match="Both KEY and KEY_FILE"):
        env.secret("KEY")
