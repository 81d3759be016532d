// Plays an example in place: what changes in [data-play] is asked for by its address, and the answer replaces the outcome.
export function play(root = document) {
  for (const form of root.querySelectorAll("[data-play]")) {
    const outcome = document.getElementById(form.dataset.play);
    if (!outcome) continue;
    let latest = 0;
    let timer;
    const ask = async () => {
      const turn = ++latest;
      const address = `${form.action.split(/[?#]/)[0]}?${new URLSearchParams(new FormData(form))}`;
      const reply = await fetch(address, { headers: { "x-requested-with": "fetch" } }).catch(() => undefined);
      if (!reply?.ok || turn !== latest) return;
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const fresh = page.getElementById(form.dataset.play);
      if (!fresh || turn !== latest) return;
      outcome.replaceChildren(...fresh.childNodes);
      history.replaceState(history.state, "", address);
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 250);
    });
  }
}
