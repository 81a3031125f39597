# SPDX-License-Identifier: Apache-2.0
"""Where files lie and who looks into them: S3 (moto), ClamAV's daemon, another client of tus; and what is
left when the program is killed in the middle."""

import contextlib
import hashlib
import http.client
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import zipfile

import boto3
from tusclient.client import TusClient

from demo import free_port, served

API = "/api/v1/programmes/uong-bi-2025"
WARD = API + "/2025-01/submissions/ub-yen-thanh"
OTHER = API + "/2025-01/submissions/ub-bac-son"
# Found by a signature of the test's own, so that no program on the way is alarmed.
HARMFUL = b"%PDF-1.4 learningcity-test-of-the-scanner"


TOKENS = {}


def authority(demo, login):
    """A token of a person: no password has to be worked out each time."""
    if (demo.folder, login) not in TOKENS:
        TOKENS[demo.folder, login] = demo.run(
            "token", "make", login, "--name", "journey", "--reach", "write").split()[-1]
    return "Bearer " + TOKENS[demo.folder, login]


def uploads(demo, login="giang"):
    return TusClient(
        demo.address + "/api/v1/uploads", headers={"Authorization": authority(demo, login)})


def ask(demo, method, path, body=None, login="giang", headers={}):
    """Status and JSON of a request to the API."""
    data = json.dumps(body).encode() if isinstance(body, (dict, list)) else body
    request = urllib.request.Request(demo.address + path, data=data, method=method)
    request.add_header("Authorization", authority(demo, login))
    if isinstance(body, (dict, list)):
        request.add_header("Content-Type", "application/json")
    for name, value in headers.items():
        request.add_header(name, value)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def told(answer):
    status, body = answer
    assert status == 200, answer
    return json.loads(body)


def send(demo, content, name="a.pdf"):
    """Brings a file by tuspy; gives the upload's id."""
    client = uploads(demo)
    path = os.path.join(demo.folder, "sent")
    with open(path, "wb") as file:
        file.write(content)
    uploader = client.uploader(path, chunk_size=1 << 20, metadata={"filename": name})
    uploader.upload()
    return uploader.url.split("/")[-1]


def attach(demo, content, name="a.pdf", indicator=3):
    upload = send(demo, content, name)
    return ask(demo, "POST", WARD + "/evidence", {"indicator": indicator, "upload": upload})


