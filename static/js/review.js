// The review page by single keys; whatever has one names it in data-key.
"use strict";

(() => {
  const SWITCH = "single-keys";
  const keys = document.getElementById(SWITCH);
  let isSent = false;

  // Who speaks to the computer, or types with a stick, can turn the keys off.
  if (keys) {
    keys.checked = localStorage.getItem(SWITCH) !== "off";
    keys.addEventListener("change", () => localStorage.setItem(SWITCH, keys.checked ? "on" : "off"));
    keys.closest("[data-with-keys]").hidden = false;
  }

  // A key struck twice decides once; whoever comes back to the page decides anew.
  document.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  window.addEventListener("pageshow", () => { isSent = false; });

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (target.matches("input:not([type=checkbox]), select, textarea")) {
      if (key === "Escape") target.blur();
      return;
    }
    if (keys && !keys.checked) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
    // On a link or a button Enter does what that says.
    if (key === "Enter" && target.closest("a, button, summary, label, input")) return;
    const wanted = key === "Enter" ? "y" : key.toLowerCase();
    const part = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === wanted);
    if (!part || part.matches(":disabled")) return;
    event.preventDefault();
    if (part.matches("input")) part.select();
    else if (!isSent) part.click();
  });
})();
