// A voter's device: keeps what it needs before it asks for it, so that it can go on after a crash at any step, and casts
// over a request that says nothing of who sends it. The states are those of docs/methods/ballots.md.
import { blind, finalize, fromBase64, join, random, readKey, toBase64 } from "./blind.js";

export function ballot() {
  const desk = document.querySelector("[data-ballot]");
  if (desk) new Device(desk).start();
  const search = document.querySelector("[data-receipt-search]");
  if (search) receiptSearch(search);
}

class Refused extends Error {
  constructor(what) {
    super(what);
    this.what = what;
  }
}

// Everything that is kept is in one record of the browser's storage for this ballot and this voter.
class Kept {
  constructor(ballot, voter) {
    const start = `citizentime-ballot/${ballot}/`;
    // Whoever is not signed in goes on with what this device holds, when it is one person's.
    const names = Object.keys(localStorage).filter((name) => name.startsWith(start));
    this.name = voter ? start + voter : names.length === 1 ? names[0] : null;
  }

  read() {
    return JSON.parse((this.name && localStorage.getItem(this.name)) || "null");
  }

  write(record) {
    const text = JSON.stringify(record);
    localStorage.setItem(this.name, text);
    if (localStorage.getItem(this.name) !== text) throw new Refused("storage");
    return record;
  }

  forget() {
    localStorage.removeItem(this.name);
  }
}

class Device {
  constructor(desk) {
    this.desk = desk;
    this.facts = desk.dataset;
  }

