/* Draws the network that the server has laid out (#net-data) and makes it answer to mouse,
   keyboard and touch. Nodes, edges and options are pyvis'; cards are drawn here, since a canvas
   knows neither dark colours nor line height. Nothing from a document is ever written as HTML.
   In an exported file (body.export) there is nobody to ask, so nothing is loaded. */
(function () {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const stage = byId("net");
  const holder = byId("net-data");
  if (!stage || !holder || !window.vis) return;

  const OFFLINE = document.body.classList.contains("export");
  const MARGIN = 6;
  const AROUND = 31; // documents asked for around each one, itself included: what fits a screen
  const TITLE = 14;
  const SMALL = 11.5;
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  let data = JSON.parse(holder.textContent);
  let shown = data; // or data.narrow: the same nodes and edges, placed for an upright screen
  let colours = {};
  let selected = null; // the IRI of a document
  let chosenPair = null; // [subject, object] of a line
  let near = null; // what stays bright beside the selection
  let hovered = null;
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "class") made.className = value;
      else if (typeof value === "function") made.addEventListener(key, value);
      else made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  const address = (id, anchor) =>
    "/van-ban/" + id.split("/").map(encodeURIComponent).join("/") + (anchor ? "#" + anchor : "");

  /* ── Drawing ── */

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    colours = new Proxy({}, { get: (_, name) => style.getPropertyValue("--" + name).trim() });
    const copy = {};
    for (const name of ["ground", "panel", "ink", "muted", "rule", "strong-rule", "focus", "focus-ink", "selected"]) copy[name] = colours[name];
    for (const node of data.nodes) if (node.kind) for (const end of ["", "-tint"]) copy["kind-" + node.kind + end] = colours["kind-" + node.kind + end];
    for (const edge of data.edges) copy["rel-" + edge.relation] = colours["rel-" + edge.relation];
    copy.font = getComputedStyle(document.body).fontFamily;
    colours = copy;
  }

  function outline(ctx, figure, x, y, w, h) {
    ctx.beginPath();
    if (figure === "round") { ctx.roundRect(x, y, w, h, Math.min(13, h / 2)); return; }
    if (figure === "folded") {
      const cut = Math.min(12, h / 3);
      ctx.moveTo(x, y); ctx.lineTo(x + w - cut, y); ctx.lineTo(x + w, y + cut); ctx.lineTo(x + w, y + h); ctx.lineTo(x, y + h);
    } else if (figure === "flag") {
      const cut = Math.min(9, h / 3);
      ctx.moveTo(x, y); ctx.lineTo(x + w - cut, y); ctx.lineTo(x + w, y + h / 2); ctx.lineTo(x + w - cut, y + h); ctx.lineTo(x, y + h);
    } else ctx.rect(x, y, w, h);
    ctx.closePath();
  }

  function clipped(ctx, text, width) {
    if (ctx.measureText(text).width <= width) return text;
    let end = text.length;
    while (end > 1 && ctx.measureText(text.slice(0, end).trimEnd() + "…").width > width) end -= 1;
    return text.slice(0, end).trimEnd() + "…";
  }

  function wrapped(ctx, text, width, rows) {
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      const longer = (lines[lines.length - 1] + " " + word).trim();
      if (lines.length < rows && lines[lines.length - 1] && ctx.measureText(longer).width > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines.map((line) => clipped(ctx, line, width));
  }

  /** The lines of text on a card: [text, font, is it the name]. */
  function written(ctx, node, width) {
    const small = SMALL + "px " + colours.font;
    const room = Math.max(1, Math.floor((node.box[1] - 6) / 18));
    const rows = Math.max(1, room - (node.card.above ? 1 : 0) - (node.card.below ? 1 : 0));
    const lines = [];
    ctx.font = small;
    if (node.card.above) lines.push([clipped(ctx, node.card.above, width), small, false]);
    let strong = "";
    let name = [];
    for (const size of room === 1 ? [12.5, SMALL] : [TITLE, 12.5]) {
      strong = "600 " + size + "px " + colours.font;
      ctx.font = strong;
      name = wrapped(ctx, node.card.name, width, rows);
      if (!name[name.length - 1].endsWith("…")) break;
    }
    for (const line of name) lines.push([line, strong, true]);
    ctx.font = small;
    if (node.card.below) lines.push([clipped(ctx, node.card.below, width), small, false]);
    return lines;
  }

  function card(node) {
    return ({ ctx, x, y }) => {
      const [w, h] = node.box;
      const left = x - w / 2;
      const top = y - h / 2;
      const line = colours["kind-" + node.kind];
      const lit = node.id === selected;
      return {
        drawNode() {
          outline(ctx, node.figure, left, top, w, h);
          ctx.fillStyle = colours.ground; // lines end under the card, also where it is faint
          ctx.fill();
          ctx.globalAlpha = near && !near.has(node.id) ? 0.38 : 1;
          ctx.fillStyle = node.focus ? colours.focus : node.known ? colours["kind-" + node.kind + "-tint"] : colours.panel;
          ctx.fill();
          if (node.figure === "dashed") ctx.setLineDash([4, 3]);
          ctx.lineWidth = lit ? 3.2 : hovered === node.id ? 2.4 : 1.4;
          ctx.strokeStyle = lit ? colours.selected : node.focus ? colours.focus : line;
          ctx.stroke();
          ctx.setLineDash([]);
          if (node.figure === "double" && h > 30) {
            ctx.lineWidth = 1;
            ctx.strokeStyle = node.focus ? colours["focus-ink"] : line;
            ctx.strokeRect(left + 3.5, top + 3.5, w - 7, h - 7);
          }
          ctx.save();
          outline(ctx, node.figure, left, top, w, h);
          ctx.clip();
          if (!node.focus && node.figure !== "double" && node.figure !== "round") { ctx.fillStyle = line; ctx.fillRect(left, top, 4, h); }
          ctx.restore();
          const lines = written(ctx, node, w - (node.figure === "flag" ? 30 : h < 30 ? 14 : 20));
          const step = h < 30 ? 15 : h < 50 ? 17 : 18.5;
          ctx.textAlign = "center";
          ctx.textBaseline = "middle";
          lines.forEach(([text, font, name], index) => {
            ctx.font = font;
            ctx.fillStyle = node.focus ? colours["focus-ink"] : name ? colours.ink : index === 0 ? line : colours.muted;
            ctx.fillText(text, x + (node.figure === "flag" ? -2 : 1), y + (index - (lines.length - 1) / 2) * step + 0.5);
          });
          ctx.globalAlpha = 1;
        },
        nodeDimensions: { width: w, height: h },
      };
    };
  }

  /** What hovering says: the whole name, since a card may have to shorten it. */
  function hint(iri) {
    const doc = about(iri);
    return element("div", {}, element("b", {}, doc.name), ...[doc.title, meta(doc)].filter(Boolean).map((text) => element("div", {}, text)));
  }

  function shownNode(node) {
    if (node.bend) return { ...node, label: undefined, chosen: false };
    return { ...node, label: undefined, title: hint(node.id), ctxRenderer: card(node), size: node.box[1] / 2, color: undefined };
  }

  function shownEdge(edge) {
    const own = chosenPair ? same(edge.pair, chosenPair) : !selected || edge.pair.includes(selected);
    const active = own && (chosenPair || selected);
    return {
      ...edge,
      title: undefined,
      color: { color: colours["rel-" + edge.relation], opacity: own ? 1 : 0.22 },
      width: edge.width * (shown === data.narrow ? 0.62 : 1) + (active ? 0.9 : 0),
      arrows: edge.arrows ? { to: { enabled: true, scaleFactor: shown === data.narrow ? 0.45 : 0.62 } } : "",
    };
  }

  const same = (a, b) => a && b && a[0] === b[0] && a[1] === b[1];

  function draw() {
    edges.update(shown.edges.map(shownEdge));
    network.redraw();
  }

  const upright = () => stage.clientWidth < 620;

  function load(next) {
    data = next;
    shown = upright() ? data.narrow : data;
    readColours();
    edges.clear();
    nodes.clear();
    nodes.add(shown.nodes.map(shownNode));
    edges.add(shown.edges.map(shownEdge));
  }

  /* ── What one sees of it ── */

  function bounds() {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const node of shown.nodes) {
      if (node.bend) continue;
      box.left = Math.min(box.left, node.x - node.box[0] / 2);
      box.right = Math.max(box.right, node.x + node.box[0] / 2);
      box.top = Math.min(box.top, node.y - node.box[1] / 2);
      box.bottom = Math.max(box.bottom, node.y + node.box[1] / 2);
    }
    return box;
  }

  /** The whole picture, however small: what is cut off would be looked for in vain. */
  function fit(animate) {
    const box = bounds();
    const width = stage.clientWidth - 2 * MARGIN;
    const height = stage.clientHeight - 2 * MARGIN;
    network.moveTo({
      position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 },
      scale: Math.min(width / (box.right - box.left), height / (box.bottom - box.top), 1.35),
      animation: animate && !still.matches ? { duration: 250 } : false,
    });
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(3, Math.max(0.15, network.getScale() * factor)) });
  }

  function reveal(id) {
    const at = network.canvasToDOM(network.getPosition(id));
    if (at.x < 0 || at.y < 0 || at.x > stage.clientWidth || at.y > stage.clientHeight) {
      network.moveTo({ position: network.getPosition(id), animation: still.matches ? false : { duration: 200 } });
    }
  }

  /* ── Details ── */

  const about = (iri) => data.documents[iri];
  const meta = (doc) => [doc.issuer, doc.date].filter(Boolean).join(" · ");

  function quote(proof) {
    const text = element("p", {}, proof.before, proof.exact ? element("mark", {}, proof.exact) : "", proof.after);
    const source = about(proof.source);
    const foot = element("footer");
    if (source) {
      foot.append(element("span", { class: "muted" }, source.name));
      if (!OFFLINE) foot.append(element("a", { class: "jump", href: address(source.id, "v-" + proof.start) }, "Xem trong văn bản"));
    }
    return element("blockquote", { class: "proof" }, text, foot);
  }

  function told(relation, iri) {
    const out = relation.subject === iri;
    const other = about(out ? relation.object : relation.subject);
    const head = element("h3", {}, element("span", { class: "r-" + relation.relation + " d-verb" }, out ? relation.name : relation.passive), " ", element("span", {}, other.name));
    const more = relation.more ? [element("p", { class: "muted small" }, "Còn " + relation.more + " câu dẫn khác, xem ở trang văn bản.")] : [];
    return [head, ...relation.evidence.map(quote), ...more];
  }

  function describe(iri) {
    const doc = about(iri);
    const own = data.relations.filter((row) => row.subject === iri || row.object === iri);
    const links = element("p", { class: "actions" });
    if (!OFFLINE) {
      links.append(element("a", { class: "button primary", href: address(doc.id) }, "Mở văn bản"));
      if (iri !== data.focus) {
        const open = data.expanded.includes(doc.id);
        links.append(element("button", { class: "button", type: "button", click: () => expand(iri) }, open ? "Thu lại" : "Thêm văn bản quanh nó"));
      }
    }
    fill(
      element("p", { class: "kicker k-" + doc.kind }, doc.kind_name),
      element("p", { class: "d-name" }, doc.name),
      doc.title ? element("p", { class: "d-title" }, doc.title) : null,
      element("p", { class: "d-meta" }, [meta(doc), doc.ingested ? "" : "chỉ được viện dẫn"].filter(Boolean).join(" · ")),
      OFFLINE ? null : links,
      ...grouped(own, iri),
    );
  }

  function grouped(relations, iri) {
    if (relations.length <= 4) return relations.flatMap((row) => told(row, iri));
    return relations.map((row) => {
      const [head, ...quotes] = told(row, iri);
      return element("details", { class: "d-fold" }, element("summary", {}, ...head.childNodes), ...quotes);
    });
  }

  function describeLine(pair) {
    const own = data.relations.filter((row) => row.subject === pair[0] && row.object === pair[1]);
    fill(
      element("p", { class: "d-name" }, about(pair[0]).name),
      ...own.flatMap((row) => told(row, pair[0])),
    );
  }

  function fill(...parts) {
    const box = byId("net-detail");
    box.replaceChildren(box.querySelector("h2"), ...parts.filter(Boolean));
    box.closest("aside").scrollTop = 0;
  }

  const say = (text) => { byId("net-live").textContent = text; };

  let lastTold = 0;
  /** Say something that those who see should read, too. */
  function tell(text) {
    const note = byId("net-wait");
    const now = ++lastTold;
    say(text);
    note.textContent = text;
    note.hidden = false;
    setTimeout(() => { if (now === lastTold) note.hidden = true; }, 4000);
  }

  function spoken(iri) {
    const doc = about(iri);
    const own = data.relations.filter((row) => [row.subject, row.object].includes(data.focus) && [row.subject, row.object].includes(iri));
    const relation = iri === data.focus ? "văn bản đang xem" : own.length ? (own[0].subject === iri ? own[0].name : own[0].passive) + " văn bản đang xem" : "";
    const proofs = own.reduce((sum, row) => sum + row.evidence.length, 0);
    return [doc.name, meta(doc), relation, iri !== data.focus && proofs ? proofs + " câu dẫn" : ""].filter(Boolean).join(". ") + ".";
  }

  function select(iri) {
    selected = iri;
    chosenPair = null;
    near = null;
    if (iri) {
      near = new Set([iri]);
      for (const edge of shown.edges) if (edge.pair.includes(iri)) edge.pair.forEach((end) => near.add(end));
      describe(iri);
      reveal(iri);
      say(spoken(iri));
    }
    draw();
  }

  function selectLine(pair) {
    selected = null;
    chosenPair = pair;
    near = new Set(pair);
    describeLine(pair);
    const own = data.relations.filter((row) => row.subject === pair[0] && row.object === pair[1]);
    say(about(pair[0]).name + " " + own.map((row) => row.name).join(", ") + " " + about(pair[1]).name + ".");
    draw();
  }

  function clear() {
    selected = chosenPair = near = null;
    draw();
    say("Đã bỏ chọn.");
  }

  /* ── More documents ── */

  function legend() {
    const list = element("ul", { class: "legend-list" });
    for (const row of data.legend.kinds) list.append(element("li", {}, sample("shape", row.key, row), " " + row.name));
    for (const row of data.legend.relations) list.append(element("li", {}, sample("line", row.key, row), " " + row.name));
    byId("net-legend").replaceChildren(list);
  }

  function sample(what, key, row) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    const shapes = { folded: "M1 1h24l8 7v11H1z", flag: "M1 1h26l6 9-6 9H1z", round: "M9 1h16a9 9 0 0 1 0 18H9A9 9 0 0 1 9 1z", double: "M1 1h32v18H1zM4 4v12h26V4z" };
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("viewBox", what === "line" ? "0 0 34 8" : "0 0 34 20");
    svg.setAttribute("class", what + "-sample " + (what === "line" ? "r-" : "k-") + key);
    path.setAttribute("d", what === "line" ? "M0 4h34" : shapes[row.shape] || "M1 1h32v18H1z");
    if (what === "line" && row.dash.length) path.setAttribute("stroke-dasharray", row.dash.join(" "));
    svg.append(path);
    return svg;
  }

  async function show(expanded) {
    const query = new URLSearchParams([["document", about(data.focus).id], ["limit", AROUND], ...expanded.map((id) => ["expand", id])]);
    try {
      const answer = await fetch("/api/graph?" + query);
      if (!answer.ok) throw new Error((await answer.json()).error.message);
      const before = new Set(Object.keys(data.documents));
      const kept = selected;
      const found = await answer.json();
      const more = Object.keys(found.documents).filter((iri) => !before.has(iri)).length;
      if (!more && expanded.length > data.expanded.length) {
        tell("Trong kho không có thêm văn bản nào quanh văn bản này.");
        return;
      }
      load(found);
      legend();
      const hidden = byId("net-hidden");
      hidden.hidden = !data.hidden;
      hidden.textContent = "còn " + data.hidden + " văn bản chưa hiển thị";
      byId("net-reset").hidden = !data.expanded.length;
      fit(true);
      select(kept && about(kept) ? kept : null);
      history.replaceState(null, "", location.pathname + (data.expanded.length ? "?" + new URLSearchParams(data.expanded.map((id) => ["mo", id])) : ""));
      if (more) tell("Thêm " + more + " văn bản.");
    } catch (error) {
      tell("Không tải được: " + error.message);
    }
  }

  function expand(iri) {
    if (OFFLINE || iri === data.focus) return;
    const id = about(iri).id;
    selected = iri;
    show(data.expanded.includes(id) ? data.expanded.filter((one) => one !== id) : [...data.expanded, id]);
  }

  /* ── Mouse and keys ── */

  /** The nearest card in a direction, straight ahead before aside. */
  function towards(dx, dy) {
    const here = shown.nodes.find((node) => node.id === (selected || data.focus));
    let best = null;
    let least = Infinity;
    for (const node of shown.nodes) {
      if (node.bend || node.id === here.id) continue;
      const x = node.x - here.x;
      const y = node.y - here.y;
      const ahead = x * dx + y * dy;
      const aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (ahead <= 4 || aside > ahead * 3) continue;
      const cost = ahead + aside * 1.6;
      if (cost < least) { least = cost; best = node.id; }
    }
    if (best) select(best);
    else say("Không có văn bản nào ở phía đó.");
  }

  const KEYS = {
    ArrowLeft: () => towards(-1, 0),
    ArrowRight: () => towards(1, 0),
    ArrowUp: () => towards(0, -1),
    ArrowDown: () => towards(0, 1),
    Enter: () => (selected ? expand(selected) : select(data.focus)),
    " ": () => select(selected || data.focus),
    Escape: clear,
    "+": () => zoom(1.2),
    "=": () => zoom(1.2),
    "-": () => zoom(1 / 1.2),
    0: () => fit(true),
    o: () => { if (selected && !OFFLINE) location.href = address(about(selected).id); },
  };

  function image() {
    const source = stage.querySelector("canvas");
    const copy = document.createElement("canvas");
    copy.width = source.width;
    copy.height = source.height;
    const ctx = copy.getContext("2d");
    ctx.fillStyle = colours.ground;
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(source, 0, 0);
    copy.toBlob((blob) => {
      const link = element("a", { href: URL.createObjectURL(blob), download: "mang-luoi.png" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  }

  const TOOLS = { fit: () => fit(true), in: () => zoom(1.25), out: () => zoom(1 / 1.25), png: image };

  readColours();
  const network = new vis.Network(stage, { nodes, edges }, data.options);
  load(data);
  fit(false);
  const frame = stage.querySelector(".vis-network");
  frame.tabIndex = -1;
  stage.querySelector("canvas").setAttribute("aria-hidden", "true");

  network.on("click", ({ nodes: hit, edges: lines }) => {
    if (hit.length && about(hit[0])) select(hit[0]);
    else if (lines.length) selectLine(edges.get(lines[0]).pair);
    else clear();
    stage.focus({ preventScroll: true });
  });
  network.on("doubleClick", ({ nodes: hit }) => { if (hit.length && about(hit[0])) expand(hit[0]); });
  network.on("hoverNode", ({ node }) => { hovered = node; stage.classList.add("pointing"); network.redraw(); });
  network.on("blurNode", () => { hovered = null; stage.classList.remove("pointing"); network.redraw(); });
  network.on("hoverEdge", () => stage.classList.add("pointing"));
  network.on("blurEdge", () => stage.classList.remove("pointing"));

  stage.addEventListener("keydown", (event) => {
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
  for (const button of document.querySelectorAll("[data-net]")) {
    button.addEventListener("click", TOOLS[button.dataset.net]);
  }
  byId("net-reset")?.addEventListener("click", () => show([]));
  if (byId("net-reset")) byId("net-reset").hidden = !data.expanded.length;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); draw(); });
  let size = 0;
  new ResizeObserver(() => {
    const now = stage.clientWidth * 10000 + stage.clientHeight;
    if (now === size) return;
    size = now;
    network.setSize("100%", "100%");
    if ((shown === data.narrow) !== upright()) load(data);
    fit(false);
  }).observe(stage);
  network.once("afterDrawing", () => { byId("net-wait").hidden = true; stage.dataset.ready = "true"; });
  window.viendan = { network, data: () => data, select, fit };
  network.redraw();
})();
