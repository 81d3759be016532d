"""A real server with a demo town, and a real browser: Debian's Chromium through Playwright, with axe."""

import email
import email.policy
import os
import pathlib
import socket
import subprocess
import time
import urllib.request

import pytest
from aiosmtpd.controller import Controller
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = ROOT / ".build/debug/citizentime"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def serve(data, *options, port=None, log=None):
    """Starts a server with a demo town; returns its address and the process. What it prints goes to a file."""
    if port is None:
        port = free_port()
    address = f"http://127.0.0.1:{port}"
    arguments = [BINARY, "serve", "--demo-content", "--listen", f"127.0.0.1:{port}", "--data", data, *options]
    output = open(log, "ab") if log else subprocess.DEVNULL
    process = subprocess.Popen(arguments, stdout=output, stderr=output)
    deadline = time.monotonic() + 90
    while True:
        try:
            urllib.request.urlopen(address + "/readyz")
            return address, process
        except OSError:
            assert time.monotonic() < deadline, "the server did not become ready"
            time.sleep(0.1)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    address, process = serve(tmp_path_factory.mktemp("town"))
    yield address
    process.terminate()
    assert process.wait(timeout=20) == 0


@pytest.fixture(params=["sqlite", "postgresql"])
def start_town(request, tmp_path):
    """Starts a fresh town on each engine; the options with which commands reach its data are kept in `.options`."""
    options = []
    if request.param == "postgresql":
        server = os.environ.get("CITIZENTIME_TEST_POSTGRES")
        if server is None:
            assert os.environ.get("CI") != "true", "CI has no PostgreSQL"
            pytest.skip("CITIZENTIME_TEST_POSTGRES is not set")
        schema = f"t{os.getpid()}_{time.monotonic_ns()}"
        psql(server, f"CREATE SCHEMA {schema}")
        options = ["--database", f"{server}&options=-csearch_path%3D{schema}"]
    processes = []

    def start(*more, port=None):
        address, process = serve(tmp_path / "town", *options, *more, port=port, log=start.log)
        processes.append(process)
        return address

    start.log = tmp_path / "server.log"
    start.options = ["--data", tmp_path / "town", *options]
    yield start
    for process in processes:
        process.terminate()
        assert process.wait(timeout=20) == 0
    if options:
        psql(server, f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
def town(start_town):
    """A fresh town on each engine, and the options with which commands reach its data."""
    return start_town(), start_town.options


class Sink:
    """Keeps the mail that arrives."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.messages.append((envelope.rcpt_tos, message))
        return "250 kept"


@pytest.fixture
def post_office():
    """A real SMTP server, and the address by which the town reaches it."""
    port = free_port()
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    yield sink, f"smtp://127.0.0.1:{port}"
    controller.stop()


def mail_to(sink, recipient, word=""):
    """Waits for a message whose subject or text has the word; the demo's own people get news too."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        for recipients, message in sink.messages:
            text = message.get_body(("plain",)).get_content()
            if recipients == [recipient] and word in f"{message['Subject']}\n{text}":
                return message
        time.sleep(0.2)
    raise AssertionError(f"no mail about {word} came to {recipient}")


def psql(server, statement):
    subprocess.run(["psql", "-q", "-c", statement, server], check=True, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def browser(chromium, address, language="en", width=1280):
    """A page of somebody with a browser of their own."""
    page = chromium.new_context(
        base_url=address, locale=language, viewport={"width": width, "height": 900}).new_page()
    page.set_default_timeout(15_000)
    return page


@pytest.fixture
def open_page(chromium, site):
    """Opens a page in a language at a width, as somebody new; complains of errors in its scripts."""
    contexts = []
    complaints = []

    def complain(message):
        # A page that is not there or a line that is cut is what some tests are about.
        if "Failed to load resource" not in message.text:
            complaints.append(message.text)

    def open_at(path, language="en", width=1280, script=True):
        context = chromium.new_context(
            base_url=site, locale=language, viewport={"width": width, "height": 900}, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complain(message) if message.type == "error" else None)
        page.goto(path)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


def sign_in(page, role):
    page.goto("/sign-in")
    page.locator("details.card summary").click()
    page.fill("#password-email", f"{role}@demo.example")
    page.fill("#password", "citizen-time-demo")
    page.locator("details.card button").click()
    page.wait_for_url("**/me")


def check(page):
    """No violation that axe knows of, and nothing that sticks out sideways."""
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} is {overflow} px too wide"