  start() {
    if (!globalThis.crypto?.subtle) return this.stop("insecure");
    try {
      this.kept = new Kept(this.facts.ballot, this.facts.voter);
      this.kept.read();
    } catch {
      return this.stop("storage");
    }
    this.desk.addEventListener("click", (event) => {
      const act = event.target.closest("button[data-act]")?.dataset.act;
      if (act) this.run(() => this[act]());
    });
    this.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run(() => this.review());
    });
    this.run(() => this.proceed());
  }

  get form() {
    return this.desk.querySelector("form[data-choice]");
  }

  // To wherever this device stands.
  async proceed() {
    const record = this.kept.read();
    if (!record?.signature && !record?.receipt) {
      this.show(this.facts.voter ? "credential" : "stranger");
      // Asked and not answered: the same message gets the same signature.
      return record && this.facts.voter ? this.issue() : undefined;
    }
    if (record.receipt) return this.showReceipt(record);
    if (record.choice) return this.cast();
    this.show("choose");
  }

  // One after the other, in this tab and in others.
  async issue() {
    this.say("asking");
    const work = async () => {
      const key = await readKey(fromBase64(this.facts.key));
      let record = this.kept.read();
      if (!record) {
        const [prefix, serial] = [random(32), random(32)];
        const { blinded, inverse } = await blind(key, join(prefix, serial));
        const texts = Object.entries({ prefix, serial, blinded, inverse }).map(([name, bytes]) => [name, toBase64(bytes)]);
        record = this.kept.write(Object.fromEntries(texts));
      }
      if (record.signature) return;
      const reply = await this.post(this.facts.credentials, { blinded: record.blinded, token: this.facts.token }, {
        headers: { "x-requested-with": "fetch" },
      });
      const prepared = join(fromBase64(record.prefix), fromBase64(record.serial));
      const signature = await finalize(key, prepared, fromBase64(reply.signature), fromBase64(record.inverse));
      this.kept.write({ ...record, signature: toBase64(signature) });
    };
    await (navigator.locks ? navigator.locks.request(this.kept.name, work) : work());
    await this.proceed();
  }

  // What is chosen, in the order in which a board has it; an error of the voter is said and nothing is lost.
  choice() {
    const fields = [...new FormData(this.form)];
    if (this.facts.method !== "schulze") {
      const chosen = fields.map(([, value]) => Number(value));
      if (this.facts.method === "plurality" && !chosen.length) throw new Refused("nothing");
      return chosen.filter((option) => option > 0).sort((one, other) => one - other);
    }
    const ranked = fields.filter(([, rank]) => rank).map(([name, rank]) => [Number(rank), Number(name.slice(5))]);
    if (new Set(ranked.map(([rank]) => rank)).size < ranked.length) throw new Refused("sameRank");
    return ranked.sort(([one], [other]) => one - other).map(([, option]) => option);
  }

  review() {
    this.chosen = this.choice();
    this.list("[data-review]", this.chosen);
    this.show("review");
  }

  back() {
    this.show("choose");
  }

  // From here on this device sends this choice and no other.
  async send() {
    const record = this.kept.read();
    if (!record.choice) this.kept.write({ ...record, choice: this.chosen });
    await this.cast();
  }

  async cast() {
    const record = this.kept.read();
    this.list("[data-sending]", record.choice);
    this.show("sending");
    const { prefix, serial, signature, choice } = record;
    const reply = await this.post(this.facts.casts, { ballot: JSON.stringify({ choice, prefix, serial, signature }) }, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    // What could show how somebody voted leaves the device with the last thing that needs it.
    this.showReceipt(this.kept.write({ receipt: reply.receipt }));
  }

  showReceipt({ receipt }) {
    this.desk.querySelector("[data-receipt]").textContent = receipt;
    const link = this.desk.querySelector("[data-on-board]");
    if (link) link.hash = receipt;
    this.show("receipt");
  }

  save() {
    const { receipt } = this.kept.read();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${document.title}\n${location.origin}${this.facts.board}\n${receipt}\n`], { type: "text/plain" }));
    link.download = "receipt.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  print() {
    print();
  }

  forget() {
    this.kept.forget();
    location.reload();
  }

  async post(address, fields, options) {
    let reply;
    try {
      reply = await fetch(address, { method: "POST", body: new URLSearchParams(fields), ...options });
    } catch {
      throw new Refused("network");
    }
    if (reply.ok) return reply.json();
    if (reply.status === 409) throw new Refused((await reply.json()).refusal);
    throw new Refused(reply.status === 403 ? "stale" : "network");
  }

  // What is shown.

  async run(work) {
    this.desk.querySelector("[data-problem]").hidden = true;
    try {
      await work();
    } catch (error) {
      this.complain(error instanceof Refused ? error.what : "broken");
    }
  }

  stop(what) {
    for (const step of this.desk.querySelectorAll("[data-step]")) step.hidden = true;
    this.complain(what);
  }

  complain(what) {
    const text = this.text(what) ?? this.text("broken");
    const place = this.desk.querySelector("[data-problem]");
    place.textContent = text;
    place.hidden = false;
    place.focus();
    this.desk.querySelector("[data-status]").textContent = "";
    const retry = this.desk.querySelector("[data-act=cast]");
    if (retry) retry.hidden = false;
  }

  text(what) {
    return [...this.desk.querySelectorAll("[data-say]")].find((said) => said.dataset.say === what)?.textContent;
  }

  say(what) {
    this.desk.querySelector("[data-status]").textContent = this.text(what) ?? "";
  }

  list(place, choice) {
    const options = this.desk.querySelectorAll("[data-option]");
    const items = choice.map((number) => {
      const item = document.createElement("li");
      item.append(...[...options[number - 1].childNodes].map((node) => node.cloneNode(true)));
      return item;
    });
    const list = this.desk.querySelector(place);
    list.replaceChildren(...items);
    list.nextElementSibling.hidden = items.length > 0;
  }

  show(name) {
    this.desk.querySelector("[data-status]").textContent = "";
    for (const step of this.desk.querySelectorAll("[data-step]")) {
      step.hidden = step.dataset.step !== name;
      if (!step.hidden && this.shown) step.querySelector("h2")?.focus();
    }
    for (const mark of this.desk.querySelectorAll("[data-mark]")) {
      if (mark.dataset.mark.split(" ").includes(name)) mark.setAttribute("aria-current", "step");
      else mark.removeAttribute("aria-current");
    }
    this.shown = name;
  }
}

// Goes to a ballot on the board by its receipt; the receipt stays in this browser.
function receiptSearch(form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const receipt = form.querySelector("input").value.trim().toLowerCase();
    const found = /^[0-9a-f]{64}$/.test(receipt) && document.getElementById(receipt);
    form.querySelector("[data-not-found]").hidden = Boolean(found);
    if (found) location.hash = receipt;
  });
}
