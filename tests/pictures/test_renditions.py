import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from pictures import renditions
from pictures.darkroom import developing
from pictures.darkroom import exif as camera
from pictures.models import Rendition
from pictures.renditions import PictureRefused, make_renditions
from pictures.shapes import sizes_of

from . import files


def read(rendition):
    with rendition.file.open() as file:
        image = Image.open(io.BytesIO(file.read()))
        image.load()
        return image


def smallest(picture, format="jpeg"):
    return read(picture.renditions_as(format)[0])


def close_to(colour, wanted):
    return all(abs(a - b) <= 12 for a, b in zip(colour, wanted, strict=True))


def quarter_colours(image):
    """The colours in the middle of the four quarters, left to right, above to below."""
    width, height = image.size
    return [image.getpixel((x * width // 4, y * height // 4)) for y in (1, 3) for x in (1, 3)]


COPYRIGHT = "Copyright (Notice) 2017.1 IPTC - www.iptc.org (ref2017.1)"
AS_DRAWN = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((200, 100), [200]),
        ((320, 100), [240, 320]),
        ((600, 900), [240, 320, 600]),
        ((639, 400), [240, 320, 639]),
        ((640, 400), [240, 320, 640]),
        ((641, 400), [240, 320, 640, 641]),
        ((1000, 700), [240, 320, 640, 720, 960, 1000]),
        ((1600, 1200), [240, 320, 640, 720, 960, 1280, 1600]),
        ((4000, 3000), [240, 320, 640, 720, 960, 1280, 1920]),
        ((1920, 38_400), [240, 320, 640, 720]),
    ],
)
def test_the_whole_is_made_up_to_its_own_width_and_never_wider(size, widths):
    assert [width for width, height in sizes_of("", *size)] == widths


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_gets_avif_webp_and_jpeg_of_each_shape(keep, format):
    picture = keep(files.saved(files.quarters((1000, 600)), format))
    made = {(r.format, *read(r).size) for r in picture.renditions.all()}
    whole = [(240, 144), (320, 192), (640, 384), (720, 432), (960, 576), (1000, 600)]
    lying = [(720, 405), (960, 540), (1000, 562), (240, 160), (320, 213), (640, 427), (720, 480), (900, 600)]
    less = [(320, 240), (640, 480), (800, 600), (160, 160), (320, 320), (600, 600)]
    of_ours = {(f, *size) for f in ("avif", "webp", "jpeg") for size in [*whole, *lying, *less]}
    assert made == of_ours | {("jpeg", 1000, 525)}


@pytest.mark.parametrize("format", ["jpeg", "webp", "avif"])
def test_what_is_for_dense_screens_is_pressed_harder(tmp_path, format):
    scene = Image.effect_noise((400, 300), 60).convert("RGB")
    for width in (640, 720):
        developing.save(scene, {"format": format, "width": width}, tmp_path / f"{width}", b"")
    assert (tmp_path / "720").stat().st_size < 0.95 * (tmp_path / "640").stat().st_size


def test_a_rendition_knows_its_size_and_is_named_by_its_content(keep):
    for rendition in keep(files.jpeg()).renditions.all():
        assert read(rendition).size == (rendition.width, rendition.height)
        assert read(rendition).format.lower() == rendition.format
        assert default_storage.size(rendition.file.name) == rendition.bytes


def held(picture, number):
    """`picture` as a camera stores it that was held so that EXIF says `number`."""
    undo = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }
    for step in undo[number]:
        picture = picture.transpose(step)
    return picture


@pytest.mark.parametrize("number", range(1, 9))
def test_however_the_camera_was_held_the_picture_stands_upright(keep, number):
    exif = Image.Exif()
    exif[0x0112] = number
    picture = keep(files.saved(held(files.quarters(), number), "JPEG", quality=95, exif=exif))
    assert (picture.width, picture.height) == (640, 400)
    assert smallest(picture).size == (240, 150)
    assert all(map(close_to, quarter_colours(smallest(picture)), AS_DRAWN))


def test_cmyk_becomes_rgb(keep):
    picture = keep(files.saved(files.quarters().convert("CMYK"), "JPEG", quality=95))
    assert smallest(picture).mode == "RGB"
    assert all(map(close_to, quarter_colours(smallest(picture)), AS_DRAWN))


def test_transparent_palette_is_laid_on_white(keep):
    image = Image.new("P", (400, 300), 0)
    image.putpalette([10, 20, 30, 200, 0, 0])
    image.paste(1, (200, 0, 400, 300))
    picture = keep(files.saved(image, "PNG", transparency=0))
    assert close_to(smallest(picture).getpixel((40, 100)), (255, 255, 255))
    assert close_to(smallest(picture).getpixel((180, 100)), (200, 0, 0))


def test_half_transparent_is_mixed_with_white(keep):
    picture = keep(files.saved(Image.new("RGBA", (400, 300), (0, 0, 0, 128)), "WEBP", lossless=True))
    assert close_to(smallest(picture).getpixel((100, 100)), (127, 127, 127))


