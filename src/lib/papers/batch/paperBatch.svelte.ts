import { browserFetch, type Fetch, postAction } from '#lib/shared/page/postAction.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { type PaperRow, paperRefusalText } from '../desk.ts';

type Options = {
	/** Called when all papers are made. */
	onEnd: () => Promise<void>;
	fetch?: Fetch;
};

/** Makes several papers one after the other, so that one sees how far it is. Without JavaScript the site makes them in one request. */
export class PaperBatch {
	/** How far it is, or why it stopped, in a sentence; null before it begins. */
	progress = $state<string | null>(null);
	#onEnd: () => Promise<void>;
	#fetch: Fetch;

	constructor({ onEnd, fetch = browserFetch }: Options) {
		this.#onEnd = onEnd;
		this.#fetch = fetch;
	}

	/** Stops at the first paper that can't be made. */
	async make(rows: readonly Pick<PaperRow, 'kind' | 'language' | 'wall' | 'artist' | 'title'>[]): Promise<void> {
		for (const [done, { kind, language, wall, artist, title }] of rows.entries()) {
			this.progress = m.papers_desk_progress({ done, count: rows.length, title });
			const body = new FormData();
			for (const [name, value] of Object.entries({ kind, language, wall: wall ?? '', artist: artist ?? '' }))
				body.append(name, String(value));
			const { result } = await postAction<{ paper: string }, { refused: string }>('?/make', body, { fetch: this.#fetch });
			if (result.type === 'failure' || result.type === 'error') {
				const reason = result.type === 'failure' ? paperRefusalText(result.data?.refused ?? '') : m.papers_refused_failed();
				this.progress = `${title}: ${reason}`;
				return;
			}
		}
		await this.#onEnd();
		this.progress = m.papers_desk_made_all({ count: rows.length });
	}
}
