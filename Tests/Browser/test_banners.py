"""A facilitator writes what stands on the banner, sees it, adds a logo, and takes files along; on both engines."""

import io
import subprocess

from conftest import browser, check, sign_in
from PIL import Image


def logo(width, height):
    file = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(file, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": file.getvalue()}


def pictures_are_drawn(page):
    """Previews that lie further down are loaded when one comes to them."""
    for picture in page.locator("img.banner-preview").all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("image => image.decode()")
        assert picture.evaluate("image => image.naturalWidth") > 300


def test_a_facilitator_prints_for_an_organisation(chromium, start_town, tmp_path):
    address = start_town()
    page = browser(chromium, address)
    sign_in(page, "facilitator")
    page.goto("/banners")
    check(page)
    page.locator("main a", has_text="Podul Neighbours").click()
    page.wait_for_load_state()
    check(page)
    pictures_are_drawn(page)

    page.fill("#title", "together " * 12)
    page.locator("form", has=page.locator("#title")).locator("button").click()
    page.wait_for_load_state()
    check(page)
    assert "there is room for 3" in page.locator("main .warning").inner_text()
    page.fill("#title", "Bread and benches")
    page.fill("#partners", "Podul Neighbours, Primăria Iași")
    page.check("#funded")
    page.locator("form", has=page.locator("#title")).locator("button").click()
    page.wait_for_load_state()
    assert page.locator("main .warning").count() == 0

    page.fill("#name", "A partner")
    page.set_input_files("#logo", logo(300, 200))
    page.locator("form", has=page.locator("#logo")).locator("button").click()
    page.wait_for_load_state()
    check(page)
    assert "needs 500" in page.locator("#logo-error").inner_text()
    page.set_input_files("#logo", logo(900, 300))
    page.locator("form", has=page.locator("#logo")).locator("button").click()
    page.wait_for_load_state()
    assert page.locator("button", has_text="Remove A partner").count() == 1

    with page.expect_download() as waiting:
        page.locator("a[href*='/files/rollup']").first.click()
    path = tmp_path / "banner.pdf"
    waiting.value.save_as(path)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    assert "Bread and" in text and "Together with Podul Neighbours" in " ".join(text.split())
    # A picture of a logo is fine enough for paper. Columns: width, height, …, ppi each way.
    lines = subprocess.run(["pdfimages", "-list", path], capture_output=True, check=True, text=True).stdout.splitlines()
    images = [line.split() for line in lines[2:]]
    assert len(images) == 1
    assert all(int(image[12]) >= 150 and int(image[13]) >= 150 for image in images)
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)

    page.locator("button", has_text="Remove A partner").click()
    page.wait_for_load_state()
    assert page.locator("button", has_text="Remove A partner").count() == 0


def test_the_pages_are_readable_on_a_phone_in_arabic(chromium, start_town):
    page = browser(chromium, start_town(), "ar", 360)
    sign_in(page, "facilitator")
    page.goto("/banners")
    check(page)
    page.locator("main a", has_text="Podul Neighbours").click()
    page.wait_for_load_state()
    check(page)
    pictures_are_drawn(page)
