// Passes the page on with what the device offers, else copies its address.
export function share(root = document) {
  for (const button of root.querySelectorAll("[data-share]")) {
    if (!navigator.share && !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const address = location.href.split("#")[0];
      if (navigator.share) return navigator.share({ title: document.title, url: address }).catch(() => {});
      await navigator.clipboard.writeText(address);
      button.textContent = button.dataset.shareDone;
    });
  }
}
