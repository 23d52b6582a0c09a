/**
 * Searches while the visitor types: fetches the page that the form would open and shows its results. Without this script, the form works
 * with Enter. The address always matches the results, so that it can be shared. The arrow keys move through the results. Escape returns
 * to the field, and clears it when it already has the focus.
 */
const form = document.querySelector<HTMLFormElement>('form[data-search]');
const field = form?.querySelector<HTMLInputElement>('input[name="q"]');
const results = document.querySelector<HTMLElement>('#results');
const statusLine = document.querySelector<HTMLElement>('#search-status');

if (form && field && results && statusLine) start(form, field, results, statusLine);

function start(form: HTMLFormElement, field: HTMLInputElement, results: HTMLElement, statusLine: HTMLElement): void {
	const debounceMs = 160;
	let timer = 0;
	let running: AbortController | null = null;
	let shown = addressOf(field.value);

	function addressOf(typed: string): string {
		const query = typed.trim();
		return new URL(form.action).pathname + (query === '' ? '' : `?${new URLSearchParams({ q: query })}`);
	}

	async function look(): Promise<void> {
		const address = addressOf(field.value);
		running?.abort();
		if (address === shown) return;
		const request = (running = new AbortController());
		try {
			const answer = await fetch(address, { signal: request.signal, headers: { accept: 'text/html' } });
			if (!answer.ok) return;
			show(new DOMParser().parseFromString(await answer.text(), 'text/html'), address);
		} catch {
			// Superseded by the next letter, or offline: keep the results. Enter tries again.
		}
	}

	function show(page: Document, address: string): void {
		const found = page.querySelector('#results');
		if (!found) return;
		results.replaceChildren(...found.childNodes);
		// Keep the element and change its text, so that screen readers announce it.
		statusLine.textContent = page.querySelector('#search-status')?.textContent ?? '';
		document.title = page.title;
		shown = address;
		history.replaceState(history.state, '', address);
		for (const link of document.querySelectorAll<HTMLAnchorElement>('header a[hreflang]')) link.search = location.search;
	}

	field.addEventListener('input', () => {
		clearTimeout(timer);
		timer = window.setTimeout(() => void look(), debounceMs);
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
