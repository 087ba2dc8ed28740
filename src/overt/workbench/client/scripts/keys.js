// Keys that work on every page: / to search, g and a letter to go somewhere, ? for the list, j and k along a list.
let pending = false;

export function typing(event) {
  const at = event.target;
  return event.ctrlKey || event.metaKey || event.altKey || at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
}

export function watchKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeAll();
    if (typing(event)) return;
    if (pending) return go(event);
    if (event.key === "/") return to(event, document.querySelector("input[type=search]"));
    if (event.key === "?") return toggleHelp(event);
    if (event.key === "g") { pending = true; setTimeout(() => { pending = false; }, 1500); return; }
    if ((event.key === "j" || event.key === "k") && !document.querySelector("[data-review]")) step(event);
  });
}

function go(event) {
  pending = false;
  const link = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
  if (link) { event.preventDefault(); link.click(); }
}

function to(event, element) {
  if (element) { event.preventDefault(); element.focus(); element.select?.(); }
}

function toggleHelp(event) {
  const help = document.querySelector("#keys-help");
  if (!help) return;
  event.preventDefault();
  if (help.open) help.close(); else help.showModal();
}

function closeAll() {
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
}

function step(event) {
  const stops = [...document.querySelectorAll("[data-step]")].filter((one) => one.offsetParent);
  if (!stops.length) return;
  event.preventDefault();
  const now = stops.findIndex((one) => one.contains(document.activeElement) || one === document.activeElement);
  const next = Math.max(0, Math.min(stops.length - 1, now + (event.key === "j" ? 1 : -1)));
  const focusable = stops[next].matches("a, button, [tabindex]") ? stops[next] : stops[next].querySelector("a, button, [tabindex]");
  focusable?.focus();
  stops[next].scrollIntoView({ block: "nearest" });
}
