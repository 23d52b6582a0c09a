import { load, median, type Next, shuffled } from './load.ts';

const rounds = 7;
/** The least share of the requests a second that each way past the cache must reach. */
const leastRatio = 0.5;

/**
 * Requests per second of a show's page when each request differs in something that the page doesn't read, in proportion to equal requests.
 * The rounds are in shuffled order. @throws Error when one is below its limit.
 */
export async function benchCache(origin: string) {
	const shows = (await (await fetch(`${origin}/api/exhibitions`)).json()) as { slug: string; when: string }[];
	const slug = (shows.find(({ when }) => when === 'current') ?? shows[0])!.slug;
	const url = `${origin}/exhibitions/${slug}`;
	const some = () => Math.random().toString(36).slice(2);
	const encoded = () => [...slug].map((letter) => (Math.random() < 0.5 ? letter : `%${letter.charCodeAt(0).toString(16)}`)).join('');
	const ways: Record<string, Next> = {
		plain: url,
		query: () => ({ url: `${url}?${some()}=${some()}` }),
		host: () => ({ url, headers: { host: `${some()}.example` } }),
		encoding: () => ({ url: `${origin}/exhibitions/${encoded()}` }),
		range: () => ({ url, headers: { range: `bytes=0-${Math.floor(Math.random() * 1000)}` } })
	};
	const names = Object.keys(ways);
	const found: Record<string, number[]> = {};
	console.log(`Requests a second past the cache, median of ${rounds} rounds in shuffled order …`);
	for (const name of names) await load(ways[name]!, { ms: 300 });
	for (let round = 0; round < rounds; round++)
		for (const name of shuffled(names)) (found[name] ??= []).push((await load(ways[name]!, { ms: 1000 })).perSecond);
	const perSecond = Object.fromEntries(names.map((name) => [name, Math.round(median(found[name]!))]));
	const ratios = Object.fromEntries(names.map((name) => [name, Number((perSecond[name]! / perSecond.plain!).toFixed(3))]));
	console.log(`  ${names.map((name) => `${name} ${perSecond[name]}/s (${ratios[name]})`).join(', ')}; limit ${leastRatio}`);
	const low = names.filter((name) => ratios[name]! < leastRatio);
	if (low.length > 0) throw new Error(`Requests that differ in ${low.join(', ')} miss the cache.`);
	return { perSecond, ratios, leastRatio, rounds };
}
