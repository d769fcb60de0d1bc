"""Measures the darkroom and a story's pictures: `python -m benchmarks.developing FOLDER 20`, started by pictures.py."""

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict

from django.conf import settings
from django.core.management import call_command
from PIL import Image

from pictures import hatch
from pictures.shapes import FORMATS, shapes_of

from . import loading, photographs

# Run in a process of its own for each photograph. Prints seconds (of the processor: one thread) and bytes of each
# rendition, and the most memory.
DEVELOPS = """
import json, re, sys, time
from pathlib import Path
from pictures.darkroom import developing, looking

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024  # MB

def spent(act, *given):
    begun = time.process_time()
    return act(*given), time.process_time() - begun

_, inspected = spent(looking.inspect, sys.stdin.buffer)
seen, path = peak(), Path(sys.argv[2]) / "made"
picture, decoded = spent(developing.decoded, developing.opened(sys.stdin.buffer))
made, resized = [], 0
for shape in json.loads(sys.argv[1]):
    image, seconds = spent(developing.resized, picture, (0.5, 0.5), shape["crop"], (shape["width"], shape["height"]))
    resized += seconds / 3  # once for the three formats
    _, seconds = spent(developing.save, image, shape["format"], path, b"")
    made.append((shape["format"], shape["crop"], shape["width"], seconds, path.stat().st_size))
print(json.dumps(dict(inspected=inspected, seen=seen, decoded=decoded, resized=resized, made=made, peak=peak())))
"""


def main(folder, most, with_browser):
    found = photographs.of(folder, most)
    real = sum(is_real for _, _, is_real in found)
    print(f"{len(found)} photographs of at least 12 megapixels: {real} real, {len(found) - real} enlarged, with grain")
    for name, content, is_real in found:
        print(f"  {name[:50]:50} {len(content) / 1024**2:6.1f} MB{'' if is_real else '  enlarged'}")
    report([developed(content) for _, content, _ in found])
    if with_browser:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        loading.report([content for _, content, _ in found])
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\nLoad of the machine over 1, 5 and 15 minutes: {load}, on {os.process_cpu_count()} cores")


def developed(content):
    """What DEVELOPS prints of a photograph."""
    with Image.open(io.BytesIO(content)) as image:
        shapes = json.dumps([vars(shape) for shape in shapes_of(*image.size)])
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        command = [sys.executable, "-c", DEVELOPS, shapes, folder]
        where = {"cwd": settings.BASE_DIR, "env": hatch.ENVIRONMENT, "stdin": file}
        done = subprocess.run(command, **where, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def report(photographs):
    """Prints what `developed` found: a line for each rendition, with medians, and the whole."""
    seconds, bytes = defaultdict(list), defaultdict(list)
    for each in photographs:
        for format, crop, width, spent, size in each["made"]:
            seconds[format, crop, width].append(spent)
            bytes[format, crop, width].append(size)
    print(f"\n{'Median of each rendition':24}" + "".join(f"{format:>20}" for format in FORMATS))
    for crop, width in sorted({(crop, width) for format, crop, width in seconds}):
        cells = [cell(seconds[format, crop, width], bytes[format, crop, width]) for format in FORMATS]
        print(f"{f'{crop or "whole"} {width}':24}{''.join(cells)}")
    print(f"{'All of a photograph':24}" + "".join(whole(photographs, format) for format in FORMATS))
    total("Looked at (inspect)", [each["inspected"] for each in photographs], "s")
    total("Decoded, to be developed", [each["decoded"] for each in photographs], "s")
    total("Resized, once for all formats", [each["resized"] for each in photographs], "s")
    total("Encoded, all of it", [sum(made[3] for made in each["made"]) for each in photographs], "s")
    total("Most memory, looked at", [each["seen"] for each in photographs], "MB")
    total("Most memory, developed", [each["peak"] for each in photographs], "MB")


def cell(seconds, bytes):
    return f"{statistics.median(seconds):9.2f} s{statistics.median(bytes) / 1024:6.0f} KB"


def whole(photographs, format):
    """The median over the photographs of all renditions in the format."""
    made = [[made for made in each["made"] if made[0] == format] for each in photographs]
    return cell([sum(one[3] for one in each) for each in made], [sum(one[4] for one in each) for each in made])


def total(label, values, unit):
    print(f"{label:32}median {statistics.median(values):7.2f} {unit}, most {max(values):7.2f} {unit}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), with_browser="--no-browser" not in sys.argv)
