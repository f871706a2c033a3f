/** The names of all records that trials make begin so: what is left behind is found by it. */
export const trialName = 'P2C doctor';
