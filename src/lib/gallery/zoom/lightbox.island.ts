import type PhotoSwipe from 'photoswipe';
import PhotoSwipeLightbox from 'photoswipe/lightbox';

/**
 * Opens the pictures of a page large, one beside the other. It is built as a module of its own (see
 * Lightbox.svelte), because public pages carry no other script; its core is fetched on
 * the first click. Without it every picture is a link to the page of its work.
 *
 * The page says everything in data attributes - there is no text here:
 * on the list `data-lightbox`, `data-label`, `data-close`, `data-previous`, `data-next`, `data-zoom`,
 * `data-failed` and `data-announce` ("{n} von {total}, {title}"); on each link `data-title`,
 * `data-pswp-src`, `-srcset`, `-width`, `-height`. The caption is the `figcaption` beside the link.
 */
for (const list of document.querySelectorAll<HTMLElement>('[data-lightbox]')) {
	const lightbox = new PhotoSwipeLightbox({
		gallery: list,
		children: 'a[data-pswp-src]',
		pswpModule: () => import('photoswipe'),
		bgOpacity: 1,
		counter: false,
		closeTitle: list.dataset.close ?? '',
		arrowPrevTitle: list.dataset.previous ?? '',
		arrowNextTitle: list.dataset.next ?? '',
		zoomTitle: list.dataset.zoom ?? '',
		errorMsg: list.dataset.failed ?? '',
		mainClass: 'lightbox',
		// Nothing covers the picture: controls stand above it, the label below.
		paddingFn: ({ x }) => (x < 700 ? { top: 60, bottom: 130, left: 12, right: 12 } : { top: 60, bottom: 80, left: 76, right: 76 })
	});
	lightbox.on('afterInit', () => {
		lightbox.pswp?.element?.setAttribute('aria-label', list.dataset.label ?? '');
		lightbox.pswp?.element?.setAttribute('aria-modal', 'true');
	});
	lightbox.on('uiRegister', () => {
		lightbox.pswp?.ui?.registerElement({
			name: 'label',
			className: 'lightbox-label',
			appendTo: 'root',
			order: 9,
			onInit: (element, pswp) => pswp.on('change', () => element.replaceChildren(...captionOf(pswp)))
		});
		lightbox.pswp?.ui?.registerElement({
			name: 'position',
			className: 'visually-hidden',
			appendTo: 'root',
			onInit: (element, pswp) => {
				element.setAttribute('aria-live', 'polite');
				// A live region that is filled as it appears stays silent: the first picture is said once it is open.
				let said = false;
				const say = () => (element.textContent = position(pswp, list.dataset.announce ?? ''));
				pswp.on('openingAnimationEnd', () => setTimeout(say, 100));
				pswp.on('change', () => {
					if (said) say();
					said = true;
				});
			}
		});
	});
	lightbox.init();
}

const linkOf = (pswp: PhotoSwipe): HTMLElement | undefined => pswp.currSlide?.data.element;

/** The museum label of the picture that is open, as it stands on the page. */
function captionOf(pswp: PhotoSwipe): Node[] {
	const caption = linkOf(pswp)?.closest('figure')?.querySelector('figcaption');
	return caption ? [...caption.cloneNode(true).childNodes] : [];
}

function position(pswp: PhotoSwipe, pattern: string): string {
	const values: Record<string, string> = {
		n: String(pswp.currIndex + 1),
		total: String(pswp.getNumItems()),
		title: linkOf(pswp)?.dataset.title ?? ''
	};
	return pattern.replace(/\{(n|total|title)\}/g, (_, name: string) => values[name] ?? '');
}
