/* Draws the charts of a page from the specifications beside them. Expressions are interpreted, never compiled, and nothing is loaded. */
"use strict";

(() => {
  const refuse = () => Promise.reject(new Error("a chart loads nothing"));
  const loader = { options: {}, sanitize: refuse, load: refuse, http: refuse, file: refuse };
  const font = getComputedStyle(document.body).fontFamily;
  const config = {
    background: null,
    aria: false,
    font,
    view: { stroke: null },
    axis: {
      labelColor: "var(--quiet)", titleColor: "var(--quiet)", domainColor: "var(--line-strong)", tickColor: "var(--line-strong)",
      gridColor: "var(--line)", labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal", labelPadding: 6,
    },
    axisY: { domain: false, ticks: false },
    text: { color: "var(--ink)" },
  };

  /* The tip of a chart: text only, so that a label is shown and never run. */
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  const showTip = (handler, event, item, value) => {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) return;
    tip.replaceChildren(...Object.entries(value).filter(([, text]) => text).map(([name, text]) => {
      const row = document.createElement("div");
      const title = document.createElement("span");
      title.textContent = `${name} `;
      row.append(title, String(text));
      return row;
    }));
    const left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8)}px`;
  };

  const draw = async (box) => {
    if (box.dataset.state) return;
    box.dataset.state = "drawing";
    const spec = JSON.parse(document.getElementById(box.dataset.chart).textContent);
    /* Small pictures share a specification: each draws the points of its own place. */
    if (box.dataset.of) spec.data.values = spec.data.values.filter((row) => row.id === box.dataset.of);
    const options = { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: showTip, loader, config, mode: "vega-lite" };
    const canvas = document.createElement("div");
    canvas.setAttribute("aria-hidden", "true"); /* the box is an image with a description, and a table follows */
    box.append(canvas);
    await vegaEmbed(canvas, spec, options);
    box.dataset.state = "drawn";
  };

  document.body.append(tip);
  const boxes = [...document.querySelectorAll("[data-chart]")];
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) { seen.unobserve(entry.target); draw(entry.target); }
  }, { rootMargin: "600px" });
  boxes.forEach((box) => seen.observe(box));
  addEventListener("beforeprint", () => boxes.forEach(draw));
  /* Those further down follow one by one when the page is idle, so that none is blank when it comes into view. */
  const rest = async () => { for (const box of boxes) { await draw(box); await new Promise((done) => setTimeout(done)); } };
  if (boxes.length <= 40) (window.requestIdleCallback || setTimeout)(rest);
})();
