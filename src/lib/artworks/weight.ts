/** Weights are read and written the same way everywhere: of works, and of what walls carry. */
export { kgText, parseKg } from '#lib/shared/weight.ts';
