/* Runs the query of the query page and shows the answer as a table, or as text for graphs. */
(function () {
  "use strict";
  const form = document.getElementById("query-form");
  const area = document.getElementById("query");
  const section = document.getElementById("result");
  const body = document.getElementById("result-body");
  const saved = document.getElementById("query-data");
  const { queries, headings } = JSON.parse(saved.textContent);
  const BASE = "https://w3id.org/viendan/id/";
  const DAY = "http://www.w3.org/2001/XMLSchema#date";
  const SHOWN = 1000;
  const DOCUMENT = /^(?:vb|ten|tep)\//;

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function term(value) {
    if (!value) return element("span", "–", "none");
    if (value.type !== "uri") return document.createTextNode(value.datatype === DAY ? value.value.split("-").reverse().join("/") : value.value);
    const id = value.value.startsWith(BASE) ? value.value.slice(BASE.length) : "";
    const short = id.split("#")[0];
    if (!DOCUMENT.test(short)) return document.createTextNode(value.value);
    const link = element("a", id);
    link.href = "/van-ban/" + short.split("/").map(encodeURIComponent).join("/");
    return link;
  }

  function table(answer) {
    const wrap = element("div", undefined, "table-wrap");
    const made = element("table");
    const head = made.createTHead().insertRow();
    for (const name of answer.head.vars) {
      const cell = element("th", headings[name] || name);
      cell.scope = "col";
      head.append(cell);
    }
    const rows = made.createTBody();
    for (const row of answer.results.bindings.slice(0, SHOWN)) {
      const line = rows.insertRow();
      for (const name of answer.head.vars) line.insertCell().append(term(row[name]));
    }
    wrap.tabIndex = 0;
    wrap.setAttribute("role", "region");
    wrap.setAttribute("aria-label", "Bảng kết quả");
    wrap.append(made);
    return wrap;
  }

  function shown(answer) {
    if ("boolean" in answer) return [element("p", answer.boolean ? "Đúng." : "Sai.", "lead")];
    const total = answer.results.bindings.length;
    const count = element("p", total + " dòng" + (total > SHOWN ? ", hiển thị " + SHOWN + " dòng đầu." : "."), "result-count");
    const save = element("button", "Tải CSV", "button small");
    save.type = "button";
    save.addEventListener("click", () => download(area.value));
    count.append(" ", save);
    return total ? [count, table(answer)] : [element("p", "Không có kết quả nào.")];
  }

  function ask(query, accept) {
    return fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: accept, "Accept-Language": "vi" },
      body: query,
    });
  }

  async function download(query) {
    const response = await ask(query, "text/csv");
    if (!response.ok) return;
    const link = element("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = "ket-qua.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async function problem(response) {
    const text = await response.text();
    try { return JSON.parse(text).error.message; } catch { return text; }
  }

  async function run() {
    section.hidden = false;
    body.replaceChildren(element("p", "Đang chạy…", "muted"));
    try {
      const response = await ask(area.value, "application/sparql-results+json, text/turtle;q=0.8");
      if (!response.ok) body.replaceChildren(element("p", await problem(response), "error"));
      else if (/json/.test(response.headers.get("content-type") || "")) body.replaceChildren(...shown(await response.json()));
      else {
        const text = element("pre", await response.text());
        text.tabIndex = 0;
        text.setAttribute("aria-label", "Kết quả dạng Turtle");
        body.replaceChildren(text);
      }
    } catch {
      body.replaceChildren(element("p", "Không gửi được truy vấn. Máy chủ còn chạy không?", "error"));
    }
    section.scrollIntoView({ block: "nearest" });
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
  });
  for (const button of document.querySelectorAll("[data-query]")) {
    button.addEventListener("click", () => {
      area.value = queries[Number(button.dataset.query)];
      area.focus();
      run();
    });
  }
})();
