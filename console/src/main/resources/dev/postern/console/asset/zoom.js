// SPDX-License-Identifier: Apache-2.0
// A part of a timeline is chosen with the pointer: the page of that part is asked for, as its links do.
(() => {
  const LEAST = 8; // pixels; less is a click
  let drag = null;

  const end = () => {
    drag?.mark.remove();
    drag = null;
  };
  const place = (event, box) => Math.min(box.width, Math.max(0, event.clientX - box.left));

  document.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest(".zoomable svg.lanes");
    if (!svg || event.button !== 0) return;
    const box = svg.getBoundingClientRect();
    const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    mark.setAttribute("class", "chosen");
    mark.setAttribute("y", "0");
    mark.setAttribute("height", svg.querySelector("g.times").dataset.bottom);
    svg.append(mark);
    svg.setPointerCapture(event.pointerId);
    drag = { svg, box, mark, begun: place(event, box), at: place(event, box) };
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.at = place(event, drag.box);
    drag.mark.setAttribute("x", Math.min(drag.at, drag.begun));
    drag.mark.setAttribute("width", Math.abs(drag.at - drag.begun));
  });
  document.addEventListener("pointerup", () => {
    if (!drag) return;
    const { svg, box, begun, at } = drag;
    end();
    if (Math.abs(at - begun) < LEAST) return;
    const axis = svg.querySelector("g.times").dataset;
    const time = (x) => new Date(Number(axis.from) + (x / box.width) * (Number(axis.to) - Number(axis.from))).toISOString();
    const form = svg.closest(".zoomable").querySelector("form");
    form.elements.from.value = time(Math.min(at, begun));
    form.elements.to.value = time(Math.max(at, begun));
    form.requestSubmit();
  });
  document.addEventListener("pointercancel", end);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") end(); });
})();
