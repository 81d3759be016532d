// Reads a text aloud where the device has a voice for its language.
export function speak(root = document) {
  if (!("speechSynthesis" in window)) return;
  for (const button of root.querySelectorAll("[data-speak]")) {
    const text = document.getElementById(button.dataset.speak);
    if (!text) continue;
    const offer = () => {
      const spoken = speechSynthesis.getVoices().some((voice) => voice.lang.startsWith(text.lang));
      button.hidden = !spoken;
    };
    speechSynthesis.addEventListener("voiceschanged", offer);
    offer();
    button.addEventListener("click", () => {
      speechSynthesis.cancel();
      const utterance = new SpeechSynthesisUtterance(text.textContent);
      utterance.lang = text.lang;
      speechSynthesis.speak(utterance);
    });
  }
}
