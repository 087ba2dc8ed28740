// Dark, light, or as the machine has it: the choice is a cookie, so that the server draws the page right at once.
const NEXT = { "": "dark", dark: "light", light: "" };
const CALLED = { "": "as this machine", dark: "dark", light: "light" };

export function watchTheme() {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  const root = document.documentElement;
  button.addEventListener("click", () => {
    const chosen = NEXT[root.dataset.theme || ""];
    if (chosen) root.dataset.theme = chosen;
    else delete root.dataset.theme;
    document.cookie = `overt_theme=${chosen}; path=/; max-age=31536000; samesite=strict`;
    button.querySelector("b").textContent = CALLED[chosen];
  });
}
