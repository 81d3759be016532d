// Check-ins where the network is patchy: each gets a name and its time on the device, is kept there until the server
// has answered, and counts once however often it is sent.
const STORE = "check-ins";
const kept = () => JSON.parse(localStorage.getItem(STORE) ?? "[]");
const keep = (list) => localStorage.setItem(STORE, JSON.stringify(list));
let sending = false;

export function checkIn() {
  refresh();
  if (!document.querySelector("[data-check-in-queue]")) return;
  document.addEventListener("submit", (event) => {
    if (!event.target.closest("[data-check-in]")) return;
    event.preventDefault();
    const fields = [...new FormData(event.target)].filter(([name]) => name !== "token");
    const key = crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}-${Math.random()}`;
    keep([...kept(), { key, action: event.target.getAttribute("action"), fields: [...fields, ["key", key], ["at", Date.now()]] }]);
    for (const button of event.target.querySelectorAll("button")) button.disabled = true;
    send();
  });
  addEventListener("online", send);
  setInterval(() => kept().length && send(), 4000);
  send();
}

async function send() {
  show();
  if (sending) return;
  sending = true;
  let answered = false;
  let refused = "";
  try {
    for (const item of kept()) {
      const token = document.querySelector("input[name=token]")?.value ?? "";
      const reply = await fetch(item.action, {
        method: "POST",
        headers: { "x-requested-with": "fetch" },
        body: new URLSearchParams([...item.fields, ["token", token]]),
      });
      // 409: it will never count, and the answer says why; anything else that is not good may pass.
      if (!reply.ok && reply.status !== 409) continue;
      if (reply.status === 409) refused = await reply.text();
      keep(kept().filter((other) => other.key !== item.key));
      answered = true;
    }
    if (answered) await renew("check-in-part", location.href);
  } catch {
    // Without a network the rest stays on the device.
  } finally {
    sending = false;
  }
  show(refused);
}

function show(refused = "") {
  const place = document.querySelector("[data-check-in-queue]");
  if (!place) return;
  const count = kept().length;
  const waiting = count ? place.dataset.checkInQueue.replace("{number}", count.toLocaleString(document.documentElement.lang)) : "";
  place.textContent = [refused, waiting].filter(Boolean).join(" ");
  place.hidden = !place.textContent;
}

// Puts the part of the page in anew as the server has it.
async function renew(id, address) {
  const reply = await fetch(address);
  const next = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById(id);
  if (next) document.getElementById(id)?.replaceWith(next);
}

function refresh() {
  const part = document.querySelector("[data-refresh]");
  if (part) setInterval(() => renew(part.id, location.href).catch(() => {}), part.dataset.refresh * 1000);
}
