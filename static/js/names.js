// A library draws boxes of its own in the place of lists to choose from, and gives them
// no name: they are called here as the fields that they stand for.
"use strict";

(() => {
  const words = (list) => list?.labels?.[0]?.textContent.trim().replace(/[:：]$/, "") || "";

  const call = (box) => {
    const name = words(box.previousElementSibling);
    for (const part of box.querySelectorAll(".select2-selection__rendered[role], .select2-search__field"))
      part.setAttribute("aria-label", name || "输入几个字查找");
  };

  const look = () => document.querySelectorAll(".select2-container").forEach(call);
  addEventListener("load", () => {
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
})();
