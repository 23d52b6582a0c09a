/**
 * How far a change is on its way to the server; every editor uses the same words.
 * `unsaved`: a request is about to be sent. `retrying`: there was no answer, or one of an overloaded server; it is tried again.
 * `conflict`: another window has saved in between. `refused`: the server doesn't take it as it is.
 */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'retrying' | 'conflict' | 'refused';
