/* Turns each search field into a combobox that suggests while one types.
   Without this script the field is a plain form. Suggestions come from the address in data-combobox
   as [{href, name, meta, kind}]. Pattern: WAI-ARIA combobox with a list box. */
(function () {
  "use strict";
  document.documentElement.classList.add("js");
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }

  function combobox(input) {
    const list = document.createElement("div");
    const status = document.createElement("p");
    list.id = input.id + "-ds";
    list.className = "options";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Gợi ý");
    list.hidden = true;
    status.className = "sr";
    status.setAttribute("role", "status");
    input.closest("form").append(list, status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);

    let found = [];
    let active = -1;
    let asked = 0;
    let timer = 0;

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function choose(index) {
      active = index;
      list.querySelectorAll("[role=option]").forEach((option, i) => {
        option.setAttribute("aria-selected", String(i === index));
        if (i === index) option.scrollIntoView({ block: "nearest" });
      });
      if (index < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", list.id + "-" + index);
    }

    function option(hit, index) {
      const row = document.createElement("div");
      const name = document.createElement("b");
      const meta = document.createElement("span");
      row.id = list.id + "-" + index;
      row.className = "option k-" + hit.kind;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      name.textContent = hit.name;
      meta.textContent = hit.meta;
      row.append(name);
      if (hit.meta) row.append(meta);
      row.addEventListener("mousedown", (event) => event.preventDefault());
      row.addEventListener("click", () => { location.href = hit.href; });
      return row;
    }

    function show(hits) {
      found = hits;
      list.replaceChildren(...hits.map(option));
      active = -1;
      if (!hits.length) {
        close();
        status.textContent = "Không có gợi ý.";
        return;
      }
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      status.textContent = hits.length + " gợi ý. Dùng phím mũi tên để chọn.";
    }

    async function ask() {
      const query = input.value.trim();
      const turn = ++asked;
      if (query.length < 2) { close(); return; }
      try {
        const answer = await fetch(input.dataset.combobox + "?q=" + encodeURIComponent(query));
        if (turn === asked && answer.ok) show(await answer.json());
      } catch { close(); }
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 110);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        if (!list.hidden) event.preventDefault(); // else the browser empties the field
        asked++;
        close();
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) { ask(); return; }
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
      } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
        event.preventDefault();
        location.href = found[active].href;
      }
    });
    input.addEventListener("blur", () => setTimeout(close, 120));
  }

  for (const input of document.querySelectorAll("[data-combobox]")) combobox(input);
})();
