// The entry of our scripts. Every page works without them; each module enhances what it finds.
import { areas } from "./areas.js";
import { checkIn } from "./checkin.js";
import { live } from "./live.js";
import { purse } from "./purse.js";
import { play } from "./play.js";
import { revision } from "./revision.js";
import { share } from "./share.js";
import { speak } from "./speak.js";
import { vote } from "./vote.js";

areas();
checkIn();
live();
purse();
play();
revision();
share();
speak();
vote();
document.querySelector(".error-summary")?.focus();
// Loaded where it is used alone: nobody else needs it.
if (document.querySelector("[data-ballot], [data-receipt-search]")) {
  import("./ballot.js").then((module) => module.ballot());
}
for (const field of document.querySelectorAll("[data-count-for]")) {
  const input = document.getElementById(field.dataset.countFor);
  if (!input) continue;
  const show = () => {
    const left = Number(field.dataset.countLimit) - [...input.value].length;
    field.textContent = field.dataset.countText.replace("{number}", left.toLocaleString(document.documentElement.lang));
  };
  input.addEventListener("input", show);
  show();
}
