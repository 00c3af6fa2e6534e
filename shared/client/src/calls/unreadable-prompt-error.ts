/** Two prompts that differ in what cannot be seen would be taken for equal. */
export class UnreadablePromptError extends TypeError {}
