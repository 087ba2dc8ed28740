// A chart as a picture to publish: the SVG as it is drawn, or drawn once more onto a canvas for PNG.
export function watchPictures() {
  for (const button of document.querySelectorAll("[data-png]")) {
    button.addEventListener("click", () => save(button.dataset.png, button.dataset.name));
  }
}

async function save(address, name) {
  const svg = await (await fetch(address)).text();
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  const scale = 2;
  canvas.width = picture.naturalWidth * scale;
  canvas.height = picture.naturalHeight * scale;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const link = document.createElement("a");
  link.download = name;
  link.href = canvas.toDataURL("image/png");
  link.click();
}
