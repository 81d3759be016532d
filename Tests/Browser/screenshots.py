"""Draws the pictures of the README from a running demo town."""

import pathlib
import re
import socket
import subprocess
import tempfile
import time
import urllib.request

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PICTURES = [("vote-ar", "", "ar", 360, 800), ("results-en", "/results", "en", 1280, 1500),
            ("projector-en", "/projector", "en", 1280, 720)]

ROAD = [("suggestion-en", ["/suggestions", ".card-link >> nth=1"], "en", 1280, 1100),
        ("trail-en", ["/suggestions", ".card-link >> nth=1", ".trail-section > p > a"], "en", 1280, 620),
        ("proposal-ar", ["/proposals", ".card-link"], "ar", 360, 800),
        ("home-en", ["/"], "en", 1280, 1000),
        ("moderation-ar", ["/moderation/transparency"], "ar", 360, 900),
        ("volunteer-ar", ["/opportunities", "a.card-link"], "ar", 360, 900),
        ("stories-en", ["/stories"], "en", 1280, 1100),
        ("story-ar", ["/stories?q=%D8%AE%D9%8A%D8%A7%D8%B7", "a.card-link"], "ar", 360, 900),
        ("report-ar", ["/reports/new"], "ar", 360, 900),
        ("claim-en", ["/claims", "a.card-link >> nth=2"], "en", 1280, 1000),
        ("counter-narratives-en", ["/counter-narratives"], "en", 1280, 1000),
        ("campaign-en", ["/campaigns", "a.card-link"], "en", 1280, 1100),
        ("ballot-result-en", ["/ballots", "a.card-link >> nth=1"], "en", 1280, 1000),
        ("budget-result-en", ["/budgets", "a.card-link >> nth=1", "a[href$='/result']"], "en", 1280, 1400),
        ("survey-en", ["/surveys", "a.card-link"], "en", 1280, 1500),
        ("impact-en", ["/impact"], "en", 1280, 1300),
        ("impact-ar", ["/impact"], "ar", 360, 900),
        ("deciding-en", ["/methods/deciding/schulze#outcome"], "en", 1280, 1100),
        ("deciding-ar", ["/methods/deciding/equal-shares#outcome"], "ar", 360, 1000)]


def draw_banner(data, language):
    """What one sees of a roll-up that stands: the file as a printing house gets it, without marks and the hidden zone."""
    with tempfile.TemporaryDirectory() as folder:
        banner = [ROOT / ".build/debug/citizentime", "banner", "--whole", "--language", language]
        subprocess.run(
            [*banner, "--data", data, "--base-url", "https://town.example", "--out", f"{folder}/banner.pdf"], check=True)
        dots, margin = 16, 13
        pixels = [str(round(length * dots / 25.4)) for length in (margin, margin, 850, 1880)]
        target = ROOT / f"docs/images/banner-{language}"
        subprocess.run(
            ["pdftoppm", "-r", str(dots), "-x", pixels[0], "-y", pixels[1], "-W", pixels[2], "-H", pixels[3],
             "-singlefile", "-png", f"{folder}/banner.pdf", target], check=True)


def main():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        arguments = [ROOT / ".build/debug/citizentime", "serve", "--demo-content", "--data", data]
        server = subprocess.Popen([*arguments, "--listen", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL)
        while True:
            try:
                home = urllib.request.urlopen(address).read().decode()
                break
            except OSError:
                time.sleep(0.2)
        path = re.search(r'"(/consultations/\w{13})"', home).group(1)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, part, language, width, height in PICTURES:
            page = browser.new_page(locale=language, viewport={"width": width, "height": height})
            page.goto(address + path + part)
            page.screenshot(path=ROOT / f"docs/images/{name}.png")
        for name, clicks, language, width, height in ROAD:
            page = browser.new_page(locale=language, viewport={"width": width, "height": height})
            page.goto(address + clicks[0])
            for selector in clicks[1:]:
                page.locator(selector).first.click()
                page.wait_for_load_state()
            page.screenshot(path=ROOT / f"docs/images/{name}.png")
        browser.close()
        server.terminate()
        server.wait()
        for language in ["en", "ro", "el", "ar"]:
            draw_banner(data, language)


main()