@contextlib.contextmanager
def bucket():
    """S3 in memory; gives what the program is told of it."""
    port = free_port()
    server = subprocess.Popen(
        [os.path.join(os.path.dirname(sys.executable), "moto_server"), "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    endpoint = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(endpoint + "/moto-api/", timeout=2).read()
                break
            time.sleep(0.1)
        urllib.request.urlopen(
            urllib.request.Request(endpoint + "/minh-chung", method="PUT", data=b""))
        yield {
            "LEARNINGCITY_FILES": "s3://minh-chung/thanh-pho", "LEARNINGCITY_S3_ENDPOINT": endpoint,
            "LEARNINGCITY_S3_KEY": "key", "LEARNINGCITY_S3_SECRET": "secret",
        }
    finally:
        server.terminate()
        server.wait()


class Scanner:
    """clamd with a database of one line."""

    def __init__(self, folder):
        self.folder = folder
        self.socket = folder + "/clamd.ctl"
        os.makedirs(folder + "/db")
        with open(folder + "/db/test.ndb", "w") as file:
            file.write(f"Test.Harmful:0:*:{HARMFUL[9:].hex()}\n")
        with open(folder + "/clamd.conf", "w") as file:
            file.write(f"""LocalSocket {self.socket}
DatabaseDirectory {folder}/db
Foreground yes
StreamMaxLength 2M
""")

    def start(self):
        program = shutil.which("clamd") or "/usr/sbin/clamd"
        self.server = subprocess.Popen(
            [program, "--config-file", self.folder + "/clamd.conf"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        for _ in range(300):
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
                probe.connect(self.socket)
                return
            time.sleep(0.1)
        raise AssertionError("clamd does not answer")

    def stop(self):
        self.server.terminate()
        self.server.wait()


def until(what, question):
    for _ in range(60):
        if question():
            return
        time.sleep(0.5)
    raise AssertionError(what)


def files_lie_in_a_bucket_and_a_scanner_looks(program, browser=None):
    # clamd leaves no socket behind where paths are long.
    with bucket() as place, tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        scanner = Scanner(folder)
        with served(program, **place, LEARNINGCITY_CLAMD="unix:" + scanner.socket) as demo:
            content = b"%PDF-1.4 " + random.randbytes(1 << 20)
            made = told(attach(demo, content, "Báo cáo “số 1”.pdf"))
            path = f"{API}/evidence/{made['document']}"
            # The scanner is away: the file is kept and handed to nobody.
            assert ask(demo, "GET", path + "/versions/1/file")[0] == 409
            scanner.start()
            until("scanned", lambda: ask(demo, "GET", path + "/versions/1/file")[0] == 200)
            assert ask(demo, "GET", path + "/versions/1/file")[1] == content
            key = "thanh-pho/" + hashlib.sha256(content).hexdigest()
            stored = boto3.client(
                "s3", endpoint_url=place["LEARNINGCITY_S3_ENDPOINT"], region_name="us-east-1",
                aws_access_key_id="key", aws_secret_access_key="secret",
            ).get_object(Bucket="minh-chung", Key=key)
            assert stored["Body"].read() == content

            bad = told(attach(demo, HARMFUL, "hại.pdf", 47))
            state = lambda: told(ask(demo, "GET", f"{API}/evidence/{bad['document']}"))["versions"][0]["state"]
            until("stopped", lambda: state() == "infected")
            assert ask(demo, "GET", f"{API}/evidence/{bad['document']}/versions/1/file")[0] == 409
            # Brought once more it is refused at once.
            assert attach(demo, HARMFUL, "khác.pdf", 28)[0] == 422
            # What is longer than the daemon takes waits; what is said of it tells why.
            long = told(attach(demo, b"%PDF-1.4 " + random.randbytes(3 << 20), "dài.pdf", 28))
            time.sleep(12)
            assert ask(demo, "GET", f"{API}/evidence/{long['document']}/versions/1/file")[0] == 409
            scanner.stop()

            assert "3 " in demo.run("verify", "evidence")
            demo.run("backup", folder + "/city.backup")
            other = {**os.environ, "LEARNINGCITY_LANGUAGE": "en"}
            restored = subprocess.run(
                [program, "restore", folder + "/city.backup", "--database", f"sqlite:{folder}/new.sqlite"],
                env=other, capture_output=True, text=True)
            assert "3 files" in restored.stdout, restored
            # The bucket is away: it is told as such, and nothing else breaks.
            demo.environment["LEARNINGCITY_S3_ENDPOINT"] = "http://127.0.0.1:1"
            demo.kill()
            demo.start()
            status, body = ask(demo, "GET", path + "/versions/1/file")
            assert status == 409 and json.loads(body)["code"] == "files.unreachable", body
            assert ask(demo, "GET", API + "/evidence")[0] == 200


def nothing_is_lost_when_the_program_dies(program, browser=None):
    """Killed in the middle of saving, sending files, submitting, approving and returning, over and over:
    what was acknowledged is there, and nothing is there by half. An import that is killed is there whole
    or not at all."""
    with served(program, "--requests-per-minute", "0") as demo:
        for login in ("giang", "an", "binh", "dung"):
            authority(demo, login)
        kept = {}
        for round in range(8):
            stop = threading.Event()
            writers = [threading.Thread(target=writer, args=(demo, stop, kept, round, number))
                       for number, writer in enumerate([saving, sending, deciding])]
            for writer in writers:
                writer.start()
            time.sleep(0.4 + random.random())
            demo.kill()
            stop.set()
            for writer in writers:
                writer.join()
            demo.start()
            report = told(ask(demo, "GET", WARD))
            figures = {entry["dataElement"]: entry["value"] for line in report["lines"]
                       for entry in line["figures"]}
            if "pair" in kept:
                # The last acknowledged one, or the one that was on its way.
                acknowledged = int(kept["pair"])
                value = int(figures["citizens"])
                assert value in (acknowledged, acknowledged + 1), (value, kept)
                # Both figures of one act, or none.
                assert figures["citizens_taking_part"] == figures["citizens"], figures
            documents = told(ask(demo, "GET", API + "/evidence?unit=ub-yen-thanh"))
            assert documents["count"] >= len(kept.get("files", [])), (documents["count"], kept)
            for checksum, document in kept.get("files", []):
                status, body = ask(demo, "GET", f"{API}/evidence/{document}/versions/1/file")
                assert status == 200 and hashlib.sha256(body).hexdigest() == checksum
            status = told(ask(demo, "GET", OTHER, login="dung"))["status"]
            assert status in kept.get("statuses", [status]), (status, kept["statuses"])
        assert len(kept["files"]) > 2 and "pair" in kept and kept["decisions"] > 2, kept
        an_import_is_whole_or_not_there(demo)
        demo.run("verify", "evidence")
        demo.run("verify", "log")

        # An upload that died with the program goes on where it stopped.
        content = b"%PDF-1.4 " + random.randbytes(8 << 20)
        client = uploads(demo)
        path = os.path.join(demo.folder, "long")
        with open(path, "wb") as file:
            file.write(content)
        uploader = client.uploader(path, chunk_size=1 << 20, metadata={"filename": "dài.pdf"})
        uploader.upload(stop_at=3 << 20)
        demo.kill()
        demo.start()
        again = client.uploader(
            path, chunk_size=1 << 20, metadata={"filename": "dài.pdf"}, url=uploader.url)
        assert again.offset == 3 << 20, again.offset
        again.upload()
        made = told(ask(demo, "POST", WARD + "/evidence",
                        {"indicator": 47, "upload": uploader.url.split("/")[-1]}))
        status, body = ask(demo, "GET", f"{API}/evidence/{made['document']}/versions/1/file")
        assert status == 200 and body == content


def an_import_is_whole_or_not_there(demo):
    rows = "org_unit,indicator,data_element,breakdown,value,maturity,note\n" + "".join(
        f"{unit},{indicator},{element},,{{value}},final,\n"
        for unit in ("ub-nam-khe", "ub-quang-trung")
        for indicator, element in ((3, "citizens"), (3, "citizens_taking_part")))
    path = os.path.join(demo.folder, "values.csv")
    seen = set()
    for round in range(10):
        with open(path, "w") as file:
            file.write(rows.replace("{value}", str(5000 + round)))
        started = subprocess.Popen(
            [demo.program, "import", "values", path, "--programme", "uong-bi-2025", "--period",
             "2025-02", "--database", demo.database], env=demo.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            faults = started.communicate(timeout=random.random() * 0.8 if round < 9 else 60)[1]
        except subprocess.TimeoutExpired:
            started.kill()
            faults = started.communicate()[1]
        finished = started.returncode == 0
        assert finished or started.returncode < 0, faults
        values = {
            figure["value"]
            for unit in ("ub-nam-khe", "ub-quang-trung")
            for line in told(ask(demo, "GET", f"{API}/2025-02/submissions/{unit}", login="dung"))["lines"]
            for figure in line["figures"]}
        assert len(values) <= 1, values
        assert not finished or values == {str(5000 + round)}, (values, round)
        seen |= values
    assert seen, "no import went through"


# What follows on what, who does it, and with which body.
STEPS = {
    "draft": ("submit", "an", None, "submitted"),
    "returned": ("submit", "an", None, "submitted"),
    "submitted": ("approve", "binh", None, "unitApproved"),
    "unitApproved": ("return", "dung", {"remarks": {"0": "Xem lại."}}, "returned"),
}


def deciding(demo, stop, kept, round, number):
    """Submits, approves and returns, round and round."""
    while not stop.is_set():
        try:
            status = told(ask(demo, "GET", OTHER, login="dung"))["status"]
            step, login, body, following = STEPS[status]
            kept["statuses"] = {status, following}
            answer, _ = ask(demo, "POST", f"{OTHER}/{step}", body or b"", login=login)
        except (OSError, http.client.HTTPException):
            return
        if answer == 200:
            kept["statuses"] = {following}
            kept["decisions"] = kept.get("decisions", 0) + 1
        elif answer < 500:
            raise AssertionError((status, step, answer))


def saving(demo, stop, kept, round, number):
    """Saves a pair of equal figures, each time one more."""
    value = int(kept.get("pair", 1000 * (round + 1)))
    while not stop.is_set():
        value += 1
        try:
            status, body = ask(demo, "PUT", WARD, {"figures": [
                {"dataElement": element, "value": str(value), "maturity": "final"}
                for element in ("citizens", "citizens_taking_part")]})
        except (OSError, http.client.HTTPException):
            return
        if status == 200:
            kept["pair"] = value


def sending(demo, stop, kept, round, number):
    """Brings small files and attaches them."""
    while not stop.is_set():
        content = b"%PDF-1.4 " + random.randbytes(100_000)
        try:
            status, body = attach(demo, content, f"{random.random()}.pdf", 47)
        except Exception:
            return
        if status == 200:
            kept.setdefault("files", []).append(
                (hashlib.sha256(content).hexdigest(), json.loads(body)["document"]))


if __name__ == "__main__":
    sys.argv[2:] or files_lie_in_a_bucket_and_a_scanner_looks(sys.argv[1])
    nothing_is_lost_when_the_program_dies(sys.argv[1])
