/** Whether the visitor asks for less motion in the system settings. */
export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
