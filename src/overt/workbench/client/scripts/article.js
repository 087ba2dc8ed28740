// An article and what was read from it, linked both ways; and the words a reviewer selects, as offsets into the text.
export function watchArticle() {
  const text = document.querySelector("[data-text]");
  if (!text) return;
  watchLegend(text);
  watchLinks();
  watchSelection(text);
}

function watchLegend(text) {
  for (const box of document.querySelectorAll("[data-show]")) {
    const apply = () => text.classList.toggle(`show-${box.dataset.show}`, box.checked);
    box.addEventListener("change", apply);
    apply();
  }
}

// data-of lists the entries that a piece of text belongs to; a card carries its own entry in data-entry.
function watchLinks() {
  const light = (entries, on) => {
    for (const entry of entries) {
      for (const one of document.querySelectorAll(`[data-of~="${CSS.escape(entry)}"], [data-entry="${CSS.escape(entry)}"]`)) {
        one.classList.toggle("lit", on);
      }
    }
  };
  const entriesOf = (target) => {
    const one = target.closest?.("[data-of], [data-entry]");
    return one ? (one.dataset.of || one.dataset.entry).split(" ") : [];
  };
  for (const [start, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(start, (event) => light(entriesOf(event.target), true));
    document.addEventListener(end, (event) => light(entriesOf(event.target), false));
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const card = link && document.getElementById(link.hash.slice(1));
    card?.closest("details:not([open])")?.setAttribute("open", "");
  });
}

// Offsets count code points, as everywhere in overt; JavaScript's strings count UTF-16 units.
const points = (text) => [...text].length;

function offset(node, within) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = element.closest("[data-start]");
  if (!piece) return null;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, within);
  return Number(piece.dataset.start) + points(before.toString());
}

function selected(text) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  return { start, end, quote: selection.toString(), box: range.getBoundingClientRect() };
}

// The claim whose words stand nearest to the selected ones is most likely the one that they belong to.
function nearest(list, start) {
  if (!list) return;
  const away = (one) => Math.abs(Number(one.dataset.start) - start);
  const best = [...list.options].reduce((a, b) => (away(b) < away(a) ? b : a));
  list.value = best.value;
}

function watchSelection(text) {
  const picker = document.querySelector("[data-picker]");
  if (!picker) return;
  const show = () => {
    const words = selected(text);
    if (!words) return;
    for (const name of ["start", "end"]) for (const field of picker.querySelectorAll(`[name=${name}]`)) field.value = words[name];
    nearest(picker.querySelector("[data-nearest]"), words.start);
    picker.querySelector("[data-quote]").textContent = words.quote.length > 140 ? `${words.quote.slice(0, 139)}…` : words.quote;
    picker.hidden = false;
    const left = Math.min(words.box.left + window.scrollX, window.innerWidth - picker.offsetWidth - 16);
    picker.style.left = `${Math.max(8, left)}px`;
    picker.style.top = `${words.box.bottom + window.scrollY + 8}px`;
  };
  text.addEventListener("mouseup", () => setTimeout(show, 0));
  text.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") show(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") picker.hidden = true; });
  picker.querySelector("[data-close]")?.addEventListener("click", () => { picker.hidden = true; });
}
