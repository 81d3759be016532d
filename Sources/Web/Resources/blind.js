// Blind signatures as RFC 9474 has them: RSABSSA-SHA384-PSS-Randomized. This file is all that stands between a ballot
// and its voter's name on this device, so it does nothing else: it reads and keeps nothing, and asks nobody. Numbers are
// BigInt; hashes, chance and the check of signatures are the browser's own (Web Cryptography API).

const SALT = 48;

// From SubjectPublicKeyInfo.
export async function readKey(spki) {
  const key = await crypto.subtle.importKey("spki", spki, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
  return withNumbers(key, await crypto.subtle.exportKey("jwk", key));
}

// From modulus and exponent.
export async function makeKey(modulus, exponent) {
  const parts = { kty: "RSA", alg: "PS384", n: toBase64URL(modulus), e: toBase64URL(exponent) };
  return withNumbers(
    await crypto.subtle.importKey("jwk", parts, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]), parts);
}

function withNumbers(key, parts) {
  const modulus = fromBase64URL(parts.n);
  return { key, size: modulus.length, modulus: toNumber(modulus), exponent: toNumber(fromBase64URL(parts.e)) };
}

export const random = (size) => crypto.getRandomValues(new Uint8Array(size));

// Section 4.2. What `prepared` is, section 4.1 says: 32 random bytes and the message.
export async function blind(key, prepared, salt = random(SALT), factor = randomBelow(key.modulus, key.size)) {
  const message = toNumber(await encode(prepared, bitLength(key.modulus) - 1, salt));
  inverseOf(message, key.modulus);
  const inverse = inverseOf(factor, key.modulus);
  const blinded = (message * power(factor, key.exponent, key.modulus)) % key.modulus;
  return { blinded: toBytes(blinded, key.size), inverse: toBytes(inverse, key.size) };
}

// Section 4.4: the signature of the message, checked; an error when it is none.
export async function finalize(key, prepared, signed, inverse) {
  if (signed.length !== key.size) throw new Error("unexpected input size");
  const signature = toBytes((toNumber(signed) * toNumber(inverse)) % key.modulus, key.size);
  const good = await crypto.subtle.verify({ name: "RSA-PSS", saltLength: SALT }, key.key, signature, prepared);
  if (!good) throw new Error("invalid signature");
  return signature;
}

// EMSA-PSS-ENCODE with SHA-384: RFC 8017, section 9.1.1.
async function encode(message, bits, salt) {
  const size = Math.ceil(bits / 8);
  const digest = await hash(join(new Uint8Array(8), await hash(message), salt));
  const block = join(new Uint8Array(size - salt.length - digest.length - 2), Uint8Array.of(1), salt);
  const mask = await maskOf(digest, block.length);
  const masked = block.map((byte, place) => byte ^ mask[place]);
  masked[0] &= 0xff >> (8 * size - bits);
  return join(masked, digest, Uint8Array.of(0xbc));
}

// MGF1 with SHA-384: RFC 8017, appendix B.2.1.
async function maskOf(seed, length) {
  const blocks = [];
  for (let counter = 0; counter * 48 < length; counter += 1) {
    blocks.push(await hash(join(seed, Uint8Array.of(0, 0, 0, counter))));
  }
  return join(...blocks).slice(0, length);
}

const hash = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));

function power(base, exponent, modulus) {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === "1") result = (result * base) % modulus;
  }
  return result;
}

// Euclid's algorithm; an error where there is no inverse, which chance never brings about.
function inverseOf(number, modulus) {
  let [rest, next, factor, nextFactor] = [modulus, number % modulus, 0n, 1n];
  while (next > 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [factor, nextFactor] = [nextFactor, factor - times * nextFactor];
  }
  if (rest !== 1n) throw new Error("blinding error");
  return ((factor % modulus) + modulus) % modulus;
}

function randomBelow(modulus, size) {
  for (;;) {
    const number = toNumber(random(size));
    if (number > 0n && number < modulus) return number;
  }
}

const bitLength = (number) => number.toString(2).length;

export function toNumber(bytes) {
  let text = "0x0";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return BigInt(text);
}

export function toBytes(number, size) {
  const text = number.toString(16).padStart(size * 2, "0");
  return Uint8Array.from({ length: size }, (_, place) => parseInt(text.slice(place * 2, place * 2 + 2), 16));
}

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));
export const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const toBase64URL = (bytes) => toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const fromBase64URL = (text) => fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
