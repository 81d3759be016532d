"""A citizens' panel from the call to a replacement: thirty volunteers, and the draw repeated from the published files."""

import hashlib
import http.cookiejar
import json
import re
import subprocess
import urllib.parse
import urllib.request

from conftest import BINARY, browser, check, mail_to, sign_in


class Volunteer:
    """Somebody with an account who uses the pages without a browser."""

    def __init__(self, address, sink, number):
        self.address = address
        self.number = number
        self.email = f"v{number}@example.org"
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.opener.addheaders = [("Accept-Language", "en")]
        self.open("/sign-in")
        self.post("/sign-in/link", email=self.email)
        link = re.search(r"http://\S+(/sign-in/\S+)", mail_to(sink, self.email).get_content()).group(1)
        self.open(link)
        self.post(link, name=f"Volunteer {number}")

    def open(self, path):
        self.page = self.opener.open(self.address + path).read().decode()
        return self.page

    def post(self, path, **fields):
        token = re.search(r'name="token" value="(\w+)"', self.page).group(1)
        body = urllib.parse.urlencode({"token": token, **fields}).encode()
        self.page = self.opener.open(self.address + path, body).read().decode()
        return self.page


def press(page, action):
    page.locator(f"main form[action$='{action}'] button").first.click()
    page.wait_for_selector(".flash")


def test_a_panel_is_called_drawn_and_repeated(chromium, start_town, post_office, tmp_path):
    sink, smtp = post_office
    address = start_town("--smtp", smtp, "--sender", "town@example.org")
    lead = browser(chromium, address)
    sign_in(lead, "facilitator")
    lead.goto("/consultations")
    subject = lead.locator("a.card-link").first.get_attribute("href").removeprefix("/consultations/")
    lead.goto("/panels")
    check(lead)
    lead.goto(f"/panels/new?from=consultation/{subject}")
    check(lead)
    lead.locator("main form button").last.click()
    lead.wait_for_selector(".error-summary")
    check(lead)
    lead.fill("#title", "What is the square for?")
    lead.fill("#task", "Four evenings in January. There is dinner, and somebody looks after children.")
    lead.fill("#size", "8")
    lead.fill("#closes", "2099-12-31")
    lead.fill("#source", "National lottery of 20 December")
    lead.fill("#stay-newcomer-least", "9")
    lead.locator("main form button").last.click()
    lead.wait_for_selector(".error-summary")
    assert lead.input_value("#title") == "What is the square for?"
    lead.fill("#stay-newcomer-least", "3")
    lead.fill("#gender-woman-least", "3")
    lead.fill("#gender-man-least", "3")
    lead.locator("main form button").last.click()
    lead.wait_for_selector(".flash")
    check(lead)
    panel = urllib.parse.urlparse(lead.url).path
    assert lead.locator(f".trail-section a[href*='{subject}']").count() > 0
    committed = lead.locator("dd code").first.inner_text()

    volunteers = [Volunteer(address, sink, number) for number in range(29)]
    for one in volunteers:
        one.open(panel)
        stay = "newcomer" if one.number < 6 else "resident"
        one.post(panel + "/signup", stay=stay, gender="woman" if one.number % 2 else "man")
        assert "You have volunteered." in one.page

    phone = browser(chromium, address, "ar", 360)
    phone.goto(panel)
    check(phone)
    sign_in(phone, "official")
    phone.goto(panel)
    check(phone)
    phone.check("input[name=stay][value=resident]")
    phone.locator("main form[action$='/signup'] button").click()
    phone.wait_for_selector(".error-summary")
    check(phone)
    phone.check("input[name=stay][value=resident]")
    phone.check("input[name=gender][value=woman]")
    press(phone, "/signup")
    check(phone)

    lead.goto(panel)
    press(lead, "/closing")
    press(lead, "/lottery")
    check(lead)
    stranger = browser(chromium, address, "ar", 360)
    stranger.goto(panel)
    check(stranger)
    assert stranger.locator("main form").count() == 0
    assert all("Your chance to be drawn is" in one.open(panel) for one in volunteers)
    lead.fill("#numbers", "7  12 23 31")
    press(lead, "/draw")
    check(lead)

    for name in ("quotas.csv", "volunteers.csv", "draw.json"):
        (tmp_path / name).write_bytes(urllib.request.urlopen(f"{address}{panel}/data/{name}").read())
    published = json.loads((tmp_path / "draw.json").read_text())
    assert hashlib.sha256(published["seed"].split(" ")[0].encode()).hexdigest() == committed
    assert published["seed"].endswith(" 7 12 23 31")
    people = (tmp_path / "volunteers.csv").read_text()
    assert "example.org" not in people and "Volunteer" not in people
    repeated = json.loads(subprocess.run(
        [BINARY, "draw", "--size", "8", "--quotas", tmp_path / "quotas.csv", "--seed", published["seed"],
         tmp_path / "volunteers.csv"], check=True, capture_output=True).stdout)
    assert repeated["fingerprint"] == published["fingerprint"]
    assert repeated["panel"] == published["panel"] and len(published["panel"]) == 8

    drawn = [one for one in volunteers if "You were drawn." in one.open(panel)]
    assert len(drawn) >= 7
    assert "you were drawn" in mail_to(sink, drawn[0].email, "drawn").get_content()
    phone.goto(panel)
    before = phone.locator("input[name=answer][value=accept]").count()
    # Of those kinds there are twelve each, so somebody is left to come in.
    decliner = next(one for one in drawn if one.number >= 6)
    accepter = next(one for one in drawn if one is not decliner)
    decliner.post(panel + "/answer", answer="decline")
    accepter.post(panel + "/answer", answer="accept")
    assert "you do not come" in decliner.page and "you come" in accepter.page
    replaced = [one for one in volunteers if one not in drawn and "Do you come?" in one.open(panel)]
    phone.goto(panel)
    assert len(replaced) + phone.locator("input[name=answer][value=accept]").count() - before == 1
    lead.goto(panel)
    press(lead, "/end")
    check(lead)
    assert all("You were drawn" not in one.open(panel) for one in volunteers)
