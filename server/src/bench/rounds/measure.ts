/** One figure of a run, measured once a round. */
export interface Measure {
  readonly name: string;
  readonly label: string;
  /** Each event is sent by itself, so that the yardstick is a transaction per row. */
  readonly isSingle: boolean;
  /** One round. */
  run(): Promise<Reading>;
}

export interface Reading {
  readonly eventsPerSecond: number;
  /** The same over the time of the merge that was left to do as well; null where nothing is merged later. */
  readonly mergedPerSecond: number | null;
  /** Processor time of the load generator, which shares the machine; null where the run itself is the client. */
  readonly generatorMicrosecondsPerRequest: number | null;
}
