/** Public pages are readable without scripts: no client-side rendering. */
export const csr = false;
