import type { ModalityCounts } from "./gemini-fields.js";

/** The order in which cached tokens are assumed to be taken when the report does not say. */
const ASSUMED_CACHE_ORDER = ["text", "image", "video", "audio"] as const satisfies readonly (keyof ModalityCounts)[];

/** A count, and how the report says it divides; null when it does not say. */
export interface DetailedCount {
  readonly name: string;
  readonly total: number;
  readonly details: ModalityCounts | null;
}

/**
 * Divides a count by modality so that the parts add up to it. What the details leave out is text;
 * details that exceed the count cannot be true and are set aside.
 */
export function splitModalities({ name, total, details }: DetailedCount, warnings: string[]): ModalityCounts {
  const allText = { text: total, audio: 0, image: 0, video: 0 };
  if (details === null) return allText;
  const sum = details.text + details.audio + details.image + details.video;
  if (sum !== total) warnings.push(`${name} details add up to ${sum}, not ${total}`);
  const narrower = details.audio + details.image + details.video;
  return narrower > total ? allText : { ...details, text: total - narrower };
}

/**
 * Which part of each modality of the prompt was read from the cache. Without believable details
 * cached tokens are taken from text first, which is what is cached most.
 */
export function splitCached(cached: DetailedCount, prompt: ModalityCounts, warnings: string[]): ModalityCounts {
  if (cached.details !== null) {
    const parts = splitModalities(cached, warnings);
    if (ASSUMED_CACHE_ORDER.every((modality) => parts[modality] <= prompt[modality])) return parts;
  }
  const assumed = { text: 0, audio: 0, image: 0, video: 0 };
  let left = cached.total;
  for (const modality of ASSUMED_CACHE_ORDER) {
    assumed[modality] = Math.min(left, prompt[modality]);
    left -= assumed[modality];
  }
  const onlyText = prompt.audio + prompt.image + prompt.video === 0;
  if (cached.total > 0 && !onlyText) warnings.push(`${cached.name} is not divided by modality; text first is assumed`);
  return assumed;
}
