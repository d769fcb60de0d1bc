"""Whatever a file does, it does to a process of its own, with little memory and time and nothing to steal."""

import io
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from pictures import hatch
from pictures.models import Picture, Rendition
from pictures.renditions import DarkroomClosed, PictureRefused, inspect, make_renditions
from pictures.tasks import make_renditions_that_lack

from . import files

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.usefixtures("pictures_are_developed_anew")


def python(code, stdin=b""):
    """What a child as the hatch starts it prints, where it runs that code."""
    command = [sys.executable, "-E", "-s", "-c", code]
    with tempfile.TemporaryFile() as file:
        file.write(stdin)
        file.seek(0)
        done = subprocess.run(command, stdin=file, capture_output=True, cwd=ROOT, env=hatch.ENVIRONMENT, check=True)
    return done.stdout.decode().strip()


def test_a_picture_that_takes_too_much_memory_ends_in_a_sentence():
    bomb = files.saved(Image.new("L", (9_000, 9_000)), "PNG")
    code = """
import runpy, sys
from pictures.darkroom import limits
limits.MOST_MEMORY = 100 * 1024 ** 2
sys.argv = ["darkroom", "inspect", "{}"]
runpy.run_module("pictures.darkroom", run_name="__main__")
"""
    assert len(bomb) < 100_000
    assert "takes more memory or time" in python(code, bomb)


def test_a_picture_that_takes_too_long_is_killed(monkeypatch):
    monkeypatch.setitem(hatch.MOST_SECONDS, "inspect", 0.001)
    with pytest.raises(PictureRefused, match="takes more memory or time"):
        inspect(io.BytesIO(files.jpeg()))


def test_a_process_that_dies_of_a_file_is_told_as_the_files_fault():
    killed = subprocess.CalledProcessError(-9, "darkroom", stderr=b"")
    assert "takes more memory or time" in str(hatch.why(killed))


def test_the_limits_hold_in_the_process_itself():
    code = (
        "from pictures.darkroom import limits; limits.take_on(); import resource as r; print(r.getrlimit(r.RLIMIT_CPU))"
    )
    assert python(code).startswith("(240, ")


def test_the_darkroom_has_neither_django_nor_the_sites_environment():
    code = "import sys, os, pictures.darkroom.__main__; print('django' in sys.modules, sorted(os.environ))"
    assert python(code) in ("False ['MALLOC_ARENA_MAX']", "False ['LC_CTYPE', 'MALLOC_ARENA_MAX']")


def test_the_library_for_heic_is_loaded_for_heic_only():
    code = """
import sys
from pictures.darkroom.looking import inspect
print(inspect(sys.stdin.buffer)["format"], "pillow_heif" in sys.modules)
"""
    assert python(code, files.jpeg()) == "JPEG False"
    assert python(code, files.saved(files.quarters(), "AVIF")) == "AVIF False"
    assert python(code, files.heic()) == "HEIF True"


@pytest.fixture
def closed(settings):
    settings.BASE_DIR = Path("/nowhere")


def test_a_darkroom_that_cannot_start_says_so_and_keeps_nothing(closed, desk):
    answer = desk.post("/desk/pictures/picture/upload/", {"file": ContentFile(files.jpeg(), "a.jpg")})
    assert answer.status_code == 422
    assert "Try again in a minute" in answer.json()["message"]
    assert not Picture.objects.exists()


def test_a_picture_waits_for_the_darkroom_to_open_again(keep, settings):
    picture = keep(files.jpeg((300, 200)))
    picture.renditions.all().delete()
    Picture.objects.update(recipe=0)
    root, settings.BASE_DIR = settings.BASE_DIR, Path("/nowhere")
    with pytest.raises(DarkroomClosed):
        make_renditions(picture)
    settings.BASE_DIR = root
    assert make_renditions_that_lack.func() == 1
    assert Rendition.objects.exists()


@pytest.mark.parametrize("stopped_by", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_worker_that_is_stopped_blames_no_file(stopped_by):
    with pytest.raises(hatch.DarkroomClosed):
        hatch.why(subprocess.CalledProcessError(-stopped_by, "develop"))


def test_a_file_that_is_stopped_by_its_limits_is_refused():
    assert "more memory or time" in str(hatch.why(subprocess.CalledProcessError(-signal.SIGKILL, "develop")))
