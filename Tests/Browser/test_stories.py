"""A story from the interview to consent to everybody, and back out of everything at once, on both engines."""

import contextlib
import http.server
import struct
import subprocess
import threading
import zlib

from conftest import BINARY, browser, check, mail_to, sign_in


def picture(tmp_path):
    """A PNG of a face, more or less: a pink square in a green one, with a text in it that says where it was taken."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    def pixel(x, y):
        inside = 40 <= x < 80 and 30 <= y < 70
        return bytes((230, 150, 140) if inside and (x + y) % 2 else (90, 140, 60))

    rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(120)) for y in range(100))
    data = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 120, 100, 8, 2, 0, 0, 0))
        + chunk(b"tEXt", b"Comment\0GPS 47.16 27.58") + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    file = tmp_path / "me.png"
    file.write_bytes(data)
    return file


def recording(tmp_path):
    """A second of silence as WAV, with a name in it."""
    samples = bytes(16_000)
    info = b"LIST" + struct.pack("<I", 20) + b"INFOIART" + struct.pack("<I", 8) + b"Karim A\0"
    content = (b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8_000, 16_000, 2, 16) + info
               + b"data" + struct.pack("<I", len(samples)) + samples)
    file = tmp_path / "me.wav"
    file.write_bytes(b"RIFF" + struct.pack("<I", len(content)) + content)
    return file


def signed_in(chromium, address, role, language="en", width=1280):
    page = browser(chromium, address, language, width)
    sign_in(page, role)
    return page


@contextlib.contextmanager
def elsewhere(text):
    """Another site with one page."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def press(page, action):
    page.locator(f"main form[action$='{action}'] button").first.click()
    page.wait_for_selector(".flash-good")


