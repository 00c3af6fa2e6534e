import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { peopleRhythm, type ClientHour } from "./domain/people-rhythm.js";
import type { DemoLengths } from "./domain/demo-visit.js";

const TRACES = new URL("../../fixtures/traces/", import.meta.url);
/** Summaries of notes are shorter than the longest answers of a coding assistant. */
const SUMMARY_TOKENS = { from: 60, to: 900 } as const;
const TAG_TOKENS = { from: 4, to: 60 } as const;
const HOUR_SECONDS = 3_600;

export interface DemoTraces {
  readonly rhythm: readonly number[];
  readonly lengths: DemoLengths;
}

/** Arrival rates and lengths of real traffic, from the published traces that ship with the server. */
export async function loadTraces(): Promise<DemoTraces> {
  const [clientHours, azure, aider] = await Promise.all([
    rowsOf("servegen-m-small-hourly.csv"),
    rowsOf("azure-llm-2023-code.csv"),
    aiderAnswers(),
  ]);
  return {
    rhythm: peopleRhythm(clientHours.map(toClientHour)),
    lengths: {
      noteTokens: azure.map(([, context]) => Number(context)),
      summaryTokens: within(aider, SUMMARY_TOKENS),
      tagTokens: within(
        azure.map(([, , generated]) => Number(generated)),
        TAG_TOKENS,
      ),
    },
  };
}

function toClientHour([client = "", offset, requests]: readonly string[]): ClientHour {
  return { client, hour: Number(offset) / HOUR_SECONDS, requests: Number(requests) };
}

async function aiderAnswers(): Promise<readonly number[]> {
  const answers: number[] = [];
  for await (const line of linesOf("aider-2024-08_2025-02.jsonl")) {
    const found = /"completion_tokens": (\d+)/.exec(line);
    if (found !== null) answers.push(Number(found[1]));
  }
  return answers;
}

/** Cells without the header; the files have no quotes. */
async function rowsOf(name: string): Promise<readonly (readonly string[])[]> {
  const rows: string[][] = [];
  for await (const line of linesOf(name)) rows.push(line.split(","));
  return rows.slice(1);
}

function linesOf(name: string) {
  return createInterface({ input: createReadStream(new URL(name, TRACES)), crlfDelay: Infinity });
}

function within(lengths: readonly number[], { from, to }: { readonly from: number; readonly to: number }) {
  return lengths.filter((length) => length >= from && length <= to);
}
