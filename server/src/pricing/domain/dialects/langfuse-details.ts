import type { ModalityCounts } from "./gemini-fields.js";

/** Tokens by what Langfuse's names of usage types say. `input` and `output` are null when they are not among them. */
export interface LangfuseDetails {
  readonly input: number | null;
  readonly output: number | null;
  readonly total: number | null;
  readonly cacheRead: number;
  /** Writes to the cache whose life is not named, and those that are. */
  readonly writes: number;
  readonly writes5m: number;
  readonly writes1h: number;
  readonly reasoning: number;
  readonly inputModalities: ModalityCounts;
  readonly outputModalities: ModalityCounts;
  /** Of other types that say to which side they belong. */
  readonly otherInput: number;
  readonly otherOutput: number;
  readonly searches: number | null;
  /** Names that say nothing of a side. */
  readonly unknown: readonly string[];
}

type Kind = "cacheRead" | "writes" | "writes5m" | "writes1h" | "reasoning" | "otherInput" | "otherOutput" | "searches";
type Place = Kind | `${"input" | "output"}.${"audio" | "image" | "video"}` | "unknown";

/** Usage types are free text; what they mean is told by their words. */
export function sortLangfuseDetails(details: ReadonlyMap<string, number>): LangfuseDetails {
  const sums: Partial<Record<Place, number>> = {};
  const unknown: string[] = [];
  for (const [name, count] of details) {
    if (name === "input" || name === "output" || name === "total") continue;
    const place = placeOf(name.toLowerCase());
    sums[place] = (sums[place] ?? 0) + count;
    if (place === "unknown") unknown.push(name);
  }
  const sum = (place: Place) => sums[place] ?? 0;
  const modalities = (side: "input" | "output") => ({
    text: 0,
    audio: sum(`${side}.audio`),
    image: sum(`${side}.image`),
    video: sum(`${side}.video`),
  });
  return {
    input: details.get("input") ?? null,
    output: details.get("output") ?? null,
    total: details.get("total") ?? null,
    cacheRead: sum("cacheRead"),
    writes: sum("writes"),
    writes5m: sum("writes5m"),
    writes1h: sum("writes1h"),
    reasoning: sum("reasoning"),
    inputModalities: modalities("input"),
    outputModalities: modalities("output"),
    otherInput: sum("otherInput"),
    otherOutput: sum("otherOutput"),
    searches: sums.searches ?? null,
    unknown,
  };
}

function placeOf(name: string): Place {
  if (name.includes("search")) return "searches";
  if (name.includes("cach")) {
    if (!/creat|writ/.test(name)) return "cacheRead";
    if (name.includes("1h")) return "writes1h";
    return name.includes("5m") ? "writes5m" : "writes";
  }
  if (/reason|thought|thinking/.test(name)) return "reasoning";
  const isOutput = /output|completion|candidate|response/.test(name);
  const side = isOutput ? "output" : "input";
  for (const modality of ["audio", "image", "video"] as const)
    if (name.includes(modality)) return `${side}.${modality}`;
  if (isOutput) return "otherOutput";
  return /input|prompt|tool/.test(name) ? "otherInput" : "unknown";
}
