import { expect, test } from 'vitest';
import { citeShow, citeWork } from './citation.ts';
import { presentWork } from '../read/present.ts';
import { presentShow } from '../read/presentShow.ts';
import { showRows, workRow } from '../read/rows.example.ts';

const show = presentShow(showRows.show, '2026-05-10', 'de');
const place = 'DSM Sachsen, Büro Leipzig, Petersstraße 16, 04109 Leipzig';

test('cites a show on one line', () => {
	expect(citeShow(show, 'https://walls.example/exhibitions/anderswo', 'de')).toBe(
		`Anderswo. Ausstellung, ${place}, 1. Mai\u2009–\u20091. Juni 2026. https://walls.example/exhibitions/anderswo`
	);
	const question = { ...show, title: { ...show.title, text: 'Wo bist du?' }, subtitle: { text: 'Neun.', lang: 'de', dir: 'ltr' as const } };
	expect(citeShow(question, 'u', 'de')).toMatch(/^Wo bist du\? Neun\. Ausstellung/);
});

test('cites a work in a show', () => {
	expect(citeWork(presentWork(workRow(1), 'de'), show, 1, 'https://walls.example/artworks/a1', 'de')).toBe(
		`Leyla: Fluss, 2020–2021, Öl auf Leinwand, 64 × 44 cm. In: Anderswo, ${place}, 1. Mai\u2009–\u20091. Juni 2026, Nr. 1. https://walls.example/artworks/a1`
	);
});
