import { Agent, get } from 'node:http';

export type Load = { perSecond: number; requests: number };

/** What to ask for next: the same address each time, or a new one. */
export type Next = string | (() => { url: string; headers?: Record<string, string> });

/** Requests addresses over `connections` keep-alive connections for `ms` milliseconds. @throws Error when an answer is not 200. */
export async function load(next: Next, { connections = 8, ms = 2000 } = {}): Promise<Load> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const end = performance.now() + ms;
	const began = performance.now();
	let requests = 0;
	async function one(): Promise<void> {
		while (performance.now() < end) {
			const { url, headers = {} } = typeof next === 'string' ? { url: next } : next();
			await request(url, agent, headers);
			requests++;
		}
	}
	await Promise.all(Array.from({ length: connections }, one));
	agent.destroy();
	return { perSecond: (requests / (performance.now() - began)) * 1000, requests };
}

function request(url: string, agent: Agent, headers: Record<string, string>): Promise<void> {
	return new Promise((resolve, reject) => {
		get(url, { agent, headers }, (response) => {
			if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
			response.resume();
			response.on('end', resolve);
		}).on('error', reject);
	});
}

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The values in random order. */
export const shuffled = <T>(values: readonly T[]): T[] =>
	values
		.map((value) => ({ value, at: Math.random() }))
		.sort((a, b) => a.at - b.at)
		.map(({ value }) => value);
