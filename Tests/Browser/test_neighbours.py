"""A neighbours' initiative from a proposal to a picture on the trail, and the time of a place, on both engines."""

import struct
import zlib

from conftest import check, sign_in


def browser(chromium, address, language="en", width=1280, role=None):
    page = chromium.new_context(
        base_url=address, locale=language, viewport={"width": width, "height": 900}).new_page()
    page.set_default_timeout(15_000)
    if role:
        sign_in(page, role)
    return page


def picture(tmp_path):
    """A small PNG with a text in it that says where it was taken."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = b"".join(b"\0" + bytes((90, 140, 60 + row)) * 64 for row in range(48))
    data = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 0))
        + chunk(b"tEXt", b"Comment\0GPS 47.16 27.58") + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    file = tmp_path / "bench.png"
    file.write_bytes(data)
    return file


def press(page, action):
    page.locator(f"main form[action$='{action}'] button").first.click()
    page.wait_for_selector(".flash")


def test_an_initiative_goes_from_a_proposal_to_a_picture(chromium, start_town, tmp_path):
    address = start_town()
    starter = browser(chromium, address, role="administrator")
    starter.goto("/proposals")
    starter.locator("a.card-link").first.click()
    proposal = starter.url
    starter.locator("a[href^='/neighbours/new?from=']").click()
    check(starter)
    starter.locator("main form button").last.click()
    starter.wait_for_selector(".error-summary")
    check(starter)
    title = "A bench at the stop"
    starter.fill("#title", title)
    starter.fill("#what", "Who waits for the night bus sits down. We build it on a Sunday.")
    starter.select_option("#need-kind-1", "people")
    starter.fill("#need-what-1", "Hands")
    starter.fill("#need-wanted-1", "2")
    starter.select_option("#need-kind-2", "money")
    starter.fill("#need-what-2", "Screws")
    starter.fill("#need-wanted-2", "40")
    starter.fill("#tasks", "Ask the bus company\nSaw the boards")
    starter.check("#shows-name")
    starter.locator("main form button").last.click()
    starter.wait_for_selector(".flash")
    check(starter)
    initiative = starter.url

    helper = browser(chromium, address, "ar", 360)
    helper.goto(initiative)
    check(helper)
    helper.locator("main a.button-primary[href^='/sign-in']").click()
    helper.locator("details.card summary").click()
    helper.fill("#password-email", "moderator@demo.example")
    helper.fill("#password", "citizen-time-demo")
    helper.locator("details.card button").click()
    helper.wait_for_url(initiative)
    helper.fill("#amount", "9")
    helper.locator("main form[action$='/offers'] button").click()
    helper.wait_for_selector(".error-summary")
    check(helper)
    helper.fill("#amount", "2")
    helper.fill("#word", "أحضر منشاراً معي.")
    press(helper, "/offers")
    check(helper)

    starter.goto(initiative)
    check(starter)
    starter.locator("textarea[id^=answer-]").fill("We meet at ten at the stop.")
    starter.locator("button[value=accept]").click()
    starter.wait_for_selector(".flash")
    helper.goto(initiative)
    assert "We meet at ten at the stop." in helper.locator("main").inner_text()
    press(helper, "/taking")
    press(helper, "/completion")
    check(helper)

    press(starter, "/beginning")
    check(starter)
    starter.fill("#story", "It stands, and somebody sat on it before the paint was dry.")
    press(starter, "/story")
    check(starter)
    starter.set_input_files("#picture", picture(tmp_path))
    starter.locator("main form[action$='/pictures'] button").click()
    starter.wait_for_selector(".error-summary")
    check(starter)
    starter.set_input_files("#picture", picture(tmp_path))
    starter.fill("#description", "A green bench under a tree")
    press(starter, "/pictures")
    check(starter)

    for language, width in (("en", 1280), ("ar", 360), ("en", 360), ("ar", 1280)):
        stranger = browser(chromium, address, language, width)
        stranger.goto(initiative)
        check(stranger)
        text = stranger.locator("main").inner_text()
        assert "We meet at ten" not in text and "Moderator" not in text
        shown = stranger.get_by_alt_text("A green bench under a tree")
        assert shown.evaluate("image => image.naturalWidth") == 64
        assert b"GPS" not in stranger.request.get(shown.get_attribute("src")).body()
        stranger.goto("/neighbours")
        check(stranger)
        stranger.goto(proposal)
        assert title in stranger.locator(".trail-section").inner_text()
        check(stranger)


def test_a_place_shows_its_time_and_sets_a_goal(chromium, start_town):
    address = start_town()
    administrator = browser(chromium, address, role="administrator")
    administrator.goto("/neighbours")
    administrator.locator("a.card-link").last.click()
    administrator.locator("main p.meta a[href^='/places/']").first.click()
    place = administrator.url
    administrator.wait_for_selector(".chart")
    administrator.locator("a[href$='/time/goal']").click()
    check(administrator)
    administrator.fill("#hours", "5")
    administrator.fill("#by", "2099-01-01")
    administrator.locator("main form button").last.click()
    administrator.wait_for_selector(".error-summary")
    check(administrator)
    administrator.fill("#hours", "500")
    year = int(administrator.evaluate("new Date().getFullYear()")) + 1
    administrator.fill("#by", f"{year}-06-01")
    administrator.fill("#sentence", "So that nobody learns alone.")
    administrator.locator("main form button").last.click()
    administrator.wait_for_selector(".flash")
    for language, width in (("en", 1280), ("ar", 360), ("en", 360), ("ar", 1280)):
        reader = browser(chromium, address, language, width)
        reader.goto(place)
        check(reader)
        assert "So that nobody learns alone." in reader.locator("main").inner_text()
        assert len(reader.request.get(place + "/time.json").json()) == 12
        assert reader.request.get(place + "/time.csv").text().startswith("month,")
