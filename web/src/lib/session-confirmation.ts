import { createStore } from "./store";

/** Answers everything that waits for the member; null while nothing does. */
export const sessionConfirmation = createStore<((isConfirmed: boolean) => void) | null>(null);

let asked: Promise<boolean> | null = null;

/** Has the member asked to prove who they are. What is refused while they are asked waits for the same answer. */
export function askToConfirm(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    sessionConfirmation.set((isConfirmed) => {
      asked = null;
      sessionConfirmation.set(null);
      resolve(isConfirmed);
    });
  });
  return asked;
}
