// SPDX-License-Identifier: Apache-2.0
// What pages gain from scripts: keys, choosing rows. All that matters works without them.
"use strict";
(() => {
  const rows = () => [...document.querySelectorAll("tr[data-href]")];
  const current = () => document.querySelector("tr.current");
  const move = (step) => {
    const all = rows();
    const at = all.indexOf(current());
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    if (next) {
      current()?.classList.remove("current");
      next.classList.add("current");
      next.querySelector("a")?.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    }
  };
  const box = (row) => row?.querySelector("input[type=checkbox]");
  const toggle = () => {
    const it = box(current());
    if (it) { it.checked = !it.checked; it.dispatchEvent(new Event("change", { bubbles: true })); }
  };
  const archive = () => {
    const button = document.querySelector("button[data-key=e]");
    if (!button || button.disabled) return;
    const form = button.form;
    const any = form.querySelector("tr input[type=checkbox]:checked");
    if (!any && box(current())) box(current()).checked = true;
    if (!form.querySelector("tr input[type=checkbox]") || form.querySelector("tr input[type=checkbox]:checked")) {
      form.requestSubmit(button);
    }
  };

  // Keys of one character can be turned off (WCAG 2.2, 2.1.4): whoever speaks to a computer would press them by accident.
  const KEYS = "postern-keys";
  const keysOn = document.getElementById("keys-on");
  const kept = () => { try { return localStorage.getItem(KEYS) !== "off"; } catch { return true; } };
  keysOn.checked = kept();
  keysOn.addEventListener("change", () => { try { localStorage.setItem(KEYS, keysOn.checked ? "on" : "off"); } catch { /* for this page only */ } });
  const shows = document.querySelector("button[data-keys]");
  if (shows) {
    shows.hidden = false;
    shows.addEventListener("click", () => document.getElementById("keys").showModal());
  }

  let went = false;
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: toggle,
    e: archive,
    "/": () => { const filter = document.querySelector("input[type=search]"); filter?.focus(); filter?.select(); },
    "?": () => document.getElementById("keys")?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "Escape" && typing?.matches("input")) typing.blur();
      return;
    }
    if (!keysOn.checked) return;
    if (went) {
      went = false;
      document.querySelector(`a[data-go="${CSS.escape(event.key)}"]`)?.click();
      return;
    }
    went = event.key === "g";
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[data-all]")) {
      event.target.form.querySelectorAll("tr input[type=checkbox][name]").forEach((each) => { each.checked = event.target.checked; });
    }
    if (event.target.matches("select[data-submit]")) event.target.form.requestSubmit();
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("tr[data-href]");
    if (row && row !== current()) { current()?.classList.remove("current"); row.classList.add("current"); }
  });
})();
