# SPDX-License-Identifier: Apache-2.0
"""300 MB on their way while twenty clerks save: how long a save takes, and how much memory it costs.

usage: upload.py PROGRAM DATABASE     (an empty database; the demo of Uông Bí is loaded)
"""

import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, "Tests/JourneyTests")
from demo import free_port, wait_for

CLERKS, SIZE, PIECE, UPLOADS = 20, 300 << 20, 8 << 20, 8
API = "/api/v1/programmes/uong-bi-2025/2025-01/submissions/"
WARDS = ["ub-bac-son", "ub-yen-thanh"]


class Clerk(threading.Thread):
    """Saves one figure after the other, at the pace of somebody who types."""

    def __init__(self, number, port, token, stop):
        super().__init__()
        self.number, self.port, self.token, self.stopped = number, port, token, stop
        self.times = []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        value = 1000
        # Nobody types in step with the others.
        self.stopped.wait(random.random())
        while not self.stopped.is_set():
            value += 1
            body = json.dumps({"figures": [
                {"dataElement": "citizens", "value": str(value), "maturity": "final"}]})
            start = time.perf_counter()
            connection.request(
                "PUT", API + WARDS[self.number % len(WARDS)], body,
                {"Authorization": "Bearer " + self.token, "Content-Type": "application/json"})
            answer = connection.getresponse()
            text = answer.read()
            # Two clerks of one ward who meet are told so; the save was done or refused as a whole.
            if answer.status not in (200, 409):
                raise SystemExit(f"{answer.status} {text[:200]}")
            self.times.append(time.perf_counter() - start)
            self.stopped.wait(0.5 + random.random())


def saves(port, tokens, during):
    stop = threading.Event()
    clerks = [Clerk(number, port, tokens[number % len(tokens)], stop) for number in range(CLERKS)]
    for clerk in clerks:
        clerk.start()
    seconds = during()
    stop.set()
    for clerk in clerks:
        clerk.join()
    times = sorted(time for clerk in clerks for time in clerk.times)
    return seconds, times[len(times) * 95 // 100] * 1000, statistics.median(times) * 1000, len(times)


def memory(process):
    """Held now and at most, in megabytes."""
    with open(f"/proc/{process}/status") as file:
        lines = dict(line.split(":", 1) for line in file)
    return [int(lines[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM")]


def upload(port, token):
    """One file of 300 MB in pieces, as a page sends it; then attached."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(method, path, body=b"", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {
            "Authorization": "Bearer " + token, "Tus-Resumable": "1.0.0", **named})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status not in (200, 201, 204):
            raise SystemExit(f"{method} {path}: {answer.status} {text[:200]}")
        return answer, text

    begun, _ = ask("POST", "/api/v1/uploads", Upload_Length=str(SIZE),
                   Upload_Metadata="filename YmFuIHF1ZXQucGRm")
    place = begun.getheader("Location")
    piece = os.urandom(PIECE)
    for offset in range(0, SIZE, PIECE):
        part = (b"%PDF-1.7\n" + piece)[:PIECE] if offset == 0 else piece[:SIZE - offset]
        ask("PATCH", place, part, Upload_Offset=str(offset),
            Content_Type="application/offset+octet-stream")
    ask("POST", API + "ub-bac-son/evidence",
        json.dumps({"indicator": 3, "upload": place.split("/")[-1]}),
        Content_Type="application/json")
    return time.perf_counter() - start


def main(program, database, engine):
    with tempfile.TemporaryDirectory() as folder:
        # The files lie where the database does, on a disk.
        environment = {**os.environ, "LEARNINGCITY_DATABASE": database,
                       "LEARNINGCITY_FILES": folder + "/files", "LEARNINGCITY_UPLOADS": folder + "/uploads"}

        def run(*arguments):
            return subprocess.run([program, *arguments], env=environment, check=True,
                                  capture_output=True, text=True).stdout

        run("demo", "demo/uong-bi-2025")
        tokens = [run("token", "make", login, "--name", "bench", "--reach", "write").split()[-1]
                  for login in ("an", "giang")]
        port = free_port()
        server = subprocess.Popen(
            [program, "serve", "--port", str(port), "--demo-day", "2025-01-22",
             "--requests-per-minute", "0"], env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/health")
            saves(port, tokens, lambda: time.sleep(2))
            _, quiet, quiet_median, _ = saves(port, tokens, lambda: time.sleep(6))
            before = memory(server.pid)
            seconds, p95, median, count = saves(port, tokens, lambda: statistics.median(upload(port, tokens[0]) for _ in range(UPLOADS)))
            after = memory(server.pid)
        finally:
            server.terminate()
            server.wait()
        print(f"bench upload-300MB-{engine} ours={p95:.1f} ms (p95 of {count} saves, median {median:.1f} ms) "
              f"peer=saves-alone:{quiet:.1f} ms ratio={p95 / quiet:.2f} "
              f"memory=+{after[1] - before[0]} MB upload={SIZE / (1 << 20) / seconds:.0f} MB/s")


if __name__ == "__main__":
    main(*sys.argv[1:])
