// What is typed into a page of the desk and not saved yet stays in this browser, for
// this user and this page, until it is saved: a lapsed session or a closed window loses
// nothing. Without this script the page works all the same.
"use strict";

(() => {
  const { user } = document.currentScript.dataset;
  const PREFIX = `draft ${user} `;
  // A new article is typed for one issue: add/?issue=5.
  const asked = new URLSearchParams(location.search).get("issue");
  const key = PREFIX + location.pathname + (asked ? ` for ${asked}` : "");
  const WEEK = 7 * 24 * 3600 * 1000;
  const LEFT_OUT = /^(csrfmiddlewaretoken|_\w+|settle|why)$/;

  const read = (name) => {
    try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
  };
  const write = (name, draft) => {
    // Where there is no room, there is no draft, and still a page.
    try { localStorage.setItem(name, JSON.stringify(draft)); } catch { /* full */ }
  };
  const ours = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

  // Each field's values; of a list to choose from also what they are called, as it may
  // not hold them when the page is opened again.
  const filled = (form) => {
    const found = {};
    for (const part of form.elements) {
      if (!part.name || LEFT_OUT.test(part.name) || part.name.includes("__prefix__")) continue;
      if (part.type === "checkbox") found[part.name] = part.checked;
      else if (part.type === "radio") {
        if (part.checked) found[part.name] = part.value;
      }
      else if (part.tagName === "SELECT")
        found[part.name] = [...part.selectedOptions].map(({ value, text }) => [value, text]);
      else if (!["submit", "button", "file"].includes(part.type)) found[part.name] = part.value;
    }
    return found;
  };

  const choose = (list, chosen) => {
    for (const option of list.options) option.selected = false;
    for (const [value, text] of chosen) {
      const held = [...list.options].find((option) => option.value === value);
      if (held) held.selected = true;
      else list.add(new Option(text, value, true, true));
    }
  };

  const fill = (form, fields) => {
    for (const prefix of ["articles", "distribution"]) {
      const wanted = Number(fields[`${prefix}-TOTAL_FORMS`] || 0);
      const total = form.elements[`${prefix}-TOTAL_FORMS`];
      for (let n = Number(total?.value || 0); n < wanted; n += 1)
        form.querySelector(`#${prefix}-group .add-row a`)?.click();
    }
    for (const [name, value] of Object.entries(fields)) {
      const part = form.elements[name];
      // Of buttons of which one is chosen, that one.
      if (part instanceof RadioNodeList) part.value = value;
      if (!part || part instanceof RadioNodeList) continue;
      if (part.type === "checkbox") part.checked = value;
      else if (part.tagName === "SELECT") choose(part, value);
      else part.value = value;
      part.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };

  const offer = (form, draft) => {
    const bar = document.getElementById("draft-offer");
    bar.querySelector("time").textContent = new Date(draft.at).toLocaleString("zh-CN");
    bar.hidden = false;
    bar.querySelector("[value=restore]").addEventListener("click", () => {
      fill(form, draft.fields);
      bar.hidden = true;
    });
    bar.querySelector("[value=drop]").addEventListener("click", () => {
      localStorage.removeItem(key);
      bar.hidden = true;
    });
  };

  addEventListener("load", () => {
    const is_saved = document.querySelector(".messagelist .success");
    for (const name of ours()) {
      const draft = read(name);
      if (!draft || Date.now() - draft.at > WEEK || (is_saved && draft.sent))
        localStorage.removeItem(name);
    }
    const form = document.querySelector("#issue_form, #article_form");
    if (!form) return;
    let shown = JSON.stringify(filled(form));
    let is_sent = false;
    const is_changed = () => JSON.stringify(filled(form)) !== shown;
    const keep = (sent) => write(key, { at: Date.now(), sent, fields: filled(form) });

    const draft = read(key);
    if (draft && JSON.stringify(draft.fields) !== shown) {
      if (document.querySelector(".errornote")) draft.sent = false;
      else offer(form, draft);
    }
    let waiting;
    for (const name of ["input", "change"])
      form.addEventListener(name, () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => is_changed() && keep(false), 500);
      });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      if (is_changed() || document.querySelector(".errornote")) keep(true);
      is_sent = true;
    });
    addEventListener("beforeunload", (leaving) => {
      if (is_sent || !is_changed()) return;
      keep(false);
      leaving.preventDefault();
    });
  });
})();
