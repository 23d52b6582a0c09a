/**
 * Searches while one types: fetches the page of the address that the form would lead to and takes over its results. Without it the form
 * does the same with Enter. The address stays that of what is seen, so that it can be sent to somebody. Arrow down and up
 * walk through the results, Escape leads back to the field and empties it there.
 */
const form = document.querySelector<HTMLFormElement>('form[data-search]');
const field = form?.querySelector<HTMLInputElement>('input[name="q"]');
const results = document.querySelector<HTMLElement>('#results');
const said = document.querySelector<HTMLElement>('#search-status');

if (form && field && results && said) start(form, field, results, said);

function start(form: HTMLFormElement, field: HTMLInputElement, results: HTMLElement, said: HTMLElement): void {
	const quietMs = 160;
	let timer = 0;
	let asked: AbortController | null = null;
	let shown = addressOf(field.value);

	function addressOf(typed: string): string {
		const query = typed.trim();
		return new URL(form.action).pathname + (query === '' ? '' : `?${new URLSearchParams({ q: query })}`);
	}

	async function look(): Promise<void> {
		const address = addressOf(field.value);
		asked?.abort();
		if (address === shown) return;
		const mine = (asked = new AbortController());
		try {
			const answer = await fetch(address, { signal: mine.signal, headers: { accept: 'text/html' } });
			if (!answer.ok) return;
			show(new DOMParser().parseFromString(await answer.text(), 'text/html'), address);
		} catch {
			// Overtaken by the next letter, or offline: what is shown stays, and Enter asks again.
		}
	}

	function show(page: Document, address: string): void {
		const found = page.querySelector('#results');
		if (!found) return;
		results.replaceChildren(...found.childNodes);
		// The element stays, so that a screen reader hears of its new words.
		said.textContent = page.querySelector('#search-status')?.textContent ?? '';
		document.title = page.title;
		shown = address;
		history.replaceState(history.state, '', address);
		for (const link of document.querySelectorAll<HTMLAnchorElement>('header a[hreflang]')) link.search = location.search;
	}

	field.addEventListener('input', () => {
		clearTimeout(timer);
		timer = window.setTimeout(() => void look(), quietMs);
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		clearTimeout(timer);
		void look();
	});

	const links = (): HTMLElement[] => [...results.querySelectorAll<HTMLElement>('a[href]')].filter((link) => !link.hasAttribute('tabindex'));
	document.addEventListener('keydown', (event) => {
		const at = document.activeElement as HTMLElement | null;
		if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
		if (at !== field && !(at && results.contains(at))) return;
		if (event.key === 'Escape') {
			event.preventDefault();
			if (at === field) {
				field.value = '';
				void look();
			}
			field.focus();
			field.select();
		} else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			const all = links();
			const i = at === field ? -1 : all.indexOf(at as HTMLElement);
			const next = event.key === 'ArrowDown' ? i + 1 : i - 1;
			if (at === field && event.key === 'ArrowUp') return;
			event.preventDefault();
			(next < 0 ? field : all[Math.min(next, all.length - 1)])?.focus();
		}
	});
	if (field.value === '' && location.hash === '') field.focus({ preventScroll: true });
}
