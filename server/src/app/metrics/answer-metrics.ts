import { Counter, Gauge, type Registry } from "prom-client";
import type { AnswerCache } from "../../analytics/answers/answer-cache.js";

/** How much of what is asked this process has answered before, and what remembering takes. */
export function registerAnswerMetrics(registry: Registry, answers: AnswerCache): void {
  for (const [name, count, help] of [
    ["hits", () => answers.counts.hits, "Statistics answered from memory, or together with an equal question."],
    ["misses", () => answers.counts.misses, "Statistics read from the database."],
  ] as const) {
    new Counter({
      name: `tokenledger_answers_${name}_total`,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(count());
      },
    });
  }
  new Gauge({
    name: "tokenledger_answers_bytes",
    help: "Of answers kept in memory, bounded by ANSWER_CACHE_MIB.",
    registers: [registry],
    collect() {
      this.set(answers.bytes);
    },
  });
}
