import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { TracerProvider, BatchSpanProcessor, type SpanProcessor } from "@opentelemetry/sdk-trace";
import { API_KEY, type Product } from "../api/start-product.js";

const EXPORTERS = { json: JsonExporter, protobuf: ProtobufExporter };

export type Encoding = keyof typeof EXPORTERS;

/** What an application configures with `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` and `…_HEADERS`. */
export function exporterTo({ url }: Pick<Product, "url">, encoding: Encoding) {
  return new EXPORTERS[encoding]({
    url: `${url}/v1/traces`,
    headers: { Authorization: `Bearer ${API_KEY}` },
  });
}

export interface Telemetry {
  readonly provider: TracerProvider;
  /** Sends what was made so far. */
  flush(): Promise<void>;
  /** Leaves nothing global behind. */
  stop(): Promise<void>;
}

/** OpenTelemetry as an application starts it, for the whole process. */
export function startTelemetry(processors: readonly SpanProcessor[]): Telemetry {
  const provider = new TracerProvider({ spanProcessors: [...processors] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return {
    provider,
    flush: () => provider.forceFlush(),
    stop: async () => {
      await provider.shutdown();
      trace.disable();
      context.disable();
    },
  };
}

export function batched(product: Pick<Product, "url">, encoding: Encoding): SpanProcessor {
  return new BatchSpanProcessor({ exporter: exporterTo(product, encoding) });
}
