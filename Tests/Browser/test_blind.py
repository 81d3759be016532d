"""The module that blinds in the browser, against the example of its standard, in a real browser."""

import json

from conftest import ROOT

VECTOR = json.loads((ROOT / "Tests/BallotsTests/rfc9474.json").read_text())

RUN = """async ([address, vector]) => {
  const module = await import(address);
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const key = await module.makeKey(bytes(vector.modulus), bytes(vector.exponent));
  const prepared = module.join(bytes(vector.prefix), bytes(vector.message));
  // The example gives the inverse of the factor: its inverse, by the modulus, is the factor.
  let [rest, next, factor, after] = [key.modulus, module.toNumber(bytes(vector.inverse)), 0n, 1n];
  while (next > 0n) {
    const times = rest / next;
    [rest, next, factor, after] = [next, rest - times * next, after, factor - times * after];
  }
  factor = ((factor % key.modulus) + key.modulus) % key.modulus;
  const made = await module.blind(key, prepared, bytes(vector.salt), factor);
  const signature = await module.finalize(key, prepared, bytes(vector.blindSignature), made.inverse);
  const wrong = [];
  for (const bent of [bytes(vector.blinded), bytes(vector.blindSignature).slice(1), bytes(vector.signature)]) {
    wrong.push(await module.finalize(key, prepared, bent, made.inverse).then(() => "accepted", (error) => error.message));
  }
  const again = await Promise.all([1, 2].map(() => module.blind(key, prepared)));
  return { blinded: hex(made.blinded), inverse: hex(made.inverse), signature: hex(signature), wrong,
    differ: hex(again[0].blinded) !== hex(again[1].blinded) };
}"""


def test_the_standards_example_is_blinded_and_unblinded_as_the_standard_has_it(open_page):
    page = open_page("/")
    script = page.locator("script[type=module]").first.get_attribute("src")
    done = page.evaluate(RUN, [script.replace("citizentime.js", "blind.js"), VECTOR])
    assert done["blinded"] == VECTOR["blinded"]
    assert done["inverse"] == VECTOR["inverse"]
    assert done["signature"] == VECTOR["signature"]
    assert done["wrong"] == ["invalid signature", "unexpected input size", "invalid signature"]
    assert done["differ"]
