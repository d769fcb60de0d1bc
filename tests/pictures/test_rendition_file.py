import pytest
from django.core.files.storage import default_storage

from . import files

NAME = "0123456789abcdef"


@pytest.fixture
def address(keep):
    return keep(files.jpeg()).thumbnail().get_absolute_url()


def test_a_rendition_is_served_for_a_year(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=31536000", "immutable"}
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xff\xd8\xff")
    assert int(response["Content-Length"]) == len(content)


def test_webp_is_served_as_webp(client, keep):
    rendition = keep(files.jpeg()).renditions_as("webp")[0]
    response = client.get(rendition.get_absolute_url())
    assert response["Content-Type"] == "image/webp"
    response.close()


def test_who_has_it_is_told_so_and_who_asks_for_the_head_gets_no_body(client, address):
    head = client.head(address)
    assert (head.status_code, b"".join(head.streaming_content)) == (200, b"")
    again = client.get(address, headers={"If-None-Match": head["ETag"]})
    assert again.status_code == 304
    assert "immutable" in again["Cache-Control"]
    head.close()


def test_nothing_can_be_posted(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    "name",
    [
        f"{NAME}-320.jpg",
        f"{NAME}-320.png",
        f"{NAME}-320.jpg.php",
        f"{NAME}-320.webp%0a",
        f"{NAME}-٣٢٠.jpg",
        f"{NAME.upper()}-320.jpg",
        f"{NAME}-{'9' * 5000}.jpg",
        "..%2F..%2Foriginals%2Fa.jpg",
        "%2e%2e%2fpaper.sqlite3",
        "%00.jpg",
    ],
)
def test_any_other_name_is_not_found(client, db, name):
    assert client.get(f"/media/pictures/{name}").status_code == 404


def test_an_original_has_no_address(client, keep):
    picture = keep(files.jpeg())
    with pytest.raises(ValueError, match="no address"):
        assert picture.file.url
    assert client.get(f"/media/pictures/{picture.file.name}").status_code == 404


def test_a_rendition_that_is_gone_from_the_storage_is_not_found(client, keep):
    rendition = keep(files.jpeg()).thumbnail()
    default_storage.delete(rendition.file.name)
    assert client.get(rendition.get_absolute_url()).status_code == 404