def test_sixteen_bits_a_pixel_keep_their_grey(keep):
    picture = keep(files.saved(Image.new("I;16", (400, 300), 0x4000), "PNG"))
    assert close_to(smallest(picture).getpixel((100, 100)), (64, 64, 64))


def test_an_animation_shows_its_first_frame(keep):
    assert close_to(smallest(keep(files.animated_gif())).getpixel((100, 100)), (255, 0, 0))


def test_a_colour_profile_is_followed(keep):
    """A linear grey profile: a quarter of the light is sRGB's 137, not 64."""
    picture = keep(files.saved(Image.new("L", (400, 300), 64), "PNG", icc_profile=files.linear_grey_profile()))
    assert close_to(smallest(picture).getpixel((100, 100)), (137, 137, 137))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "CMYK"])
def test_a_profile_that_is_broken_or_of_another_kind_is_passed_over(keep, mode):
    format = "JPEG" if mode == "CMYK" else "PNG"
    for profile in (b"no profile at all", files.srgb_profile()):
        picture = keep(files.saved(files.quarters().convert(mode), format, icc_profile=profile))
        assert smallest(picture).mode == "RGB"


def test_a_press_photograph_keeps_its_byline_and_copyright_and_nothing_else(keep, press_photograph):
    picture = keep(press_photograph)
    assert {r.format for r in picture.renditions.all()} == {"avif", "webp", "jpeg"}
    for rendition in picture.renditions.all():
        image = read(rendition)
        assert dict(image.getexif()) == {0x013B: "Creator1 (ref2017.1)", 0x8298: COPYRIGHT}
        assert not set(image.info) & {"xmp", "icc_profile", "photoshop", "comment"}


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_name_beyond_ascii_keeps_its_letters(keep, encoding):
    exif, said = Image.Exif(), {"utf-8": ("Mei Tán 陈", "© Ömer"), "latin-1": ("Mei Tán", "© Ömer")}[encoding]
    exif[0x013B], exif[0x8298] = (words.encode(encoding) for words in said)
    picture = keep(files.jpeg(exif=exif))
    assert {r.format for r in picture.renditions.all()} == {"avif", "webp", "jpeg"}
    for rendition in picture.renditions.all():
        kept = read(rendition).getexif()
        assert (camera.text(kept[0x013B]), camera.text(kept[0x8298])) == said
        with rendition.file.open() as file:
            assert said[0].encode() in file.read()


def test_a_tiny_picture_has_one_rendition_of_each_shape_and_format(keep):
    made = list(keep(files.jpeg((1, 1))).renditions.all())
    assert {(r.width, r.height) for r in made} == {(1, 1)}
    assert sorted(r.crop for r in made) == sorted(["40x21", *["", "16x9", "3x2", "4x3"] * 3])


def test_making_renditions_twice_makes_them_once(keep):
    picture = keep(files.jpeg())
    before = list(picture.renditions.values_list("pk", "file"))
    make_renditions(picture)
    assert list(picture.renditions.values_list("pk", "file")) == before


def test_a_missing_rendition_is_made_again(keep):
    picture = keep(files.jpeg())
    picture.renditions.filter(width=320, format="webp").delete()
    make_renditions(picture)
    assert picture.renditions.filter(width=320, format="webp").exists()


def test_an_original_that_rotted_on_disk_is_refused_and_makes_no_rendition(keep):
    picture = keep(files.jpeg())
    picture.renditions.all().delete()
    with picture.file.storage.open(picture.file.name, "wb") as file:
        file.write(files.jpeg()[:2000])
    with pytest.raises(PictureRefused):
        make_renditions(picture)
    assert not Rendition.objects.exists()


def test_where_a_picture_was_taken_stays_in_the_original(keep):
    exif = Image.Exif()
    exif[0x013B], exif[0x010F] = "Mei Tan", "A camera"
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    picture = keep(files.jpeg(exif=exif))
    for rendition in picture.renditions.all():
        assert dict(read(rendition).getexif()) == {0x013B: "Mei Tan"}


def test_what_stands_behind_the_picture_in_its_file_reaches_nobody(keep):
    picture = keep(files.jpeg() + files.HTML)
    for rendition in picture.renditions.all():
        with rendition.file.open() as file:
            assert b"script" not in file.read()


def test_a_telephones_picture_is_developed(keep):
    picture = keep(files.heic())
    assert picture.file.name.endswith(".heic")
    assert all(map(close_to, quarter_colours(smallest(picture)), AS_DRAWN))


def test_an_animated_webp_shows_its_first_frame(keep):
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "blue")]
    picture = keep(files.saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=100))
    assert close_to(smallest(picture).getpixel((100, 100)), (255, 0, 0))


def test_a_large_picture_is_there_as_jpeg_before_the_rest_is_made(keep, monkeypatch):
    asked = []
    ask = renditions.hatch.ask

    def watched(what, file, **order):
        asked.append([shape["format"] for shape in order.get("shapes", [])])
        return ask(what, file, **order)

    monkeypatch.setattr(renditions.hatch, "ask", watched)
    keep(files.jpeg((1300, 900)))
    assert [set(formats) for formats in asked] == [set(), {"jpeg"}, {"webp", "avif"}]
