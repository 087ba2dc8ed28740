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
    draw(first, last);
  });
  const draw = (first, last) => {
    brush.setAttribute("x", first.dataset.x);
    brush.setAttribute("width", Number(last.dataset.x) + Number(last.dataset.w) - Number(first.dataset.x));
  };
  // The same by keys: Shift with an arrow stretches the span from the bar that has the focus, Enter chooses it.
  let span = null;
  chart.addEventListener("keydown", (event) => {
    const on = bars.indexOf(event.target.closest("[data-since]"));
    if (event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowRight") && (span || on >= 0)) {
      event.preventDefault();
      span ||= { from: on, to: on };
      span.to = Math.max(0, Math.min(bars.length - 1, span.to + (event.key === "ArrowRight" ? 1 : -1)));
      draw(...order(bars[span.from], bars[span.to]));
    } else if (event.key === "Enter" && span) {
      event.preventDefault();
      choose(...order(bars[span.from], bars[span.to]));
    } else if (event.key === "Escape") {
      span = null;
      brush.setAttribute("width", 0);
    }
  });
  const choose = (first, last) => {
    const form = document.querySelector(chart.dataset.brush);
    form.elements.since.value = first.dataset.since;
    form.elements.until.value = last.dataset.until;
    form.requestSubmit();
  };
  chart.addEventListener("pointerup", (event) => {
    if (!from) return;
    const [first, last] = order(from, at(event));
    from = null;
    choose(first, last);
  });
}
