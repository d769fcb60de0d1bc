"""Whatever is uploaded through the desk's own form: a sentence or a picture, never an error, nothing left behind.

The upload is a request as browsers send it; the darkroom is the real process. The memory is what the site's own process
takes for it at most.
"""

import gc
import json
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from django.urls import reverse

from pictures.models import Picture

from . import bad, files

MEGABYTE = 1024 * 1024
MOST_GROWTH = 256 * MEGABYTE
STATUS, FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
FORM, ENDPOINT = "admin:pictures_picture_add", "admin:upload_picture"

# What is uploaded → its name, what makes it, and words of the sentence that refuses it.
REFUSED = {
    "a header of 60,000 × 60,000": ("wall.png", lambda: files.png_header(60_000, 60_000), "100 megapixels"),
    "144 megapixels in 17 KB": ("black.png", bad.bomb, "100 megapixels"),
    "64 MB of words in a small PNG": ("words.png", bad.bomb_of_text, "damaged"),
    "half a JPEG": ("ferry.jpg", lambda: files.jpeg()[:2000], "breaks off"),
    "nothing": ("ferry.jpg", lambda: b"", "Save the picture again"),
    "HTML named .jpg": ("ferry.jpg", lambda: files.HTML, "web page"),
    "SVG with a script": ("logo.svg", lambda: files.SVG, "Export it as PNG"),
    "SVG with a script named .png": ("logo.png", lambda: files.SVG, "Export it as PNG"),
    "EPS": ("logo.eps", lambda: bad.EPS, "EPS"),
    "PSD": ("cover.psd", bad.psd, "Photoshop"),
}
CORNERS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]
WHITE = (255, 255, 255)
GREY = (156, 156, 156)

# What is uploaded → its name, what makes it, and the colours of the four quarters as readers see them.
TAKEN = {
    "CMYK": ("print.jpg", lambda: files.saved(files.quarters(bad.SIZE).convert("CMYK"), quality=95), CORNERS),
    "16 bits a colour": ("scan.png", bad.sixteen_bits, [GREY] * 4),
    "a palette with transparency": ("logo.png", bad.palette_with_transparency, [*CORNERS[:2], WHITE, WHITE]),
    "animated GIF": ("ferry.gif", lambda: bad.animated("GIF"), CORNERS),
    "animated WebP": ("ferry.webp", lambda: bad.animated("WEBP"), CORNERS),
    "HEIC": ("IMG_0042.HEIC", bad.heic, CORNERS),
    "sRGB's profile": ("ferry.jpg", lambda: bad.with_profile(files.srgb_profile()), CORNERS),
    "a profile that is none": ("ferry.jpg", lambda: bad.with_profile(b"no profile" * 20), CORNERS),
    "a profile of another kind": ("ferry.jpg", lambda: bad.with_profile(bad.lab_profile()), CORNERS),
    "a grey scanner's profile": ("scan.jpg", lambda: bad.with_profile(files.linear_grey_profile(), "L"), None),
    "HTML behind the picture": ("ferry.jpg", lambda: files.jpeg(bad.SIZE) + files.HTML, CORNERS),
    "a place in its EXIF": ("ferry.jpg", bad.with_position, CORNERS),
    "words that fit nowhere": ("ferry.jpg", bad.with_words_that_fit_nowhere, CORNERS),
    "GIF that is a script": ("ferry.gif", bad.gif_that_is_a_script, None),
    "PNG named .jpg": ("ferry.jpg", lambda: files.saved(files.quarters(bad.SIZE), "PNG"), CORNERS),
    **{f"held in EXIF's way {n}": ("ferry.jpg", lambda n=n: bad.turned(n), CORNERS) for n in range(1, 9)},
}
BOMBS = ["a header of 60,000 × 60,000", "144 megapixels in 17 KB", "64 MB of words in a small PNG"]

# As it stands in the request: quoted or, behind UTF-8'', in per cent.
NAMES = {
    "CR and LF": "filename*=UTF-8''a%0D%0AContent-Type:%20text/html%0D%0A%0D%0A<script>.jpg",
    "CR and LF as browsers send them": 'filename="a%0D%0AContent-Type: text/html.jpg"',
    "right-to-left override": 'filename="ferry\u202egpj.exe"',
    "300 characters": f'filename="{"x" * 300}.jpg"',
    "a path": 'filename="../../../etc/cron.d/ferry.jpg"',
    "a path of Windows": 'filename="..\\..\\ferry.jpg"',
    "nothing but an extension": 'filename=".jpg"',
    "a zero byte": "filename*=UTF-8''ferry%00.php.jpg",
}


@pytest.fixture
def places(settings, tmp_path, monkeypatch):
    """The folders in which an upload might leave something."""
    folders = [tmp_path / name for name in ("originals", "media", "uploads", "temporary")]
    for folder in folders:
        folder.mkdir(exist_ok=True)
    settings.FILE_UPLOAD_TEMP_DIR = folders[2]
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000  # bytes: larger uploads are files from the start
    monkeypatch.setattr(tempfile, "tempdir", str(folders[3]))
    return folders


def left_in(places):
    return [path for folder in places for path in folder.rglob("*") if path.is_file()]


@contextmanager
def little_memory():
    """What happens within takes less than 256 MB. (Where the system tells, which Linux does.)"""
    if not FORGET.exists():
        yield
        return
    gc.collect()
    FORGET.write_text("5")  # the peak is what there is now: proc(5)
    before = in_status("VmRSS")
    yield
    assert in_status("VmHWM") - before < MOST_GROWTH


