/** Assumptions that no request can show, and where somebody who runs the system can look. */
export const notVisible: Readonly<Record<string, string>> = {};