def test_a_story_is_told_agreed_to_read_and_taken_back(chromium, start_town, post_office, tmp_path):
    sink, smtp = post_office
    address = start_town("--smtp", smtp)
    # Told on a telephone, in Arabic, along the questions.
    author = signed_in(chromium, address, "moderator", "ar", 360)
    author.goto("/stories")
    check(author)
    author.locator("a[href*='way=interview']").click()
    check(author)
    author.locator("main form button").last.click()
    author.wait_for_selector(".error-summary")
    check(author)
    author.select_option("#organisation", index=0)
    author.fill("#answer-1", "أنا نجّار من حمص، وأعيش هنا منذ ثلاث سنوات.")
    author.fill("#answer-4", "جارتي علمتني أسماء الخشب.")
    author.fill("#title", "مفتاح الشقة التاسعة")
    author.fill("#label", "نجّار من حمص")
    author.fill("#name", "كريم مثال")
    author.select_option("#topic", "work")
    author.locator("main form button").last.click()
    author.wait_for_selector(".flash-good")
    check(author)
    desk = author.url
    story = desk.removesuffix("/desk")

    # A picture with a face, which is covered by drawing; a recording.
    author.locator("details:has(#picture) summary").click()
    author.set_input_files("#picture", picture(tmp_path))
    author.fill("#description", "نجّار أمام طاولته")
    author.locator("main form[action$='/pictures'] button").click()
    author.wait_for_selector(".error-summary")
    check(author)
    author.set_input_files("#picture", picture(tmp_path))
    author.check("#faces-shown")
    press(author, "/pictures")
    author.locator("details:has(#sound) summary").click()
    author.set_input_files("#sound", recording(tmp_path))
    press(author, "/sound")
    check(author)
    shown = author.locator("figure img").get_attribute("src")
    before = author.request.get(shown).body()
    assert b"GPS" not in before
    author.locator("a[href$='/area']").click()
    check(author)
    author.wait_for_function("document.querySelector('.area-stage img').complete")
    box = author.locator(".area-stage canvas").bounding_box()
    author.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.25)
    author.mouse.down()
    author.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.75, steps=4)
    author.mouse.up()
    assert author.input_value("#left") in ("29", "30") and int(author.input_value("#width")) in range(39, 43)
    author.check("#all")
    press(author, "/area")
    assert author.request.get(shown).body() != before

    # The teller agrees: to their place, here, with partners and on paper, for a year; not to name, face or voice.
    author.locator("a[href$='/consent']").click()
    check(author)
    author.check("#trait-place")
    for outlet in ("outlet", "outlet-partners", "outlet-print"):
        author.check(f"#{outlet}")
    author.locator("main form[action$='/consent'] button").click()
    author.wait_for_selector(".error-summary")
    check(author)
    author.check("#sure")
    author.locator("main form[action$='/consent'] button").click()
    author.wait_for_selector(".flash-good")
    check(author)
    link = author.locator("main a:has(code)").get_attribute("href")

    stranger = browser(chromium, address)
    assert stranger.request.get(story).status == 404
    editor = signed_in(chromium, address, "facilitator")
    editor.goto(desk)
    check(editor)
    press(editor, "/publication")
    check(editor)

    # Everybody reads it, as far as was agreed.
    title = "مفتاح الشقة التاسعة"
    open_data = ["/stories", "/stories?q=حمص", "/stories/feed.xml"]
    for language, width in (("en", 1280), ("ar", 360), ("en", 360), ("ar", 1280)):
        reader = browser(chromium, address, language, width)
        for path in ("/stories", story):
            reader.goto(path)
            check(reader)
            assert title in reader.locator("main").inner_text()
        text = reader.locator("main").inner_text()
        assert "نجّار من حمص" in text and "كريم" not in text
        assert reader.locator("audio").count() == 0
        assert reader.locator("figure img").evaluate("image => image.naturalWidth") == 120
        reader.goto(story + "/embed")
        check(reader)
    for path in open_data:
        assert title in stranger.request.get(path).text(), path
    assert stranger.request.get(story + "/sound").status == 404
    panel = tmp_path / "panel.pdf"
    panel.write_bytes(stranger.request.get(story + "/panel").body())
    facts = subprocess.run(["pdfinfo", panel], check=True, capture_output=True, text=True).stdout
    assert "Pages:           1" in facts and "1190.5" in facts
    with elsewhere(f"<title>x</title><iframe src='{story}/embed' width=400 height=500></iframe>") as other:
        frame = chromium.new_page()
        frame.goto(other)
        frame.frame_locator("iframe").get_by_text(title).wait_for()

    # A partner says that it uses the story.
    partner = signed_in(chromium, address, "coordinator")
    partner.goto(story)
    partner.locator("details:has(#address) summary").click()
    partner.fill("#address", "https://partner.example/stories/9")
    press(partner, "/uses")
    check(partner)

    # The teller takes it back by the link, without an account.
    teller = browser(chromium, address, "ar", 360)
    teller.goto(link)
    check(teller)
    assert stranger.request.get(story).status == 200
    teller.locator("main form button").click()
    teller.wait_for_load_state()
    check(teller)
    assert stranger.request.get(story).status == 410
    assert stranger.request.get(story + "/embed").status == 410
    for path in [*open_data, story, story + "/embed"]:
        assert title not in stranger.request.get(path).text(), path
    for path in (shown, story + "/panel", story + "/sound"):
        for page in (stranger, editor, author):
            assert page.request.get(path).status == 404, path
    stranger.goto(story)
    check(stranger)
    folder = tmp_path / "open"
    subprocess.run([BINARY, "export", folder, *start_town.options], check=True)
    assert title not in (folder / "stories.csv").read_text()
    assert title in mail_to(sink, "coordinator@demo.example", title)["Subject"]


def test_the_pages_of_the_demo_read_well(chromium, start_town):
    address = start_town()
    for language, width in (("en", 1280), ("ar", 360)):
        reader = browser(chromium, address, language, width)
        reader.goto("/stories")
        links = [link.get_attribute("href") for link in reader.locator("a.card-link").all()]
        assert len(links) == 9
        series = reader.locator("a[href^='/stories/series/']").first.get_attribute("href")
        for path in (links[0], links[-1], links[-2], series):
            reader.goto(path)
            check(reader)
