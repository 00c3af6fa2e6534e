import { SHAPES, type Short } from "../src/lib/short-document.ts";

type Node = Readonly<Record<string, unknown>>;

/** A document of the generator as `readShort` reads it. Throws at a node that has more than it knows. */
export function shortened(value: unknown): Short {
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (!isNode(value)) throw new Error(`A document holds ${JSON.stringify(value)}.`);
  if (value["kind"] === "Name") return shortened(value["value"]);
  if (value["kind"] === "SelectionSet") return shortened(value["selections"]);
  if (value["kind"] === "Field" && Object.keys(value).length === 2) return shortened(value["name"]);
  const place = SHAPES.findIndex(([kind]) => kind === value["kind"]);
  const [, ...names]: readonly string[] = SHAPES[place] ?? [];
  const hasMore = Object.keys(value).some((name) => value[name] !== undefined && !["kind", ...names].includes(name));
  if (place === -1 || hasMore) throw new Error(`A document holds ${JSON.stringify(value)}.`);
  const values = names.map((name): Short => (value[name] === undefined ? 0 : shortened(value[name])));
  while (values.at(-1) === 0) values.pop();
  return [place, ...values];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}
