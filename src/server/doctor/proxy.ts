import type { Settings } from '../start/environment.ts';
import type { Answer } from './answer.ts';
import { byHand, ok, problem, type Finding } from './finding.ts';

/** Whether an address is one of this machine: then no proxy stands in front. */
export const isLocal = (origin: string): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(origin).hostname);

/** Says what is wrong with the settings of address and proxies. */
export function proxy({ origin, trustedProxies }: Settings): Finding[] {
	const isHttps = origin.startsWith('https:');
	if (!isHttps && !isLocal(origin)) {
		return [
			problem(
				'proxy',
				`ORIGIN ${origin} is not https: codes, cookies and names can be read on the way. Put a proxy with https in front, and set ORIGIN to its address.`
			)
		];
	}
	if (isHttps && trustedProxies === 0) {
		return [
			problem(
				'proxy',
				'ORIGIN is https, but TRUSTED_PROXIES is 0: all visitors share one limit. Set it to the number of proxies in front, usually 1.'
			)
		];
	}
	return [ok('proxy', `ORIGIN ${origin}, ${trustedProxies === 1 ? '1 proxy' : `${trustedProxies} proxies`} in front.`)];
}

/** Says whether the proxy leads to the site. `here`: the site's answer past the proxy. */
export function throughProxy(origin: string, here: Answer, outside: Answer): Finding[] {
	if (isLocal(origin)) return [];
	if (here.status !== 200) return [byHand('proxy', `The site doesn't run here now, so nobody tried whether ${origin} leads to it.`)];
	if (outside.status === 200) return [ok('proxy', `${origin} leads to the site.`)];
	const why = outside.status === null ? outside.reason : `it answers ${outside.status}`;
	return [
		problem(
			'proxy',
			`The site runs, but ${origin} doesn't lead to it: ${why}. Check the proxy, its certificate, and the name's address (DNS).`
		)
	];
}
