// The map of a selection of incidents: Natural Earth's shapes, circles that say how uncertain a place is, clusters made
// by the server. An own tile server comes from the settings.
import L from "leaflet";
import { feature } from "topojson-client";

// Natural Earth's number of Antarctica, which a flat map cannot show and nobody asks for.
const ANTARCTICA = "010";

// Shapes that cross the date line go on beyond it, where the map would draw a bar across the world.
function unbroken(shape) {
  const ring = (points) => {
    const crosses = points.some(([lon], at) => at && Math.abs(lon - points[at - 1][0]) > 180);
    return crosses ? points.map(([lon, lat]) => [lon < 0 ? lon + 360 : lon, lat]) : points;
  };
  const { type, coordinates } = shape.geometry;
  const parts = type === "Polygon" ? coordinates.map(ring) : coordinates.map((polygon) => polygon.map(ring));
  return { ...shape, geometry: { type, coordinates: parts } };
}

async function draw(box) {
  const map = L.map(box, { preferCanvas: false, minZoom: 2, maxZoom: 11, worldCopyJump: true, attributionControl: true, keyboard: true });
  map.attributionControl.setPrefix(false);
  map.setView([52, 16], 4);
  const styles = getComputedStyle(document.documentElement);
  const colour = (name) => styles.getPropertyValue(name).trim();
  if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { attribution: box.dataset.tilesCredit || "" }).addTo(map);
  else {
    const world = await (await fetch(box.dataset.world)).json();
    const shapes = feature(world, world.objects.countries);
    shapes.features = shapes.features.filter((one) => one.id !== ANTARCTICA).map(unbroken);
    L.geoJSON(shapes, { interactive: false, style: () => ({ color: colour("--edge"), weight: 0.5, fillColor: colour("--sheet"), fillOpacity: 1 }) }).addTo(map);
    map.attributionControl.addAttribution("Shapes: Natural Earth");
  }
  const layer = L.layerGroup().addTo(map);
  const show = async () => {
    const bounds = map.getBounds();
    const asked = new URLSearchParams(box.dataset.query || "");
    asked.set("within", [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((one) => one.toFixed(3)).join(","));
    asked.set("zoom", map.getZoom());
    const answer = await fetch(`${box.dataset.map}?${asked}`);
    if (!answer.ok) return;
    layer.clearLayers();
    for (const point of (await answer.json()).points) mark(layer, map, point, colour);
    box.dataset.ready = "true";
  };
  const first = await fetch(`${box.dataset.map}?${box.dataset.query || ""}&zoom=2`);
  if (first.ok) fit(map, (await first.json()).points, box.dataset.area);
  watchArea(map);
  map.on("moveend", show);
  await show();
}

// An area chosen on the map is the same four numbers as in the form beside it: list, time and address follow.
function watchArea(map) {
  const form = document.querySelector("#filters");
  if (!form) return;
  const choose = (bounds) => {
    const turned = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
    const whole = bounds.getEast() - bounds.getWest() >= 360;
    const sides = [whole ? -180 : turned(bounds.getWest()), Math.max(bounds.getSouth(), -90), whole ? 180 : turned(bounds.getEast()), Math.min(bounds.getNorth(), 90)];
    form.elements.area.value = sides.map((one) => Number(one.toFixed(3))).join(",");
    form.requestSubmit();
  };
  map.on("boxzoomend", (event) => choose(event.boxZoomBounds));
  const button = document.querySelector("[data-choose-area]");
  if (!button) return;
  button.disabled = false;
  button.addEventListener("click", () => choose(map.getBounds()));
}

function fit(map, points, area) {
  const [west, south, east, north] = (area || "").split(",").map(Number);
  if (north > south) {
    map.fitBounds([[south, west], [north, east < west ? east + 360 : east]], { animate: false });
    L.rectangle([[south, west], [north, east < west ? east + 360 : east]], { interactive: false, fill: false, weight: 1.5, dashArray: "6 4", className: "chosen-area" }).addTo(map);
    return;
  }
  if (points.length) map.fitBounds(L.latLngBounds(points.map((one) => [one.lat, one.lon])).pad(0.25), { maxZoom: 6, animate: false });
}

function mark(layer, map, point, colour) {
  const many = point.incidents > 1;
  if (point.radius_km && !many) {
    L.circle([point.lat, point.lon], { radius: point.radius_km * 1000, color: colour("--report"), weight: 1, dashArray: "4 3", fillColor: colour("--report"), fillOpacity: 0.1, interactive: false }).addTo(layer);
  }
  const size = many ? Math.min(22, 9 + Math.log2(point.incidents) * 2.4) : 6;
  const dot = L.circleMarker([point.lat, point.lon], { radius: size, color: colour("--sheet"), weight: 1.5, fillColor: colour(many ? "--accent" : "--report"), fillOpacity: 0.9 }).addTo(layer);
  const label = many ? `${point.incidents} incidents` : point.title;
  dot.bindTooltip(label);
  const open = () => { if (many) map.setView([point.lat, point.lon], Math.min(map.getZoom() + 2, 11)); else window.location.assign(point.href); };
  dot.on("click", open);
  const shape = dot.getElement();
  if (shape) {
    for (const [name, value] of Object.entries({ role: many ? "button" : "link", tabindex: "0", "aria-label": label })) shape.setAttribute(name, value);
    shape.addEventListener("keydown", (event) => { if (event.key === "Enter") open(); });
  }
  if (many) L.marker([point.lat, point.lon], { interactive: false, keyboard: false, icon: L.divIcon({ className: "cluster-number", html: String(point.incidents), iconSize: [40, 16] }) }).addTo(layer);
}

const holder = document.querySelector("[data-map]");
if (holder) draw(holder);
