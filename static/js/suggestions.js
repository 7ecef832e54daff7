// The list under a search box. htmx fetches it; this opens, walks and closes it.
// All is heard at the document, so a box that htmx has swapped in works as well.
"use strict";

(() => {
  const BOX = "[role=combobox]";
  // While a syllable of pinyin is being typed, it is not yet what is meant.
  let composing = false;

  const boxOf = (part) => part.closest?.(".suggesting")?.querySelector(BOX);
  const listOf = (box) => box.parentElement.querySelector("[role=listbox]");
  const optionsOf = (box) => [...listOf(box).querySelectorAll("[role=option]")];
  const markedOf = (box) => listOf(box).querySelector("[aria-selected=true]");

  function mark(box, option) {
    markedOf(box)?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  function open(box, wanted) {
    const count = wanted ? optionsOf(box).length : 0;
    mark(box, null);
    listOf(box).hidden = count === 0;
    box.setAttribute("aria-expanded", String(count > 0));
    const said = count ? `${count} 条建议，可用上下键选择` : "";
    box.parentElement.querySelector("[aria-live]").textContent = said;
  }

  function close(box) {
    htmx.trigger(box, "htmx:abort");
    open(box, false);
  }

  const closeAll = () => document.querySelectorAll(BOX).forEach(close);

  // Through the options; between the last and the first stands the box itself.
  function walk(box, step) {
    if (listOf(box).hidden) return open(box, box.value.trim() !== "");
    const stops = [null, ...optionsOf(box)];
    const next = stops.indexOf(markedOf(box)) + step;
    return mark(box, stops.at(next % stops.length));
  }

  function press(box, key) {
    const marked = markedOf(box);
    if (key === "ArrowDown") walk(box, 1);
    else if (key === "ArrowUp") walk(box, -1);
    else if (key === "Enter" && marked) marked.click();
    else if (key === "Escape" && !listOf(box).hidden) close(box);
    else return false;
    return true;
  }

  function on(name, respond) {
    document.addEventListener(name, (event) => {
      const box = boxOf(event.target);
      if (box) respond(box, event);
    });
  }

  on("compositionstart", () => { composing = true; });
  on("compositionend", () => { composing = false; });
  on("input", (box) => mark(box, null));
  on("keydown", (box, event) => {
    if (!event.isComposing && press(box, event.key)) event.preventDefault();
  });
  // A press of the mouse would take the focus from the box and close the list under it.
  on("mousedown", (box, event) => event.target === box || event.preventDefault());
  on("focusout", close);
  on("htmx:beforeRequest", (box, event) => {
    if (composing || !box.value.trim()) event.preventDefault();
    if (!box.value.trim()) open(box, false);
  });
  on("htmx:afterSwap", (box) => open(box, document.activeElement === box));
  document.addEventListener("submit", closeAll);
  window.addEventListener("pagehide", closeAll);
})();
