import type { WebSocket } from "ws";

/**
 * Settles when the socket took the message, which a reader that does not read keeps it from. A message
 * that is lost with its socket is no fault: the client resumes on another.
 */
export function sendWhileOpen(socket: WebSocket, message: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.OPEN) socket.send(message, () => resolve());
    else resolve();
  });
}
