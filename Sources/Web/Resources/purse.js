// Keeps the money left in view while one chooses: [data-purse] holds what there is, each box what it costs.
export function purse(root = document) {
  for (const area of root.querySelectorAll("[data-purse]")) {
    const { purse, purseUnit, purseGroup, purseLeft, purseOver } = area.dataset;
    const text = area.querySelector("[data-purse-text]");
    const bar = area.querySelector("progress");
    const grouped = (minor) =>
      String(Math.round(minor / Number(purseUnit))).replace(/\B(?=(\d{3})+$)/g, purseGroup);
    const show = () => {
      let left = Number(purse);
      for (const box of area.querySelectorAll("[data-cost]:checked")) left -= Number(box.dataset.cost);
      text.textContent = (left < 0 ? purseOver : purseLeft).replace("{number}", grouped(Math.abs(left)));
      text.classList.toggle("field-error", left < 0);
      bar.value = Math.max(0, left);
    };
    area.addEventListener("change", show);
    show();
  }
  for (const button of root.querySelectorAll("[data-recount]")) button.hidden = true;
}
