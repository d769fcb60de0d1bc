"""A store that speaks S3, in a process of its own on this machine, and what tests ask of it."""

import contextlib
import os
import socket
import subprocess
import sys
import time

import boto3
import urllib3

KEYS = {"access_key": "the-papers", "secret_key": "never-told"}
STARTS_WITHIN = 30  # seconds


@contextlib.contextmanager
def running():
    """The address of a store that runs meanwhile."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-p", str(port)]
    environment = {**os.environ, "MOTO_PORT": str(port)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def wait_for(port, process):
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"The store did not start (it ended with {process.poll()}).")


def client(address):
    """To look behind the paper's back."""
    keys = {"aws_access_key_id": KEYS["access_key"], "aws_secret_access_key": KEYS["secret_key"]}
    return boto3.client("s3", endpoint_url=address, region_name="us-east-1", **keys)


class Buckets:
    """Two fresh buckets of a store: `public` for renditions, `private` for originals."""

    def __init__(self, client, number):
        self.client, self.address = client, client.meta.endpoint_url
        self.public, self.private = f"paper-{number}", f"paper-{number}-originals"
        for bucket in (self.public, self.private):
            self.client.create_bucket(Bucket=bucket)

    def stores(self, **options):
        """As in settings.STORES."""
        options = {"endpoint_url": self.address, "region_name": "us-east-1", **KEYS, **options}
        public = {**options, "bucket_name": self.public, "address": "/media"}
        private = {**options, "bucket_name": self.private}
        bucket = "newsroom.bucket.Bucket"
        return {
            "default": {"BACKEND": bucket, "OPTIONS": public},
            "originals": {"BACKEND": bucket, "OPTIONS": private},
        }

    def names(self, bucket):
        return [each["Key"] for each in self.client.list_objects_v2(Bucket=bucket).get("Contents", [])]

    def lying(self, bucket, name):
        """What the store answers to whoever has a key: ContentType, CacheControl, Body…"""
        return self.client.get_object(Bucket=bucket, Key=name)

    def lies_open(self, bucket, name):
        """Whether somebody without a key gets it."""
        return urllib3.request("GET", f"{self.address}/{bucket}/{name}", retries=False).status == 200
