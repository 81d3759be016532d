// While somebody writes: looks whether somebody else has saved the same text, and says so before it is sent.
export function revision() {
  for (const notice of document.querySelectorAll("[data-revision-at]")) {
    const look = async () => {
      if (document.hidden) return;
      try {
        const reply = await fetch(notice.dataset.revisionAt);
        if (!reply.ok || (await reply.text()).trim() === notice.dataset.revision) return;
        notice.hidden = false;
        clearInterval(timer);
      } catch {
        // Offline: the server will tell when the text is sent.
      }
    };
    const timer = setInterval(look, Number(notice.dataset.revisionEvery));
    document.addEventListener("visibilitychange", look);
  }
}
