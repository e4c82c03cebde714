// SPDX-License-Identifier: Apache-2.0
// Times in the viewer's zone, with UTC beside them: in texts, on charts and in their tables. Without scripts all are UTC.
(() => {
  const DAY = 86_400_000;
  const SECONDS = { dateStyle: "medium", timeStyle: "medium" };
  const MOMENT = new Intl.DateTimeFormat(undefined, SECONDS);
  const MINUTES = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const tick = (fields) => new Intl.DateTimeFormat(undefined, fields);
  const TICK = {
    second: tick({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    minute: tick({ hour: "2-digit", minute: "2-digit" }),
    day: tick({ day: "numeric", month: "short" }),
    month: tick({ month: "short", year: "numeric" }),
  };
  const LONG = 200 * DAY;
  const NARROW = 0.93;

  const span = (element) => {
    const from = Number(element.dataset.from);
    const to = Number(element.dataset.to);
    const format = (to - from) % 60_000 === 0 ? MINUTES : MOMENT;
    return from === to ? MOMENT.format(from) : format.formatRange(from, to);
  };

  const ahead = (at) => -new Date(at).getTimezoneOffset() * 60_000;
  const svg = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  // As the server draws them, but at round times of the viewer's zone.
  const axis = (group) => {
    const [from, to, step, bottom] = ["from", "to", "step", "bottom"].map((key) => Number(group.dataset[key]));
    const shift = ahead(from);
    group.replaceChildren();
    for (let round = Math.ceil((from + shift) / step) * step - shift; round < to; round += step) {
      const at = round - (ahead(round) - shift); // behind a change to or from summer time
      const share = (at - from) / (to - from);
      if (share < 0 || share >= 1) continue;
      const x = `${(share * 100).toFixed(2)}%`;
      group.append(svg("line", { class: "grid", x1: x, x2: x, y1: 0, y2: bottom }));
      if (share < NARROW) {
        const days = step >= DAY || (at + ahead(at)) % DAY === 0;
        const format = days ? (to - from > LONG ? TICK.month : TICK.day) : step < 60_000 ? TICK.second : TICK.minute;
        const text = svg("text", { class: "tick", x, dx: 3, y: bottom + 14 });
        text.textContent = format.format(at);
        group.append(text);
      }
    }
  };

  const times = (root) => {
    root.querySelectorAll("time[datetime]:not([title])").forEach((time) => {
      const at = new Date(time.dateTime);
      if (!Number.isNaN(at.getTime())) {
        time.title = time.textContent;
        time.textContent = MOMENT.format(at);
      }
    });
    root.querySelectorAll("time[data-ago]").forEach((time) => {
      time.title = `${MOMENT.format(new Date(time.dateTime))} · ${time.title}`;
      time.removeAttribute("data-ago");
    });
    root.querySelectorAll("svg title[data-from]").forEach((title) => {
      title.textContent = span(title) + title.textContent.slice(title.textContent.indexOf(" UTC: ") + 4);
      title.removeAttribute("data-from");
    });
    root.querySelectorAll("span[data-from]").forEach((cell) => {
      cell.title = `${cell.textContent} UTC`;
      cell.textContent = span(cell);
      cell.removeAttribute("data-from");
    });
    root.querySelectorAll("svg g.times").forEach(axis);
  };
  document.addEventListener("htmx:afterSettle", (event) => times(event.target.parentElement ?? document));
  times(document);
})();
