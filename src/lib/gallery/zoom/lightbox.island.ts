import type PhotoSwipe from 'photoswipe';
import PhotoSwipeLightbox from 'photoswipe/lightbox';

/**
 * A lightbox for the pictures of a list. Built as a module of its own (see Lightbox.svelte), because public pages load no framework script;
 * PhotoSwipe's core is loaded on the first click. Without the script, every picture is a link to the page of its work.
 *
 * All texts come from data attributes of the page: on the list `data-lightbox`, `data-label`, `data-close`, `data-previous`, `data-next`,
 * `data-zoom`, `data-failed` and `data-announce` ("{n} von {total}, {title}"); on each link `data-title`, `data-pswp-src`, `-srcset`, `-width`,
 * `-height`. The caption is the `figcaption` beside the link.
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
		// Keep the picture uncovered: controls above it, the label below.
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
				// Screen readers ignore the initial content of a live region, so the first picture is announced after opening.
				let isOpen = false;
				const announce = () => (element.textContent = position(pswp, list.dataset.announce ?? ''));
				pswp.on('openingAnimationEnd', () => setTimeout(announce, 100));
				pswp.on('change', () => {
					if (isOpen) announce();
					isOpen = true;
				});
			}
		});
	});
	lightbox.init();
}

const linkOf = (pswp: PhotoSwipe): HTMLElement | undefined => pswp.currSlide?.data.element;

/** A copy of the current picture's museum label on the page. */
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
