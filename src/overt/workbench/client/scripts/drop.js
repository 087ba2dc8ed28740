// Files dropped on the page go into the form's file field and are sent at once.
export function watchDrops() {
  const area = document.querySelector("[data-drop]");
  if (!area) return;
  const field = area.querySelector("input[type=file]");
  for (const name of ["dragover", "dragenter"]) area.addEventListener(name, (event) => { event.preventDefault(); area.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) area.addEventListener(name, () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    area.closest("form").requestSubmit();
  });
  field.addEventListener("change", () => { if (field.files.length) area.closest("form").requestSubmit(); });
}
