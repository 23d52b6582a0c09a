import { qrOf } from '#lib/papers/labelCards.ts';
import { paperText, type PaperText } from '#lib/papers/paper.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { pickText, type Texts } from '#lib/shared/texts.ts';

/** The path on the sign at a room's door. It has no language: the phone's settings decide. */
export const doorPath = (code: string): string => `/r/${code}`;

/** The data for the Typst template of the sign at a room's door: its name and the QR code's explanation, in German and English. */
export function doorSign(name: Texts, address: string) {
	const names = (['de', 'en'] as const)
		.flatMap((language): PaperText[] => {
			const picked = pickText(name, language);
			return picked ? [paperText(picked.lang, picked.text)] : [];
		})
		.filter((one, i, all) => all.findIndex(({ t }) => t === one.t) === i);
	const lines = (['de', 'en'] as const).map((locale) => ({
		what: paperText(locale, m.visiting_sign_what({}, { locale })),
		how: paperText(locale, m.visiting_sign_how({}, { locale }))
	}));
	return {
		title: m.visiting_sign_title({ room: pickText(name, 'de')?.text ?? '' }, { locale: 'de' }),
		lang: 'de',
		house: m.shared_site_name({}, { locale: 'de' }),
		names,
		lines,
		qr: qrOf(address),
		qrAlt: m.visiting_sign_qr({ address }, { locale: 'de' }),
		address: address.replace(/^https?:\/\//, '')
	};
}
