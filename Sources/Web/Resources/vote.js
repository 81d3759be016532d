// Votes without loading the page again; what cannot be sent stays on the page, with its buttons.
import { speak } from "./speak.js";

export function vote() {
  let sending = false;

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest(".vote-form");
    if (!form) return;
    event.preventDefault();
    if (sending) return;
    sending = true;
    const part = document.getElementById("vote-part");
    try {
      const reply = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form, event.submitter)),
      });
      const next = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("vote-part");
      if (!next) return location.assign(reply.url);
      part.replaceWith(next);
      history.replaceState(null, "", reply.url);
      document.getElementById("vote-heading").focus();
      speak(next);
    } catch {
      part.querySelector("[data-unsent]").hidden = false;
    } finally {
      sending = false;
    }
  });

  // 1, 2 and 3 answer while the focus is on the statement or its buttons (WCAG 2.1.4).
  document.addEventListener("keydown", (event) => {
    const card = event.target.closest?.("#vote-area");
    if (!card || event.ctrlKey || event.altKey || event.metaKey) return;
    card.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
}
