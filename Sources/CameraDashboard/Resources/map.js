// The map: tiles of cameras from our own server, clusters where there are too many, zones shaded by a rate.
// Text from records only ever becomes text: no markup is put together here.
"use strict";
(function () {
  const place = document.getElementById("map");
  if (!place || typeof L === "undefined") { return; }
  const chinese = place.dataset.lang === "zh";
  const map = L.map(place, { preferCanvas: true, maxZoom: 20, minZoom: 2, zoomSnap: 0.5 });
  const states = ["online", "degraded", "offline", "unknown"];
  const colours = { online: "#1a7f4b", degraded: "#9a6200", offline: "#b3261e", unknown: "#59636e" };
  const words = chinese
    ? { online: "在线", degraded: "异常", offline: "离线", unknown: "未知", of: "/", none: "无法计算", open: "打开", view: "当前图块中的摄像机", blind: "盲区", nearest: "最近的摄像机", blindNone: "无法测算盲区", blindNote: "盲区按 {n} 台在用摄像机的视域测算，其中 {a} 台含假定值" }
    : { online: "online", degraded: "degraded", offline: "offline", unknown: "unknown", of: "of", none: "not computable", open: "open", view: "Cameras in the tiles shown", blind: "blind spot", nearest: "nearest camera", blindNone: "Blind spots could not be reckoned", blindNote: "Blind spots by the views of {n} cameras in use, of which {a} rest on something assumed" };
  if (place.dataset.tiles) {
    const credit = document.createElement("span");
    credit.textContent = place.dataset.credit || "";
    L.tileLayer(place.dataset.tiles, { maxZoom: 20, maxNativeZoom: 19, attribution: credit.innerHTML }).addTo(map);
  }
  const box = (place.dataset.extent || "").split(",").map(Number);
  if (box.length === 4 && box.every(Number.isFinite)) {
    map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { padding: [12, 12], maxZoom: 17 });
  } else {
    map.setView([35, 105], 4);
  }

  function element(name, text, className) {
    const node = document.createElement(name);
    if (text !== undefined) { node.textContent = text; }
    if (className) { node.className = className; }
    return node;
  }
  function link(path, text) {
    const node = element("a", text);
    node.href = path;
    return node;
  }
  function query(values) {
    const pairs = Object.entries(values).filter(([, value]) => value);
    return pairs.length ? "?" + new URLSearchParams(pairs) : "";
  }
  async function load(path, signal) {
    const answer = await fetch(path, { signal, credentials: "same-origin" });
    if (!answer.ok) { throw new Error(String(answer.status)); }
    return answer.json();
  }

  // Zones lie below cameras, and are drawn once.
  const zoneLayer = L.layerGroup().addTo(map);
  const isBlind = place.dataset.blind === "true" && place.dataset.zone !== "";
  const below = {};
  // Whatever came last: zones at the bottom, blind spots on them, cameras on top.
  function sink() { for (const layer of [below.blind, below.zones]) { if (layer) { layer.bringToBack(); } } }
  function shade(share) {
    return share === null ? "#8a939c" : share >= 95 ? "#2166ac" : share >= 80 ? "#67a9cf" : share >= 50 ? "#f4a582" : "#b2182b";
  }
  load("/api/v1/map/zones" + query({ zone: place.dataset.zone, rate: place.dataset.rate, group: place.dataset.group })).then((data) => {
    const layer = L.geoJSON(data, {
      style: (feature) => {
        const share = feature.properties.percent === null ? null : Number(feature.properties.percent);
        return { color: "#33414d", weight: 1, fillColor: shade(share), fillOpacity: isBlind ? 0 : 0.35, dashArray: share === null ? "4 4" : null };
      },
      onEachFeature: (feature, shape) => {
        const facts = feature.properties;
        const content = element("div");
        content.append(link("/zones/" + encodeURIComponent(facts.zone), facts.name), element("br"));
        content.append(element("span", facts.percent === null ? words.none : facts.percent + " % (" + facts.part + " " + words.of + " " + facts.whole + ")"));
        if (facts.hasChildren) {
          content.append(element("br"), link("/map" + query({ zone: facts.zone, rate: place.dataset.rate, group: place.dataset.group }), words.open));
        }
        shape.bindPopup(content);
      },
    });
    below.zones = layer.addTo(zoneLayer);
    sink();
    if (!place.dataset.extent && layer.getBounds().isValid()) { map.fitBounds(layer.getBounds()); }
  }).catch(() => {});

  if (isBlind) {
    load("/api/v1/map/blind-spots/" + encodeURIComponent(place.dataset.zone)).then((data) => {
      const layer = L.geoJSON(data, {
        style: { color: "#6b21a8", weight: 1, fillColor: "#6b21a8", fillOpacity: 0.28, dashArray: "2 4" },
        onEachFeature: (feature, shape) => {
          const facts = feature.properties;
          const content = element("div");
          content.append(element("b", words.blind + ": " + facts.areaSquareMetres + " m²"), element("br"));
          if (facts.nearestCamera) {
            content.append(element("span", words.nearest + " "), link("/cameras/" + encodeURIComponent(facts.nearestCamera), facts.nearestCamera), element("span", " " + facts.nearestMetres + " m"));
          }
          shape.bindPopup(content);
        },
      });
      below.blind = layer.addTo(zoneLayer);
      sink();
      place.dataset.blindSpots = String(data.features.length);
      const note = words.blindNote.replace("{n}", data.cameras).replace("{a}", data.assumed);
      document.getElementById("map-status").after(element("p", note, "count"));
    }).catch((error) => {
      place.dataset.blindSpots = "0";
      document.getElementById("map-status").after(element("p", words.blindNone + " (" + error.message + ")", "nothing"));
    });
  }

  function camera(feature) {
    const facts = feature.properties;
    const [x, y] = feature.geometry.coordinates;
    const mark = L.circleMarker([y, x], { radius: 6, weight: 2, color: "#fff", fillColor: colours[facts.health], fillOpacity: 1 });
    const content = element("div");
    content.append(link("/cameras/" + encodeURIComponent(facts.deviceCode), facts.name || facts.deviceCode), element("br"));
    content.append(element("span", facts.deviceCode), element("br"), element("span", words[facts.health]));
    return mark.bindPopup(content);
  }
  function cluster(feature) {
    const facts = feature.properties;
    const [x, y] = feature.geometry.coordinates;
    const size = Math.round(26 + 7 * Math.log10(facts.count));
    // A ring of the shares, the worst from the top on; the numbers are in the title.
    const face = element("div", undefined, "cluster");
    face.append(element("span", facts.count >= 10000 ? Math.floor(facts.count / 1000) + "k" : String(facts.count)));
    face.style.width = face.style.height = size + "px";
    let turned = 0;
    const arcs = ["offline", "degraded", "unknown", "online"].filter((state) => facts.health[state] > 0).map((state) => {
      const start = turned;
      turned = Math.min(100, turned + Math.max(4, facts.health[state] * 100 / facts.count));
      return colours[state] + " " + start + "% " + turned + "%";
    });
    face.style.background = "conic-gradient(" + arcs.join(",") + ")";
    const icon = L.divIcon({ html: face, className: "", iconSize: [size, size] });
    const title = states.map((state) => words[state] + " " + facts.health[state]).join(", ");
    const mark = L.marker([y, x], { icon, title, alt: title });
    return mark.on("click", () => map.setView([y, x], Math.min(map.getZoom() + 2, 20)));
  }
  function view(feature) {
    const colour = colours[feature.properties.health];
    return L.geoJSON(feature, { interactive: false, style: { color: colour, weight: 1.5, fillColor: colour, fillOpacity: 0.12, dashArray: feature.properties.declared ? null : "5 5" } });
  }

  // Tiles of the visible part; what left it is taken off.
  const shown = new Map();
  function tileOf(position, zoom) {
    const count = 2 ** zoom;
    const latitude = Math.max(-85, Math.min(85, position.lat)) * Math.PI / 180;
    const x = Math.floor((position.lng + 180) / 360 * count);
    const y = Math.floor((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2 * count);
    return [Math.max(0, Math.min(count - 1, x)), Math.max(0, Math.min(count - 1, y))];
  }
  function refresh() {
    const zoom = Math.round(map.getZoom());
    const bounds = map.getBounds();
    const [west, north] = tileOf(bounds.getNorthWest(), zoom);
    const [east, south] = tileOf(bounds.getSouthEast(), zoom);
    const wanted = new Set();
    for (let x = west; x <= east; x += 1) { for (let y = north; y <= south; y += 1) { wanted.add(zoom + "/" + x + "/" + y); } }
    for (const [key, entry] of shown) {
      if (!wanted.has(key)) {
        entry.stop.abort();
        entry.layer.remove();
        shown.delete(key);
      }
    }
    let waiting = 0;
    for (const key of wanted) {
      if (shown.has(key)) { continue; }
      const entry = { layer: L.layerGroup().addTo(map), stop: new AbortController(), counts: {} };
      shown.set(key, entry);
      waiting += 1;
      place.setAttribute("aria-busy", "true");
      const path = "/api/v1/map/tiles/" + key + query({ health: place.dataset.health, zone: place.dataset.zone, views: zoom >= 16 ? "true" : "" });
      load(path, entry.stop.signal).then((data) => {
        for (const feature of data.features) {
          const kind = feature.properties.kind;
          count(entry.counts, feature.properties);
          entry.layer.addLayer(kind === "camera" ? camera(feature) : kind === "cluster" ? cluster(feature) : view(feature));
        }
      }).catch((error) => { if (error.name !== "AbortError") { shown.delete(key); } }).finally(() => {
        waiting -= 1;
        if (waiting === 0) { tell(); }
      });
    }
    if (waiting === 0) { tell(); }
  }
  function count(counts, facts) {
    if (facts.kind === "view") { counts.views = (counts.views || 0) + 1; }
    if (facts.kind === "camera") { counts[facts.health] = (counts[facts.health] || 0) + 1; }
    if (facts.kind === "cluster") { for (const state of states) { counts[state] = (counts[state] || 0) + facts.health[state]; } }
  }
  // What is drawn, in words: for who cannot see it.
  function tell() {
    place.setAttribute("aria-busy", "false");
    const sums = states.map((state) => [...shown.values()].reduce((sum, entry) => sum + (entry.counts[state] || 0), 0));
    const all = sums.reduce((sum, one) => sum + one, 0);
    document.getElementById("map-status").textContent = words.view + ": " + all + " (" + states.map((state, index) => words[state] + " " + sums[index]).join(", ") + ")";
    place.dataset.cameras = String(all);
    place.dataset.views = String([...shown.values()].reduce((sum, entry) => sum + (entry.counts.views || 0), 0));
    place.dataset.ready = "true";
  }
  map.on("moveend", refresh);
  refresh();
})();
