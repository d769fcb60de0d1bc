"""Pictures in buckets of a store that speaks S3: a real one, in a process of its own."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.utils import timezone

from newsroom import checks
from newsroom.bucket import Bucket, StoreFailed
from pictures import library, orphans
from pictures.models import Picture
from pictures.renditions import PictureRefused

from . import files
from .store import KEYS, free_port

NAME = "pictures/0123456789abcdef-320.webp"


@pytest.fixture
def out_of_reach(settings, in_buckets):
    """The store is gone."""
    stores = in_buckets.stores(endpoint_url=f"http://127.0.0.1:{free_port()}")
    settings.STORAGES = {**settings.STORAGES, **stores}


@pytest.fixture
def wrong_bucket(settings, in_buckets):
    in_buckets.private = in_buckets.public = "nobodys"
    settings.STORAGES = {**settings.STORAGES, **in_buckets.stores()}


class TestAPicture:
    def test_its_original_lies_private_as_it_came_and_nothing_says_what_it_is(self, db, in_buckets):
        picture = library.add(ContentFile(files.jpeg()))
        assert in_buckets.names(in_buckets.private) == [picture.file.name]
        lying = in_buckets.lying(in_buckets.private, picture.file.name)
        assert lying["Body"].read() == files.jpeg()
        assert (lying["ContentType"], lying["ContentDisposition"]) == ("application/octet-stream", "attachment")
        assert not in_buckets.lies_open(in_buckets.private, picture.file.name)

    def test_its_renditions_lie_with_their_type_for_a_year(self, keep, in_buckets):
        picture = keep(files.jpeg((160, 100)))
        made = picture.renditions.all()
        assert in_buckets.names(in_buckets.public) == sorted({each.file.name for each in made})
        lying = in_buckets.lying(in_buckets.public, picture.renditions_as("webp")[0].file.name)
        assert (lying["ContentType"], lying["CacheControl"]) == ("image/webp", "public, max-age=31536000, immutable")

    def test_it_is_handed_out_by_the_paper(self, client, keep, in_buckets):
        rendition = keep(files.jpeg((160, 100))).thumbnail()
        assert rendition.get_absolute_url().startswith("/media/pictures/")
        response = client.get(rendition.get_absolute_url())
        content = b"".join(response.streaming_content)
        assert content.startswith(b"\xff\xd8\xff")
        assert int(response["Content-Length"]) == len(content) == rendition.bytes

    def test_it_is_had_straight_from_where_readers_are_told_to(self, keep, in_buckets, settings):
        default = in_buckets.stores()["default"]
        options = {**default["OPTIONS"], "address": "https://cdn.example.org/paper"}
        settings.STORAGES = {**settings.STORAGES, "default": {**default, "OPTIONS": options}}
        rendition = keep(files.jpeg((160, 100))).thumbnail()
        assert rendition.get_absolute_url() == f"https://cdn.example.org/paper/{rendition.file.name}"

    def test_its_original_has_no_address(self, db, in_buckets):
        original = library.add(ContentFile(files.jpeg())).file
        with pytest.raises(ValueError, match="no address"):
            storages["originals"].url(original.name)

    def test_its_original_may_be_opened_twice(self, db, in_buckets):
        picture = library.add(ContentFile(files.jpeg()))
        for _ in range(2):
            with picture.file.open() as file:
                assert file.read() == files.jpeg()

    def test_what_an_uploader_says_it_is_counts_for_nothing(self, in_buckets):
        content = ContentFile(b"<html>")
        content.content_type = "text/html"
        default_storage.save(NAME, content)
        assert in_buckets.lying(in_buckets.public, NAME)["ContentType"] == "image/webp"


def test_an_upload_that_lost_the_race_takes_no_file_away_from_the_one_that_won(settings, in_buckets, db):
    """Two that look at the same moment both find the name free, and write the same file twice."""
    settings.STORAGES = {**settings.STORAGES, **in_buckets.stores(file_overwrite=True)}
    first = library.add(ContentFile(files.jpeg()))
    rival = Picture(file=ContentFile(files.jpeg(), name="upload.jpg"), digest=first.digest, width=640, height=400)
    assert library.keep(rival) == first
    assert in_buckets.names(in_buckets.private) == [first.file.name]


def test_what_no_row_has_is_found_in_a_bucket_and_what_no_file_has_too(in_buckets, keep, settings):
    picture = keep(files.jpeg((40, 30)))
    default_storage.save(NAME, ContentFile(b"a stray"))
    later = timezone.now() + timedelta(hours=2)
    assert orphans.strays("default", orphans.files_in("default"), later) == [NAME]
    assert orphans.strays("originals", orphans.files_in("originals"), later) == []
    storages["originals"].delete(picture.file.name)
    assert list(orphans.lacking("originals", orphans.files_in("originals"))) == [picture]


class TestAFile:
    def test_is_there_or_not(self, in_buckets):
        assert not default_storage.exists(NAME)
        assert default_storage.save(NAME, ContentFile(b"a ferry")) == NAME
        assert default_storage.exists(NAME)
        assert default_storage.size(NAME) == 7
        assert default_storage.listdir("pictures") == ([], ["0123456789abcdef-320.webp"])
        default_storage.delete(NAME)
        assert not default_storage.exists(NAME)
        default_storage.delete(NAME)  # once more does no harm

    def test_that_is_not_there_is_said_to_be_missing(self, in_buckets, client, db):
        for ask in (default_storage.open, default_storage.size, default_storage.get_modified_time):
            with pytest.raises(FileNotFoundError):
                ask(NAME)
        assert client.get(f"/media/{NAME}").status_code == 404

    def test_is_never_written_over(self, in_buckets):
        default_storage.save(NAME, ContentFile(b"first"))
        assert default_storage.save(NAME, ContentFile(b"second")) != NAME
        assert in_buckets.lying(in_buckets.public, NAME)["Body"].read() == b"first"

    def test_is_held_if_its_bytes_are_the_same(self, in_buckets):
        default_storage.save(NAME, ContentFile(b"a ferry"))
        assert default_storage.holds(NAME, b"a ferry")
        assert not default_storage.holds(NAME, b"a fairy")
        assert not default_storage.holds("pictures/elsewhere.jpg", b"a ferry")

    def test_in_pieces_is_compared_byte_for_byte(self, in_buckets):
        """Of a file that somebody's tool brought in pieces the store reckons no plain checksum."""
        piece = {"Bucket": in_buckets.public, "Key": NAME}
        upload = in_buckets.client.create_multipart_upload(**piece)["UploadId"]
        mark = in_buckets.client.upload_part(**piece, UploadId=upload, PartNumber=1, Body=b"a ferry")["ETag"]
        parts = {"Parts": [{"PartNumber": 1, "ETag": mark}]}
        in_buckets.client.complete_multipart_upload(**piece, UploadId=upload, MultipartUpload=parts)
        assert default_storage.holds(NAME, b"a ferry")
        assert not default_storage.holds(NAME, b"a fairy")

    def test_open_to_anybody_is_noticed(self, in_buckets):
        originals = storages["originals"]
        originals.save("a.jpg", ContentFile(b"a ferry"))
        assert not originals.is_open_to_anybody("a.jpg")
        in_buckets.client.put_object_acl(Bucket=in_buckets.private, Key="a.jpg", ACL="public-read")
        assert originals.is_open_to_anybody("a.jpg")


