import io

import pytest
from PIL import Image

from tests.weather.office import Office, says


@pytest.fixture
def elsewhere(settings):
    """Somebody else's server, on this machine, which is asked about every embed and may be asked for pages."""
    with Office() as office:
        settings.FETCH_ALSO = [f"127.0.0.1:{office.server.server_port}"]
        office.root = f"http://127.0.0.1:{office.server.server_port}"
        settings.EMBED_ADDRESS = f"{office.root}/oembed?url="
        office.reply = says({"title": "The ferry leaves", "author_name": "Harbour TV"})
        yield office


@pytest.fixture
def still():
    """Answers with a picture of that size."""

    def still(width=640, height=360):
        file = io.BytesIO()
        Image.new("RGB", (width, height), "navy").save(file, "JPEG")
        return says(file.getvalue(), Content_Type="image/jpeg")

    return still
