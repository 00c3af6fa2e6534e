const MODELS = ["gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-2.5-pro"] as const;
const FEATURES = ["summary", "tag"] as const;
const USERS = 1_000;
/** Events are spread over the hour before the run, as a busy installation's are. */
const SPREAD_MS = 3_600_000;

/** Makes events that no run sent before, as JSON of one event each. */
export class BenchEvents {
  private number = 0;

  constructor(private readonly run: string) {}

  take(count: number): string[] {
    return Array.from({ length: count }, () => this.next());
  }

  private next(): string {
    this.number += 1;
    const spread = (this.number * 7_919) % SPREAD_MS;
    const prompt = 200 + (this.number % 4_000);
    const answer = 20 + (this.number % 300);
    return JSON.stringify({
      id: `${this.run}-${this.number}`,
      time: new Date(Date.now() - spread).toISOString(),
      userId: `user-${(this.number * 31) % USERS}`,
      noteId: `note-${this.number % 50_000}`,
      feature: FEATURES[this.number % FEATURES.length],
      provider: "google",
      model: MODELS[this.number % MODELS.length],
      usage: { promptTokenCount: prompt, candidatesTokenCount: answer, totalTokenCount: prompt + answer },
      durationMs: 900 + (this.number % 800),
    });
  }
}
