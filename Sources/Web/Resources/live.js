// Keeps parts of a page current: [data-live] names the address that sends them.
export function live(root = document) {
  for (const place of root.querySelectorAll("[data-live]")) {
    const source = new EventSource(place.dataset.live);
    source.addEventListener("update", (event) => {
      for (const [id, markup] of Object.entries(JSON.parse(event.data))) {
        const element = document.getElementById(id);
        if (element) element.innerHTML = markup;
      }
    });
  }
}
