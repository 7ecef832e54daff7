// What Word and web pages put on the clipboard beside the words knows of tables: it goes
// along, and the server makes rows of it. Whoever then types into the text means the text.
"use strict";

(() => {
  const form = document.getElementById("paste");
  const { text, html } = form.elements;
  text.addEventListener("paste", (event) => {
    const whole = !text.value.trim() ||
      text.selectionEnd - text.selectionStart === text.value.length;
    const held = event.clipboardData.getData("text/html");
    // Of what is larger, as with pictures in it, the words alone are sent.
    html.value = whole && held.length < 1e6 ? held : "";
    // The event of this very paste comes after.
    setTimeout(() => text.addEventListener("input", () => { html.value = ""; }, { once: true }));
  });
})();
