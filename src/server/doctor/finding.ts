/** What the doctor found about one thing. `by hand`: the keys can't read it, so somebody has to look. */
export type Finding = { level: 'ok' | 'problem' | 'by hand'; about: string; text: string };

export const ok = (about: string, text: string): Finding => ({ level: 'ok', about, text });
/** `text` says what is wrong, then what to do. It never contains a key, a password or a token. */
export const problem = (about: string, text: string): Finding => ({ level: 'problem', about, text });
export const byHand = (about: string, text: string): Finding => ({ level: 'by hand', about, text });

/** A finding as a line of `npm run doctor`. */
export const asLine = ({ level, about, text }: Finding): string => `${level.padEnd(8)} ${about.padEnd(10)} ${text}`;