def in_status(name, status=""):
    """Bytes, of this process or of the one whose status it is."""
    lines = (status or STATUS.read_text()).splitlines()
    line = next(line for line in lines if line.startswith(f"{name}:"))
    return int(line.split()[1]) * 1024


@pytest.fixture
def send(desk, places, django_capture_on_commit_callbacks):
    """Uploads as a browser does, by the form or by what the scripts of the page call; gives the answer."""

    def send(road, name, content):
        body = request_body({FORM: "upload", ENDPOINT: "file"}[road], name, content)
        with little_memory(), django_capture_on_commit_callbacks(execute=True):
            return desk.post(reverse(road), body, content_type="multipart/form-data; boundary=edge")

    return send


def request_body(field, name, content):
    """RFC 7578: two words of a journalist, and a file of that name."""
    parts = [part(f'name="{key}"') + each for key, each in (("alt", b"A ferry"), ("credit", b"Mei Tan"))]
    name = name if name.startswith("filename") else f'filename="{name}"'
    parts.append(part(f'name="{field}"; {name}', "Content-Type: image/jpeg\r\n") + content)
    return b"".join(parts) + b"\r\n--edge--\r\n"


def part(called, more=""):
    return f"\r\n--edge\r\nContent-Disposition: form-data; {called}\r\n{more}\r\n".encode()


def said(road, answer):
    """Why it was refused."""
    if road == ENDPOINT:
        assert answer.status_code == 422
        return answer.json()["message"]
    assert answer.status_code == 200
    form = answer.context["adminform"].form
    assert (form["alt"].value(), form["credit"].value()) == ("A ferry", "Mei Tan")
    return " ".join(form.errors["upload"])


def printed(picture):
    """What readers get of it: the bytes of each rendition."""
    for rendition in picture.renditions.all():
        with rendition.file.open() as file:
            yield file.read()


def quarters(image):
    width, height = image.size
    return [image.convert("RGB").getpixel((x * width // 4, y * height // 4)) for y in (1, 3) for x in (1, 3)]


def is_close(colour, wanted):
    return all(abs(a - b) <= 16 for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("road", [FORM, ENDPOINT])
@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_a_sentence_and_leaves_nothing(send, places, road, what):
    name, make, words = REFUSED[what]
    assert words in said(road, send(road, name, make()))
    assert not Picture.objects.exists()
    assert left_in(places) == []


@pytest.mark.parametrize("what", TAKEN)
def test_it_becomes_a_picture_and_readers_get_nothing_but_its_pixels(send, places, what):
    name, make, colours = TAKEN[what]
    content = make()
    assert send(FORM, name, content).status_code == 302
    picture = Picture.objects.get()
    made = list(printed(picture))
    images = [bad.opened(each) for each in made]
    assert {image.format for image in images} == {"JPEG", "WEBP", "AVIF"}
    assert all(getattr(image, "n_frames", 1) == 1 and image.mode in ("RGB", "L") for image in images)
    assert not any(trace in each for each in made for trace in (b"<script", b"alert", b"GPS"))
    assert colours is None or all(map(is_close, quarters(images[0]), colours))
    assert {path.parent.name for path in left_in(places)} == {"originals", "pictures"}


@pytest.mark.parametrize(("what", "road"), list(zip(NAMES, cycle([FORM, ENDPOINT]))))
def test_a_name_is_never_used(send, places, road, what):
    answer = send(road, NAMES[what], files.jpeg((40, 30)))
    assert answer.status_code in (201, 302)
    picture = Picture.objects.get()
    names = {path.name for path in left_in(places)}
    assert names == {f"{picture.digest[:32]}.jpg", *(Path(each.file.name).name for each in picture.renditions.all())}
    assert "ferry" not in str(dict(answer.headers)) + answer.content.decode().replace("A ferry", "")


@pytest.mark.parametrize("road", [FORM, ENDPOINT])
def test_a_name_that_breaks_out_of_its_header_brings_no_file_in(send, places, road):
    answer = send(road, 'filename="a\r\nContent-Type: text/html\r\n\r\n<script>.jpg"', files.jpeg((40, 30)))
    assert said(road, answer)
    assert not Picture.objects.exists()
    assert left_in(places) == []


@pytest.mark.parametrize("road", [FORM, ENDPOINT])
def test_a_full_disk_is_said_where_the_upload_was(send, places, settings, tmp_path, road):
    (tmp_path / "full").write_text("a file where the folder should be")
    originals = {**settings.STORAGES["originals"], "OPTIONS": {"location": tmp_path / "full", "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "originals": originals}
    assert "could not be kept" in said(road, send(road, "ferry.jpg", files.jpeg((40, 30))))
    assert not Picture.objects.exists()
    assert left_in(places) == []


# The darkroom's answer, and below it what the system says of the process that gave it.
MEASURED = """
import runpy, sys
sys.argv = ["darkroom", "inspect", "{}"]
runpy.run_module("pictures.darkroom", run_name="__main__", alter_sys=True)
print("\\n" + open("/proc/self/status").read())
"""


@pytest.mark.skipif(not STATUS.exists(), reason="Linux alone says what a process has taken at most")
@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_takes_little_of_the_darkroom_too(tmp_path, what):
    _, make, words = REFUSED[what]
    (tmp_path / "bomb").write_bytes(make())
    with (tmp_path / "bomb").open("rb") as bomb:
        done = subprocess.run([sys.executable, "-c", MEASURED], stdin=bomb, capture_output=True, text=True, check=True)
    answer, status = done.stdout.split("\n", 1)
    assert words in json.loads(answer)["refused"]
    assert in_status("VmHWM", status) < MOST_GROWTH
