// Drag over a chart of time to choose that time: the same two dates as in the form beside it.
export function watchTimeline() {
  for (const chart of document.querySelectorAll("svg[data-brush]")) watch(chart);
}

function watch(chart) {
  const bars = [...chart.querySelectorAll("[data-since]")];
  const brush = chart.querySelector(".brush");
  let from = null;
  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(chart.getScreenCTM().inverse());
    return bars.reduce((best, one) => (gap(one, point.x) < gap(best, point.x) ? one : best), bars[0]);
  };
  const gap = (bar, x) => Math.abs(Number(bar.dataset.x) + Number(bar.dataset.w) / 2 - x);
  const order = (a, b) => (Number(a.dataset.x) <= Number(b.dataset.x) ? [a, b] : [b, a]);
  chart.addEventListener("pointerdown", (event) => { if (bars.length) { from = at(event); chart.setPointerCapture(event.pointerId); } });
  chart.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [first, last] = order(from, at(event));
    brush.setAttribute("x", first.dataset.x);
    brush.setAttribute("width", Number(last.dataset.x) + Number(last.dataset.w) - Number(first.dataset.x));
  });
  chart.addEventListener("pointerup", (event) => {
    if (!from) return;
    const [first, last] = order(from, at(event));
    from = null;
    const form = document.querySelector(chart.dataset.brush);
    form.elements.since.value = first.dataset.since;
    form.elements.until.value = last.dataset.until;
    form.requestSubmit();
  });
}