@pytest.mark.parametrize(
    ("style", "address"),
    [
        ("auto", "https://s3.example.org/paper/a.jpg"),
        ("path", "https://s3.example.org/paper/a.jpg"),
        ("virtual", "https://paper.s3.example.org/a.jpg"),
    ],
)
def test_a_bucket_is_named_in_the_path_or_in_the_host(style, address):
    where = {"endpoint_url": "https://s3.example.org", "region_name": "us-east-1", "bucket_name": "paper"}
    bucket = Bucket(**where, **KEYS, addressing_style=style)
    asked = bucket.connection.meta.client.generate_presigned_url("get_object", {"Bucket": "paper", "Key": "a.jpg"})
    assert asked.partition("?")[0] == address


@pytest.mark.parametrize("trouble", ["out_of_reach", "wrong_bucket"])
class TestAStoreThatFails:
    def test_refuses_an_upload_with_a_sentence_and_keeps_nothing(self, db, trouble, request, caplog):
        request.getfixturevalue(trouble)
        with pytest.raises(PictureRefused, match="could not be kept"):
            library.add(ContentFile(files.jpeg()))
        assert not Picture.objects.exists()
        assert "The store of pictures" in caplog.text

    def test_is_an_error_that_says_why(self, trouble, request):
        request.getfixturevalue(trouble)
        with pytest.raises(StoreFailed, match=r"Could not connect|does not exist"):
            default_storage.open(NAME)

    def test_gives_readers_an_answer_that_nobody_keeps(self, client, db, trouble, request):
        request.getfixturevalue(trouble)
        response = client.get(f"/media/{NAME}")
        assert (response.status_code, response["Cache-Control"]) == (503, "no-store")


class TestTheCheckAtDeployment:
    @pytest.fixture
    def problems(self, settings, in_buckets):
        settings.S3_BUCKET = in_buckets.public
        return lambda: [(each.id, each.msg) for each in checks.the_store_keeps_files(None)]

    def test_leaves_nothing_in_a_store_that_keeps_files(self, problems, in_buckets):
        assert problems() == []
        assert in_buckets.names(in_buckets.public) == in_buckets.names(in_buckets.private) == []

    def test_names_a_bucket_that_is_not_there(self, settings, problems, in_buckets):
        in_buckets.private = "nobodys"
        settings.STORES = {**settings.STORES, "s3": in_buckets.stores()}
        ((problem, words),) = problems()
        assert problem == "newsroom.E006"
        assert words.startswith("Bucket nobodys takes no files: ")

    def test_finds_originals_that_anybody_can_read(self, problems, in_buckets):
        in_buckets.client.put_bucket_acl(Bucket=in_buckets.private, ACL="public-read")
        assert [problem for problem, _ in problems()] == ["newsroom.E007"]

    def test_finds_out_that_readers_get_nothing(self, settings, problems, in_buckets):
        store = in_buckets.stores()
        store["default"]["OPTIONS"]["address"] = f"{in_buckets.address}/{in_buckets.public}"
        settings.STORES = {**settings.STORES, "s3": store}
        assert [problem for problem, _ in problems()] == ["newsroom.E008"]
        in_buckets.client.put_bucket_acl(Bucket=in_buckets.public, ACL="public-read")
        assert problems() == []

    def test_finds_out_that_nobody_answers_readers(self, settings, problems, in_buckets):
        store = in_buckets.stores()
        store["default"]["OPTIONS"]["address"] = f"http://127.0.0.1:{free_port()}"
        settings.STORES = {**settings.STORES, "s3": store}
        assert [problem for problem, _ in problems()] == ["newsroom.E008"]
