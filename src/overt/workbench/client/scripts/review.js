// The review queue by keys: each key presses the button that carries it, so that keys can do nothing the page cannot.
import { typing } from "./keys.js";

export function watchReview() {
  document.addEventListener("keydown", (event) => {
    if (typing(event) || !document.querySelector("[data-review]")) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
