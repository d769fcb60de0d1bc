"""Pictures' files in a bucket of a store that speaks S3, Amazon's or another: STORES in newsroom/settings.py.

What the store does not do, or does not do in time, is an OSError like a full disk's: who keeps files need not know
where they lie.
"""

import hashlib
import logging
import mimetypes
import shutil
import tempfile
import threading
from contextlib import ExitStack, contextmanager
from functools import cache

import boto3
import urllib3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

logger = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
IN_ONE_PIECE = 64 * MEGABYTE  # above the largest upload: of what came in pieces a store reckons no plain MD5
IMMUTABLE = "public, max-age=31536000, immutable"
OK, MISSING = 200, 404

making = threading.Lock()  # sessions may be shared by threads, but not while they make a client

# The client's own patience is a minute for each of five tries: too long for a journalist who waits for an upload.
PATIENCE = {"connect_timeout": 4, "read_timeout": 20, "retries": {"total_max_attempts": 3, "mode": "standard"}}
# Checksums behind the body are Amazon's: other stores refuse them, or keep them as a part of the file.
PLAIN = {"request_checksum_calculation": "when_required", "response_checksum_validation": "when_required"}


class StoreFailed(OSError):
    """The store refused, or did not answer. Its text is for whoever runs the paper."""


@contextmanager
def plainly():
    """Turns what the client raises into FileNotFoundError or StoreFailed, which is logged."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        if status(error) == MISSING and "NoSuchBucket" not in str(error):
            raise FileNotFoundError(str(error)) from error
        logger.error("The store of pictures: %s", error)
        raise StoreFailed(str(error)) from error


@cache
def session(access_key, secret_key):
    """One for all: what Amazon's services are like is read from many files, which takes a tenth of a second."""
    return boto3.Session(aws_access_key_id=access_key, aws_secret_access_key=secret_key)


def status(error):
    """What the store answered over http, None where it did not."""
    return getattr(error, "response", {}).get("ResponseMetadata", {}).get("HTTPStatusCode")


class Bucket(S3Storage):
    """A bucket, or the part of one below `location`.

    `address` is where readers get its files; one without is private, and its files come out as downloads if ever
    somebody makes it public by mistake.
    """

    def __init__(self, **options):
        where = {"s3": {"addressing_style": options.get("addressing_style", "auto")}}
        super().__init__(**options, client_config=Config(**where, **PATIENCE, **PLAIN))

    def get_default_settings(self):
        return {
            **super().get_default_settings(),
            "address": None,
            "file_overwrite": False,
            "transfer_config": TransferConfig(multipart_threshold=IN_ONE_PIECE, use_threads=False),
        }

    def _create_session(self):
        return session(self.access_key, self.secret_key)

    @property
    def connection(self):
        with making:
            return super().connection

    def get_object_parameters(self, name):
        """The type goes by the name that we gave; nothing that an uploader declared is kept."""
        if self.address is None:
            return {"ContentType": "application/octet-stream", "ContentDisposition": "attachment"}
        return {"ContentType": mimetypes.guess_type(name)[0] or "application/octet-stream", "CacheControl": IMMUTABLE}

    def url(self, name):
        if self.address is None:
            raise ValueError("This file has no address.")
        return f"{self.address}/{filepath_to_uri(name)}"

    def _open(self, name, mode="rb"):
        return Fetched(name, self)

    def fetched(self, name):
        """The whole file at once, so that nothing fails half-way through reading it; the caller closes it."""
        with plainly(), ExitStack() as unless_whole:
            body = self.asked("get_object", name)["Body"]
            file = unless_whole.enter_context(tempfile.SpooledTemporaryFile(max_size=MEGABYTE))
            shutil.copyfileobj(body, file)
            file.seek(0)
            unless_whole.pop_all()
        return file

    def _save(self, name, content):
        with plainly():
            return super()._save(name, content)

    def delete(self, name):
        with plainly():
            super().delete(name)

    def exists(self, name):
        with plainly():
            return super().exists(name)

    def size(self, name):
        with plainly():
            return self.asked("head_object", name)["ContentLength"]

    def get_modified_time(self, name):
        with plainly():
            return self.asked("head_object", name)["LastModified"]

    def listdir(self, name):
        with plainly():
            return super().listdir(name)

    def holds(self, name, content):
        """Whether the bytes that lie there are these: by the store's own checksum, else by reading them again."""
        try:
            with plainly():
                mark = self.asked("head_object", name)["ETag"].strip('"')
        except FileNotFoundError:
            return False
        if mark == hashlib.md5(content, usedforsecurity=False).hexdigest():
            return True
        with self.open(name) as file:
            return file.read() == content

    def is_open_to_anybody(self, name):
        """Whether the store gives the file to somebody without a key."""
        with making:
            stranger = self.unsigned_connection
        try:
            self.asked("head_object", name, stranger)
        except (BotoCoreError, ClientError):
            return False
        return True

    def reaches_readers(self, name):
        """Whether the file is had at the address that pages give; one of the paper's own is not asked."""
        if self.address.startswith("/"):
            return True
        try:
            return urllib3.request("HEAD", self.url(name), timeout=10, retries=False).status == OK
        except urllib3.exceptions.HTTPError:
            return False

    def asked(self, act, name, connection=None):
        client = (connection or self.connection).meta.client
        return getattr(client, act)(Bucket=self.bucket_name, Key=self._normalize_name(name))


class Fetched(File):
    """A file of a bucket, to be read; like one of a folder it may be opened again once it was closed."""

    def __init__(self, name, bucket):
        super().__init__(bucket.fetched(name), name)
        self.bucket = bucket

    def open(self, mode=None):
        if self.closed:
            self.file = self.bucket.fetched(self.name)
        self.seek(0)
        return self
