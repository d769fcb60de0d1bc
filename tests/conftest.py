"""Settings every test runs under. DEBUG only chooses plain static names: pytest-django turns it off again."""

import os

os.environ.setdefault("DEBUG", "1")

import pytest


@pytest.fixture(autouse=True)
def tasks_run_at_once(settings):
    """Background tasks run where they are enqueued; the worker itself has its own tests."""
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(autouse=True)
def files_go_to_a_folder_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    storages = {**settings.STORAGES}
    storages["originals"] = {
        **storages["originals"],
        "OPTIONS": {"location": tmp_path / "originals", "base_url": None},
    }
    settings.STORAGES = storages
