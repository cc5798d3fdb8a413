/* What every page does: remembers the language, saves a table as CSV, and jumps to the search with "/". No page needs it to be read. */
"use strict";

(() => {
  const KEY = "reportschema-language";

  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const remember = (lang) => {
    try { localStorage.setItem(KEY, lang); } catch { /* a browser that keeps nothing still shows the pages */ }
  };

  /* The first page of the site: on to the language that was chosen, or that the browser asks for. */
  const start = () => {
    const wanted = remembered() || (navigator.language.startsWith("zh") ? "zh" : "en");
    location.replace(`${wanted === "zh" ? "zh" : "en"}/index.html`);
  };

  /* A cell as people see it: what only a screen reader says is left out. */
  const cellText = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll(".sr").forEach((node) => node.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  /* Quoted where needed; a text that a spreadsheet would run as a formula is kept a text. */
  const csvCell = (text) => {
    const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  const csvOf = (table) => {
    const lines = [];
    for (const row of table.rows) {
      const cells = [];
      for (const cell of row.cells) {
        cells.push(csvCell(cellText(cell)));
        for (let more = 1; more < cell.colSpan; more += 1) cells.push("");
      }
      lines.push(cells.join(","));
    }
    return `\ufeff${lines.join("\r\n")}\r\n`;
  };

  const save = (button) => {
    const table = document.getElementById(button.dataset.csv);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csvOf(table)], { type: "text/csv;charset=utf-8" }));
    link.download = `${button.dataset.name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  /* A place that the address names inside a folded part is unfolded. */
  const unfold = () => {
    let name = "";
    try { name = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = name && document.getElementById(name);
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
  };

  const ready = () => {
    if (document.body.hasAttribute("data-start")) { start(); return; }
    document.addEventListener("click", (event) => {
      const found = event.target.closest("[data-csv], [data-set-lang]");
      if (!found) return;
      if (found.dataset.csv) save(found);
      else {
        remember(found.dataset.setLang);
        if (location.hash) found.hash = location.hash;
        if (location.search) found.search = location.search;
      }
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const field = document.getElementById("q") || document.getElementById("q-mast");
      if (field) { event.preventDefault(); field.focus(); }
    });
    document.querySelectorAll("[data-newest]").forEach((box) => { box.scrollLeft = box.scrollWidth; });
    addEventListener("hashchange", unfold);
    unfold();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
