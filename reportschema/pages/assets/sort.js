/* Tables that are sorted by the head of a column, with pointer or keyboard. Without scripts they stay in the order that the page gives. */
"use strict";

(() => {
  const lang = document.documentElement.lang;
  const compare = new Intl.Collator(lang, { numeric: true }).compare;

  const textOf = (cell) => cell.textContent.replace(/\s+/g, " ").trim();
  const keyOf = (row, column, kind) => {
    const cell = row.cells[column];
    if (kind === "number") return cell.dataset.value ? Number(cell.dataset.value) : null;
    return textOf(cell) || null;
  };

  /* What has no value stays last, whichever way; equal rows keep their order. */
  const sort = (table, head, direction) => {
    const body = table.tBodies[0];
    const { cellIndex: column, dataset: { sort: kind } } = head;
    const way = direction === "ascending" ? 1 : -1;
    const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row, column, kind) }));
    keyed.sort((one, other) => {
      if (one.key === null || other.key === null) return (one.key === null) - (other.key === null);
      return way * (kind === "number" ? one.key - other.key : compare(one.key, other.key));
    });
    body.append(...keyed.map(({ row }) => row));
    for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction);
    const status = document.getElementById(`${table.id}-sorted`);
    if (status) status.textContent = `${table.dataset.sorted} ${textOf(head)}`;
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    for (const head of table.tHead.rows[0].cells) {
      if (!head.dataset.sort) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      /* Numbers begin with the highest, texts with the first. */
      const first = head.dataset.sort === "number" ? "descending" : "ascending";
      const second = first === "descending" ? "ascending" : "descending";
      button.addEventListener("click", () => sort(table, head, head.getAttribute("aria-sort") === first ? second : first));
    }
  }
})();
