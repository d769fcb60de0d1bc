import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from PIL import Image

from pictures.renditions import PictureRefused, inspect

from . import files


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_picture_is_known_by_its_content(format):
    content = files.saved(files.quarters(), format)
    assert inspect(SimpleUploadedFile("wrong.txt", content, "text/plain"))[:3] == (format, 640, 400)


@pytest.mark.parametrize("held", [5, 6, 7, 8])
def test_a_picture_taken_sideways_is_measured_upright(held):
    exif = Image.Exif()
    exif[0x0112] = held
    assert inspect(io.BytesIO(files.jpeg(exif=exif)))[:3] == ("JPEG", 400, 640)


def test_a_large_picture_is_measured_whole_though_decoded_small():
    assert inspect(io.BytesIO(files.jpeg((6000, 4000))))[:3] == ("JPEG", 6000, 4000)


def test_an_upload_on_disk_is_read_like_one_in_memory():
    content = files.jpeg()
    with TemporaryUploadedFile("a.jpg", "image/jpeg", len(content), None) as upload:
        upload.write(content)
        assert inspect(upload)[:3] == ("JPEG", 640, 400)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (files.HTML, "web page"),
        (files.SVG, "Export it as PNG"),
        (b"  <svg onload='alert(1)'/>", "Export it as PNG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "damaged"),
        (b"%PDF-1.7\n", "PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "EPS"),
        (b"\xc5\xd0\xd3\xc6\x20\0\0\0", "EPS"),
        (b"8BPS\0\1" + b"\0" * 40, "Photoshop"),
        (files.saved(files.quarters(), "TIFF"), "TIFF"),
        (files.saved(files.quarters(), "BMP"), "neither JPEG"),
        (b"\xff\xd8\xff", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"GIF89a", "damaged"),
        (b"RIFF\x04\0\0\0WEBP", "damaged"),
        (files.jpeg()[:2000], "breaks off"),
        (files.saved(files.quarters(), "PNG")[:-40], "breaks off"),
        (files.saved(files.quarters(), "WEBP")[:-400], "damaged"),
        (files.saved(files.quarters(), "AVIF")[:-200], "damaged"),
        (files.png_header(60_000, 60_000), "100 megapixels"),
        (files.png_header(11_000, 11_000), "100 megapixels"),
        (files.png_header(21_000, 1_000), "20 times"),
        (files.png_header(0, 100), "damaged"),
        (files.png_header(640, 400), "breaks off"),
    ],
)
def test_what_is_no_picture_is_refused_with_advice(content, says):
    with pytest.raises(PictureRefused, match=says):
        inspect(io.BytesIO(content))


def test_a_file_of_more_than_50_megabytes_is_refused_before_it_is_opened():
    with pytest.raises(PictureRefused, match="51 MB"):
        inspect(io.BytesIO(files.jpeg() + b"\0" * 50 * 1024 * 1024))


def test_broken_exif_spoils_no_picture():
    assert inspect(io.BytesIO(files.jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")))[:3] == ("JPEG", 640, 400)


@pytest.mark.parametrize("place", range(0, 3000, 131))
def test_a_flipped_byte_is_either_read_or_refused(place):
    content = bytearray(files.jpeg((200, 100)))
    content[place % len(content)] ^= 0xFF
    try:
        assert inspect(io.BytesIO(bytes(content))).format == "JPEG"
    except PictureRefused as refusal:
        assert str(refusal).endswith(".")
