import io

import pytest
from PIL import Image

from newsroom.demo.drawing import SCENES, draw

SMALL = (300, 200)


def opened(content):
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_is_drawn_alike_from_one_seed_and_otherwise_from_another(scene):
    drawing = draw(scene, 1, SMALL)
    assert draw(scene, 1, SMALL) == drawing
    assert draw(scene, 2, SMALL) != drawing


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_fills_its_sheet_with_light_and_dark(scene):
    shades = opened(draw(scene, 3, SMALL)).convert("L").histogram()
    assert sum(shades[:110]) > 0.02 * 300 * 200
    assert sum(shades[150:]) > 0.02 * 300 * 200


@pytest.mark.parametrize("size", [(1600, 1067), (800, 800), (400, 700), (1200, 300)])
def test_a_drawing_is_a_jpeg_of_the_size_asked_for(size):
    image = opened(draw("harbour", 1, size))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", size)


def test_six_drawings_of_one_scene_have_six_palettes():
    skies = {
        opened(draw("harbour", seed, SMALL)).resize((1, 1), box=(0, 0, 300, 10)).getpixel((0, 0)) for seed in range(6)
    }
    assert len(skies) == 6


def test_a_scene_nobody_has_drawn_is_refused():
    with pytest.raises(KeyError, match="unicorn"):
        draw("unicorn", 1)
