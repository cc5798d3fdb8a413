/* Looks through the index: first what has a page, then, report by report, the labels of figures. Results are made of text nodes only. */
"use strict";

(() => {
  const KINDS = ["place", "indicator", "report", "term", "problem", "project", "figure"];
  const SHOWN = 20;
  const data = JSON.parse(document.getElementById("search-data").textContent);
  const { home, root, lang } = document.body.dataset;
  const field = document.getElementById("q");
  const status = document.getElementById("found");
  const results = document.getElementById("results");
  const entries = [];
  let loaded = 0;
  const shards = ["index", ...data.shards];

  const plain = (text) => text.normalize("NFKC").toLowerCase();

  globalThis.searchable = (rows) => {
    for (const [kind, zh, en, more, path] of rows) entries.push({ kind, zh, en, path, more, all: plain(`${zh}\n${en}\n${more}`) });
  };

  /* Exact names first, then names that begin so, then names that hold it, then what is only said of it. */
  const score = (entry, asked, words) => {
    if (!words.every((word) => entry.all.includes(word))) return 0;
    const names = [plain(entry.zh), plain(entry.en), ...plain(entry.more).split(/[;\s]/)];
    if (names.includes(asked)) return 4;
    if (names.some((name) => name.startsWith(asked))) return 3;
    return names.some((name) => name.includes(asked)) ? 2 : 1;
  };

  const find = (asked) => {
    const words = asked.split(/\s+/).filter(Boolean);
    const groups = new Map(KINDS.map((kind) => [kind, []]));
    if (!words.length) return groups;
    for (const entry of entries) {
      const points = score(entry, asked, words);
      if (points) groups.get(entry.kind)?.push({ entry, points });
    }
    for (const list of groups.values()) list.sort((a, b) => b.points - a.points);
    return groups;
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const item = ({ entry }) => {
    const line = element("li");
    const link = element("a", lang === "zh" ? entry.zh : entry.en || entry.zh);
    if (lang !== "zh" && !entry.en) link.lang = "zh-Hans";
    link.href = `${home}${entry.path}`;
    line.append(link);
    const beside = lang === "zh" ? "" : entry.en && entry.zh;
    if (beside) { const small = element("small", beside); small.lang = "zh-Hans"; line.append(" ", small); }
    if (["problem", "term", "project", "figure"].includes(entry.kind)) line.append(" ", element("small", entry.more, "code"));
    return line;
  };

  const show = () => {
    const asked = plain(field.value.trim());
    const groups = find(asked);
    const total = [...groups.values()].reduce((sum, list) => sum + list.length, 0);
    const parts = [];
    for (const [kind, list] of groups) {
      if (!list.length) continue;
      const section = element("section", undefined, "group");
      section.append(element("h2", `${data.words[kind]} (${list.length})`));
      const listed = element("ul");
      listed.append(...list.slice(0, SHOWN).map(item));
      section.append(listed);
      if (list.length > SHOWN) section.append(element("p", data.words.more.replace("{n}", list.length - SHOWN), "meta"));
      parts.push(section);
    }
    results.replaceChildren(...parts);
    if (!asked) status.textContent = "";
    else if (loaded < shards.length) status.textContent = data.words.loading;
    else status.textContent = total ? data.words.found.replace("{n}", total) : data.words.none.replace("{q}", field.value.trim());
    document.documentElement.dataset.search = loaded < shards.length ? "loading" : "ready";
  };

  /* One file at a time is enough to stay responsive and never blocks what is typed. */
  const load = (position) => {
    if (position >= shards.length) return;
    const script = document.createElement("script");
    script.src = `${root}search/${shards[position]}.js`;
    script.onload = script.onerror = () => {
      loaded += 1;
      if (loaded === 1 || loaded === shards.length || loaded % 10 === 0) show();
      load(position + 1);
    };
    document.head.append(script);
  };

  let waiting = 0;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 120); });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    show();
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  document.getElementById("q-mast").value = field.value;
  field.focus();
  load(0);
})();
