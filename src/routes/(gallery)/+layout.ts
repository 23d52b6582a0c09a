/** What is public needs no script to be read. */
export const csr = false;
