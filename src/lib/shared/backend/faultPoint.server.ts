import { channel } from 'node:diagnostics_channel';

const steps = channel('offene-waende:step');

/** Marks a step in work that must survive a crash. Only the tests listen: they kill the process at this point. */
export const faultPoint = (step: string): void => steps.publish(step);
