import { artistDocument, workDocument } from '#lib/search/documents.ts';
import { makeIndex, search, type Document } from '#lib/search/engine.ts';
import { normalise } from '#lib/search/fold.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { median, shuffled } from './load.ts';

const rounds = 9;
const works = 10_000;

/**
 * Typical queries: a name, a prefix, another script, a typing error, a common word, several words, a year, part of a word, an unknown
 * word.
 */
const queries = ['Selmanova', 'selm', 'Селманова', 'Selmnova', 'Öl', 'Leinwand Abend', '1974', 'winterlandschaft', 'xyzzyplugh'];

/** Measures queries over 10 000 works (processor time, median). Reference: a linear scan of the same normalised texts with `includes`. */
export function benchSearch() {
	const documents = archive();
	const began = process.cpuUsage();
	const index = makeIndex(documents);
	const madeMs = ms(process.cpuUsage(began));
	const texts = documents.map(({ texts }) => normalise(texts.map(({ text }) => text).join(' ')));
	const scan = (query: string): number => {
		const word = normalise(query);
		return texts.filter((text) => text.includes(word)).length;
	};
	console.log(`A search over ${works} works and a linear scan of their texts, median of ${rounds} rounds in shuffled order …`);
	const figures = queries.map((query) => {
		const variants = { search: () => search([{ index }], query), scan: () => scan(query) };
		const found = { search: [] as number[], scan: [] as number[] };
		for (const name of ['search', 'scan'] as const) cpuMs(variants[name]);
		for (let round = 0; round < rounds; round++)
			for (const name of shuffled(['search', 'scan'] as const)) found[name].push(cpuMs(variants[name]));
		const [searchMs, scanMs] = [median(found.search), median(found.scan)];
		console.log(
			`  ${query.padEnd(16)} ${searchMs.toFixed(2)} ms CPU, a scan ${scanMs.toFixed(2)} ms, ratio ${(searchMs / scanMs).toFixed(2)} (at most 2)`
		);
		return { query, searchMs, scanMs, ratio: searchMs / scanMs };
	});
	console.log(`  the index is built in ${madeMs.toFixed(0)} ms`);
	return { works, madeMs, figures, rounds };
}

const ms = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** The mean processor time of a call in ms, from calls repeated for 60 milliseconds. */
function cpuMs(work: () => unknown): number {
	const before = process.cpuUsage();
	const end = performance.now() + 60;
	let calls = 0;
	do {
		work();
		calls++;
	} while (performance.now() < end);
	return ms(process.cpuUsage(before)) / calls;
}

/** An archive of pseudo-random words, the same in each run. */
function archive(): Document[] {
	let seed = 7;
	const random = (max: number): number => (seed = (seed * 48_271) % 2_147_483_647) % max;
	const syllables = 'a bel da er fin gor ha il ka lo mar no ova per ru sel tan ul ver win zo schaft land man nova'.split(' ');
	const word = (): string => Array.from({ length: 2 + random(3) }, () => syllables[random(syllables.length)]!).join('');
	const vocabulary = Array.from({ length: 6000 }, word);
	const some = (count: number): string => Array.from({ length: count }, () => vocabulary[random(vocabulary.length)]!).join(' ');
	const text = (t: string): Texts => ({ de: { t, by: 'author' } });
	const techniques = ['Öl auf Leinwand', 'Holzschnitt', 'Fotografie', 'Tusche auf Papier', 'Wolle, gewebt'];
	const names = Array.from({ length: 400 }, (_, i) => (i === 0 ? 'Irina Selmanova' : some(2)));
	return [
		...names.map((name, i) =>
			artistDocument({ slug: `a${i}`, name: text(name), latinName: null, biography: text(some(60)), statement: {} })
		),
		...Array.from({ length: works }, (_, i) =>
			workDocument({
				artworkId: `w${i}`,
				title: text(i % 40 === 0 ? `Abend ${some(1)}` : some(1 + random(4))),
				technique: text(techniques[random(techniques.length)]!),
				description: text(some(30)),
				labelText: text(some(30)),
				plainText: null,
				yearFrom: 1950 + random(77),
				yearTo: null,
				artistName: text(names[random(names.length)]!),
				latinName: null,
				shows: [text(some(2))]
			})
		)
	];
}
