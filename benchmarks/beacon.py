"""What a read costs, beside an answer that does nothing; and how many are lost when gunicorn is killed.

.venv/bin/python benchmarks/beacon.py [--rounds 5]
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from newsroom.reads.spool import Spool  # noqa: E402

SECONDS, CLIENTS = 2, 8
TICK = os.sysconf("SC_CLK_TCK")
BEACON = (
    b"POST /read/12/ HTTP/1.1\r\nHost: paper.example\r\nUser-Agent: Mozilla/5.0 (X11; Linux) Firefox/140.0\r\n"
    b"Sec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n\r\n"
)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--rounds", type=int, default=5)
    asked = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="paper-beacon-") as folder:
        with served("nothing", folder) as nothing, served("beacon", folder) as beacon:
            compare({"an answer that does nothing": nothing, "a read": beacon}, asked.rounds)
        kill(Path(folder) / "killed")
    print(f"load of the machine: {', '.join(f'{each:.1f}' for each in os.getloadavg())}")


@contextmanager
def served(application, spool):
    """The port and the process of gunicorn with one worker, in a group of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "-k", "gthread", "--threads", "4"]
    environment = {**os.environ, "DEBUG": "1", "DATA_DIR": str(spool), "SPOOL": f"{spool}/reads"}
    environment["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    quiet = ["--log-level", "error", "--no-control-socket", f"benchmarks.noting:{application}"]
    process = subprocess.Popen([*command, *quiet], cwd=ROOT, env=environment, start_new_session=True)
    while socket.socket().connect_ex(("127.0.0.1", port)):
        time.sleep(0.05)
    load(port, 0.5)
    try:
        yield port, process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def compare(servers, rounds):
    """Takes turns, so that the load of the machine is every one's."""
    spent = {name: [] for name in servers}
    for _ in range(rounds):
        for name, (port, process) in servers.items():
            before = processor(process.pid)
            answered = load(port, SECONDS)
            spent[name].append(((processor(process.pid) - before) / answered * 1e6, answered / SECONDS))
    base = min(cost for cost, _ in next(iter(spent.values())))
    for name, figures in spent.items():
        cost, rate = min(cost for cost, _ in figures), max(rate for _, rate in figures)
        print(f"{name:30} {cost:6.0f} µs of processor, {cost / base:5.2f} of the first; {rate:7,.0f} a second at best")


def kill(folder):
    """Kills worker and all while beacons come in; every one that was answered has to lie in the spool."""
    with served("beacon", folder) as (port, process):
        before = noted(folder)
        threading.Timer(1, os.killpg, (process.pid, signal.SIGKILL)).start()
        answered = load(port, 3)
        print(f"killed after {answered:,} answered reads: {noted(folder) - before - answered:+,} in the spool")


def noted(folder):
    sheets = Spool(f"{folder}/reads").sheets()
    return sum(len(sheet.reads(0, 10_000_000)) for sheet in sheets)


def load(port, seconds):
    """Sends beacons by several connections. Returns how many were answered."""
    end, answered = time.monotonic() + seconds, []

    def send():
        number = 0
        try:
            with socket.create_connection(("127.0.0.1", port)) as line:
                while time.monotonic() < end:
                    line.sendall(BEACON)
                    if not line.recv(4096).startswith(b"HTTP/1.1 204"):
                        break
                    number += 1
        except OSError:
            pass
        answered.append(number)

    clients = [threading.Thread(target=send) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return sum(answered)


def processor(group):
    """Seconds of processor that the processes of a group have used."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


if __name__ == "__main__":
    main()
