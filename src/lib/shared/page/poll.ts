type Options = { firstMs?: number; maxMs?: number; isVisible?: () => boolean };

/** Each pause is longer than the one before by this factor. */
const growth = 1.3;

/**
 * Looks for news again and again, less and less often, as long as somebody sees the page. Returns what ends it, also while `look` is
 * still waiting for an answer.
 */
export function poll(
	look: () => Promise<void>,
	{ firstMs = 1500, maxMs = 15_000, isVisible = () => document.visibilityState === 'visible' }: Options = {}
): () => void {
	let isEnded = false;
	let pauseMs = firstMs;
	const next = async () => {
		if (isVisible()) await look();
		if (isEnded) return;
		pauseMs = Math.min(maxMs, pauseMs * growth);
		timer = setTimeout(() => void next(), pauseMs);
	};
	let timer = setTimeout(() => void next(), firstMs);
	return () => {
		isEnded = true;
		clearTimeout(timer);
	};
}
