/** Every part of a stream, or of what becomes one. */
export async function readAll<Part>(
  stream: AsyncIterable<Part> | PromiseLike<AsyncIterable<Part>>,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for await (const part of await stream) parts.push(part);
  return parts;
}
