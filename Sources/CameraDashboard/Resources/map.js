// The map: tiles of cameras from our own server, clusters where there are too many, zones shaded by a rate.
// Text from records only ever becomes text: no markup is put together here.
"use strict";
(function () {
  const place = document.getElementById("map");
  if (!place || typeof L === "undefined") { return; }
  const chinese = place.dataset.lang === "zh";
  const map = L.map(place, { preferCanvas: true, maxZoom: 20, minZoom: 2 });
  const colours = { online: "#1a7f4b", degraded: "#9a6200", offline: "#b3261e", unknown: "#59636e" };
  const words = chinese
    ? { online: "在线", degraded: "异常", offline: "离线", unknown: "未知", of: "/", none: "无法计算", open: "打开" }
    : { online: "online", degraded: "degraded", offline: "offline", unknown: "unknown", of: "of", none: "not computable", open: "open" };
  if (place.dataset.tiles) {
    const credit = document.createElement("span");
    credit.textContent = place.dataset.credit || "";
    L.tileLayer(place.dataset.tiles, { maxZoom: 20, maxNativeZoom: 19, attribution: credit.innerHTML }).addTo(map);
  }
  const box = (place.dataset.extent || "").split(",").map(Number);
  if (box.length === 4 && box.every(Number.isFinite)) {
    map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { padding: [20, 20], maxZoom: 17 });
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
  function shade(share) {
    return share === null ? "#8a939c" : share >= 95 ? "#2166ac" : share >= 80 ? "#67a9cf" : share >= 50 ? "#f4a582" : "#b2182b";
  }
  load("/api/v1/map/zones" + query({ zone: place.dataset.zone, rate: place.dataset.rate, group: place.dataset.group })).then((data) => {
    const layer = L.geoJSON(data, {
      style: (feature) => {
        const share = feature.properties.percent === null ? null : Number(feature.properties.percent);
        return { color: "#33414d", weight: 1, fillColor: shade(share), fillOpacity: 0.35, dashArray: share === null ? "4 4" : null };
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
    layer.addTo(zoneLayer);
    layer.bringToBack();
    if (!place.dataset.extent && layer.getBounds().isValid()) { map.fitBounds(layer.getBounds()); }
  }).catch(() => {});

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
    // The worst state that a twentieth of them share names the colour; the numbers are in the title.
    const worst = ["offline", "degraded", "unknown", "online"].find((state) => facts.health[state] * 20 >= facts.count) || "online";
    const size = Math.round(26 + 7 * Math.log10(facts.count));
    const face = element("div", facts.count >= 10000 ? Math.floor(facts.count / 1000) + "k" : String(facts.count), "cluster " + worst);
    face.style.width = face.style.height = size + "px";
    const icon = L.divIcon({ html: face, className: "", iconSize: [size, size] });
    const title = ["online", "degraded", "offline", "unknown"].map((state) => words[state] + " " + facts.health[state]).join(", ");
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
      const entry = { layer: L.layerGroup().addTo(map), stop: new AbortController() };
      shown.set(key, entry);
      waiting += 1;
      place.setAttribute("aria-busy", "true");
      const path = "/api/v1/map/tiles/" + key + query({ health: place.dataset.health, zone: place.dataset.zone, views: zoom >= 16 ? "true" : "" });
      load(path, entry.stop.signal).then((data) => {
        for (const feature of data.features) {
          const kind = feature.properties.kind;
          entry.layer.addLayer(kind === "camera" ? camera(feature) : kind === "cluster" ? cluster(feature) : view(feature));
        }
      }).catch((error) => { if (error.name !== "AbortError") { shown.delete(key); } }).finally(() => {
        waiting -= 1;
        if (waiting === 0) { place.setAttribute("aria-busy", "false"); place.dataset.ready = "true"; }
      });
    }
  }
  map.on("moveend", refresh);
  refresh();
})();
