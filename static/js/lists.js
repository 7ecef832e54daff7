// What a list needs beside htmx. All is heard at the document, whatever is swapped in.
"use strict";

(() => {
  const on = (name, respond) => document.addEventListener(name, respond);

  // An address names what was filled in, however the form was sent.
  on("formdata", ({ target, formData }) => {
    if (target.method !== "get") return;
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });

  // Facets come anew with every tick. The reader stays at the same box, at the same
  // height of the window, with the same values folded out.
  let left = { opened: [] };
  const nameOf = (part) => part.parentElement.id || `${part.name} ${part.value}`;

  on("htmx:beforeSwap", ({ detail }) => {
    const touched = [document.activeElement, detail.requestConfig.triggeringEvent?.target];
    const box = touched.find((part) => part?.closest?.("#facets"));
    const opened = [...document.querySelectorAll("#facets details[open]")];
    left = { box, opened, name: box && nameOf(box), top: box?.getBoundingClientRect().top };
  });
  on("htmx:afterSwap", () => {
    for (const { id } of left.opened) document.getElementById(id)?.setAttribute("open", "");
    if (!left.box || left.box.isConnected) return;
    const parts = [...document.querySelectorAll("#facets :is(input, summary)")];
    const found = parts.find((part) => nameOf(part) === left.name)
      ?? parts.find((part) => part.name === left.box.name);
    found?.closest(".facet-rest")?.setAttribute("open", "");
    found?.focus({ preventScroll: true });
    if (found) window.scrollBy(0, found.getBoundingClientRect().top - left.top);
    left = { opened: [] };
  });

  const show = (trouble) => ({ target }) => {
    if (target.id === "filters") document.getElementById("unreached").hidden = !trouble;
  };
  on("htmx:beforeRequest", show(false));
  for (const name of ["sendError", "responseError", "timeout"]) on(`htmx:${name}`, show(true));
})();
