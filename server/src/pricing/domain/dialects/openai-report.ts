import type { CountFields, NamedCount } from "../count-fields.js";
import { readCached, readWritten, warnOfMisses } from "./cached-tokens.js";
import type { ModalityCounts } from "./gemini-fields.js";

/** The names under which one of OpenAI's two APIs reports. */
export interface OpenAiSpelling {
  readonly input: string;
  readonly output: string;
  /** The Realtime API writes them in the singular. */
  readonly inputDetails: readonly string[];
  readonly outputDetails: readonly string[];
}

/** A report as it came; null is "not given". */
export interface OpenAiReport {
  readonly input: number | null;
  readonly output: number | null;
  readonly total: number | null;
  readonly cached: NamedCount | null;
  readonly written: NamedCount | null;
  /** `text` is what the others leave to be said; the report's own count of text is not read. */
  readonly inputDetails: ModalityCounts;
  readonly cachedDetails: ModalityCounts | null;
  readonly outputDetails: ModalityCounts;
  readonly reasoning: number;
}

export function readOpenAiReport(usage: CountFields, spelling: OpenAiSpelling, warnings: string[]): OpenAiReport {
  const input = usage.count(spelling.input);
  const inputDetails = usage.within(...spelling.inputDetails);
  const outputDetails = usage.within(...spelling.outputDetails);
  warnOfMisses(usage, input, warnings);
  return {
    input,
    output: usage.count(spelling.output),
    total: usage.count("total_tokens"),
    cached: readCached(usage, inputDetails, warnings),
    written: readWritten(usage, inputDetails),
    inputDetails: readModalities(inputDetails),
    cachedDetails: readCachedModalities(inputDetails.within("cached_tokens_details")),
    outputDetails: readModalities(outputDetails),
    reasoning: outputDetails.count("reasoning_tokens") ?? usage.count("reasoning_tokens") ?? 0,
  };
}

function readModalities(details: CountFields): ModalityCounts {
  return {
    text: 0,
    audio: details.count("audio_tokens") ?? 0,
    image: details.count("image_tokens") ?? 0,
    video: details.count("video_tokens") ?? 0,
  };
}

function readCachedModalities(details: CountFields): ModalityCounts | null {
  const text = details.count("text_tokens");
  const modalities = readModalities(details);
  const said = text !== null || modalities.audio + modalities.image + modalities.video > 0;
  return said ? { ...modalities, text: text ?? 0 } : null;
}
