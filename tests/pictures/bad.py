"""What people and other people's programs upload, made when asked: see test_bad_pictures.py."""

import io
import struct
import zlib

import pillow_heif
from PIL import Image, ImageCms

from . import files

SIZE = (160, 100)  # pixels: small enough to be developed in no time
SCRIPT = b"<script>alert(1)</script>"
GREY = 40_000  # of 65,535


def png(width, height, bits, colours, rows, *chunks):
    """A PNG of raw `rows` (each with its filter byte); `chunks` are (kind, body) before its pixels."""
    header = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def bomb():
    """144 megapixels in 17 KB: black, of one bit each."""
    return png(12_000, 12_000, 1, 0, bytes(12_000 * (1 + 1500)))


def bomb_of_text():
    """Of a few pixels, and 64 MB of words in as many KB."""
    words = b"Comment\0\0" + zlib.compress(bytes(64 * 1024**2), 9)
    return png(*SIZE, 8, 0, bytes(SIZE[1] * (1 + SIZE[0])), (b"zTXt", words))


def sixteen_bits():
    row = b"\0" + struct.pack(">HHH", GREY, GREY, GREY) * SIZE[0]
    return png(*SIZE, 16, 2, row * SIZE[1])


def gif_that_is_a_script():
    """JavaScript reads GIF89a/*…*/=1;alert(1)// and browsers draw it: its width is what “/*” comes to."""
    head = b"GIF89a/*" + struct.pack("<H", 540) + b"\x80\0\0" + b"\xff\0\0\0\0\0"
    frame = b"\x2c" + struct.pack("<HHHH", 0, 0, 1, 1) + b"\0" + b"\x02\x02\x44\x01\0"
    remark = b"*/=1;alert(1)//"
    return head + frame + b"\x21\xfe" + bytes([len(remark)]) + remark + b"\0\x3b"


def psd():
    """Photoshop's own, of 100 × 100 pixels."""
    return b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, 100, 100, 8, 3) + bytes(12) + bytes(30_000)


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n(/etc/passwd) (r) file\nshowpage\n"


def heic():
    pillow_heif.register_heif_opener()
    return files.saved(files.quarters(SIZE), "HEIF", quality=90)


def palette_with_transparency():
    """Red and lime above; below nothing."""
    image = files.quarters(SIZE).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, SIZE[1] // 2, *SIZE))
    return files.saved(image.quantize(), "PNG")


def animated(format):
    frames = [files.quarters(SIZE), *(Image.new("RGB", SIZE, colour) for colour in ("black", "white"))]
    return files.saved(frames[0], format, save_all=True, append_images=frames[1:], duration=100)


def turned(number):
    """As a camera writes it that was held so that EXIF's orientation is `number`."""
    undo = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[number]
    image, exif = files.quarters(SIZE), Image.Exif()
    exif[0x0112] = number
    return files.saved(image.transpose(undo) if undo is not None else image, exif=exif, quality=95)


def with_profile(profile, mode="RGB"):
    return files.saved(files.quarters(SIZE).convert(mode), quality=95, icc_profile=profile)


def lab_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def with_position():
    """As a telephone writes it: with the place, in EXIF, where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (1.0, 17.0, 24.0), 3: "E", 4: (103.0, 51.0, 0.0)}
    return files.saved(files.quarters(SIZE), exif=exif, quality=95)


def with_words_that_fit_nowhere():
    """IPTC's, with zero bytes, no language's letters, days that are none, and far too much of them."""
    words = [
        (120, b"A\0ferry\x07 \xe2\x80\xae" + b"x" * 9000),
        (80, b"Mei\0Tan"),
        (116, b"\xff\xfe\xfd"),
        (55, b"00000000"),
    ]
    words += [(37, b"99999999"), (25, b"\0"), *((25, b"key\0word %d" % n) for n in range(300))]
    sets = b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(said)) + said for number, said in words)
    body = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(sets)) + sets
    picture = files.jpeg(SIZE)
    return picture[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + picture[2:]


def opened(content):
    image = Image.open(io.BytesIO(content))
    image.load()
    return image
